"""What screens and messages about questions say: to the asker, the helper, coordinators."""
