"""Polls: known once they are sent, ended, and never sent twice when nobody knows what became."""

import itertools

import pytest
from sqlalchemy import insert
from telegram import Bot

from bot.delivery import ballots, raw
from bot.delivery.ballots import Ballot
from bot.delivery.drafts import Draft, Operation
from bot.delivery.outbox import Letter, State
from bot.delivery.outcome import Kind, Outcome, classify
from bot.delivery.raw import UnreadableError
from bot.delivery.settle import settle
from bot.delivery.tables import ballots as table
from bot.delivery.telegram import render
from bot.delivery.transport import Answer
from bot.message import Lane, Poll, PollEnd
from bot.playground.emulator import Fault
from bot.playground.emulator.faults import Kind as FaultKind
from bot.unit_of_work import unit_of_work
from tests.conftest import START, until
from tests.delivery.test_faults import running, serving
from tests.delivery.tiny import TinyBot

BOT = Bot("1:x")
VOTE = 77
POLL = Poll("When?", ("Saturday", "Sunday"), VOTE)
USER = {"id": 7, "is_bot": False, "first_name": "CANARY"}
ANSWER = {"poll_id": "9", "user": USER, "option_ids": [1], "option_persistent_ids": ["1"]}


def letter(operation, payload, lane=Lane.REPLY):
    target = VOTE if operation is Operation.POLL else 12
    return Letter(1, "ABCDEF", lane, 5, operation, target, payload, 0, repeat=False)


async def held(store, person_id, vote=VOTE):
    async with store.database.reader() as connection:
        return await ballots.held_by(connection, person_id, vote)


async def kept(store):
    async with store.database.reader() as connection:
        return await ballots.of_votes(connection, [VOTE], 10)


async def states(store):
    async with store.database.reader() as connection:
        rows = await connection.exec_driver_sql("SELECT state FROM outbox ORDER BY id")
        return list(rows.scalars())


async def test_a_poll_that_was_sent_is_known_and_ends_once(store):
    async with serving() as (emulator, url), running(TinyBot(store, url)) as bot:
        phone = emulator.add_person("P")
        phone.start()
        emulator.forget_updates()
        async with unit_of_work(store, bot.sender.wake, telegram_id=phone.user_id) as uow:
            uow.send_poll(POLL, uow.person)
            person = uow.person
        async with store.database.unit() as connection:
            coming = await ballots.is_coming(connection, person.id, VOTE)
            assert coming == (not await ballots.held_by(connection, person.id, VOTE))
            assert not await ballots.is_coming(connection, person.id, VOTE + 1)
        await until(lambda: kept(store), "the poll")
        (ballot,) = await held(store, person.id)
        assert not await held(store, person.id, VOTE + 1)
        poll = phone.messages[-1]
        assert ballot.message_id == poll["message_id"]
        assert [one["text"] for one in poll["poll"]["options"]] == ["Saturday", "Sunday"]
        assert not poll["poll"]["is_anonymous"]
        async with store.database.reader() as connection:
            whose = [
                await ballots.vote_of(connection, store.vault, poll["poll"]["id"], one)
                for one in (person.id, person.id + 1)
            ]
            assert whose == [VOTE, None]
            assert not await ballots.is_coming(connection, person.id, VOTE)
        for _ in range(2):  # the second finds it closed
            async with unit_of_work(store, bot.sender.wake, telegram_id=phone.user_id) as uow:
                await uow.stop_polls([ballot])

        async def are_sent():
            return await states(store) == ["sent"] * 3

        await until(are_sent, "the end")
        assert phone.messages[-1]["poll"]["is_closed"]
        assert await kept(store) == []
        async with unit_of_work(store, bot.sender.wake, telegram_id=phone.user_id) as uow:
            await uow.stop_polls([])
        assert len(await states(store)) == 3


async def test_a_poll_with_an_unknown_outcome_is_not_sent_again_and_its_answers_are_nobodys(store):
    async with serving() as (emulator, url), running(TinyBot(store, url)) as bot:
        phone = emulator.add_person("P")
        phone.start()
        emulator.forget_updates()
        lost = Fault(FaultKind.RESET, after=True)
        emulator.faults = lambda method, _: lost if method == "sendPoll" else None
        async with unit_of_work(store, bot.sender.wake, telegram_id=phone.user_id) as uow:
            uow.send_poll(POLL, uow.person)

        async def is_unknown():
            return await states(store) == ["unknown"]

        await until(is_unknown, "the row to be settled")
        assert len([one for one in phone.messages if "poll" in one]) == 1
        assert await kept(store) == []


async def test_after_a_crash_a_poll_is_not_sent_again_and_an_end_is(store):
    async with store.database.unit() as connection:
        drafts = [Draft(5, POLL, Lane.REPLY, Operation.POLL, VOTE),
                  Draft(6, PollEnd(), Lane.REMINDER, Operation.STOP, 12)]  # fmt: skip
        await store.outbox.add(connection, drafts, START)
        letters, _ = await store.outbox.due(connection, START, (), 10)
    async with store.database.unit() as connection:
        await store.outbox.mark_sending(connection, letters, START)
    async with store.database.unit() as connection:
        await store.outbox.recover(connection)
    assert await states(store) == ["unknown", "pending"]


async def test_of_who_was_erased_meanwhile_no_poll_is_known(store):
    sent = letter(Operation.POLL, POLL.to_json())
    async with store.database.unit() as connection:
        await ballots.add(connection, store.vault, sent, Outcome(Kind.SENT, number=3, poll="9"))
        assert await ballots.of_votes(connection, [VOTE], 10) == []


async def test_what_an_erased_person_was_asked_is_forgotten(store):
    rows = [Ballot(str(n), n, VOTE, n) for n in (1, 2, 3)]
    async with store.database.unit() as connection:
        await connection.execute(insert(table), [vars(one) for one in rows])
        await ballots.erase(connection, 2)
        assert await ballots.of_votes(connection, [VOTE], 10) == [rows[0], rows[2]]
        assert await ballots.of_votes(connection, [VOTE], 1) == rows[:1]
        await ballots.forget(connection, rows[:1])
        assert await ballots.of_votes(connection, [VOTE, 1], 10) == rows[2:]


def test_a_poll_and_its_end_become_calls(vault):
    method, params = render(vault, letter(Operation.POLL, POLL.to_json()), 5)
    assert method == "sendPoll"
    assert params == {
        "chat_id": 5,
        "question": "When?",
        "options": [{"text": "Saturday"}, {"text": "Sunday"}],
        "is_anonymous": False,
    }
    end = letter(Operation.STOP, PollEnd().to_json())
    assert render(vault, end, 5) == ("stopPoll", {"chat_id": 5, "message_id": 12})


@pytest.mark.parametrize(
    "result",
    [True, {"message_id": 3}, {"message_id": 3, "poll": 9}, {"message_id": 3, "poll": {"id": 9}},
     {"poll": {"id": "9"}}],
    ids=repr,
)  # fmt: skip
async def test_an_answer_that_names_no_poll_makes_no_ballot(store, result):
    outcome = classify(Answer(200, ok=True, result=result))
    assert outcome.kind is Kind.SENT
    async with store.database.unit() as connection:
        await store.outbox.add(
            connection, [Draft(5, POLL, Lane.REPLY, Operation.POLL, VOTE)], START
        )
        ([sent], _) = await store.outbox.due(connection, START, (), 10)
        await ballots.add(connection, store.vault, sent, outcome)
        assert await ballots.of_votes(connection, [VOTE], 10) == []


@pytest.mark.parametrize(
    "said",
    ["poll has already been closed", "message with poll to stop not found",
     "poll can't be stopped", "message is not a poll"],
)  # fmt: skip
def test_what_cannot_be_ended_any_more_is_done(said):
    answer = Answer(400, ok=False, description=f"Bad Request: {said}")
    end = settle(letter(Operation.STOP, "{}"), classify(answer), START)
    assert end.state is State.SENT


@pytest.mark.parametrize(
    ("kind", "state"),
    [(Kind.UNKNOWN, State.UNKNOWN), (Kind.RETRY, State.PENDING), (Kind.REFUSED, State.DEAD),
     (Kind.UNREACHABLE, State.HELD)],
)  # fmt: skip
def test_a_poll_is_settled_like_every_message(kind, state):
    assert settle(letter(Operation.POLL, POLL.to_json()), Outcome(kind), START).state is state


BAD = [
    {name: value for name, value in ANSWER.items() if name != left_out}
    for left_out in ("poll_id", "option_ids")
] + [
    {**ANSWER, name: value}
    for name, value in itertools.chain(
        (("poll_id", one) for one in (9, None, ["9"])),
        (("user", one) for one in (7, {"id": "7"}, {"id": 7})),
        (("option_ids", one) for one in (1, "1", None, ["1"], [True], [-1], [100], [2**70], [[1]])),
        (("option_persistent_ids", one) for one in (1, "1")),
    )
]


@pytest.mark.parametrize("answer", BAD, ids=repr)
def test_a_malformed_answer_is_set_aside(answer):
    with pytest.raises(UnreadableError) as failure:
        raw.parse({"update_id": 1, "poll_answer": answer}, BOT)
    assert "CANARY" not in str(failure.value)


def test_an_answer_from_an_older_server_is_read_by_the_places_of_its_options():
    older = {name: value for name, value in ANSWER.items() if name != "option_persistent_ids"}
    update = raw.parse({"update_id": 1, "poll_answer": older}, BOT)
    assert update.poll_answer.option_ids == (1,)


@pytest.mark.parametrize("more", [{}, {"voter_chat": 5}, {"option_ids": []}], ids=repr)
def test_an_answer_is_read_whatever_is_new_in_it(more):
    update = raw.parse({"update_id": 1, "poll_answer": {**ANSWER, **more}}, BOT)
    assert update.poll_answer.poll_id == "9"
    assert update.effective_user.id == 7
