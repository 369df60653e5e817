"""What was written: entries, each made of the Telegram messages that somebody typed."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from bot.features.questions.domain import Question
from bot.features.questions.tables import entries, parts
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

PLACE = "question_parts.text"
BETWEEN = "\n\n"


@dataclass(frozen=True, repr=False)
class Entry:
    """A text of one author; a draft while `sent_at` is None."""

    id: int
    question_id: int
    author_id: int
    sent_at: dt.datetime | None
    text: str


async def conversation(uow: UnitOfWork, question: Question) -> list[Entry]:
    """Return everything written about a question, drafts too, in order."""
    return await _all(uow, entries.c.question_id == question.id)


async def find(uow: UnitOfWork, author: Person, message_id: int) -> Entry | None:
    """Return the entry that a Telegram message of its author went into."""
    part = parts.c.lookup == _lookup(uow, author, message_id)
    found = await _all(uow, entries.c.id.in_(select(parts.c.entry_id).where(part)))
    return found[0] if found else None


async def write(
    uow: UnitOfWork, question: Question, author: Person, message_id: int, text: str
) -> None:
    """Add a typed message to the author's draft; nothing if it went into a text before."""
    lookup = _lookup(uow, author, message_id)
    if await uow.connection.scalar(select(parts.c.entry_id).where(parts.c.lookup == lookup)):
        return
    draft = select(entries.c.id).where(_drafts(question, author.id))
    entry_id = await uow.connection.scalar(draft)
    if entry_id is None:
        new = insert(entries).values(question_id=question.id, author_id=author.id)
        entry_id = (await uow.connection.execute(new.returning(entries.c.id))).scalar_one()
    count = select(func.count()).select_from(parts).where(parts.c.entry_id == entry_id)
    await uow.connection.execute(
        insert(parts).values(
            lookup=lookup,
            entry_id=entry_id,
            position=await uow.connection.scalar(count),
            text=uow.vault.seal(PLACE, lookup, text),
        )
    )


async def rewrite(uow: UnitOfWork, author: Person, message_id: int, text: str) -> None:
    """Replace what one typed message said."""
    lookup = _lookup(uow, author, message_id)
    change = update(parts).where(parts.c.lookup == lookup)
    await uow.connection.execute(change.values(text=uow.vault.seal(PLACE, lookup, text)))


async def send(uow: UnitOfWork, question: Question, author: Person) -> None:
    """Turn the author's draft into something said."""
    mine = update(entries).where(_drafts(question, author.id))
    await uow.connection.execute(mine.values(sent_at=uow.now))


async def discard(uow: UnitOfWork, question: Question, author_id: int) -> None:
    """Delete the author's draft."""
    await _delete(uow, _drafts(question, author_id))


async def remove(uow: UnitOfWork, question: Question) -> None:
    """Delete everything written about a question."""
    await _delete(uow, entries.c.question_id == question.id)


async def erase(uow: UnitOfWork, author: Person) -> None:
    """Delete everything a person wrote."""
    await _delete(uow, entries.c.author_id == author.id)


def _drafts(question: Question, author_id: int) -> Any:
    mine = (entries.c.question_id == question.id) & (entries.c.author_id == author_id)
    return mine & entries.c.sent_at.is_(None)


def _lookup(uow: UnitOfWork, author: Person, message_id: int) -> str:
    return uow.vault.lookup("question_parts", f"{author.id}:{message_id}")


async def _all(uow: UnitOfWork, condition: Any) -> list[Entry]:
    rows = await uow.connection.execute(select(entries).where(condition).order_by(entries.c.id))
    found = rows.all()
    of_these = parts.c.entry_id.in_([row.id for row in found])
    texts: dict[int, list[str]] = defaultdict(list)
    for part in await uow.connection.execute(
        select(parts).where(of_these).order_by(parts.c.entry_id, parts.c.position)
    ):
        texts[part.entry_id].append(uow.vault.open(PLACE, part.lookup, part.text))
    return [
        Entry(row.id, row.question_id, row.author_id, row.sent_at, BETWEEN.join(texts[row.id]))
        for row in found
    ]


async def _delete(uow: UnitOfWork, condition: Any) -> None:
    these = select(entries.c.id).where(condition)
    await uow.connection.execute(delete(parts).where(parts.c.entry_id.in_(these)))
    await uow.connection.execute(delete(entries).where(condition))
