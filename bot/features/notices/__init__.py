"""Notices: written by coordinators, approved, and sent to many, each once."""
