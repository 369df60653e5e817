"""What screens and messages about concerns say: to who reports, and to coordinators."""
