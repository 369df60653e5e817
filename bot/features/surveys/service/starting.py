"""Starting waves: from the chat, or by another capability that knows whom to ask."""

import dataclasses
import datetime as dt
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from bot.content import Library
from bot.content.instruments import Audience, Instrument
from bot.features.surveys.domain import CHOSEN, SAME, Turnout, Wave
from bot.features.surveys.errors import GoneError
from bot.features.surveys.repository import invitations, responses, waves
from bot.office import Office
from bot.unit_of_work import UnitOfWork

ID_BITS: Final = 48
OPENS: Final = (0, 1, 7)
"""Days until a wave opens, as offered."""
LASTS: Final = (7, 14, 28)
"""Days that it stays open, as offered."""
WEEKS: Final = (0, 4, 8, 26)
"""Weeks until the follow-up opens, as offered; 0 is none."""
OFFERED_SERIES: Final = 3


@dataclass(frozen=True)
class Plan:
    """A wave that could be started. `series` are those who may be asked again, the newest first.

    `follow_up` is what is asked later, when the instrument has such a thing.
    """

    instrument: Instrument
    audience: str
    opens: int
    lasts: int
    weeks: int
    follow_up: Instrument | None = None
    series: tuple[Wave, ...] = ()

    @property
    def audiences(self) -> tuple[str, ...]:
        """Who could be asked: an `Audience`, or the first wave of a series."""
        return (*(one.value for one in Audience), *(str(one.id) for one in self.series))

    @property
    def again(self) -> Wave | None:
        """The first wave of the series whose people are asked again."""
        return next((one for one in self.series if str(one.id) == self.audience), None)

    def opens_at(self, now: dt.datetime) -> dt.datetime:
        return now + dt.timedelta(days=OPENS[self.opens])

    def closes_at(self, now: dt.datetime) -> dt.datetime:
        return self.opens_at(now) + dt.timedelta(days=LASTS[self.lasts])


@dataclass(frozen=True)
class Standing:
    """A wave as coordinators see it. `instrument` is None when content no longer has it."""

    wave: Wave
    instrument: Instrument | None
    turnout: Turnout
    is_closed: bool


async def plan(
    uow: UnitOfWork,
    library: Library,
    instrument_slug: str,
    audience: str = "",
    opens: int = 0,
    lasts: int = 1,
    weeks: int = 0,
) -> Plan:
    """Return what would be started. Raises GoneError for what content no longer has.

    Without an audience, the one that the instrument is for; numbers out of range begin anew.
    """
    instrument = library.instrument(instrument_slug)
    if instrument is None:
        raise GoneError
    firsts = [wave for wave in await waves.all_of_them(uow) if wave.series == wave.id]
    made = Plan(
        instrument,
        audience or instrument.audience.value,
        opens % len(OPENS),
        lasts % len(LASTS),
        weeks % len(WEEKS) if instrument.follow_up else 0,
        library.instrument(instrument.follow_up) if instrument.follow_up else None,
        tuple(firsts[:OFFERED_SERIES]),
    )
    known = made.audience in made.audiences
    return made if known else dataclasses.replace(made, audience=instrument.audience.value)


async def start(uow: UnitOfWork, plan: Plan) -> Wave:
    """Start what was planned, and its follow-up.

    When the same is already asked of the same people, that wave is returned: a second tap starts
    nothing.
    """
    new, again = secrets.randbits(ID_BITS), plan.again
    wave = Wave(
        id=new,
        instrument=plan.instrument.slug,
        version=plan.instrument.version,
        audience=SAME if again else plan.audience,
        series=again.id if again else new,
        opens_at=plan.opens_at(uow.now),
        closes_at=plan.closes_at(uow.now),
        due_at=plan.opens_at(uow.now),
    )
    if running := await _running(uow, wave):
        return running
    await waves.add(uow, wave)
    if plan.follow_up and plan.weeks:
        await waves.add(uow, _later(wave, plan.follow_up, WEEKS[plan.weeks]))
    return wave


async def ask(
    uow: UnitOfWork,
    instrument: Instrument,
    person_ids: Collection[int],
    *,
    days: int = 14,
    after: Wave | None = None,
    follow_up: Instrument | None = None,
    weeks: int = 0,
) -> Wave:
    """Start a wave for exactly these people now: those who came to an event, say.

    It is matched with the wave `after` which it is asked. So many weeks later the same people
    are asked the `follow_up`.
    """
    new = secrets.randbits(ID_BITS)
    wave = Wave(
        id=new,
        instrument=instrument.slug,
        version=instrument.version,
        audience=CHOSEN,
        series=after.series if after else new,
        opens_at=uow.now,
        closes_at=uow.now + dt.timedelta(days=days),
        due_at=uow.now,
    )
    await waves.add(uow, wave)
    await invitations.invite(uow, wave, person_ids)
    if follow_up and weeks:
        await waves.add(uow, _later(wave, follow_up, weeks))
    return wave


async def join(uow: UnitOfWork, wave_id: int) -> None:
    """Let the person who acts answer a wave too, if it is put to people by name and still open."""
    wave = await waves.get(uow, wave_id)
    if wave and wave.audience == CHOSEN and wave.is_open(uow.now):
        await invitations.invite(uow, wave, [uow.person.id])


async def listed(uow: UnitOfWork, library: Library) -> list[tuple[Wave, Instrument | None]]:
    """Return the waves there are, the newest first."""
    return [(wave, library.instrument(wave.instrument)) for wave in await waves.all_of_them(uow)]


async def standing(uow: UnitOfWork, office: Office, wave_id: int) -> Standing:
    """Return how a wave stands. Raises GoneError."""
    wave = await waves.get(uow, wave_id)
    if wave is None:
        raise GoneError
    counts = await invitations.count(uow, wave_id), await responses.count_finished(uow, wave_id)
    turnout = Turnout(*counts, k=office.settings.k_anonymity)
    instrument = office.library.instrument(wave.instrument)
    return Standing(wave, instrument, turnout, wave.is_closed(uow.now))


async def close(uow: UnitOfWork, wave_id: int) -> None:
    """Take no more answers. Raises GoneError."""
    wave = await waves.get(uow, wave_id, lock=True)
    if wave is None:
        raise GoneError
    await waves.save(uow, wave.closed(uow.now))


async def _running(uow: UnitOfWork, wave: Wave) -> Wave | None:
    """Return a wave that asks the same of the same people and is not over."""
    same = (
        one
        for one in await waves.all_of_them(uow)
        if one.instrument == wave.instrument
        and one.audience == wave.audience
        and (wave.audience != SAME or one.series == wave.series)
        and not one.is_closed(uow.now)
    )
    return next(same, None)


def _later(wave: Wave, instrument: Instrument, weeks: int) -> Wave:
    """Return the follow-up of a wave: the same people, as long, some weeks later."""
    opens_at = wave.opens_at + dt.timedelta(weeks=weeks)
    return dataclasses.replace(
        wave,
        id=secrets.randbits(ID_BITS),
        instrument=instrument.slug,
        version=instrument.version,
        audience=SAME,
        opens_at=opens_at,
        closes_at=opens_at + (wave.closes_at - wave.opens_at),
        due_at=opens_at,
    )
