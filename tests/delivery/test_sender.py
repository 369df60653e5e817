"""The sender, against the emulator: what happens to a message when Telegram says no."""

import asyncio
import datetime as dt

import pytest
from sqlalchemy import select

from bot.db.database import StoreError
from bot.delivery import sender
from bot.delivery.drafts import Draft, Operation
from bot.delivery.limits import Limiter
from bot.delivery.occurrences import claim
from bot.delivery.tables import outbox
from bot.message import Lane, Menu, Message
from bot.playground.emulator import Fault
from bot.playground.emulator.faults import Kind, error, too_many_requests
from bot.unit_of_work import unit_of_work
from tests.conftest import until
from tests.delivery.test_faults import running, serving
from tests.delivery.tiny import TinyBot


class Post:
    """A tiny bot on an emulator, and ways to put messages into its outbox."""

    def __init__(self, bot, emulator):
        self.bot, self.emulator = bot, emulator
        self.phone = emulator.add_person("P")
        self.phone.start()
        emulator.forget_updates()

    async def send(self, text, lane=Lane.REPLY, operation=Operation.SEND, target=None):
        async with self.acting() as uow:
            draft = Draft(uow.person.id, Message(text), lane, operation, target)
            await self.bot.store.outbox.add(uow.connection, [draft], uow.now)
        self.bot.sender.wake()

    def acting(self, pressed=None):
        wake = self.bot.sender.wake
        return unit_of_work(self.bot.store, wake, telegram_id=self.phone.user_id, pressed=pressed)

    async def states(self):
        async with self.bot.store.database.reader() as connection:
            return list(await connection.scalars(select(outbox.c.state).order_by(outbox.c.id)))

    async def settled(self, *wanted):
        async def are():
            return await self.states() == list(wanted)

        await until(are, f"{wanted}")

    async def settled_later(self, *wanted):
        """Let time go on until it is so: what is tried again waits by the store's clock."""

        async def are():
            self.bot.store.clock.advance(dt.timedelta(seconds=1))
            return await self.states() == list(wanted)

        await until(are, f"{wanted}")

    @property
    def said(self):
        return [m["text"] for m in self.phone.messages if m["from"]["is_bot"]]


@pytest.fixture
async def post(store):
    async with serving() as (emulator, url):
        bot = TinyBot(store, url)
        async with running(bot):
            yield Post(bot, emulator)


async def test_what_is_taken_back_at_the_last_moment_holds_nothing_up(post, store, monkeypatch):
    marks, taken = store.outbox.mark_sending, []

    async def late(connection, letters, now):
        if letters and not taken:
            taken.extend(letters)
            await store.outbox.erase(connection, letters[0].person_id)
        return await marks(connection, letters, now)

    monkeypatch.setattr(store.outbox, "mark_sending", late)
    await post.send("one")
    await until(lambda: taken, "the last moment")
    await post.send("two")
    await post.settled("sent")
    assert post.said == ["two"]


async def test_who_waits_behind_many_messages_of_one_person_is_looked_for_at_once(
    post, monkeypatch
):
    monkeypatch.setattr(sender, "AT_ONCE", 3)
    monkeypatch.setattr(sender, "IDLE_SECONDS", 60)
    other = Post(post.bot, post.emulator)
    async with other.acting() as uow:
        reader = uow.person
    slow = Fault(Kind.SLOW, seconds=2)
    chat = str(post.phone.user_id)
    post.emulator.faults = lambda _, said: slow if str(said.get("chat_id")) == chat else None
    async with post.acting() as uow:
        for n in range(3):
            uow.send(Message(f"{n}"), uow.person)
        uow.send(Message("for you"), reader)
    await until(lambda: other.said, "the other person's message")
    assert (await post.states())[0] == "sending", "nobody waits for the end of a slow call"


async def test_who_blocked_the_bot_is_unreachable_until_they_come_back(post):
    post.phone.block()
    post.emulator.forget_updates()
    await post.send("one", Lane.RELAY)
    await post.send("two", Lane.RELAY)
    await post.settled("held", "held")

    async def unreachable():  # known a moment after the rows are written
        return not (await post.bot.store.people.find(post.phone.user_id)).reachable

    await until(unreachable, "the person to be out of reach")
    post.phone.unblock()
    post.emulator.forget_updates()
    async with post.acting():
        pass
    post.bot.sender.wake()
    await post.settled("sent", "sent")
    assert post.said == ["one", "two"]


async def test_a_text_whose_tags_telegram_cannot_read_arrives_as_plain_text(post):
    await post.send("<b>1 &lt; 2")
    await post.settled("sent")
    assert post.said == ["1 < 2"]
    assert post.bot.health.counters["markup_bugs"] == 1


async def test_a_screen_that_is_gone_is_sent_anew_and_an_unchanged_one_is_fine(post):
    await post.send("screen", operation=Operation.EDIT, target=999)
    await post.settled("sent")
    assert post.said == ["screen"]
    await post.send("screen", operation=Operation.EDIT, target=post.phone.last["message_id"])
    await post.settled("sent", "sent")
    assert post.said == ["screen"]
    await post.send("", operation=Operation.DELETE, target=post.phone.last["message_id"])
    await post.send("", operation=Operation.DELETE, target=12345)
    await post.settled("sent", "sent", "sent", "sent")
    assert post.said == []


async def test_a_message_telegram_refuses_for_good_is_dead_and_the_next_goes_on(post):
    await post.send("x" * 5000)
    await post.send("fine")
    await post.settled("dead", "sent")


async def test_a_menu_is_set_for_one_chat(post):
    async with post.acting() as uow:
        uow.set_menu(Menu((("plan", "My plan"),)), uow.person)
    await post.settled("sent")
    assert [c["command"] for c in post.phone.commands] == ["plan"]


@pytest.mark.parametrize(
    "fault", [too_many_requests(1), error(401, "Unauthorized"), error(409, "x")]
)
async def test_what_was_not_taken_is_sent_later_once(post, fault, monkeypatch):
    monkeypatch.setattr("bot.delivery.outcome.PAUSE_SECONDS", 0.2)
    left = [1]

    def once(method, _params):
        return fault if method == "sendMessage" and left and left.pop() else None

    post.emulator.faults = once
    await post.send("late")
    await until(lambda: not left, "the fault")
    await post.settled_later("sent")
    assert post.said == ["late"]


@pytest.mark.parametrize(
    ("lane", "said"), [(Lane.REPLY, ["news"]), (Lane.RELAY, ["news", "news 🔁"])]
)
async def test_after_a_lost_answer_only_a_marked_lane_is_repeated(post, lane, said):
    left = [1]

    def once(method, _params):
        lost = method == "sendMessage" and left and left.pop()
        return Fault(Kind.RESET, after=True) if lost else None

    post.emulator.faults = once
    await post.send("news", lane)
    await until(lambda: not left, "the fault")
    await post.settled_later("unknown" if lane is Lane.REPLY else "sent")
    assert [" ".join(text.split()[:2]) for text in post.said] == said


async def test_a_message_to_somebody_erased_meanwhile_goes_nowhere(post, store):
    async with post.acting() as uow:
        person = uow.person
        await store.people.erase(uow.connection, person)
        store.people.forget(person)
        await store.outbox.add(
            uow.connection, [Draft(person.id, Message("x"), Lane.REPLY)], uow.now
        )
    post.bot.sender.wake()
    await post.settled("dead")
    assert post.said == []


async def test_urgent_lanes_go_first_and_each_person_in_order(post, store):
    post.emulator.faults = lambda method, _: error(500, "x") if method == "sendMessage" else None
    async with post.acting() as uow:
        for n, lane in enumerate([Lane.BROADCAST, Lane.RELAY, Lane.REPLY, Lane.SAFETY, Lane.REPLY]):
            uow.send(Message(f"{n} {lane}"), uow.person, lane)
        due, _ = await store.outbox.due(uow.connection, uow.now, [], 10)
        assert due == []
    async with store.database.reader() as connection:
        rows = (await connection.execute(select(outbox.c.lane).order_by(outbox.c.lane))).all()
    assert [row.lane for row in rows] == [0, 1, 1, 2, 4]


async def test_an_occurrence_is_claimed_exactly_once(store, clock):
    async def take(slot):
        async with store.database.unit() as connection:
            return await claim(connection, "checkin", 7, slot, clock.now())

    taken = await asyncio.gather(*(take("2026-11-23") for _ in range(20)))
    assert taken.count(True) == 1
    assert await take("2026-11-30")


async def test_a_menu_for_somebody_erased_meanwhile_goes_nowhere(post, store):
    async with post.acting() as uow:
        person = uow.person
        await store.people.erase(uow.connection, person)
        store.people.forget(person)
        menu = Draft(person.id, Menu((("plan", "x"),)), Lane.REPLY, Operation.MENU)
        await store.outbox.add(uow.connection, [menu], uow.now)
    post.bot.sender.wake()
    await post.settled("dead")


async def test_a_message_goes_out_later_when_its_person_cannot_be_read_now(
    post, store, monkeypatch
):
    async def away(person_id):
        raise StoreError("away")

    monkeypatch.setattr(store.people, "get", away)
    await post.send("late")
    await until(lambda: post.bot.health.counters["sent_retry"], "the trouble")
    monkeypatch.undo()
    await post.settled_later("sent")
    assert post.said == ["late"]


class InAMoment(Limiter):
    """Says at first that bulk may go at a moment which is over before anybody can wait for it."""

    def __init__(self):
        super().__init__(30)
        self.asked = 0

    def free_at(self, now, *, bulk=False):
        self.asked += bulk
        return now + 1e-6 if bulk and self.asked == 1 else super().free_at(now, bulk=bulk)


async def test_what_the_limits_held_back_does_not_wait_for_something_else_to_happen(
    store, monkeypatch
):
    monkeypatch.setattr(sender, "IDLE_SECONDS", 60.0)
    async with serving() as (emulator, url):
        bot = TinyBot(store, url)
        bot.sender._limiter = limiter = InAMoment()
        post = Post(bot, emulator)
        async with running(bot):
            await post.send("to all", Lane.BROADCAST)
            await until(lambda: len(post.phone.messages) == 2, "what was held back")
        assert limiter.asked > 1


async def test_a_broadcast_goes_evenly_and_a_reply_overtakes_it(store):
    async with serving() as (emulator, url):
        bot = TinyBot(store, url, per_second=10)
        phones = [emulator.add_person(f"P{n}") for n in range(6)]
        for phone in phones:
            phone.start()
        emulator.forget_updates()
        async with running(bot):
            for phone in phones:
                wake = bot.sender.wake
                async with unit_of_work(store, wake, telegram_id=phone.user_id) as uow:
                    uow.send(Message("to all"), uow.person, Lane.BROADCAST)
            await until(lambda: sum(len(phone.messages) == 2 for phone in phones) == 6, "everybody")
        sent = [call.seconds for call in emulator.calls if call.method == "sendMessage"]
        steps = (sent[-1] - sent[0]) * 10
        assert steps > len(sent) - 1 - 2, "one after the other; one late wake-up may be made up for"
