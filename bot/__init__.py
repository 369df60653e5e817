"""Everything the capabilities share, and what each capability knows."""
