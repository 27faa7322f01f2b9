"""What must never happen to the rows, held by the database itself; one module per kind of database."""
