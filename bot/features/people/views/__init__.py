"""What is read about people: by coordinators, and by those whom it concerns."""
