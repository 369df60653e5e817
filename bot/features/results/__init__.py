"""Results: what many answers say together, with nobody to be recognised in them."""
