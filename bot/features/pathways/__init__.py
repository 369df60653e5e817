"""Pathways: the plan a person walks, one step at a time."""
