"""Mentors: join, say what one can answer, inbox, pause."""
