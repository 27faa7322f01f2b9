"""The firm's docket on a PostgreSQL server: the same statements, guards and record, each person a database role."""
