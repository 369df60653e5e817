"""The desk of coordinators: what needs them today, and the doors to all they look after."""
