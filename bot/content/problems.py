"""What can be wrong with content: one line each, with the place and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"  # the content cannot be used
    OVERDUE = "overdue"  # a review is more than 30 days late: `check` fails, a running bot goes on
    WARNING = "warning"  # a review is due


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right; `line` counts from 1."""

    path: str
    line: int
    message: str
    advice: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}. {self.advice}".rstrip()


class ContentError(Exception):
    """Content that cannot be used; `problems` says everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
