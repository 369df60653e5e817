"""What is said about upkeep, to coordinators."""
