"""Notices on their way: sent, taken back, paused, corrected, recalled."""

import datetime as dt
from typing import Final

from bot.features.notices import moments
from bot.features.notices.domain import LASTS, UNDO, Deed, Notice
from bot.features.notices.repository import notices, recipients
from bot.features.notices.service import change, get
from bot.nudges.unsending import unsend
from bot.people.person import Person
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

WHEN: Final = "notice-time"

Done = tuple[Notice, bool]
"""How a notice stands, and whether what was wanted was done."""


async def queue(uow: UnitOfWork, notice_id: int, edition: int, when: dt.datetime) -> Done:
    """Let an approved notice leave: at a time, at the earliest in a minute. Raises GoneError."""
    leaves_at = max(when, uow.now + UNDO)
    return await change(
        uow,
        notice_id,
        Deed.QUEUE,
        of=edition,
        leaves_at=leaves_at,
        expires_at=leaves_at + LASTS,
        sender_id=uow.person.id,
        shown="",
    )


async def ask_when(uow: UnitOfWork, notice_id: int, edition: int) -> Notice:
    """Wait for the time at which it leaves. Raises GoneError."""
    notice = await get(uow, notice_id)
    uow.ask(Prompt(WHEN, {"notice": str(notice_id), "edition": str(edition)}))
    return notice


async def queue_at(uow: UnitOfWork, typed: str, zone: dt.tzinfo) -> Done:
    """Let an approved notice leave at a typed time. Raises UserError."""
    prompt = await uow.prompt()
    assert prompt, "the route says so"
    when = moments.read(typed, uow.now, zone)
    await uow.close_prompt()
    uow.about(prompt.data["notice"])
    return await queue(uow, int(prompt.data["notice"]), int(prompt.data["edition"]), when)


async def undo(uow: UnitOfWork, notice_id: int) -> Done:
    """Take back what has not left. Raises GoneError."""
    return await change(uow, notice_id, Deed.UNDO, leaves_at=None, expires_at=None)


async def hold_back(uow: UnitOfWork, person: Person) -> None:
    """Let nothing leave by itself that somebody planned who was stopped or let go.

    It waits for another coordinator to look at it.
    """
    for notice_id in await notices.planned_by(uow, person.id):
        await change(uow, notice_id, Deed.HOLD_BACK)


async def pause(uow: UnitOfWork, notice_id: int) -> Done:
    """Let nobody else get it, for now. Raises GoneError."""
    return await _halt(uow, await change(uow, notice_id, Deed.PAUSE))


async def go_on(uow: UnitOfWork, notice_id: int) -> Done:
    """Let those get it who have not: everybody is looked at once more. Raises GoneError."""
    return await change(uow, notice_id, Deed.GO_ON, reached=0)


async def cancel(uow: UnitOfWork, notice_id: int) -> Done:
    """Let nobody else get it. Raises GoneError."""
    done = await change(uow, notice_id, Deed.CANCEL, reached=None, ended_at=uow.now)
    return await _halt(uow, done)


async def apply(uow: UnitOfWork, notice_id: int, edition: int) -> Done:
    """Approve a correction: it stands in place of what people got. Raises GoneError."""
    notice = await get(uow, notice_id)
    if notice.correction is None:
        return notice, False
    done = await change(
        uow,
        notice_id,
        Deed.CORRECT,
        of=edition,
        renew=True,
        words=notice.correction,
        correction=None,
    )
    return await _halt(uow, done)


async def keep(uow: UnitOfWork, notice_id: int) -> Done:
    """Throw a correction away. Raises GoneError."""
    notice = await get(uow, notice_id)
    return await change(uow, notice_id, Deed.CORRECT, of=notice.edition, correction=None)


async def recall(uow: UnitOfWork, notice_id: int) -> Done:
    """Take it out of every chat, as far as that can be done. Raises GoneError."""
    done = await change(
        uow,
        notice_id,
        Deed.RECALL,
        renew=True,
        correction=None,
        reached=None,
        ended_at=uow.now,
    )
    return await _halt(uow, done)


async def _halt(uow: UnitOfWork, done: Done) -> Done:
    """Let nothing leave that was worded before: whoever still gets it, gets it as it is now."""
    notice, is_done = done
    if is_done:
        await unsend(uow, await recipients.on_the_way(uow, notice))
    return done
