"""Concerns in the database. Whoever reads one to change it holds it until the unit ends."""

import datetime as dt
import secrets
from typing import Any

from sqlalchemy import delete, insert, or_, select, update

from bot.db.database import insert_new
from bot.features.concerns.domain import Concern, Kind, Outcome, Subject, Text, Voice
from bot.features.concerns.tables import concerns, texts
from bot.people import audit
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

ID_BITS = 48
REF_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
REF_LENGTH = 4
CONVERSATION = "concerns.conversation"
TEXT = "concern_texts.text"


async def add(uow: UnitOfWork, subject: Subject, kind: Kind) -> Concern:
    """Keep a report of the person who acts, under a reference nobody else has."""
    while True:
        letters = "".join(secrets.choice(REF_LETTERS) for _ in range(REF_LENGTH))
        concern = Concern(
            id=secrets.randbits(ID_BITS),
            ref=f"C-{letters}",
            kind=kind,
            question_id=subject.question,
            entry_id=subject.entry,
            reference=subject.about,
            reporter_id=uow.person.id,
            reported_id=subject.author_id,
            raised_at=uow.now,
            since=uow.now,
        )
        sealed = uow.vault.seal(CONVERSATION, concern.id, subject.copy)
        new = insert_new(concerns, uow.connection.dialect.name)
        row = new.values(**_values(concern), conversation=sealed)
        if (await uow.connection.execute(row)).rowcount:
            return concern


async def get(uow: UnitOfWork, concern_id: int) -> Concern | None:
    """Return a concern, and keep others from changing it until the unit ends."""
    found = await _all(uow, concerns.c.id == concern_id, hold=True)
    return found[0] if found else None


async def by_ref(uow: UnitOfWork, ref: str) -> Concern | None:
    """Return the concern that people quote so."""
    found = await _all(uow, concerns.c.ref == ref)
    return found[0] if found else None


async def reported(uow: UnitOfWork, subject: Subject) -> Concern | None:
    """Return the open report that the person who acts made of this."""
    mine = (concerns.c.reporter_id == uow.person.id) & concerns.c.closed_at.is_(None)
    # A database may give the number of a deleted entry again: the question tells them apart.
    this = (concerns.c.question_id == subject.question) & (concerns.c.entry_id == subject.entry)
    found = await _all(uow, mine & this, hold=True)
    return found[0] if found else None


async def open_(uow: UnitOfWork) -> list[Concern]:
    return await _all(uow, concerns.c.closed_at.is_(None))


async def among(uow: UnitOfWork, ids: set[int]) -> list[Concern]:
    return await _all(uow, concerns.c.id.in_(ids)) if ids else []


async def conversation(uow: UnitOfWork, concern: Concern) -> str:
    """Return the conversation as it was when it was reported."""
    query = select(concerns.c.conversation).where(concerns.c.id == concern.id)
    sealed = (await uow.connection.execute(query)).scalar_one()
    return uow.vault.open(CONVERSATION, concern.id, sealed)


async def save(uow: UnitOfWork, concern: Concern) -> Concern:
    change = update(concerns).where(concerns.c.id == concern.id)
    await uow.connection.execute(change.values(**_values(concern)))
    return concern


async def write(uow: UnitOfWork, concern: Concern, voice: Voice, text: str) -> None:
    """Keep a text about a concern."""
    text_id = secrets.randbits(ID_BITS)
    by_staff = voice is Voice.COORDINATOR
    row = {
        "id": text_id,
        "concern_id": concern.id,
        "kind": voice.value,
        "written_at": uow.now,
        "text": uow.vault.seal(TEXT, text_id, text),
        "author": audit.actor(uow.vault, uow.person.id) if by_staff else "",
    }
    await uow.connection.execute(insert(texts).values(**row))


async def written(uow: UnitOfWork, concern: Concern) -> list[Text]:
    """Return what was written about a concern, in order."""
    query = select(texts).where(texts.c.concern_id == concern.id)
    rows = await uow.connection.execute(query.order_by(texts.c.written_at, texts.c.id))
    return [
        Text(
            Voice(row.kind),
            row.written_at,
            uow.vault.open(TEXT, row.id, row.text),
            audit.code_of(row.author),
        )
        for row in rows
    ]


async def of(uow: UnitOfWork, person: Person) -> list[Concern]:
    """Return what a person reported, was reported for, or looks after."""
    columns = (concerns.c.reporter_id, concerns.c.reported_id, concerns.c.claimed_by)
    return await _all(uow, or_(*(column == person.id for column in columns)), hold=True)


async def forget_author(uow: UnitOfWork, person: Person) -> None:
    """Let what an erased coordinator noted stay, without them."""
    mine = texts.c.author == audit.actor(uow.vault, person.id)
    await uow.connection.execute(update(texts).where(mine).values(author=""))


async def purge(uow: UnitOfWork, before: dt.datetime, keep: set[int]) -> None:
    """Delete what was closed before a moment, but for what somebody is still suspended for."""
    old = (concerns.c.closed_at < before) & concerns.c.id.not_in(keep)
    these = select(concerns.c.id).where(old)
    await uow.connection.execute(delete(texts).where(texts.c.concern_id.in_(these)))
    await uow.connection.execute(delete(concerns).where(old))


async def _all(uow: UnitOfWork, condition: Any, *, hold: bool = False) -> list[Concern]:
    columns = [column for column in concerns.c if column.name != "conversation"]
    query = select(*columns).where(condition).order_by(concerns.c.since, concerns.c.id)
    rows = await uow.connection.execute(query.with_for_update() if hold else query)
    return [_concern(row) for row in rows]


def _values(concern: Concern) -> dict[str, Any]:
    outcome = concern.outcome.value if concern.outcome else None
    return {**vars(concern), "kind": concern.kind.value, "outcome": outcome}


def _concern(row: Any) -> Concern:
    outcome = Outcome(row.outcome) if row.outcome else None
    return Concern(**{**row._asdict(), "kind": Kind(row.kind), "outcome": outcome})
