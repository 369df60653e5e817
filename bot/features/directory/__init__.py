"""Find help: organisations by what they offer, near the person first."""
