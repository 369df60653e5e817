"""What events look like: to those who take part, to coordinators, and in messages."""
