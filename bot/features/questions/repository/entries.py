"""What was written: entries, each made of the Telegram messages that somebody typed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, exists, func, insert, select, update

from bot.delivery import carriers
from bot.features.questions.domain import Question
from bot.features.questions.guard import Finding, masked, within
from bot.features.questions.tables import entries, parts
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

PLACE = "question_parts.text"
HELD = "question_parts.held"
PHOTO = "question_parts.photo"
BETWEEN = "\n\n"


@dataclass(frozen=True, repr=False)
class Entry:
    """A text of one author; a draft while `sent_at` is None.

    Where an identifier was hidden, the text holds a mark: `bot.features.questions.guard.worded`.
    `photos` are what Telegram calls the pictures that go along.
    """

    id: int
    question_id: int
    author_id: int
    sent_at: dt.datetime | None
    text: str
    photos: tuple[str, ...] = ()


async def conversation(uow: UnitOfWork, question: Question) -> list[Entry]:
    """Return everything written about a question, drafts too, in order."""
    return await _all(uow, entries.c.question_id == question.id)


async def find(uow: UnitOfWork, author: Person, message_id: int) -> Entry | None:
    """Return the entry that a Telegram message of its author went into."""
    part = parts.c.lookup == _lookup(uow, author, message_id)
    found = await _all(uow, entries.c.id.in_(select(parts.c.entry_id).where(part)))
    return found[0] if found else None


async def write(
    uow: UnitOfWork,
    question: Question,
    author: Person,
    message_id: int,
    text: str,
    photo: str | None = None,
) -> None:
    """Add a message to the author's draft; nothing if it went into a text before.

    `photo`: what Telegram calls the picture in it, for ever and, after a space, for sending.
    """
    lookup = _lookup(uow, author, message_id)
    if await uow.connection.scalar(select(parts.c.entry_id).where(parts.c.lookup == lookup)):
        return
    await _append(uow, await _draft(uow, question, author), lookup, text, photo)


async def add_ready(
    uow: UnitOfWork, question: Question, author: Person, name: str, text: str
) -> None:
    """Add a text that was not typed to the author's draft, once under its `name`."""
    entry_id = await _draft(uow, question, author)
    lookup = uow.vault.lookup("question_parts", f"{entry_id}:ready {name}")
    if not await uow.connection.scalar(select(parts.c.entry_id).where(parts.c.lookup == lookup)):
        await _append(uow, entry_id, lookup, text)


async def _draft(uow: UnitOfWork, question: Question, author: Person) -> int:
    """Return the author's draft, begun now if need be."""
    draft = select(entries.c.id).where(_drafts(question, author.id))
    found: int | None = await uow.connection.scalar(draft)
    if found is None:
        new = insert(entries).values(question_id=question.id, author_id=author.id)
        found = (await uow.connection.execute(new.returning(entries.c.id))).scalar_one()
    return found


async def _append(
    uow: UnitOfWork, entry_id: int, lookup: str, text: str, photo: str | None = None
) -> None:
    count = select(func.count()).select_from(parts).where(parts.c.entry_id == entry_id)
    await uow.connection.execute(
        insert(parts).values(
            lookup=lookup,
            entry_id=entry_id,
            position=await uow.connection.scalar(count),
            text=uow.vault.seal(PLACE, lookup, text),
            photo=None if photo is None else uow.vault.seal(PHOTO, lookup, photo),
        )
    )


async def rewrite(uow: UnitOfWork, author: Person, message_id: int, text: str) -> None:
    """Replace what one typed message said."""
    await _put(uow, _lookup(uow, author, message_id), text)


async def photo_of(uow: UnitOfWork, author: Person, message_id: int) -> str | None:
    """Return what Telegram calls the picture in a message that went into an entry."""
    lookup = _lookup(uow, author, message_id)
    sealed = await uow.connection.scalar(select(parts.c.photo).where(parts.c.lookup == lookup))
    return None if sealed is None else uow.vault.open(PHOTO, lookup, sealed)


async def count_photos(uow: UnitOfWork, question: Question, author: Person) -> int:
    """Return how many photos are in the author's draft."""
    draft = select(entries.c.id).where(_drafts(question, author.id))
    mine = (parts.c.entry_id.in_(draft)) & parts.c.photo.is_not(None)
    found = await uow.connection.scalar(select(func.count()).select_from(parts).where(mine))
    return int(found or 0)


async def as_corrected(
    uow: UnitOfWork, entry: Entry, author: Person, message_id: int, text: str
) -> str:
    """Return what an entry would say if one of its typed messages said `text`."""
    typed = await _typed(uow, entry.id)
    return BETWEEN.join((typed | {_lookup(uow, author, message_id): text}).values())


async def hold(uow: UnitOfWork, author: Person, message_id: int, text: str | None) -> None:
    """Keep what a typed message is to say until its author has chosen; None lets go of it."""
    lookup = _lookup(uow, author, message_id)
    sealed = None if text is None else uow.vault.seal(HELD, lookup, text)
    await uow.connection.execute(update(parts).where(parts.c.lookup == lookup).values(held=sealed))


async def held(uow: UnitOfWork, author: Person, message_id: int) -> str | None:
    """Return what a typed message is to say, while its author has not chosen."""
    lookup = _lookup(uow, author, message_id)
    sealed = await uow.connection.scalar(select(parts.c.held).where(parts.c.lookup == lookup))
    return None if sealed is None else uow.vault.open(HELD, lookup, sealed)


async def hide_in_draft(
    uow: UnitOfWork, question: Question, author: Person, findings: Sequence[Finding]
) -> None:
    """Replace the findings in the author's draft, for good."""
    entry_id = await uow.connection.scalar(select(entries.c.id).where(_drafts(question, author.id)))
    await hide(uow, entry_id, findings)


async def hide(uow: UnitOfWork, entry_id: int | None, findings: Sequence[Finding]) -> None:
    """Replace findings in an entry's text, whichever of its typed messages hold them, for good."""
    start = 0
    for lookup, text in (await _typed(uow, entry_id)).items():
        if here := within(findings, start, start + len(text)):
            await _put(uow, lookup, masked(text, here))
        start += len(text) + len(BETWEEN)


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


async def _typed(uow: UnitOfWork, entry_id: int | None) -> dict[str, str]:
    """Return what each typed message of an entry says, in order, by its keyed hash."""
    these = select(parts).where(parts.c.entry_id == entry_id).order_by(parts.c.position)
    rows = await uow.connection.execute(these)
    return {row.lookup: uow.vault.open(PLACE, row.lookup, row.text) for row in rows}


async def _put(uow: UnitOfWork, lookup: str, text: str) -> None:
    change = update(parts).where(parts.c.lookup == lookup)
    await uow.connection.execute(change.values(text=uow.vault.seal(PLACE, lookup, text), held=None))


async def _all(uow: UnitOfWork, condition: Any) -> list[Entry]:
    rows = await uow.connection.execute(select(entries).where(condition).order_by(entries.c.id))
    found = rows.all()
    of_these = parts.c.entry_id.in_([row.id for row in found])
    texts: dict[int, list[str]] = defaultdict(list)
    photos: dict[int, list[str]] = defaultdict(list)
    for part in await uow.connection.execute(
        select(parts).where(of_these).order_by(parts.c.entry_id, parts.c.position)
    ):
        texts[part.entry_id].append(uow.vault.open(PLACE, part.lookup, part.text))
        if part.photo is not None:
            file = uow.vault.open(PHOTO, part.lookup, part.photo)
            photos[part.entry_id].append(file.partition(" ")[2])
    return [
        Entry(
            id=row.id,
            question_id=row.question_id,
            author_id=row.author_id,
            sent_at=row.sent_at,
            text=BETWEEN.join(texts[row.id]),
            photos=tuple(photos[row.id]),
        )
        for row in found
    ]


async def is_kept(uow: UnitOfWork, entry_id: int) -> bool:
    return bool(await uow.connection.scalar(select(exists().where(entries.c.id == entry_id))))


async def _delete(uow: UnitOfWork, condition: Any) -> None:
    """Delete entries; what was said disappears from every other chat, too."""
    said = select(entries.c.id).where(condition, entries.c.sent_at.is_not(None))
    if gone := list(await uow.connection.scalars(said)):
        await carriers.recall(uow.connection, uow.now, gone)
    these = select(entries.c.id).where(condition)
    await uow.connection.execute(delete(parts).where(parts.c.entry_id.in_(these)))
    await uow.connection.execute(delete(entries).where(condition))
