"""What carries somebody's words leaves a chat in time, and nothing else ever does."""

import dataclasses
import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.delivery import carriers
from bot.delivery.carriers import Carrier, last_text, leave
from bot.delivery.drafts import Draft, Operation
from bot.delivery.outbox import STAYS, Settled, State
from bot.delivery.outcome import Kind, Outcome
from bot.delivery.settle import settle
from bot.delivery.tables import outbox
from bot.delivery.telegram import render
from bot.message import Carried, Clearing, Lane, Message
from bot.playground.emulator.faults import error
from tests.conftest import sized, until
from tests.delivery.test_faults import running, serving
from tests.delivery.test_files import PNG, FilePost
from tests.delivery.test_rules import NOW, letter
from tests.delivery.tiny import TinyBot

OLD = dt.timedelta(hours=48)


def carrier(number: int, hours: float | None = 41, *, is_photo: bool = False) -> Carrier:
    born = None if hours is None else NOW - dt.timedelta(hours=hours)
    return Carrier(number, 7, 5, number, born, is_photo)


@given(st.lists(st.tuples(st.integers(1, 20), st.none() | st.floats(0, 90), st.booleans())),
       st.booleans())  # fmt: skip
def test_each_carrier_goes_one_way_and_what_telegram_would_refuse_is_not_tried(made, one_stays):
    all_of_them = [carrier(n, hours, is_photo=photo) for n, hours, photo in made]
    standing = {one.message_id: one for one in all_of_them}
    stays = last_text(standing.values()) if one_stays else None
    leaving = leave(standing.values(), NOW, stays)
    deleted, mended = set(leaving.deleted), set(leaving.mended)
    assert not deleted & mended
    assert deleted | mended <= set(standing)
    assert len(deleted) + len(mended) + leaving.lost == len(standing)
    assert all(standing[n].can_be_deleted(NOW) for n in deleted)
    assert not any(standing[n].is_photo for n in mended)
    assert stays is None or stays.message_id in mended


def test_the_newest_text_is_the_one_that_stays():
    found = [carrier(3), carrier(9, is_photo=True), carrier(5), carrier(1, None)]
    assert last_text(found) == carrier(5)
    assert leave(found, NOW, carrier(5)).deleted == (3, 9)
    assert leave(found, NOW, carrier(5)).mended == (1, 5)
    assert leave([carrier(9, 60, is_photo=True)], NOW, None).lost == 1
    assert last_text([]) is None


@dataclasses.dataclass
class Shown:
    """A message as a phone shows it: whose words it carries, and until when."""

    born: dt.datetime
    words: Carried | None = None
    until: dt.datetime | None = None
    is_photo: bool = False


class Life:
    """Random lives of chats: what the outbox does, and beside it what the phones would show."""

    def __init__(self, store, connection, seed):
        self.outbox, self.connection, self.random = store.outbox, connection, random.Random(seed)
        self.now, self.numbers = NOW, 0
        self.chats = {1: {}, 2: {}}

    async def settled(self, person, message, operation, target=None, number=None):
        draft = Draft(person, message, Lane.RELAY, operation, target)
        await self.outbox.add(self.connection, [draft], self.now)
        row = await self.connection.scalar(select(func.max(outbox.c.id)))
        done = Settled(row, State.SENT, self.now, operation, message_id=number)
        await self.outbox.settle(self.connection, [done])

    def words(self):
        if self.random.random() < 0.4:
            return None
        return Carried(self.random.choice((10, 20)), self.random.randint(1, 6))

    def until(self, words):
        return self.now + STAYS if words else None

    async def send(self):
        person, words = self.random.choice((1, 2)), self.words()
        photo = "file" if self.random.random() < 0.3 else ""
        self.numbers += 1
        operation = Operation.PHOTO if photo else Operation.SEND
        await self.settled(person, Message("x", photo=photo, carries=words), operation, None,
                           self.numbers)  # fmt: skip
        self.chats[person][self.numbers] = Shown(self.now, words, self.until(words), bool(photo))

    async def edit(self):
        person = self.random.choice((1, 2))
        texts = [n for n, one in self.chats[person].items() if not one.is_photo]
        if not texts:
            return
        number, words = self.random.choice(texts), self.words()
        known = self.random.choice((number, None))  # "not modified" brings no number
        await self.settled(person, Message("y", carries=words), Operation.EDIT, number, known)
        shown = self.chats[person][number]
        shown.words, shown.until = words, self.until(words)

    async def wait(self):
        self.now += dt.timedelta(hours=self.random.choice((1, 10, 39, 60)))

    async def recall(self):
        piece, spared = self.random.randint(1, 6), self.random.choice(((), (1,)))
        await carriers.recall(self.connection, self.now, [piece], but_from=spared)
        for person, chat in self.chats.items():
            for shown in chat.values():
                if shown.words and shown.words.piece == piece and person not in spared:
                    shown.until = self.now

    async def tidy(self):
        for person, about in await carriers.due(self.connection, self.now, 100):
            found = await carriers.claim(self.connection, self.now, person, about)
            assert await carriers.claim(self.connection, self.now, person, about) == []
            leaving = leave(found, self.now, last_text(found))
            chat = self.chats[person]
            for number in (*leaving.deleted, *leaving.mended):
                assert chat[number].until <= self.now, "only what is due"
                assert chat[number].words.about == about
            for number in leaving.deleted:
                assert self.now - chat.pop(number).born < OLD
            for number in leaving.mended:
                await self.settled(person, Message("line"), Operation.MEND, number, number)
                chat[number].words = chat[number].until = None
        for chat in self.chats.values():
            left = [one for one in chat.values() if one.until and one.until <= self.now]
            assert all(one.is_photo and self.now - one.born >= carriers.DELETABLE for one in left)

    async def purge(self):
        """Forget what was sent long ago: the phones, and what is done about them, stay the same."""
        await self.outbox.purge(self.connection, self.now - dt.timedelta(days=3), limit=5)

    async def clear(self):
        person = self.random.choice((1, 2))
        chat = self.chats[person]
        numbers = await carriers.take_all(self.connection, self.now, person)
        young = {n for n, one in chat.items() if self.now - one.born < carriers.DELETABLE}
        assert set(numbers) & set(chat) == young
        self.chats[person] = {n: one for n, one in chat.items() if n not in young}


@pytest.mark.parametrize("seed", range(sized(5, 200)))
async def test_in_a_random_life_all_due_words_leave_and_nothing_else_ever_does(store, seed):
    async with store.database.unit() as connection:
        life = Life(store, connection, seed)
        acts = [life.send] * 5 + [life.edit] * 3
        acts += [life.wait, life.tidy, life.recall, life.purge]
        for _ in range(60):
            await life.random.choice(acts)()
        await life.wait()
        await life.tidy()
        await life.clear()


async def test_words_taken_back_are_never_sent_and_swept_if_they_were_on_their_way(store):
    async with store.database.unit() as connection:
        words = Message("x", carries=Carried(10, 1))
        await store.outbox.add(connection, [Draft(1, words, Lane.RELAY)] * 3, NOW)
        rows = await connection.scalars(select(outbox.c.id).order_by(outbox.c.id))
        waits, on_its_way, not_taken = rows.all()
        sending = [letter(id=on_its_way), letter(id=not_taken)]
        await store.outbox.mark_sending(connection, sending, NOW)
        await carriers.recall(connection, NOW, [1])
        assert await store.outbox.due(connection, NOW, [], 10) == ([], True)
        sent = Settled(on_its_way, State.SENT, NOW, Operation.SEND, message_id=5)
        again = Settled(not_taken, State.PENDING, NOW, Operation.SEND)
        late = Settled(waits, State.PENDING, NOW, Operation.SEND)
        await store.outbox.settle(connection, [sent, again, late])
        assert await carriers.due(connection, NOW, 10) == [(1, 10)]
        assert await store.outbox.due(connection, NOW, [], 10) == ([], True)
        [found] = await carriers.claim(connection, NOW, 1, 10)
        assert found.message_id == 5
        dropped = State.DROPPED.value
        assert list(await connection.scalars(select(outbox.c.state).order_by(outbox.c.id))) == [
            dropped, State.SENT.value, dropped]  # fmt: skip


# What was settled long ago is forgotten


LATE = dt.timedelta(days=30)


async def old_rows(store, connection, *states: State, text="x", words=None) -> list[int]:
    """Add messages to person 1, settle them as `states` say, and return their rows."""
    drafts = [Draft(1, Message(text, carries=words), Lane.RELAY) for _ in states]
    await store.outbox.add(connection, drafts, NOW)
    rows = sorted(await connection.scalars(select(outbox.c.id)))[-len(states) :]
    done = [Settled(row, state, NOW, Operation.SEND, message_id=100 + row)
            for row, state in zip(rows, states, strict=True)
            if state is not State.PENDING]  # fmt: skip
    await store.outbox.settle(connection, done)
    return rows


async def left(connection) -> list[int]:
    return sorted(await connection.scalars(select(outbox.c.id)))


async def test_only_what_is_settled_is_forgotten_and_the_oldest_first(store):
    async with store.database.unit() as connection:
        over = (State.SENT, State.DEAD, State.UNKNOWN)
        sent, dead, unknown, held, waits = await old_rows(
            store, connection, *over, State.HELD, State.PENDING
        )
        [taken_back] = await old_rows(store, connection, State.PENDING, words=Carried(10, 1))
        await carriers.recall(connection, NOW, [1])
        purge = store.outbox.purge
        assert await purge(connection, NOW, 9) == 0, "not before its time"
        assert await purge(connection, NOW + LATE, 1) == 1
        assert await purge(connection, NOW + LATE, 9) == 3
        assert await left(connection) == [held, waits]
        assert {sent, dead, unknown, taken_back}.isdisjoint(await left(connection))


async def test_what_nobody_knows_the_end_of_after_a_crash_is_forgotten_too(store):
    async with store.database.unit() as connection:
        [row] = await old_rows(store, connection, State.PENDING)
        await connection.execute(outbox.update().values(lane=Lane.REPLY.rank))
        await store.outbox.mark_sending(connection, [letter(id=row)], NOW)
        await store.outbox.recover(connection)
        assert await store.outbox.purge(connection, NOW + LATE, 9) == 1


async def test_nothing_is_forgotten_of_a_message_in_which_words_stand(store):
    async with store.database.unit() as connection:
        screen, other = await old_rows(store, connection, State.SENT, State.SENT)
        edited = Draft(1, Message("w", carries=Carried(10, 1)), Lane.RELAY, Operation.EDIT,
                       100 + screen)  # fmt: skip
        await store.outbox.add(connection, [edited], NOW)
        words = (await left(connection))[-1]
        await store.outbox.settle(connection, [Settled(words, State.SENT, NOW, Operation.EDIT)])
        assert await store.outbox.purge(connection, NOW + LATE, 9) == 1
        assert await left(connection) == [screen, words], f"{other} is another message"
        await carriers.claim(connection, NOW + LATE, 1, 10)
        assert await store.outbox.purge(connection, NOW + LATE, 9) == 2


# What Telegram hears: the same whichever store it comes from

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
async def post(store):
    async with serving() as (emulator, url):
        bot = TinyBot(store, url, read_seconds=0.5)
        async with running(bot):
            yield FilePost(bot, emulator, None)


async def known_photo(post) -> str:
    sent = post.phone.send_photo(PNG)
    post.emulator.forget_updates()
    return sent["photo"][0]["file_id"]


@on_sqlite
async def test_a_photo_that_telegram_has_is_sent_by_its_name(post):
    file = await known_photo(post)
    await post.give(Message("<b>Look</b>", photo=file, silent=True))
    await post.settled("sent")
    assert post.phone.last["photo"][0]["file_id"] == file
    assert post.phone.last["caption"] == "Look"
    assert post.phone.last["caption_entities"][0]["type"] == "bold"


@on_sqlite
async def test_a_photo_that_telegram_does_not_know_any_more_is_told_in_words(post):
    await post.give(Message("A photo", photo="lost"))
    await post.settled("sent")
    assert post.said == ["A photo"]


@on_sqlite
async def test_a_photo_never_takes_the_place_of_a_screen(post):
    await post.send("a screen")
    await post.settled("sent")
    screen, file = post.phone.last["message_id"], await known_photo(post)
    async with post.acting(screen) as uow:
        uow.show(Message("Look", photo=file))
    await post.settled("sent", "sent")
    assert post.said == ["a screen", "Look"]


@on_sqlite
async def test_several_messages_leave_at_once_and_others_stay(post):
    for text in ("one", "two", "three"):
        await post.send(text)
    await post.settled("sent", "sent", "sent")
    numbers = [m["message_id"] for m in post.phone.messages if m["from"]["is_bot"]]
    async with post.acting() as uow:
        uow.clear(uow.person.id, [numbers[0], numbers[2], 9999], Lane.RELAY)
    await post.settled("sent", "sent", "sent", "sent")
    assert post.said == ["two"]


@on_sqlite
async def test_a_line_comes_in_place_of_a_text_but_never_anew(post):
    await post.send("words")
    await post.settled("sent")
    number = post.phone.last["message_id"]
    async with post.acting() as uow:
        uow.mend(number, Message("a line"), uow.person)
        uow.mend(9999, Message("nobody reads this"), uow.person)
    await post.settled("sent", "sent", "sent")
    assert post.said == ["a line"]


@on_sqlite
async def test_a_deletion_that_telegram_refuses_is_counted_and_given_up(post):
    left = post.spoil_once("deleteMessages", error(400, "Bad Request: message can't be deleted"))
    async with post.acting() as uow:
        uow.clear(uow.person.id, [5], Lane.RELAY)
    await until(lambda: not left, "the refusal")
    await post.settled("sent")
    assert post.bot.health.counters["sent_gone"] == 1


@on_sqlite
async def test_who_is_erased_is_left_without_the_words_of_others(post):
    async with post.acting() as uow:
        uow.send(Message("their words", carries=Carried(10, 1)), uow.person)
        uow.send(Message("our words"), uow.person)
    await post.settled("sent", "sent")
    async with post.acting() as uow:
        await uow.erase(uow.person)
    await post.settled("sent")
    assert post.said == ["our words"]


@on_sqlite
async def test_a_hundred_and_more_messages_leave_in_several_calls(post):
    async with post.acting() as uow:
        uow.clear(uow.person.id, list(range(1, 251)), Lane.RELAY)
    await post.settled("sent", "sent", "sent")
    calls = [c for c in post.emulator.calls if c.method == "deleteMessages"]
    assert len(calls) == 3


def test_clearing_and_mending_are_made_again_when_nobody_knows_what_became_of_them(vault):
    for operation in (Operation.CLEAR, Operation.MEND):
        lost = letter(Lane.RELAY, operation, tries=50)
        after = settle(lost, Outcome(Kind.UNKNOWN), NOW)
        assert after.operation is operation
        assert after.state is State.PENDING
    row = letter(operation=Operation.CLEAR, payload=Clearing((1, 2)).to_json())
    assert render(vault, row, 5) == ("deleteMessages", {"chat_id": 5, "message_ids": [1, 2]})
