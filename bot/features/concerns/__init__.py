"""Concerns: people report what is not right; coordinators hear of it until one looks after it."""
