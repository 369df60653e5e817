"""One thing wrong in content, catalogs or settings, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"  # what it is about cannot be used
    OVERDUE = "overdue"  # late by so much that `check` fails, while a running bot goes on
    WARNING = "warning"  # somebody should look


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right; `line` counts from 1, and 0 is the whole file."""

    path: str
    line: int
    message: str
    advice: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}. {self.advice}".rstrip()
