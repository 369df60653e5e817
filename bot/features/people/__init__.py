"""People: how many there are of which kind, and who serves here; without a name."""
