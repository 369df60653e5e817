"""Questions to mentors: ask, dispatch, claim, answer, follow up."""
