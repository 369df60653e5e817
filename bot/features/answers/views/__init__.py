"""What screens about answers say: to readers, to both sides of a question, to coordinators."""
