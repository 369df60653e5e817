"""The pure rules of delivery: outcomes, what becomes of a row, limits, callback data."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery import callback
from bot.delivery.drafts import Operation
from bot.delivery.limits import WINDOW_SECONDS, Limiter
from bot.delivery.outbox import Letter, State
from bot.delivery.outcome import MAX_TRIES, Kind, Outcome, backoff, classify
from bot.delivery.settle import settle
from bot.delivery.telegram import render, without_markup
from bot.delivery.transport import Answer, UnknownOutcomeError, parse
from bot.message import Action, ActionError, Button, Lane, Menu, Message

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


def letter(lane=Lane.REPLY, operation=Operation.SEND, **more) -> Letter:
    base = Letter(1, "ABC234", lane, 7, operation, 5, Message("Hi").to_json(), 0, repeat=False)
    return dataclasses.replace(base, **more)


def refusal(status: int, text: str, **more) -> Answer:
    return Answer(status, ok=False, description=text, **more)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(200, ok=True, result={"message_id": 9}), Kind.SENT),
        (Answer(200, ok=True, result=True), Kind.SENT),
        (refusal(400, "Bad Request: message is not modified: specified…"), Kind.SENT),
        (refusal(400, "Bad Request: message to delete not found"), Kind.GONE),
        (refusal(400, "Bad Request: can't parse entities: unclosed"), Kind.PLAIN),
        (refusal(400, "Bad Request: message to edit not found"), Kind.SEND_ANEW),
        (refusal(400, "Bad Request: message can't be edited"), Kind.SEND_ANEW),
        (refusal(403, "Forbidden: bot was blocked by the user"), Kind.UNREACHABLE),
        (refusal(403, "Forbidden: user is deactivated"), Kind.UNREACHABLE),
        (refusal(400, "Bad Request: chat not found"), Kind.UNREACHABLE),
        (refusal(400, "Bad Request: group chat was upgraded", migrate_to=-100), Kind.MIGRATED),
        (refusal(400, "Bad Request: something new"), Kind.REFUSED),
        (refusal(401, "Unauthorized"), Kind.PAUSE),
        (refusal(404, "Not Found"), Kind.PAUSE),
        (refusal(409, "Conflict"), Kind.RETRY),
        (refusal(429, "Too Many Requests", retry_after=3), Kind.FLOOD),
        (refusal(500, "Internal Server Error"), Kind.UNKNOWN),
    ],
)
def test_every_answer_of_the_error_table_means_what_it_says(answer, kind):
    assert classify(answer).kind is kind


@pytest.mark.parametrize(("said", "waits"), [(None, 5.0), (0, 1.0), (3, 3.0), (10**6, 3600.0)])
def test_a_flood_pause_is_bounded_whatever_telegram_says(said, waits):
    assert classify(refusal(429, "", retry_after=said)).seconds == waits


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>502</html>", b'{"ok":', b"[]", b'"ok"', b'{"ok": "yes"}', b"[" * 100_000],
)
def test_an_answer_that_is_not_the_bot_apis_leaves_the_outcome_unknown(body):
    with pytest.raises(UnknownOutcomeError):
        parse(502, body)


def test_ok_false_with_http_200_is_a_refusal():
    assert parse(200, b'{"ok":false,"error_code":403,"description":"x"}').status == 403


def test_html_from_a_proxy_is_believed_for_the_codes_that_pause():
    assert parse(429, b"<html>") == Answer(429, ok=False)


@pytest.mark.parametrize("lane", list(Lane))
def test_an_unknown_outcome_is_repeated_only_where_the_repeat_is_marked(lane):
    after = settle(letter(lane), Outcome(Kind.UNKNOWN), NOW)
    if lane in (Lane.RELAY, Lane.SAFETY):
        assert (after.state, after.repeat) == (State.PENDING, True)
    else:
        assert after.state is State.UNKNOWN


@pytest.mark.parametrize("operation", [Operation.EDIT, Operation.DELETE, Operation.MENU])
def test_an_edit_with_an_unknown_outcome_is_made_again(operation):
    after = settle(letter(operation=operation), Outcome(Kind.UNKNOWN), NOW)
    assert (after.state, after.repeat) == (State.PENDING, False)


def test_a_screen_that_is_gone_is_sent_anew():
    after = settle(letter(operation=Operation.EDIT), Outcome(Kind.SEND_ANEW), NOW)
    assert (after.state, after.operation) == (State.PENDING, Operation.SEND)
    assert settle(letter(), Outcome(Kind.SEND_ANEW), NOW).state is State.DEAD


def test_a_call_that_never_left_is_tried_again_but_not_for_ever():
    assert settle(letter(), Outcome(Kind.RETRY), NOW).state is State.PENDING
    worn_out = letter(tries=MAX_TRIES)
    assert settle(worn_out, Outcome(Kind.RETRY), NOW).state is State.DEAD
    relayed = letter(Lane.RELAY, tries=MAX_TRIES)
    assert settle(relayed, Outcome(Kind.RETRY), NOW).state is State.PENDING


def test_a_flood_waits_as_long_as_telegram_says_and_loses_nothing():
    after = settle(letter(tries=99), Outcome(Kind.FLOOD, seconds=7), NOW)
    assert (after.state, after.not_before) == (State.PENDING, NOW + dt.timedelta(seconds=7))


@given(st.integers(1, 1000))
def test_waiting_grows_to_five_minutes_and_no_further(tries):
    assert 1.0 <= backoff(tries) <= 300.0


@given(st.lists(st.tuples(st.integers(1, 5), st.floats(0, 0.4)), max_size=200))
def test_the_limiter_never_passes_thirty_a_second_nor_a_chats_bucket(arrivals):
    limiter, now, sent = Limiter(30), 100.0, []
    for chat, gap in arrivals:
        now += gap
        now = max(limiter.free_at(now), limiter.chat_free_at(chat, now))
        limiter.take(chat, now)
        sent.append((now, chat))
    for start, _ in sent:
        window = [(at, chat) for at, chat in sent if start <= at < start + 1.0]
        assert len(window) <= 30
        for chat in range(1, 6):
            assert sum(1 for _, c in window if c == chat) <= 4  # a burst of three, and one refill


def test_a_reply_finds_a_place_within_two_steps_in_the_middle_of_a_broadcast():
    limiter, now, sent = Limiter(30), 100.0, []
    for chat in range(300):
        now = limiter.free_at(now, bulk=True)
        limiter.take(chat, now)
        sent.append(now)
        assert limiter.free_at(now) - now <= 2 * WINDOW_SECONDS / 30
    assert 300 / (sent[-1] - sent[0]) >= 0.95 * 30
    limiter.take(999, limiter.free_at(now))
    assert limiter.places(now) == 0
    assert limiter.places(now + 2) == 30


def test_a_place_counts_from_when_a_message_leaves_and_not_from_when_it_is_prepared():
    limiter = Limiter(2)
    limiter.take(1, 100.0)
    for chat in (2, 3):
        limiter.take(chat, 100.1)
    limiter.leave(2, 100.4)
    assert limiter.free_at(100.4) >= 101.4
    assert limiter.places(101.3) == 0
    limiter.leave(0, 101.3)
    assert limiter.places(101.5) == 2


def test_what_held_bulk_up_for_a_moment_is_made_up_for_and_a_long_rest_is_not():
    limiter, moment, steps = Limiter(30), 100.0, []
    for rest in (0.15, 60.0, 0.0):
        at_once = 0
        while limiter.free_at(moment, bulk=True) == moment:
            limiter.take(at_once, moment)
            at_once += 1
        steps.append(at_once)
        moment += rest
    first, after_a_moment, after_a_minute = steps
    assert after_a_moment == 0.15 // limiter._step
    assert first == after_a_minute == 2, "a wake-up may have come late by one step"


def test_bulk_that_makes_up_for_lost_time_leaves_a_place_for_a_reply():
    limiter, now = Limiter(30), 100.0
    for chat in range(2000):
        now = limiter.free_at(now, bulk=True)
        limiter.take(chat, now)
        if chat % 50 == 0:
            now += 0.12  # the store was slow
        assert limiter.places(now) > 0
    assert 2000 / (now - 100.0) >= 0.95 * 30


def test_one_flooded_chat_pauses_itself_and_several_pause_all():
    limiter = Limiter(30)
    limiter.flooded(1, 10, now=0)
    assert limiter.chat_free_at(1, 0) == 10
    assert (limiter.free_at(0), limiter.chat_free_at(2, 0)) == (0, 0)
    limiter.flooded(2, 5, now=0)
    limiter.flooded(3, 20, now=0)
    assert limiter.free_at(0) == 20


class Step(Action):
    prefix = "teststep"
    slug: str
    n: int


Step = dataclasses.dataclass(frozen=True)(Step)


def test_an_action_returns_from_the_wire_as_it_went(vault):
    data = callback.write(vault, 5, Step("plab-1", 3).body())
    assert len(data.encode()) <= 64
    assert callback.read(vault, 5, data) == Step("plab-1", 3)


@given(st.integers(0, 63), st.integers(1, 255))
def test_a_changed_byte_is_refused(vault, at, change):
    data = bytearray(callback.write(vault, 5, Step("plab-1", 3).body()).encode())
    data[at % len(data)] ^= change
    with pytest.raises(ActionError):
        callback.read(vault, 5, data.decode("latin-1"))


@given(st.text(max_size=64))
def test_garbage_is_refused(vault, data):
    with pytest.raises(ActionError):
        callback.read(vault, 5, data)


def test_another_persons_button_is_refused(vault):
    data = callback.write(vault, 5, Step("plab-1", 3).body())
    with pytest.raises(ActionError):
        callback.read(vault, 6, data)


@pytest.mark.parametrize(
    "body",
    ["1:teststep:a", "1:teststep:a:b", "2:teststep:a:1", "1:nothing", "", "1:teststep:a:1:2"],
)
def test_a_body_that_no_action_wrote_is_refused(body):
    with pytest.raises(ActionError):
        Action.parse(body)


@pytest.mark.parametrize("slug", ["a:b", "ü", "x" * 60])
def test_an_action_that_would_not_fit_a_button_is_a_mistake_found_early(slug):
    with pytest.raises(ActionError):
        Step(slug, 1).body()


def test_two_actions_with_one_prefix_are_refused():
    with pytest.raises(TypeError, match="share the prefix"):
        type("Other", (Action,), {"prefix": "teststep"})


def test_a_message_becomes_one_call_with_previews_off(vault):
    message = Message(
        "<b>Hi</b>", ((Button("Go", Step("a", 1)), Button("Web", url="https://a.b")),)
    )
    method, params = render(vault, letter(payload=message.to_json()), 5)
    assert method == "sendMessage"
    assert params["link_preview_options"] == {"is_disabled": True}
    go, web = params["reply_markup"]["inline_keyboard"][0]
    assert callback.read(vault, 5, go["callback_data"]) == Step("a", 1)
    assert web == {"text": "Web", "url": "https://a.b"}


def test_a_possible_repeat_shows_its_reference(vault):
    _, params = render(vault, letter(repeat=True), 5)
    assert params["text"].endswith("🔁 ABC234")


def test_an_edit_a_deletion_and_a_menu_name_what_they_change(vault):
    method, params = render(vault, letter(operation=Operation.EDIT), 5)
    assert (method, params["message_id"]) == ("editMessageText", 5)
    assert params["reply_markup"] == {"inline_keyboard": []}
    assert render(vault, letter(operation=Operation.DELETE), 5) == (
        "deleteMessage",
        {"chat_id": 5, "message_id": 5},
    )
    menu = Menu((("plan", "My plan"),)).to_json()
    method, params = render(vault, letter(operation=Operation.MENU, payload=menu), 5)
    assert method == "setMyCommands"
    assert params["commands"] == [{"command": "plan", "description": "My plan"}]
    assert params["scope"] == {"type": "chat", "chat_id": 5}


def test_a_silent_message_makes_no_sound(vault):
    payload = Message("Hi", silent=True).to_json()
    assert render(vault, letter(payload=payload), 5)[1]["disable_notification"] is True


def test_text_that_telegram_cannot_read_goes_as_plain_text():
    plain = without_markup({"text": "<b>1 &lt; 2", "parse_mode": "HTML"})
    assert plain == {"text": "1 < 2"}


def test_the_limiter_forgets_chats_that_are_quiet_again(monkeypatch):
    monkeypatch.setattr("bot.delivery.limits.FORGET_OVER", 5)
    limiter = Limiter(1000)
    for chat in range(50):
        limiter.take(chat, now=chat * 10.0)
    assert len(limiter._chats) <= 6
