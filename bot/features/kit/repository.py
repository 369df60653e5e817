"""Kits in the database. Whatever somebody typed is sealed."""

import json
import secrets
from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import delete, select, update

from bot.db.database import insert_new
from bot.features.kit.day import Placed, Speaker
from bot.features.kit.domain import Mark, Section, State
from bot.features.kit.tables import items, programmes, speakers
from bot.unit_of_work import UnitOfWork

ID_BITS: Final = 48
_ITEM: Final = "kit_items.words"
_SPEAKER: Final = "kit_speakers.words"
_PROGRAMME: Final = "kit_programmes.parts"


def new_item() -> str:
    """Return a name that no thing of content has."""
    return f"o{secrets.token_hex(6)}"


async def marks(uow: UnitOfWork, event_ids: Collection[int]) -> dict[int, dict[str, Mark]]:
    """Return what was said of the kits of events, by event and the name of the thing."""
    rows = await uow.connection.execute(select(items).where(items.c.event_id.in_(event_ids)))
    found: dict[int, dict[str, Mark]] = {}
    for row in rows:
        found.setdefault(row.event_id, {})[row.item] = _mark(uow, row)
    return found


async def save(uow: UnitOfWork, event: int, mark: Mark) -> None:
    words = json.dumps([mark.text, mark.note], ensure_ascii=False)
    values = {
        "section": mark.section.value,
        "state": mark.state.value,
        "owner_id": mark.owner,
        "days": mark.days,
        "words": uow.vault.seal(_ITEM, f"{event} {mark.item}", words),
    }
    await _upsert(uow, items, {"event_id": event, "item": mark.item}, values)


async def drop(uow: UnitOfWork, event: int, item: str) -> None:
    this = (items.c.event_id == event) & (items.c.item == item)
    await uow.connection.execute(delete(items).where(this))


def _mark(uow: UnitOfWork, row: Any) -> Mark:
    text, note = json.loads(uow.vault.open(_ITEM, f"{row.event_id} {row.item}", row.words))
    return Mark(row.item, Section(row.section), State(row.state), row.owner_id, row.days,
                text, note)  # fmt: skip


# Speakers


async def speaking(uow: UnitOfWork, event_ids: Collection[int]) -> dict[int, list[Speaker]]:
    """Return who speaks at events, by event, each list by name."""
    query = select(speakers).where(speakers.c.event_id.in_(event_ids))
    found: dict[int, list[Speaker]] = {}
    for row in await uow.connection.execute(query):
        about = json.loads(uow.vault.open(_SPEAKER, row.id, row.words))
        found.setdefault(row.event_id, []).append(Speaker(row.id, **about))
    return {
        event: sorted(some, key=lambda one: (one.name.casefold(), one.id))
        for event, some in found.items()
    }


async def save_speaker(uow: UnitOfWork, event: int, speaker: Speaker) -> None:
    about = {name: value for name, value in vars(speaker).items() if name != "id"}
    sealed = uow.vault.seal(_SPEAKER, speaker.id, json.dumps(about, ensure_ascii=False))
    await _upsert(uow, speakers, {"id": speaker.id}, {"event_id": event, "words": sealed})


async def drop_speaker(uow: UnitOfWork, speaker: Speaker) -> None:
    await uow.connection.execute(delete(speakers).where(speakers.c.id == speaker.id))


# The order of the day


async def orders(uow: UnitOfWork, event_ids: Collection[int]) -> dict[int, tuple[Placed, ...]]:
    """Return the orders that coordinators made, by event; the proposed one was changed there."""
    query = select(programmes).where(programmes.c.event_id.in_(event_ids))
    found = {}
    for row in await uow.connection.execute(query):
        parts = json.loads(uow.vault.open(_PROGRAMME, row.event_id, row.parts))
        found[row.event_id] = tuple(Placed(*one) for one in parts)
    return found


async def save_programme(uow: UnitOfWork, event: int, kept: Sequence[Placed] | None) -> None:
    """Write an order; None forgets it."""
    if kept is None:
        mine = delete(programmes).where(programmes.c.event_id == event)
        await uow.connection.execute(mine)
        return
    parts = json.dumps([[one.key, one.minutes, one.text] for one in kept], ensure_ascii=False)
    sealed = uow.vault.seal(_PROGRAMME, event, parts)
    await _upsert(uow, programmes, {"event_id": event}, {"parts": sealed})


# The end


async def events(uow: UnitOfWork) -> set[int]:
    """Return the events that something is kept for."""
    found: set[int] = set()
    for table in (items, speakers, programmes):
        found |= set(await uow.connection.scalars(select(table.c.event_id).distinct()))
    return found


async def forget(uow: UnitOfWork, event_ids: Collection[int]) -> None:
    """Delete the kits of these events."""
    for table in (items, speakers, programmes):
        await uow.connection.execute(delete(table).where(table.c.event_id.in_(event_ids)))


async def disown(uow: UnitOfWork, person_id: int) -> None:
    """Let what a person looked after be nobody's."""
    mine = update(items).where(items.c.owner_id == person_id)
    await uow.connection.execute(mine.values(owner_id=0))


async def _upsert(uow: UnitOfWork, table: Any, key: dict[str, Any], values: Any) -> None:
    new = insert_new(table, uow.connection.dialect.name).values(**key, **values)
    if not (await uow.connection.execute(new)).rowcount:
        this = [table.c[name] == value for name, value in key.items()]
        await uow.connection.execute(update(table).where(*this).values(**values))
