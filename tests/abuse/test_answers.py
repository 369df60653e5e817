"""What Telegram, or something between us and Telegram, may answer."""

import asyncio
import datetime as dt

import pytest

from bot.delivery.drafts import Operation
from bot.delivery.outbox import Letter, State
from bot.delivery.outcome import Kind, Outcome, backoff, classify
from bot.delivery.settle import settle
from bot.delivery.transport import parse
from bot.message import Lane, Message
from bot.playground.emulator.faults import error
from tests.abuse.rows import while_time_goes_on
from tests.conftest import World, until
from tests.scenarios.talk import Talk

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
ODD = ["NaN", "Infinity", "-Infinity", "1e999", "1" + "0" * 400, "true", '"5"', "[]", "null", "-3"]


@pytest.mark.parametrize("number", ODD)
@pytest.mark.parametrize("name", ["retry_after", "migrate_to_chat_id"])
def test_no_number_in_an_answer_makes_us_wait_for_ever_or_fail(name, number):
    body = f'{{"ok":false,"error_code":429,"description":"x","parameters":{{"{name}":{number}}}}}'
    outcome = classify(parse(429, body.encode()))
    assert outcome.kind in (Kind.FLOOD, Kind.MIGRATED)
    assert 0.0 <= outcome.seconds <= 3600.0
    letter = Letter(1, "R", Lane.REPLY, 7, Operation.SEND, None, Message("x").to_json(), 0, False)
    assert settle(letter, outcome, NOW).state is State.PENDING


@pytest.mark.parametrize("code", ODD)
def test_an_error_code_of_any_kind_is_some_refusal(code):
    body = f'{{"ok":false,"error_code":{code},"description":7}}'
    assert classify(parse(400, body.encode())).kind is not Kind.SENT


@pytest.mark.parametrize("result", ["7", '"x"', "[]", "null", '{"message_id":"7"}', "NaN"])
def test_a_result_of_the_wrong_type_is_a_send_without_a_message_id(result):
    answer = parse(200, f'{{"ok":true,"result":{result}}}'.encode())
    assert classify(answer) == Outcome(Kind.SENT)


def test_a_chat_that_moved_is_tried_again_with_patience():
    letter = Letter(1, "R", Lane.RELAY, 7, Operation.SEND, None, Message("x").to_json(), 3, False)
    after = settle(letter, Outcome(Kind.MIGRATED, number=-100), NOW)
    assert after.not_before == NOW + dt.timedelta(seconds=backoff(4))


async def test_a_person_that_is_said_to_have_moved_does_not_keep_the_bot_busy(world: World):
    hiba = await Talk.of(world).start()
    calls = []

    def moved(method, _parameters):
        if method != "sendMessage":
            return None
        calls.append(method)
        return error(400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": -100})

    world.emulator.faults = moved
    hiba.phone.send("/home")
    await until(lambda: calls, "the first try")
    await asyncio.sleep(0.5)
    assert len(calls) == 1
    world.emulator.faults = None
    await while_time_goes_on(world, lambda: len(hiba.heard) > 1)
    await world.settle()
    assert len(hiba.heard) == 2, "nothing is lost"
