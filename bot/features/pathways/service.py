"""Use cases of the plan. Without consent everything can be read, and nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.content import Library, StepStatus
from bot.content.pathways import Pathway, Step
from bot.errors import UserError
from bot.features.pathways import domain, repository
from bot.features.pathways.domain import Plan, PlannedStep, Told
from bot.i18n import Translator
from bot.people import consent
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork


class GoneError(UserError):
    """A button leads to a step or a route that content no longer has."""

    def message(self, t: Translator) -> str:
        return t.gettext("This is no longer part of the plan: it has changed since.")


@dataclass(frozen=True)
class Offer:
    """The routes to choose from: those of the person's profession, or else all that there are.

    `unasked`: we do not know the profession. `missing`: there is no route for it yet.
    """

    pathways: tuple[Pathway, ...]
    unasked: bool
    missing: bool


@dataclass(frozen=True)
class Opened:
    """A step in its plan. `change`: what the person has just said of it and we kept."""

    plan: Plan
    step: PlannedStep
    change: StepStatus | None = None


async def my_plan(uow: UnitOfWork, library: Library) -> Plan | None:
    """Return the plan of the route the person chose, or of the first for their profession."""
    routes = _routes(uow.person, library)
    chosen = library.pathway(await _chosen(uow) or "")
    if chosen and (chosen in routes or not routes):
        return await _plan(uow, library, chosen)
    return await _plan(uow, library, routes[0]) if routes else None


async def plan_of(uow: UnitOfWork, library: Library, slug: str) -> Plan:
    """Return the plan of any route. Raises GoneError."""
    return await _plan(uow, library, _pathway(library, slug))


async def choose(uow: UnitOfWork, library: Library, slug: str) -> Plan:
    """Make a route the person's own. Raises GoneError."""
    pathway = _pathway(library, slug)
    if may_keep(uow.person):
        await repository.choose(uow.connection, uow.person.id, slug)
    return await _plan(uow, library, pathway)


def offer(uow: UnitOfWork, library: Library) -> Offer:
    """Return the routes to choose from."""
    routes = _routes(uow.person, library)
    unasked = "profession" not in uow.person.profile
    return Offer(routes or library.pathways, unasked, missing=not routes and not unasked)


async def open_step(uow: UnitOfWork, library: Library, slug: str) -> Opened:
    """Return a step in its plan. Raises GoneError."""
    step = _step(library, slug)
    tracks = [one for one in library.pathways if step in one.steps]
    plan = await _plan(uow, library, tracks[0])
    return Opened(plan, plan.at(slug))


async def mark(uow: UnitOfWork, library: Library, slug: str, status: str) -> Opened:
    """Keep where the person is with a step: then `change` is set. Raises GoneError.

    Saying the same twice (a double tap) changes nothing, and the change can still be undone.
    """
    _step(library, slug)
    said = domain.tell((await _told(uow)).get(slug), _status(status))
    if may_keep(uow.person):
        await repository.keep(uow.connection, uow.person.id, slug, said, uow.now)
    opened = await open_step(uow, library, slug)
    return replace(opened, change=said.status if may_keep(uow.person) else None)


async def undo(uow: UnitOfWork, library: Library, slug: str, status: str) -> Opened:
    """Take back that the person said `status` of a step, if that is their last word on it.

    Raises GoneError.
    """
    _step(library, slug)
    told = (await _told(uow)).get(slug)
    if told and told.status == status:
        said = domain.undo(told)
        await repository.keep(uow.connection, uow.person.id, slug, said, uow.now)
    return await open_step(uow, library, slug)


async def answers_changed(uow: UnitOfWork, library: Library, before: Mapping[str, str]) -> None:
    """Let new answers overtake what the person had said of a step; `before` is the old profile.

    Who was "doing" PLAB 1 and now answers that they passed it has done it.
    """
    old, new = (library.facts(profile).answers for profile in (before, uow.person.profile))
    told = await _told(uow)
    for pathway in library.pathways:
        for slug in domain.overtaken(pathway, old, new, told):
            await repository.keep(uow.connection, uow.person.id, slug, None, uow.now)


async def erase(uow: UnitOfWork, person: Person) -> None:
    """Delete everything kept of a person's plan."""
    await repository.erase(uow.connection, person.id)


def may_keep(person: Person) -> bool:
    """Whether the person has agreed that we keep a plan."""
    return consent.agreed(person)


def _pathway(library: Library, slug: str) -> Pathway:
    pathway = library.pathway(slug)
    if pathway is None:
        raise GoneError
    return pathway


def _step(library: Library, slug: str) -> Step:
    step = library.step(slug)
    if step is None:
        raise GoneError
    return step


def _status(value: str) -> StepStatus:
    try:
        return StepStatus(value)
    except ValueError:
        raise GoneError from None


def _routes(person: Person, library: Library) -> tuple[Pathway, ...]:
    return library.pathways_for(person.profile.get("profession", ""))


async def _plan(uow: UnitOfWork, library: Library, pathway: Pathway) -> Plan:
    answers = library.facts(uow.person.profile).answers
    return domain.make_plan(pathway, answers, await _told(uow))


async def _told(uow: UnitOfWork) -> Mapping[str, Told]:
    return await repository.told(uow.connection, uow.person.id) if may_keep(uow.person) else {}


async def _chosen(uow: UnitOfWork) -> str | None:
    return await repository.route(uow.connection, uow.person.id) if may_keep(uow.person) else None
