"""One function per intention of a user; each asks permission, opens one unit of work, says what changed."""
