"""Events: workshops, open days, talks; who comes, who waits for a place, what they need."""
