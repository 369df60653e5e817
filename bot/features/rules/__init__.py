"""Rules that change: found in content, told on approval to those whose open steps use them."""
