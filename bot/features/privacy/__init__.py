"""Privacy: what is kept, who can see it, and how to make it go away."""
