"""Invites: a coordinator asks people in by a one-use link."""
