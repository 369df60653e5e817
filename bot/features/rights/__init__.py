"""Right to work: a short tree of questions. Nothing of the way through it is kept."""
