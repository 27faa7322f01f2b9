"""ipdocket: IP docketing and deadline management whose dates explain and prove themselves."""

__version__ = "0.1.0"
