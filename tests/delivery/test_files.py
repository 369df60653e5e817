"""Pictures and documents on their way: drawn before they are sent, and words where that fails."""

import asyncio

import pytest
from sqlalchemy import select

from bot.db.database import StoreError
from bot.delivery.drafts import Operation
from bot.delivery.tables import outbox
from bot.delivery.telegram import attachment, render, upload, without_markup
from bot.message import Attachment, Button, FileKind, Lane, Message
from bot.playground.emulator import Fault
from bot.playground.emulator.faults import Kind, error, too_many_requests
from bot.screen import Home
from tests.conftest import until
from tests.delivery.test_faults import running, serving
from tests.delivery.test_rules import letter
from tests.delivery.test_sender import Post
from tests.delivery.tiny import TinyBot

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (1080).to_bytes(4) + (1500).to_bytes(4)


def picture(caption="My plan", kind=FileKind.PNG, template="roadmap") -> Message:
    file = Attachment(template, {"title": "PLAB"}, kind, f"my-plan.{kind}", "Sorry, <b>no</b>.")
    return Message(caption, ((Button("Home", Home()),),), attachment=file)


class Easel:
    """Draws what the tests want; `busy` holds it up, `broken` lets it fail."""

    def __init__(self):
        self.drawn = []
        self.free = asyncio.Event()
        self.free.set()
        self.broken = False

    async def draw(self, file):
        self.drawn.append(file)
        await self.free.wait()
        if self.broken:
            raise LookupError("CANARY")
        return PNG if file.kind is FileKind.PNG else b"%PDF-1.7"


class FilePost(Post):
    def __init__(self, bot, emulator, easel):
        super().__init__(bot, emulator)
        self.easel = easel

    async def give(self, message, lane=Lane.REPLY):
        async with self.acting() as uow:
            uow.send(message, uow.person, lane)

    @property
    def said(self):
        return [m.get("text") or m["caption"] for m in self.phone.messages if m["from"]["is_bot"]]

    def spoil_once(self, method, fault):
        """Let the next call of a method go wrong; return a list that is empty once it has."""
        left = [1]

        def once(called, _params):
            return fault if called == method and left and left.pop() else None

        self.emulator.faults = once
        return left


@pytest.fixture
async def post(store):
    easel = Easel()
    async with serving() as (emulator, url):
        bot = TinyBot(store, url, draw=easel.draw)
        async with running(bot):
            yield FilePost(bot, emulator, easel)
            easel.free.set()  # also after a failure: a bot that stops finishes what it draws


async def test_a_picture_comes_with_its_caption_and_buttons(post):
    await post.give(picture("<b>My plan</b>"))
    await post.settled("sent")
    assert post.phone.last["photo"][-1]["width"] == 1080
    assert post.phone.last["caption"] == "My plan"
    assert post.phone.last["caption_entities"][0]["type"] == "bold"
    assert post.phone.last["reply_markup"]["inline_keyboard"][0][0]["text"] == "Home"
    assert post.easel.drawn[0].data == {"title": "PLAB"}


async def test_a_document_comes_with_its_name(post):
    await post.give(picture(kind=FileKind.PDF))
    await post.settled("sent")
    assert post.phone.last["document"]["file_name"] == "my-plan.pdf"
    assert post.phone.last["document"]["mime_type"] == "application/pdf"


async def test_what_cannot_be_drawn_is_told_in_words_with_the_same_buttons(post, caplog):
    post.easel.broken = True
    await post.give(picture())
    await post.settled("sent")
    assert post.said == ["Sorry, no."]
    assert post.phone.last["reply_markup"]["inline_keyboard"][0][0]["text"] == "Home"
    assert post.bot.health.counters["drawing_failures"] == 1
    assert "LookupError" in caplog.text
    assert "CANARY" not in caplog.text


async def test_a_picture_telegram_refuses_is_told_in_words(post):
    post.spoil_once("sendPhoto", error(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"))
    await post.give(picture())
    await post.settled("sent")
    assert post.said == ["Sorry, no."]


async def test_words_in_place_of_a_picture_come_before_what_was_said_after_it(post):
    post.spoil_once("sendPhoto", error(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"))
    async with post.acting() as uow:
        uow.send(picture(), uow.person)
        uow.send(Message("and then this"), uow.person)
    await post.settled("sent", "sent")
    assert post.said == ["Sorry, no.", "and then this"]


async def test_while_it_is_drawn_others_hear_and_the_row_still_waits(post):
    post.easel.free.clear()
    await post.give(picture())
    await until(lambda: post.easel.drawn, "the drawing")
    other = Post(post.bot, post.emulator)
    await other.send("for you")
    await post.settled("pending", "sent")
    assert other.said == ["for you"]
    post.easel.free.set()
    await post.settled("sent", "sent")


async def test_a_stop_in_the_middle_of_drawing_loses_nothing_and_doubles_nothing(store):
    easel = Easel()
    easel.free.clear()
    async with serving() as (emulator, url):
        bot = TinyBot(store, url, draw=easel.draw)
        post = FilePost(bot, emulator, easel)
        await bot.prepare()
        stopped = asyncio.create_task(bot.run(asyncio.Event(), polling=False))  # noqa: TID251 -- killed on purpose
        await post.give(picture())
        await until(lambda: easel.drawn, "the drawing")
        stopped.cancel()
        await asyncio.wait([stopped])
        easel.free.set()
        again = TinyBot(store, url, draw=easel.draw)
        async with running(again, polling=False):
            await post.settled("sent")
        assert post.said == ["My plan"]


@pytest.mark.parametrize(
    ("lane", "said"), [(Lane.REPLY, ["plan"]), (Lane.RELAY, ["plan", "plan 🔁"])]
)
async def test_after_a_lost_answer_only_a_marked_lane_is_repeated(post, lane, said):
    left = post.spoil_once("sendPhoto", Fault(Kind.RESET, after=True))
    await post.give(picture("plan"), lane)
    await until(lambda: not left, "the fault")
    await post.settled_later("unknown" if lane is Lane.REPLY else "sent")
    assert [" ".join(text.split()[:2]) for text in post.said] == said


async def test_a_picture_that_was_not_taken_is_sent_later_once(post):
    left = post.spoil_once("sendPhoto", too_many_requests(1))
    await post.give(picture())
    await until(lambda: not left, "the fault")
    await post.settled_later("sent")
    assert post.said == ["My plan"]


async def test_who_blocked_the_bot_gets_the_picture_when_they_are_back(post):
    post.phone.block()
    post.emulator.forget_updates()
    await post.give(picture())
    await post.settled("held")
    post.phone.unblock()
    post.emulator.forget_updates()
    async with post.acting():
        pass
    post.bot.sender.wake()
    await post.settled("sent")
    assert post.said == ["My plan"]


async def test_a_picture_for_somebody_erased_while_it_was_drawn_goes_nowhere(post, store):
    post.easel.free.clear()
    await post.give(picture())
    await until(lambda: post.easel.drawn, "the drawing")
    async with post.acting() as uow:
        await uow.erase(uow.person)
    post.easel.free.set()
    await until(lambda: post.bot.health.counters["sent_refused"], "the end of it")
    assert post.said == []


async def test_when_the_store_is_away_after_drawing_it_is_sent_later(post, store, monkeypatch):
    post.easel.free.clear()
    await post.give(picture())
    await until(lambda: post.easel.drawn, "the drawing")

    async def away(connection, letters, now):
        if letters:
            raise StoreError("away")
        return set()

    with monkeypatch.context() as patched:
        patched.setattr(store.outbox, "mark_sending", away)
        post.easel.free.set()
        await until(lambda: post.bot.health.counters["sent_retry"], "the trouble")
    await post.settled_later("sent")
    assert post.said == ["My plan"]


async def test_a_caption_telegram_cannot_read_goes_as_plain_text(post):
    await post.give(picture("<b>1 &lt; 2"))
    await post.settled("sent")
    assert post.said == ["1 < 2"]
    assert post.bot.health.counters["markup_bugs"] == 1


async def test_a_screen_on_a_picture_is_sent_anew(post):
    await post.give(picture())
    await post.settled("sent")
    async with post.acting(post.phone.last["message_id"]) as uow:
        uow.show(Message("Home"))
    await post.settled("sent", "sent")
    assert post.said == ["My plan", "Home"]


async def test_a_picture_never_takes_the_place_of_a_screen(post):
    await post.send("a screen")
    await post.settled("sent")
    async with post.acting(post.phone.last["message_id"]) as uow:
        uow.show(picture())
    await post.settled("sent", "sent")
    assert post.said == ["a screen", "My plan"]


async def test_what_is_to_be_drawn_is_sealed_and_gone_once_it_is_out(post, store):
    post.easel.free.clear()
    await post.give(picture())
    async with store.database.reader() as connection:
        payload = await connection.scalar(select(outbox.c.payload))
    assert b"PLAB" not in payload
    post.easel.free.set()
    await post.settled("sent")
    async with store.database.reader() as connection:
        assert await connection.scalar(select(outbox.c.payload)) == b""


def test_a_file_returns_from_the_outbox_as_it_went():
    message = picture(kind=FileKind.PDF)
    row = letter(payload=message.to_json())
    assert attachment(row) == message.attachment
    assert upload(attachment(row), b"x").mime == "application/pdf"


def test_a_silent_picture_makes_no_sound(vault):
    message = Message("Hi", silent=True, attachment=picture().attachment)
    row = letter(operation=Operation.FILE, payload=message.to_json())
    method, params = render(vault, row, 5)
    assert method == "sendPhoto"
    assert params["disable_notification"] is True
    assert without_markup(params)["caption"] == "Hi"
