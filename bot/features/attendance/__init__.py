"""Attendance: who came to an event, what everybody takes home, and how it was."""
