"""Use cases of answers: what both sides of a question agree to, and what coordinators publish."""
