"""Owner names, legal forms, addresses, references and official numbers; no Qt, no database."""
