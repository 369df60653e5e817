"""Use cases of routes, guides and steps."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, TypeVar

from bot.content import Library, StepStatus
from bot.content.pathways import Guide, Pathway, Track
from bot.errors import UserError
from bot.features.pathways import domain, repository
from bot.features.pathways.actions import code, word
from bot.features.pathways.domain import Known, Plan, PlannedStep, Route, Running, Told
from bot.i18n import Translator
from bot.i18n.translator import UK
from bot.people import consent
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

T = TypeVar("T")
WORKED_OUT: Final = 1000
"""How many plans are kept in memory, by what was said and not by who said it."""


class GoneError(UserError):
    """A button leads to something that content no longer has."""

    def message(self, t: Translator) -> str:
        return t.gettext("This is no longer part of the plan: it has changed since.")


@dataclass(frozen=True)
class Offer:
    """The routes to choose from: those of the person's profession, or else all that there are.

    `unasked`: we do not know the profession. `missing`: there is no route for it yet. `mine` is
    the slug of the one that is the person's plan.
    """

    routes: tuple[Route, ...]
    unasked: bool
    missing: bool
    mine: str | None = None


@dataclass(frozen=True)
class Opened:
    """A step in its plan. `change`: what the person has just said of it and we kept."""

    plan: Plan
    step: PlannedStep
    change: StepStatus | None = None


@dataclass(frozen=True)
class Own:
    """What is kept about the plan of the person who acts, and the route that it is of."""

    known: Known
    offered: tuple[Route, ...]
    pathway: Pathway | None
    clocks: tuple[Running, ...]

    @cached_property
    def mine(self) -> Plan | None:
        """The plan of their own route; None while there is none for them."""
        return self.plan(self.pathway) if self.pathway else None

    @property
    def open_steps(self) -> frozenset[str]:
        """What they are still on: what is open on their route, and what they say they are doing."""
        planned = self.mine.open if self.mine else ()
        told = {slug for slug, said in self.known.told.items() if said.status not in domain.SETTLED}
        return frozenset({one.slug for one in planned} | told)

    def plan(self, track: Track) -> Plan:
        """Return the plan of any track. Warnings of clocks stand on the person's own route."""
        plan = domain.lay_out(track, self.known)
        if self.pathway and self.pathway.slug == track.slug:
            return replace(plan, clocks=self.clocks)
        return replace(plan, code=code(track.slug))


async def own(uow: UnitOfWork, library: Library) -> Own:
    """Return what is kept about the plan of the person who acts; nothing without consent.

    Their route is the one they chose, or else the first that is open for their profession.
    """
    person, connection = uow.person, uow.connection
    told: Mapping[str, Told] = {}
    dates: Mapping[str, dt.date] = {}
    chosen = None
    if may_keep(person):
        told = await repository.told(connection, person.id)
        chosen = await repository.route(connection, person.id)
        dates = await repository.results(connection, person.id)
    today = uow.now.astimezone(UK).date()
    mine = _own(library, person, told, chosen)
    return replace(mine, clocks=domain.clocks(library, dates, today)) if dates else mine


def _own(library: Library, person: Person, told: Mapping[str, Told], chosen: str | None) -> Own:
    """Return what follows from what a person said. Home asks at every visit, so it is kept."""
    key = _work_out, tuple(person.profile.items()), tuple(told.items()), chosen
    if key not in library.memo:
        if len(library.memo) >= WORKED_OUT:
            library.memo.clear()
        library.memo[key] = _work_out(library, person.profile, told, chosen)
    found: Own = library.memo[key]
    return found


def _work_out(
    library: Library, profile: Mapping[str, str], told: Mapping[str, Told], chosen: str | None
) -> Own:
    known = domain.know(library.steps.values(), library.facts(profile).answers, told)
    pathways = library.pathways_for(profile.get("profession", ""))
    offered = domain.routes(pathways, known.facts)
    route = domain.best(offered, chosen) if offered else library.pathway(chosen or "")
    return Own(known, offered, route, ())


async def my_plan(uow: UnitOfWork, library: Library) -> Plan | None:
    """Return the plan of the person's route; None while there is none for them."""
    return (await own(uow, library)).mine


async def open_now(uow: UnitOfWork, library: Library) -> tuple[frozenset[str], frozenset[str]]:
    """Return what a person is still on: slugs of open steps, ids of clocks of dated results.

    Open is what is to do on their own route, and whatever else they said they are doing.
    """
    mine = await own(uow, library)
    return mine.open_steps, frozenset(one.clock.id for one in mine.clocks)


async def open_among(
    uow: UnitOfWork, library: Library, people: Sequence[Person]
) -> Mapping[int, frozenset[str]]:
    """Return the same steps of many people, by id; who has not agreed has none."""
    agreed = [one for one in people if may_keep(one)]
    ids = [one.id for one in agreed]
    told = await repository.told_by(uow.connection, ids)
    chosen = await repository.routes_of(uow.connection, ids)
    return {
        one.id: _own(library, one, told.get(one.id, {}), chosen.get(one.id)).open_steps
        for one in agreed
    }


async def plan_of(uow: UnitOfWork, library: Library, slug: str) -> Plan:
    """Return the plan of any route, or a guide as a plan. Raises GoneError."""
    return (await own(uow, library)).plan(_found(library.tracks.get(slug)))


async def route_of(uow: UnitOfWork, library: Library, slug: str) -> Route:
    """Return whether a route is open to the person, and why not. Raises GoneError."""
    pathway = _found(library.pathway(slug))
    return domain.routes([pathway], (await own(uow, library)).known.facts)[0]


async def plans_of(uow: UnitOfWork, library: Library, codes: tuple[str, ...]) -> tuple[Plan, ...]:
    """Return the plans of the routes with these codes. Raises GoneError."""
    mine = await own(uow, library)
    by_code = {code(pathway.slug): pathway for pathway in library.pathways}
    return tuple(mine.plan(_found(by_code.get(one))) for one in codes)


async def guides(uow: UnitOfWork, library: Library) -> tuple[Guide, ...]:
    """Return the guides that hold something for this person."""
    mine = await own(uow, library)
    return tuple(one for one in library.guides if mine.plan(one).steps)


async def choose(uow: UnitOfWork, library: Library, slug: str) -> Plan:
    """Make a route the person's own. Raises GoneError."""
    _found(library.pathway(slug))
    if may_keep(uow.person):
        await repository.choose(uow.connection, uow.person.id, slug)
    return await plan_of(uow, library, slug)


async def offer(uow: UnitOfWork, library: Library) -> Offer:
    """Return the routes to choose from, the open ones first."""
    mine = await own(uow, library)
    unasked = "profession" not in uow.person.profile
    found = mine.offered or domain.routes(library.pathways, mine.known.facts)
    missing = not mine.offered and not unasked
    return Offer(found, unasked, missing, mine.pathway.slug if mine.pathway else None)


async def open_step(uow: UnitOfWork, library: Library, slug: str, track: str = "") -> Opened:
    """Return a step on the track with this code. Raises GoneError.

    Without one, or when that no longer has the step: on the person's own route when it is there,
    else on another one of their profession, on a guide, on any route.
    """
    _found(library.step(slug))
    mine = await own(uow, library)
    plan = mine.plan(min(library.tracks_with(slug), key=lambda one: _distance(one, mine, track)))
    return Opened(plan, plan.at(slug))


def _distance(track: Track, mine: Own, asked: str) -> int:
    """Rank the tracks that a step could be shown on; the nearest is 0."""
    near = (
        code(track.slug) == asked,
        mine.pathway is not None and track.slug == mine.pathway.slug,
        any(track.slug == route.pathway.slug for route in mine.offered),
        isinstance(track, Guide),
        True,
    )
    return near.index(True)


async def mark(
    uow: UnitOfWork, library: Library, slug: str, status: str, track: str = ""
) -> Opened:
    """Keep where the person is with a step: then `change` is set. Raises GoneError.

    Saying the same twice (a double tap) changes nothing, and the change can still be undone.
    """
    _found(library.step(slug))
    said = domain.tell((await _told(uow)).get(slug), _status(status))
    if may_keep(uow.person):
        await repository.keep(uow.connection, uow.person.id, slug, said, uow.now)
    opened = await open_step(uow, library, slug, track)
    return replace(opened, change=said.status if may_keep(uow.person) else None)


async def undo(
    uow: UnitOfWork, library: Library, slug: str, status: str, track: str = ""
) -> Opened:
    """Take back that the person said `status` of a step, if that is their last word on it.

    Raises GoneError.
    """
    _found(library.step(slug))
    told = (await _told(uow)).get(slug)
    if told and told.status is _status(status):
        said = domain.undo(told)
        await repository.keep(uow.connection, uow.person.id, slug, said, uow.now)
    return await open_step(uow, library, slug, track)


async def answers_changed(uow: UnitOfWork, library: Library, before: Mapping[str, str]) -> None:
    """Let new answers overtake what the person had said of a step; `before` is the old profile.

    Who was "doing" PLAB 1 and now answers that they passed it has done it.
    """
    old, new = (library.facts(profile).answers for profile in (before, uow.person.profile))
    told = await _told(uow)
    for slug in domain.overtaken(library.steps.values(), old, new, told):
        await repository.keep(uow.connection, uow.person.id, slug, None, uow.now)


async def erase(uow: UnitOfWork, person: Person) -> None:
    """Delete everything kept of a person's plan."""
    await repository.erase(uow.connection, person.id)


def may_keep(person: Person) -> bool:
    """Whether the person has agreed that we keep a plan."""
    return consent.agreed(person)


def _found(thing: T | None) -> T:
    if thing is None:
        raise GoneError
    return thing


def _status(said: str) -> StepStatus:
    """Read a status as buttons write it; older ones wrote its value."""
    for status in StepStatus:
        if said in (word(status), status.value):
            return status
    raise GoneError


async def _told(uow: UnitOfWork) -> Mapping[str, Told]:
    return await repository.told(uow.connection, uow.person.id) if may_keep(uow.person) else {}
