"""Delivery: what comes in is stored before it is confirmed; what goes out before it is sent."""
