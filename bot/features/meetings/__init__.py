"""Calls, one to one: ask for one, offer times, agree on one, be reminded, change it or stop."""
