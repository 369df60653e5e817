"""What surveys say: to who is asked, and to coordinators."""
