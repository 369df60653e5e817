"""Check-ins: how the next step goes, and dates that come near."""
