"""How much abuse: a little in every test run, a lot when SOAK is set."""

import os

SOAK = bool(os.environ.get("SOAK"))


def size(small: int, large: int) -> int:
    return large if SOAK else small
