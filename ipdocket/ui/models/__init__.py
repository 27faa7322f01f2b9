"""Models of the window's lists."""
