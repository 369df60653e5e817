"""What buttons of the glossary do."""

from dataclasses import dataclass

from bot.message import Action


@dataclass(frozen=True)
class ShowGlossary(Action):
    """Show the words from A to Z; pages count from 0."""

    prefix = "words"
    page: int = 0


@dataclass(frozen=True)
class OpenTerm(Action):
    """Show what a word means.

    `term` is its key (`domain.key`); `step` is where one came from, and `track` the code of the
    route or guide on which it was open.
    """

    prefix = "wd"
    term: str
    step: str = ""
    track: str = ""
