"""Saved replies: texts that mentors keep, and ready ones, to add to an answer."""
