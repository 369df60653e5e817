"""Rules of privacy: what is kept about somebody, and who has read the warning about texts."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from bot.delivery.outbox import STAYS
from bot.people.person import Person
from bot.settings import Programme, Settings

NOTICE: Final = "notice"  # beside the intake answers in the profile; no intake question has this id
NOTICE_VERSION: Final = 1


def has_read_notice(person: Person) -> bool:
    """Whether the person has seen the warning as it is worded now."""
    return person.profile.get(NOTICE) == str(NOTICE_VERSION)


def reading_notice(person: Person) -> Person:
    """Return the person as one who has read it."""
    return person.but(profile={**person.profile, NOTICE: str(NOTICE_VERSION)})


@dataclass(frozen=True)
class Keeping:
    """How things are kept here, by the settings that are live. Numbers are of the unit named."""

    on_server: bool
    """Whether the store is a database server; else it is one encrypted file."""
    carried_hours: int
    """How long somebody's words stand in the chat of another."""
    conversation_days: int
    call_days: int
    need_days: int
    event_days: int
    report_days: int
    log_months: int
    inbox_hours: int
    outbox_days: int


def keeping(settings: Settings, programme: Programme) -> Keeping:
    return Keeping(
        on_server=settings.database_url is not None,
        carried_hours=STAYS // dt.timedelta(hours=1),
        conversation_days=programme.conversation_days_kept,
        call_days=programme.call_days_kept,
        need_days=programme.event_needs_days_kept,
        event_days=programme.event_days_kept,
        report_days=programme.concern_days_kept,
        log_months=programme.audit_months_kept,
        inbox_hours=programme.inbox_retention_hours,
        outbox_days=programme.outbox_days_kept,
    )
