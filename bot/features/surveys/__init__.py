"""Surveys: waves of questions about how people are doing, answered under a pseudonym."""
