"""Upkeep: what of the content must be checked again, and what coordinators say of it."""
