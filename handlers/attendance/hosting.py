"""Attendance as coordinators run it: the code, walk-ins, what people take home, numbers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from telegram import Update

from bot.context import Context
from bot.features.attendance import domain
from bot.features.attendance.actions import (
    AddMaterial,
    CountWalkIns,
    DrawCode,
    DropMaterial,
    PreviewMaterials,
    ReleaseMaterials,
    ShowAttendance,
    ShowMaterials,
    ShowReport,
    ToggleAsking,
)
from bot.features.attendance.domain import Asked
from bot.features.attendance.service import hosting
from bot.features.attendance.views import hosting as views
from bot.features.events import service as events
from bot.features.events.domain import Answer as Said
from bot.features.events.domain import Event, Place, Rsvp
from bot.features.events.organising import OrganiseEvent
from bot.features.surveys import service as surveys
from bot.features.surveys.errors import GoneError as WaveGoneError
from bot.features.surveys.views.coordinating import turnout
from bot.i18n import Html
from bot.occasions import Occasion
from bot.people.person import Role
from bot.routing import Answer, On, Route
from bot.segments.counting import secretly, spin_of
from bot.unit_of_work import UnitOfWork
from handlers import occasion

COORDINATOR = Role.COORDINATOR
WAYS: Final = (Said.IN_PERSON, Said.ONLINE)


async def show(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _attendance(uow, context, context.action(ShowAttendance).event)


async def _attendance(uow: UnitOfWork, context: Context, event: int) -> None:
    held = await occasion.find(uow, context, event)
    sheet = await hosting.sheet(uow, event)
    here = sheet.totals or domain.counted(await hosting.present(uow, event), ())
    uow.show(views.attendance(context.t, held, sheet, here, OrganiseEvent(event)))


async def draw_code(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        held = await occasion.find(uow, context, context.action(DrawCode).event)
        sheet = await hosting.sheet(uow, held.id)
        link = context.runtime.deep_link(domain.payload(sheet.code))
        uow.show(views.code(context.t, held, sheet, link))


async def count(update: Update, context: Context) -> None:
    del update
    action = context.action(CountWalkIns)
    async with context.unit_of_work() as uow:
        await occasion.find(uow, context, action.event)
        await hosting.count_walk_ins(uow, action.event, action.people)
        await _attendance(uow, context, action.event)


async def toggle(update: Update, context: Context) -> None:
    del update
    action = context.action(ToggleAsking)
    async with context.unit_of_work() as uow:
        await occasion.find(uow, context, action.event)
        await hosting.ask_how_it_was(uow, action.event, on=bool(action.on))
        await _attendance(uow, context, action.event)


# What people take home


async def show_materials(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        held = await occasion.find(uow, context, context.action(ShowMaterials).event)
        sheet = await hosting.sheet(uow, held.id)
        found = await hosting.attached(uow, held.id)
        languages = context.runtime.catalogs.languages
        uow.show(views.materials(context.t, held, sheet, found, languages))


async def preview(update: Update, context: Context) -> None:
    del update
    action = context.action(PreviewMaterials)
    async with context.unit_of_work() as uow:
        await _preview(uow, context, action.event, action.language)


async def _preview(uow: UnitOfWork, context: Context, event: int, language: str) -> None:
    held, sheet = await occasion.find(uow, context, event), await hosting.sheet(uow, event)
    every = await hosting.attached(uow, event)
    code = context.runtime.catalogs.known(language)
    found = [one for one in every if one.language == code]
    uow.show(views.preview(context.t, held, sheet, code, found))


async def ask_material(update: Update, context: Context) -> None:
    del update
    action = context.action(AddMaterial)
    code = context.runtime.catalogs.known(action.language)
    async with context.unit_of_work() as uow:
        held = await occasion.find(uow, context, action.event)
        await hosting.ask_material(uow, action.event, code)
        uow.show(views.ask_material(context.t, held, code))


async def attach(
    uow: UnitOfWork, context: Context, event: Occasion, about: Mapping[str, str]
) -> None:
    """Keep what was typed: a link, or words to take home."""
    await hosting.attach(uow, event.id, about["language"], context.text)
    await _preview(uow, context, event.id, about["language"])


async def detach(update: Update, context: Context) -> None:
    del update
    action = context.action(DropMaterial)
    async with context.unit_of_work() as uow:
        await hosting.detach(uow, action.event, action.material)
        await _preview(uow, context, action.event, action.language)


async def release(update: Update, context: Context) -> None:
    del update
    action = context.action(ReleaseMaterials)
    async with context.unit_of_work() as uow:
        held = await occasion.find(uow, context, action.event)
        await hosting.release(uow, held.id, on=bool(action.on))
        found = await hosting.attached(uow, held.id)
        languages, sheet = context.runtime.catalogs.languages, await hosting.sheet(uow, held.id)
        uow.show(views.materials(context.t, held, sheet, found, languages))


# The event in numbers


async def show_report(update: Update, context: Context) -> None:
    del update
    event, k = context.action(ShowReport).event, context.runtime.settings.k_anonymity
    async with context.unit_of_work() as uow:
        held = await occasion.find(uow, context, event)
        said = await events.answers_to(uow, event)
        asked = _asked(uow, await events.get(uow, event), said)
        found = await hosting.report(uow, event, asked, _coming(said))
        answered = await _answered(uow, context, found.sheet.wave)
        uow.show(views.report(context.t, held, found, answered, k))


def _asked(uow: UnitOfWork, event: Event, said: Sequence[Rsvp]) -> Asked:
    """Count the answers; where they are deleted already, what was left of them."""
    counts = Counter({tuple(kept.split()): n for kept, n in event.totals.items()})
    counts.update((one.answer.value, one.place.value) for one in said)
    waited = sum(counts[way, place] for way in WAYS for place in (Place.WAITING, Place.OFFERED))
    going, n = [counts[way, Place.GOING] for way in WAYS], event.invited
    return Asked(
        invited=secretly(n, spin_of(uow.vault, f"invited {n}")) if event.told else None,
        in_person=going[0],
        online=going[1],
        cannot=counts.total() - waited - sum(going),
        waited=waited,
    )


def _coming(said: Sequence[Rsvp]) -> list[int]:
    return [one.person_id for one in said if one.place is Place.GOING]


async def _answered(uow: UnitOfWork, context: Context, wave: int | None) -> list[Html]:
    """Say how many told how it was; nothing before they were asked."""
    if wave is None:
        return []
    try:
        standing = await surveys.standing(uow, context.runtime, wave)
    except WaveGoneError:
        return []
    return [*turnout(context.t, standing.turnout)]


ROUTES: tuple[Route, ...] = (
    On(ShowAttendance, show, COORDINATOR),
    On(DrawCode, draw_code, COORDINATOR),
    On(CountWalkIns, count, COORDINATOR, lambda t: t.gettext("Counted people at an event")),
    On(ToggleAsking, toggle, COORDINATOR, lambda t: t.gettext("Changed whether people are asked")),
    On(ShowMaterials, show_materials, COORDINATOR),
    On(PreviewMaterials, preview, COORDINATOR),
    On(AddMaterial, ask_material, COORDINATOR),
    Answer(
        hosting.MATERIAL,
        occasion.typed(attach),
        COORDINATOR,
        lambda t: t.gettext("Attached something to an event"),
    ),
    On(DropMaterial, detach, COORDINATOR, lambda t: t.gettext("Took something off an event")),
    On(ReleaseMaterials, release, COORDINATOR, lambda t: t.gettext("Let materials go out")),
    On(ShowReport, show_report, COORDINATOR),
)
