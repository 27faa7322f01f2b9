"""What every service stands on: the session, and the recalculation of a matter."""
