"""The rules of results: what is counted, what may be shown, and what the figures can say."""
