"""What coordinators do with the audit log: read a week, take it along; and what the clock does."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from bot.office import Office
from bot.people import audit
from bot.people.audit import Entry
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

WEEK: Final = dt.timedelta(days=7)
MONTH: Final = dt.timedelta(days=30)
EVER: Final = (dt.datetime(1970, 1, 1, tzinfo=dt.UTC), dt.datetime(9999, 1, 1, tzinfo=dt.UTC))


@dataclass(frozen=True)
class Week:
    """What was done in a week. `earlier` and `later` are the Mondays beside it, or None.

    `zone` is the clock of the programme; `me` the code of who reads.
    """

    monday: dt.date
    entries: list[Entry]
    earlier: dt.date | None
    later: dt.date | None
    zone: dt.tzinfo
    me: str


def monday_of(moment: dt.datetime, zone: dt.tzinfo) -> dt.date:
    day = moment.astimezone(zone).date()
    return day - dt.timedelta(days=day.weekday())


def bounds(monday: dt.date, zone: dt.tzinfo) -> tuple[dt.datetime, dt.datetime]:
    """Return when a week begins and ends, by the clocks there."""
    begin, end = (dt.datetime.combine(day, dt.time(), zone) for day in (monday, monday + WEEK))
    return begin.astimezone(dt.UTC), end.astimezone(dt.UTC)


async def week(uow: UnitOfWork, office: Office, ordinal: int) -> Week:
    """Return a week of the log; of those there are, the one closest to what a button says."""
    zone = office.settings.zone
    newest = monday_of(uow.now, zone)
    span = await audit.span(uow.connection)
    oldest = monday_of(span[0], zone) if span else newest
    asked = dt.date.fromordinal(ordinal) if 0 < ordinal < newest.toordinal() else newest
    monday = max(oldest, asked - dt.timedelta(days=asked.weekday()))
    return Week(
        monday,
        await audit.entries(uow.connection, *bounds(monday, zone)),
        earlier=monday - WEEK if monday > oldest else None,
        later=monday + WEEK if monday < newest else None,
        zone=zone,
        me=code(uow),
    )


def code(uow: UnitOfWork) -> str:
    """Return the letters that stand for the person who acts."""
    return audit.code_of(audit.actor(uow.vault, uow.person.id))


async def export(uow: UnitOfWork, office: Office, ordinal: int) -> list[Entry]:
    """Return a week of the log, or (0) all of it, the newest first."""
    if not ordinal:
        uow.about("")
        return await audit.entries(uow.connection, *EVER)
    asked = await week(uow, office, ordinal)
    uow.about(asked.monday.isoformat())
    return asked.entries


async def purge(uow: UnitOfWork, office: Office) -> None:
    """Delete what is older than the programme keeps."""
    before = uow.now - office.programme.audit_months_kept * MONTH
    await audit.purge(uow.connection, before)


async def erase(uow: UnitOfWork, person: Person) -> None:
    """Let the log forget who an erased person was; what was done stays."""
    await audit.erase(uow.connection, uow.vault, person)
