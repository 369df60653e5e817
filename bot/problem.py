"""One thing wrong in content, catalogs or settings, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """`file` is relative to the project, with forward slashes; `line` is 0 for the whole file."""

    file: str
    line: int
    message: str
    advice: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}. {self.advice}"
