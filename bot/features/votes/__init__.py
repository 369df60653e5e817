"""Votes: a light question for many, asked as a poll of Telegram's own; counts only at the end."""
