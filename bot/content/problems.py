"""Content that cannot be used."""

from collections.abc import Iterable

from bot.problem import Problem


class ContentError(Exception):
    """Raised with everything that is wrong, in `problems`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
