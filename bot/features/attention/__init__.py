"""Attention: what is said to people first, when, and how much of it."""
