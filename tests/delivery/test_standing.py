"""What stands in chats about a topic is found, and can be changed until it is sent."""

import datetime as dt
import json

from sqlalchemy import func, select

from bot.delivery import standing
from bot.delivery.drafts import Draft, Operation
from bot.delivery.outbox import Settled, State
from bot.delivery.tables import outbox
from bot.message import Lane, Message
from tests.delivery.test_rules import NOW

TOPIC = 77
SAID = Message("Come on Monday", topic=TOPIC)


async def put(store, connection, message=SAID, person=1, operation=Operation.SEND, target=None):
    draft = Draft(person, message, Lane.BROADCAST, operation, target)
    await store.outbox.add(connection, [draft], NOW)
    return await connection.scalar(select(func.max(outbox.c.id)))


async def settled(store, connection, row, state=State.SENT, number=5, operation=Operation.SEND):
    done = Settled(row, state, NOW, operation, message_id=number)
    await store.outbox.settle(connection, [done])


async def test_a_topic_is_found_while_it_stands_and_not_after_another_screen_took_its_place(store):
    async with store.database.unit() as connection:
        row = await put(store, connection)
        await put(store, connection, Message("Other", topic=TOPIC + 1), person=2)
        (found,) = await standing.of(connection, TOPIC)
        assert found.state is State.PENDING
        assert found.is_anew
        await settled(store, connection, row)
        (found,) = await standing.of(connection, TOPIC, person_id=1)
        assert (found.message_id, found.state, found.born) == (5, State.SENT, NOW)
        assert found.can_be_deleted(NOW + dt.timedelta(hours=47))
        assert not found.can_be_deleted(NOW + dt.timedelta(hours=48))
        assert await standing.of(connection, TOPIC, person_id=2) == []

        other = await put(store, connection, Message("Home"), operation=Operation.EDIT, target=5)
        assert await standing.of(connection, TOPIC) == [], "it is becoming something else"
        await settled(store, connection, other, number=None, operation=Operation.EDIT)
        again = await put(store, connection, operation=Operation.EDIT, target=5)
        await settled(store, connection, again, number=None, operation=Operation.EDIT)
        (found,) = await standing.of(connection, TOPIC)
        assert (found.row, found.message_id, found.born) == (again, 5, NOW)
        assert not found.is_anew


async def test_what_waits_for_people_is_rewritten_or_dropped_and_what_is_sent_stays(store):
    async with store.database.unit() as connection:
        first, second, gone = [await put(store, connection, person=n) for n in (1, 2, 3)]
        await settled(store, connection, gone)
        for person in (1, 2, 3):
            await store.outbox.hold(connection, person)
        for row in (first, gone):
            await standing.rewrite(connection, store.vault, row, Message("Come on Tuesday"))
        await standing.drop(connection, [second, gone])
        for person in (1, 2, 3):
            await store.outbox.reopen(connection, person)
        ([due], _) = await store.outbox.due(connection, NOW, [], 10)
        assert json.loads(due.payload)["text"] == "Come on Tuesday"
        assert {one.person_id for one in await standing.of(connection, TOPIC)} == {1, 3}
        await settled(store, connection, first, State.UNKNOWN, number=None)
        (unknown, _) = await standing.of(connection, TOPIC)
        assert (unknown.state, unknown.born) == (State.UNKNOWN, None)


async def test_what_is_about_to_be_sent_can_be_taken_back_once(store):
    async with store.database.unit() as connection:
        row = await put(store, connection)
        assert not await standing.rewrite(connection, store.vault, row, Message("Not yet"))
        assert await standing.take_back(connection, row)
        assert not await standing.take_back(connection, row)
        assert await store.outbox.due(connection, NOW, [], 9) == ([], True)
