"""Notices in the database: what is sent, and who gets it."""
