"""Use cases of attendance: coming, hosting, what people take home, and what the clock does."""
