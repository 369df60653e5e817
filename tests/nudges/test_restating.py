"""What people were told is brought up to date: mended, deleted, or planned anew."""

import datetime as dt
import json
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.delivery.drafts import Operation
from bot.delivery.outbox import State
from bot.delivery.tables import outbox
from bot.features.attention.restating import Restated, restate
from bot.message import Message
from bot.nudges import Rhythm, repository
from bot.nudges.tables import nudges
from bot.people.person import Person
from bot.unit_of_work import unit_of_work
from tests.nudges.reading import Reading, about


async def told(reading: Reading, *subjects: str, **changes: object) -> Person:
    """Tell somebody some things, up to the outbox."""
    amal = await reading.somebody(**changes)
    await reading.propose(amal, *(about(one) for one in subjects))
    await reading.sweep()
    return amal


async def turn(reading: Reading, **values: Any) -> None:
    """Let the message be in another state."""
    async with reading.store.database.unit() as connection:
        await connection.execute(update(outbox).values(**values))


async def arrived(reading: Reading, change: Any) -> None:
    """Let a change of a message be made."""
    made = update(outbox).where(outbox.c.id == change.id)
    done = {"state": State.SENT.value, "message_id": change.target}
    async with reading.store.database.unit() as connection:
        await connection.execute(made.values(**done))


async def again(reading: Reading, amal: Person) -> Restated:
    async with unit_of_work(reading.store, lambda: None, about=amal) as uow:
        [batch] = {row.topic for row in await rows(reading) if row.topic}
        return await restate(uow, reading.office, batch, partial(reading.word, uow))


async def rows(reading: Reading) -> list[Any]:
    async with reading.store.database.reader() as connection:
        return list(await connection.execute(select(outbox).order_by(outbox.c.id)))


def said(reading: Reading, row: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        reading.store.vault.open("outbox.payload", row.ref, row.payload)
    )
    return found


async def test_what_has_not_left_is_planned_anew_in_the_words_of_then(reading: Reading) -> None:
    amal = await told(reading, "1", "2")
    reading.boring = {"1"}
    assert await again(reading, amal) is Restated.LATER
    [taken] = await rows(reading)
    assert (taken.state, taken.payload) == (State.DROPPED, b"")
    await reading.sweep()
    [_, anew] = await rows(reading)
    assert "All about 2" in said(reading, anew)["text"]
    async with reading.store.database.reader() as connection:
        assert sorted(await connection.scalars(select(nudges.c.state))) == ["dropped", "sent"]


async def test_what_is_being_sent_is_looked_at_again(reading: Reading) -> None:
    amal = await told(reading, "1")
    await turn(reading, state=State.SENDING.value)
    assert await again(reading, amal) is Restated.LATER
    assert [row.state for row in await rows(reading)] == [State.SENDING]


@pytest.mark.parametrize("is_boring", [False, True])
async def test_what_waits_for_somebody_to_come_back_is_rewritten_or_dropped(
    reading: Reading, *, is_boring: bool
) -> None:
    amal = await told(reading, "1", "2")
    await turn(reading, state=State.HELD.value)
    reading.boring = {"1", "2"} if is_boring else {"1"}
    assert await again(reading, amal) is Restated.DONE
    [held] = await rows(reading)
    if is_boring:
        assert held.state == State.DROPPED
    else:
        assert "All about 2" in said(reading, held)["text"]


@pytest.mark.parametrize(("hours", "operation"), [(47, Operation.CLEAR), (48, Operation.MEND)])
async def test_a_message_with_nothing_left_is_deleted_or_too_old_says_so(
    reading: Reading, hours: int, operation: Operation
) -> None:
    amal = await told(reading, "1")
    await turn(reading, state=State.SENT.value, message_id=5, settled_at=reading.clock.now())
    reading.boring = {"1"}
    reading.clock.advance(dt.timedelta(hours=hours))
    assert await again(reading, amal) is Restated.DONE
    assert (await rows(reading))[-1].operation == operation


async def test_what_stands_is_mended_and_of_one_away_it_is_not_sure(reading: Reading) -> None:
    amal = await told(reading, "1", "2")
    await turn(reading, state=State.SENT.value, message_id=5, settled_at=reading.clock.now())
    reading.boring = {"2"}
    assert await again(reading, amal.but(reachable=False)) is Restated.LOST
    mend = (await rows(reading))[-1]
    assert (mend.operation, mend.target) == (Operation.MEND, 5)
    assert "All about 1" in said(reading, mend)["text"]


async def test_what_is_taken_back_leaves_the_chat_also_when_a_change_of_it_waited(
    reading: Reading,
) -> None:
    amal = await told(reading, "1", "2")
    now = reading.clock.now()
    await turn(reading, state=State.SENT.value, message_id=5, settled_at=now)
    reading.boring = {"2"}
    await again(reading, amal)
    async with reading.store.database.unit() as connection:
        await reading.store.outbox.hold(connection, amal.id)  # they block us: the change waits
    reading.boring = {"1", "2"}
    assert await again(reading, amal) is Restated.LATER
    assert await again(reading, amal) is Restated.DONE
    *_, change, deletion = await rows(reading)
    assert (change.operation, change.state) == (Operation.MEND, State.DROPPED)
    assert deletion.operation == Operation.CLEAR


async def test_what_was_opened_in_discreet_mode_stays_open(reading: Reading) -> None:
    amal = await told(reading, "1")
    async with unit_of_work(reading.store, lambda: None, about=amal) as uow:
        await repository.save_rhythm(uow, amal, Rhythm(discreet=True))
    await turn(reading, state=State.SENT.value, message_id=5, operation=Operation.EDIT.value)
    for _ in range(2):
        await again(reading, amal)
        *_, mend = await rows(reading)
        assert "All about 1" in said(reading, mend)["text"]
        await arrived(reading, mend)


async def test_what_nobody_has_opened_in_discreet_mode_stays_closed_however_often_it_is_mended(
    reading: Reading,
) -> None:
    amal = await reading.somebody()
    async with unit_of_work(reading.store, lambda: None, about=amal) as uow:
        await repository.save_rhythm(uow, amal, Rhythm(discreet=True))
    await reading.propose(amal, about("1"))
    await reading.sweep()
    await turn(reading, state=State.SENT.value, message_id=5, settled_at=reading.clock.now())
    for _ in range(2):
        assert await again(reading, amal) is Restated.DONE
        *_, mend = await rows(reading)
        assert mend.operation == Operation.MEND
        assert "All about" not in said(reading, mend)["text"]
        await arrived(reading, mend)


async def test_where_another_screen_stands_nothing_is_done_and_unknown_is_lost(
    reading: Reading,
) -> None:
    amal = await told(reading, "1")
    await turn(reading, state=State.UNKNOWN.value)
    assert await again(reading, amal) is Restated.LOST
    await turn(reading, state=State.SENT.value, message_id=5)
    async with unit_of_work(reading.store, lambda: None, about=amal, pressed=5) as uow:
        uow.show(Message("Home"))
    assert await again(reading, amal) is Restated.NONE
