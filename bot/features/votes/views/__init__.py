"""How votes look: for who is asked, for coordinators, and what came out."""
