"""Results in the database: releases, decisions on texts, notes."""

import datetime as dt
import json
import secrets
from collections.abc import Mapping
from typing import Final

from pydantic import TypeAdapter
from sqlalchemy import insert, select, update

from bot.db.database import insert_new
from bot.features.results.domain.notes import Note
from bot.features.results.domain.releases import Release
from bot.features.results.domain.texts import State, Written
from bot.features.results.tables import notes, releases, texts
from bot.unit_of_work import UnitOfWork

ID_BITS: Final = 48
CONTENT: Final = "result_releases.content"
HIDDEN: Final = "result_texts.hidden"
NOTE: Final = "result_notes.text"
RELEASE: Final = TypeAdapter(Release)


async def released(uow: UnitOfWork, wave_id: int) -> tuple[int, Release] | None:
    """Return the newest release of a wave, and which cut it is."""
    query = select(releases).where(releases.c.wave_id == wave_id).order_by(releases.c.cut.desc())
    row = (await uow.connection.execute(query.limit(1).with_for_update())).first()
    if row is None:
        return None
    content = uow.vault.open(CONTENT, f"{row.wave_id}:{row.cut}", row.content)
    return row.cut, RELEASE.validate_json(content)


async def release(uow: UnitOfWork, wave_id: int, cut: int, made: Release) -> None:
    """Keep what is shown from now on; the cuts before stay, for they were seen."""
    row = {"wave_id": wave_id, "cut": cut, **_release_values(uow, wave_id, cut, made)}
    await uow.connection.execute(insert(releases).values(made_at=uow.now, **row))


async def change_release(uow: UnitOfWork, wave_id: int, cut: int, made: Release) -> None:
    mine = (releases.c.wave_id == wave_id) & (releases.c.cut == cut)
    values = _release_values(uow, wave_id, cut, made)
    await uow.connection.execute(update(releases).where(mine).values(**values))


def _release_values(
    uow: UnitOfWork, wave_id: int, cut: int, made: Release
) -> dict[str, int | bytes]:
    content = RELEASE.dump_json(made).decode()
    sealed = uow.vault.seal(CONTENT, f"{wave_id}:{cut}", content)
    return {"is_final": int(made.is_final), "content": sealed}


async def decisions(uow: UnitOfWork, wave_id: int) -> Mapping[int, tuple[State, frozenset[int]]]:
    """Return what was decided on the texts of a wave, by their ids."""
    rows = await uow.connection.execute(select(texts).where(texts.c.wave_id == wave_id))
    return {row.id: (State(row.state), _places(uow, row.id, row.hidden)) for row in rows}


def _places(uow: UnitOfWork, text_id: int, sealed: bytes) -> frozenset[int]:
    return frozenset(json.loads(uow.vault.open(HIDDEN, text_id, sealed)))


async def decide(uow: UnitOfWork, wave_id: int, text: Written) -> None:
    """Keep a decision, in place of the one before."""
    sealed = uow.vault.seal(HIDDEN, text.id, json.dumps(sorted(text.hidden)))
    values = {"state": text.state.value, "hidden": sealed}
    new = insert_new(texts, uow.connection.dialect.name)
    if not (
        await uow.connection.execute(new.values(id=text.id, wave_id=wave_id, **values))
    ).rowcount:
        await uow.connection.execute(update(texts).where(texts.c.id == text.id).values(**values))


async def add_note(uow: UnitOfWork, wave_id: int, language: str, text: str) -> Note:
    note = Note(secrets.randbits(ID_BITS), wave_id, language, text)
    sealed = uow.vault.seal(NOTE, note.id, text)
    row = {"id": note.id, "wave_id": wave_id, "language": language, "text": sealed}
    await uow.connection.execute(insert(notes).values(row))
    return note


async def note(uow: UnitOfWork, note_id: int) -> Note | None:
    query = select(notes).where(notes.c.id == note_id).with_for_update()
    row = (await uow.connection.execute(query)).first()
    if row is None:
        return None
    text = uow.vault.open(NOTE, row.id, row.text)
    return Note(row.id, row.wave_id, row.language, text, row.sent_at)


async def sent(uow: UnitOfWork, note_id: int, now: dt.datetime) -> None:
    mine = notes.c.id == note_id
    await uow.connection.execute(update(notes).where(mine).values(sent_at=now))
