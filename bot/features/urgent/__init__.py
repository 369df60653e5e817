"""Urgent help: whom to reach now."""
