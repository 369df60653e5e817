"""The catalog workflow behind `python -m bot messages`."""
