"""Use cases of the kit: lists, speakers, the order of the day, and what the clock does."""
