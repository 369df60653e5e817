"""What buttons of upkeep do. `item` is `domain.code` of a key; pages count from 0."""

from dataclasses import dataclass

from bot.message import Action


class ShowContent(Action):
    """Show how the content is."""

    prefix = "cont"


@dataclass(frozen=True)
class ShowShelf(Action):
    """Show what is due on a shelf (`domain.Shelf`)."""

    prefix = "conts"
    shelf: str
    page: int = 0


@dataclass(frozen=True)
class OpenItem(Action):
    """Show one item; Back leads to this page of its shelf."""

    prefix = "conti"
    item: str
    shelf: str = ""
    page: int = 0


@dataclass(frozen=True)
class MarkValid(Action):
    """Say that an item is still valid; it asks first. `mark` is of what was shown."""

    prefix = "contv"
    item: str
    mark: str
    sure: int = 0


@dataclass(frozen=True)
class MarkWrong(Action):
    """Say that an item is not valid any more. `mark` is of what was shown."""

    prefix = "contw"
    item: str
    mark: str


@dataclass(frozen=True)
class TakeBack(Action):
    """Take back what was said of an item last."""

    prefix = "contb"
    item: str


class ShowTranslations(Action):
    """Show how far each language is."""

    prefix = "contl"


@dataclass(frozen=True)
class ShowTexts(Action):
    """Show the texts of a language that are in one state (`bot.messages.status.State`)."""

    prefix = "contt"
    language: str
    state: str
    page: int = 0
