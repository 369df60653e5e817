"""Flags: what readers think of a step, counted for the coordinators."""
