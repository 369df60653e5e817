"""Polls: their limits, votes, and their end by hand or by the clock."""

import datetime as dt
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.playground.emulator import Emulator, Phone


async def ask(client: Any, phone: Phone, **parameters: Any) -> Any:
    poll = {
        "question": "When?",
        "options": ["Mon", {"text": "<b>Tue</b>", "text_parse_mode": "HTML"}],
    }
    return await client.ok("sendPoll", chat_id=phone.user_id, **{**poll, **parameters})


async def test_an_anonymous_poll_tells_only_its_state(client: Any, amal: Phone) -> None:
    message = await ask(client, amal)
    amal.vote(message["message_id"], [1])
    (update,) = await client.ok("getUpdates")
    assert [option["text"] for option in update["poll"]["options"]] == ["Mon", "Tue"]
    assert [option["voter_count"] for option in update["poll"]["options"]] == [0, 1]
    assert update["poll"]["total_voter_count"] == 1


async def test_a_vote_may_be_changed_and_taken_back(client: Any, amal: Phone) -> None:
    message = await ask(client, amal, is_anonymous=False)
    for chosen in ([0], [1], []):
        amal.vote(message["message_id"], chosen)
    updates = await client.ok("getUpdates")
    answers = [update["poll_answer"] for update in updates if "poll_answer" in update]
    assert [answer["option_ids"] for answer in answers] == [[0], [1], []]
    assert answers[1]["option_persistent_ids"] == ["1"]
    assert answers[0]["user"] == amal.user
    assert amal.messages[-1]["poll"]["total_voter_count"] == 0
    amal.vote(message["message_id"], [1])
    assert amal.chosen(message["message_id"]) == [1]


async def test_a_vote_that_telegram_would_not_offer_is_an_error(client: Any, amal: Phone) -> None:
    single = (await ask(client, amal))["message_id"]
    several = (await ask(client, amal, allows_multiple_answers=True))["message_id"]
    amal.vote(several, [0, 1])
    with pytest.raises(ValueError, match="takes one answer"):
        amal.vote(single, [0, 1])
    with pytest.raises(ValueError, match="has options 0 to 1"):
        amal.vote(single, [2])
    await client.ok("stopPoll", chat_id=amal.user_id, message_id=single)
    with pytest.raises(ValueError, match="is closed"):
        amal.vote(single, [0])


async def test_a_poll_is_stopped_once(client: Any, amal: Phone) -> None:
    message = await ask(client, amal)
    target = {"chat_id": amal.user_id, "message_id": message["message_id"]}
    markup = {"inline_keyboard": [[{"text": "Results", "callback_data": "r"}]]}
    stopped = await client.ok("stopPoll", **target, reply_markup=markup)
    assert stopped["is_closed"]
    assert amal.last["reply_markup"] == markup
    assert await client.error("stopPoll", **target) == "Bad Request: poll has already been closed"
    text = await client.ok("sendMessage", chat_id=amal.user_id, text="x")
    for message_id, problem in (
        (99, "message with poll to stop not found"),
        (text["message_id"], "message is not a poll"),
    ):
        refusal = await client.error("stopPoll", chat_id=amal.user_id, message_id=message_id)
        assert refusal == f"Bad Request: {problem}"


@pytest.mark.parametrize("limit", [{"open_period": 60}, {"close_date": 1795262460}])
async def test_a_poll_ends_by_the_clock(
    client: Any, amal: Phone, clock: MovableClock, limit: dict[str, int]
) -> None:
    message = await ask(client, amal, **limit)
    clock.advance(dt.timedelta(seconds=61))
    with pytest.raises(ValueError, match="is closed"):
        amal.vote(message["message_id"], [0])
    (update,) = await client.ok("getUpdates")
    assert update["poll"]["is_closed"]


async def test_moving_the_clock_can_end_a_poll_by_itself(
    client: Any, emulator: Emulator, amal: Phone, clock: MovableClock
) -> None:
    message = await ask(client, amal, open_period=60)
    emulator.catch_up()
    assert emulator.pending_updates == 0
    clock.advance(dt.timedelta(seconds=61))
    emulator.catch_up()
    assert amal.last["poll"]["is_closed"]
    assert amal.chosen(message["message_id"]) == []


@pytest.mark.parametrize(
    ("parameters", "problem"),
    [
        ({"question": " "}, "text must be non-empty"),
        ({"question": "Q" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least one answer option"),
        ({"options": ["x"] * 13}, "poll can't have more than 12 options"),
        ({"options": ["x", "\n"]}, "text must be non-empty"),
        ({"options": ["x" * 101]}, "poll options length must not exceed 100"),
        (
            {"options": [5]},
            "can't parse InputPollOption: Expected InputPollOption to be an Object",
        ),
        ({"options": "{"}, "can't parse options JSON object"),
        ({"type": "survey"}, "unsupported poll type specified"),
    ],
)
async def test_a_wrong_poll_is_refused(
    client: Any, amal: Phone, parameters: dict[str, Any], problem: str
) -> None:
    poll = {"chat_id": amal.user_id, "question": "?", "options": ["a", "b"], **parameters}
    assert await client.error("sendPoll", **poll) == f"Bad Request: {problem}"
