"""Surveys in the database: waves, who was asked, and what was answered, each by itself."""
