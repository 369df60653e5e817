"""Events and the answers to them in the database."""
