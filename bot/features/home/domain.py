"""What home shows to one person."""

from dataclasses import dataclass
from enum import StrEnum

from bot.i18n import Html
from bot.message import Action, Button
from bot.people import consent
from bot.people.person import Person


@dataclass(frozen=True)
class Doors:
    """Where home leads for one person; None where there is nothing for them."""

    language: Action
    settings: Action
    search: Action
    find: Action
    guides: Action
    next_step: Button | None = None
    plan: Action | None = None
    ask: Action | None = None
    calls: Action | None = None
    events: Action | None = None
    """Events that this person can join."""
    start: Action | None = None
    """Agree, or begin the intake: what is missing for a plan."""
    browse: Action | None = None
    inbox: Action | None = None
    waiting: int = 0
    """How many questions wait in the inbox."""
    desk: Action | None = None
    on_desk: int = 0
    """How many things wait for a coordinator."""
    survey: Action | None = None
    """Questions that wait for this person."""


class Situation(StrEnum):
    """What home has to tell first."""

    BROWSING = "browsing"  # nothing is kept: no consent
    ASK_AGAIN = "ask-again"  # agreed to an older wording
    NO_PLAN = "no-plan"  # no profession, or no route for it yet
    PLAN = "plan"


@dataclass(frozen=True)
class Front:
    """Home for one person. `writing`: an answer of theirs is waited for."""

    situation: Situation
    doors: Doors
    next_step: Html | None = None
    """What the plan says comes next."""
    writing: bool = False


def situation(person: Person, *, has_plan: bool) -> Situation:
    """Return what home tells this person first."""
    if not consent.agreed(person):
        return Situation.BROWSING if person.consent is None else Situation.ASK_AGAIN
    return Situation.PLAN if has_plan else Situation.NO_PLAN


class Unreadable(StrEnum):
    """What people send that is no text."""

    CONTACT = "contact"
    PLACE = "place"
    FORWARD = "forward"
    MEDIA = "media"
    ALBUM = "album"  # where one photo would be taken
    PICTURE_FILE = "picture-file"
    OTHER = "other"
