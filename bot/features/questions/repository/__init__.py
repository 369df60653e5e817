"""Questions in the database: their rows, what was written, to whom they were offered."""
