"""Use cases of rules that change."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Final

from bot.content import Library
from bot.content.figures import Figure
from bot.features.rules import domain, repository
from bot.features.rules.domain import Change, State
from bot.nudges import Nudge, propose
from bot.unit_of_work import UnitOfWork

KIND: Final = "rule-changed"
NEWS_FOR: Final = dt.timedelta(days=30)


async def look(uow: UnitOfWork, library: Library) -> int:
    """Compare content with what people were told; return how many changes are new.

    What is new in content, and what is gone from it, is taken over without a word. A change that
    is taken back before anybody decided was none; one that goes on counts from the first.
    """
    told = await repository.told(uow)
    await repository.remember(uow, (one for one in library.figures.values() if one.id not in told))
    if gone := told.keys() - library.figures.keys():
        await repository.forget(uow, gone)
    now = {new.id: (old, new) for old, new in domain.changed(told, library)}
    known = {change.figure: change for change in await repository.undecided(uow)}
    for figure, change in list(known.items()):
        if figure not in now or not domain.is_same(change.new, now[figure][1]):
            await repository.drop(uow, change)
            del known[figure]
    fresh = now.keys() - known.keys()
    for figure in sorted(fresh):
        await repository.find(uow, *now[figure])
    return len(fresh)


@dataclass(frozen=True)
class Difference:
    """What people were told, what holds now, and how many steps use it."""

    old: Figure
    new: Figure
    steps: int


async def differences(uow: UnitOfWork, library: Library) -> list[Difference]:
    """Return what people were told and what holds now, where they differ; nothing is written."""
    told = await repository.told(uow)
    return [
        Difference(old, new, len(domain.users(library, new.id).steps))
        for old, new in domain.changed(told, library)
    ]


async def to_decide(uow: UnitOfWork, change_id: int) -> Change | None:
    """Return a change that nobody has decided on yet."""
    change = await repository.get(uow, change_id)
    return change if change and change.state is State.FOUND else None


async def approve(uow: UnitOfWork, change_id: int) -> Change | None:
    """Let those whom it concerns hear of a change; None when it was decided already."""
    return await _decide(uow, change_id, State.APPROVED)


async def dismiss(uow: UnitOfWork, change_id: int) -> Change | None:
    """Take a change over without a word to anybody; None when it was decided already."""
    return await _decide(uow, change_id, State.DISMISSED)


async def _decide(uow: UnitOfWork, change_id: int, state: State) -> Change | None:
    change = await to_decide(uow, change_id)
    if change is None:
        return None
    change = dataclasses.replace(change, state=state)
    await repository.save(uow, change)
    await repository.remember(uow, [change.new])
    return change


async def tell(uow: UnitOfWork, change: Change) -> None:
    """Propose to tell the person of the unit."""
    news = Nudge(KIND, str(change.id), uow.now, uow.now + NEWS_FOR, {"change": change.id})
    await propose(uow, uow.person, news)


async def went_on(uow: UnitOfWork, change: Change, told_to: int | None) -> None:
    """Note up to whom everybody was looked at; None: that was everybody."""
    state = State.TOLD if told_to is None else change.state
    await repository.save(
        uow, dataclasses.replace(change, state=state, told_to=told_to or change.told_to)
    )
