"""Who is here, by numbers; who serves here, without a name; and why somebody is stopped."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.errors import UserError
from bot.i18n import Translator
from bot.people.person import Role
from bot.segments import Counted
from bot.segments.choices import Dimension

KEY_LENGTH: Final = 12
BY: Final = (Dimension.PROFESSION, Dimension.STAGE, Dimension.REGION, Dimension.LANGUAGE)
"""By what members can be looked at in numbers."""


class Reason(StrEnum):
    """Why one of the staff is stopped; short, as buttons carry it."""

    CONTACT = "contact"
    UNKIND = "unkind"
    ADVICE = "advice"
    AWAY = "away"
    OTHER = "other"


@dataclass(frozen=True)
class Overview:
    """Everybody in numbers. `by` counts members: each is in one group of a dimension."""

    everybody: Counted
    unreachable: Counted
    stopped: Counted
    mentors: int
    coordinators: int
    by: Mapping[Dimension, Mapping[str, int]]
    spins: Mapping[tuple[Dimension, str], int]


@dataclass(frozen=True)
class Held:
    """A role that somebody has; `since` is None where that was not written down."""

    role: Role
    since: dt.datetime | None


@dataclass(frozen=True)
class Staff:
    """One of those who serve here. `key` stands for them on buttons, `code` for people to read."""

    key: str
    code: str
    held: tuple[Held, ...]
    is_me: bool
    stopped: bool


@dataclass(frozen=True)
class Stop:
    """Somebody who served here and was stopped, not after a report."""

    cause: int
    code: str
    reason: Reason
    since: dt.datetime


class NotStaffError(UserError):
    """A button names somebody who does not serve here any more."""

    def message(self, t: Translator) -> str:
        return t.gettext("This person does not have this role any more.")


class LastCoordinatorError(UserError):
    """Nobody would be left to look after the programme."""

    def message(self, t: Translator) -> str:
        return t.gettext("There must be at least one coordinator. Please invite another one first.")


class AskedBadlyError(UserError):
    """No report and no question has this reference, or nobody is left of it."""

    def message(self, t: Translator) -> str:
        return t.gettext(
            "We found nothing by this reference. It looks like C-7K2M for a report, or like Q-7K2M "
            "for a question, and stands above the conversation."
        )


class YourselfError(UserError):
    """Coordinators do not stop themselves."""

    def message(self, t: Translator) -> str:
        return t.gettext("You cannot stop yourself. You can give up your role.")
