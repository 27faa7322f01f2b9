"""The window's ports filled from the services: everything here runs on the docket's thread."""
