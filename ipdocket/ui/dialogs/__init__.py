"""Questions put to the person."""
