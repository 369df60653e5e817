"""Interview practice: questions to answer in private, and what a good answer holds."""
