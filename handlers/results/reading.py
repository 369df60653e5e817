"""From surveys to results: a closed wave, what it is compared with, and what may be shown of it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from bot.content import Library
from bot.content.instruments import Instrument
from bot.context import Context
from bot.features.results import service
from bot.features.results.domain import statistics
from bot.features.results.domain.waves import Sheet, Wave
from bot.features.results.errors import NoResultsError
from bot.features.results.views.words import Shown
from bot.features.surveys import service as surveys
from bot.features.surveys.domain import Response
from bot.features.surveys.domain import Wave as Asked
from bot.office import Office
from bot.unit_of_work import UnitOfWork


async def closed_waves(uow: UnitOfWork, library: Library) -> list[Asked]:
    """Return the waves that may have results, the one closed last first."""
    asked = [one for one in await surveys.waves(uow) if one.is_closed(uow.now)]
    known = [one for one in asked if library.instrument(one.instrument)]
    return sorted(known, key=lambda one: one.closes_at, reverse=True)


async def read_instrument(uow: UnitOfWork, library: Library, wave_id: int) -> Instrument | None:
    """Return what people were asked in a closed wave; None when it is gone."""
    closed = await closed_waves(uow, library)
    asked = next((one for one in closed if one.id == wave_id), None)
    return library.instrument(asked.instrument) if asked else None


async def read_wave(uow: UnitOfWork, library: Library, wave_id: int) -> tuple[Asked, Wave]:
    """Return a closed wave as surveys and as results know it. Raises NoResultsError."""
    closed = await closed_waves(uow, library)
    asked = next((one for one in closed if one.id == wave_id), None)
    instrument = library.instrument(asked.instrument) if asked else None
    if asked is None or instrument is None:
        raise NoResultsError
    before = _before(asked, closed, library)
    both = [wave_id, *([before.id] if before else [])]
    answered = [one for one in await surveys.responses(uow, library, both) if one.finished]
    return asked, Wave(
        wave_id,
        instrument,
        is_closed=True,
        invited=await surveys.invited(uow, wave_id),
        sheets=_sheets(answered, wave_id),
        before=_sheets(answered, before.id) if before else (),
    )


def _before(asked: Asked, closed: list[Asked], library: Library) -> Asked | None:
    """Return the first closed wave of the series that asked for the same primary result."""
    mine = library.instrument(asked.instrument)
    wanted = mine.primary.items if mine and mine.primary else None
    series = [one for one in closed if one.series == asked.series]
    for one in sorted(series, key=lambda one: one.opens_at):
        other = library.instrument(one.instrument)
        is_same = bool(other and other.primary and other.primary.items == wanted)
        if is_same and one.opens_at < asked.opens_at:
            return one
    return None


def _sheets(answered: list[Response], wave_id: int) -> tuple[Sheet, ...]:
    return tuple(Sheet(one.pseudonym, one.answers) for one in answered if one.wave == wave_id)


@contextlib.asynccontextmanager
async def unit(context: Context) -> AsyncIterator[UnitOfWork]:
    """Open a unit that reads results: what they need is loaded before, so that nobody waits."""
    await asyncio.to_thread(statistics.load)
    async with context.unit_of_work() as uow:
        yield uow


async def read_results(uow: UnitOfWork, office: Office, wave_id: int) -> tuple[Wave, Shown]:
    """Return a wave and what may be shown of it. Raises NoResultsError."""
    asked, wave = await read_wave(uow, office.library, wave_id)
    cut = await service.results(uow, wave, office.settings.k_anonymity)
    day = asked.closes_at.astimezone(office.settings.zone).date()
    return wave, Shown(cut.release.report, wave.instrument, day, cut.late)
