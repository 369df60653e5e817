"""What an event is, and the rules of taking part in one."""

from bot.features.events.domain.event import Change, Event, Kind, Mode, State, Words
from bot.features.events.domain.needs import Need, Needs
from bot.features.events.domain.rsvp import Answer, Place, Rsvp

__all__ = [
    "Answer",
    "Change",
    "Event",
    "Kind",
    "Mode",
    "Need",
    "Needs",
    "Place",
    "Rsvp",
    "State",
    "Words",
]
