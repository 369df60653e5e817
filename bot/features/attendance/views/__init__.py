"""What attendance says: to those who come, and to those who host."""
