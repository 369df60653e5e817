"""The transport is bounded, quiet, and tells "never left" from "nobody knows"."""

import logging

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError, TimedOut

from bot.delivery.transport import NotSentError, Request, Transport, UnknownOutcomeError
from bot.playground.emulator import Fault
from bot.playground.emulator.faults import Kind, error
from tests.delivery.test_faults import TOKEN, serving


@pytest.fixture
async def telegram():
    """(emulator, transport, PTB's bot on the same transport)."""
    async with serving() as (emulator, url):
        transport = Transport(url, read_seconds=0.5)
        await transport.open()
        base = url.removesuffix(TOKEN)
        bot = Bot(
            TOKEN,
            base_url=base,
            base_file_url=base.replace("/bot", "/file/bot"),
            request=Request(transport),
        )
        yield emulator, transport, bot
        await transport.close()


async def test_a_server_that_is_not_there_was_never_reached():
    transport = Transport("http://127.0.0.1:9/bot1:x")
    await transport.open()
    with pytest.raises(NotSentError):
        await transport.call("getMe", {})
    await transport.close()
    await transport.close()


@pytest.mark.parametrize(
    "fault",
    [Fault(Kind.RESET), Fault(Kind.SILENCE), Fault(Kind.TRUNCATED, after=True), Fault(Kind.HTML),
     Fault(Kind.BOMB, size=64 * 2**20)],
    ids=lambda f: f.kind.name,
)  # fmt: skip
async def test_whatever_breaks_after_the_request_left_is_unknown(telegram, fault):
    emulator, transport, _ = telegram
    emulator.faults = lambda *_: fault
    with pytest.raises(UnknownOutcomeError):
        await transport.call("getMe", {})


async def test_ptbs_own_calls_use_it_with_files_and_hear_its_errors(telegram):
    emulator, _, bot = telegram
    phone = emulator.add_person("P")
    phone.start()
    await bot.initialize()
    assert bot.username == "pathways_demo_bot"
    await bot.send_message(phone.user_id, "hello")
    await bot.send_document(phone.user_id, b"1,2,3", filename="a.csv")
    assert phone.last["document"]["file_name"] == "a.csv"
    sent = await bot.get_file(phone.last["document"]["file_id"])
    assert bytes(await sent.download_as_bytearray()) == b"1,2,3"
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(123, "hello")
    emulator.faults = lambda *_: error(403, "Forbidden: bot was blocked by the user")
    with pytest.raises(Forbidden):
        await bot.send_message(phone.user_id, "hello")
    emulator.faults = lambda *_: Fault(Kind.SILENCE)
    with pytest.raises(TimedOut):
        await bot.send_message(phone.user_id, "hello")
    emulator.faults = lambda *_: Fault(Kind.RESET)
    with pytest.raises(NetworkError):
        await bot.send_message(phone.user_id, "hello")
    await bot.shutdown()


@pytest.mark.parametrize("payload", [b"{CANARY", b"[]", b"[" * 100_000])
def test_an_answer_that_is_no_json_is_refused_without_being_logged(payload, caplog):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(TelegramError):
        Request.parse_json_payload(payload)
    assert "CANARY" not in caplog.text


def test_what_ptb_reads_as_an_answer_is_the_object_itself():
    assert Request.parse_json_payload(b'{"ok": true, "result": 1}') == {"ok": True, "result": 1}
    assert Request(Transport("x")).read_timeout == 20.0
