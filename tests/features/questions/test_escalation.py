"""Whatever becomes of a question, a clock runs at whose end a human knows of it."""

from collections.abc import Awaitable, Callable

import pytest

from bot.features.mentors import service as mentors
from bot.features.questions.domain import ENDED, Question, Reason, State
from bot.features.questions.service import asking, coordinating, ending, helping
from bot.people import safety
from tests.features.questions import office
from tests.features.questions.play import (
    ASKER,
    COORDINATOR,
    HOUR,
    MENTOR,
    OTHER,
    SECOND,
    Play,
)

NIGHT = 12


async def waiting(play: Play) -> None:
    await play.ask()


async def claimed(play: Play) -> None:
    await play.ask()
    await play.take()


async def claimed_by_a_coordinator(play: Play) -> None:
    await play.ask()
    await play.suspend(MENTOR)
    async with play.runtime.unit_of_work(SECOND) as uow:
        await coordinating.take(uow, play.runtime, play.number)


async def handed_over_in_silence(play: Play) -> None:
    """Two mentors take it one after the other, and say nothing."""
    await office.join(play.runtime, OTHER)
    await claimed(play)
    while (question := await play.next_look()) and question.state is State.CLAIMED:
        pass
    assert await office.take(play.runtime, OTHER, play.number) is None


async def blocked(play: Play) -> None:
    await claimed(play)
    await play.change(MENTOR, reachable=False)


async def left_the_mentors(play: Play) -> None:
    await claimed(play)
    await play.change(MENTOR, roles=frozenset())


async def suspended(play: Play) -> None:
    await claimed(play)
    await play.suspend(MENTOR)


async def kept_apart(play: Play) -> None:
    await claimed(play)
    await play.keep_apart()


async def helper_erased(play: Play) -> None:
    await claimed(play)
    await play.erase(MENTOR)


async def offered_and_erased(play: Play) -> None:
    await waiting(play)
    await play.erase(MENTOR)


async def erased_after_asking_back(play: Play) -> None:
    await play.ask_back()
    await play.erase(MENTOR)


async def suspended_after_asking_back(play: Play) -> None:
    await play.ask_back()
    await play.suspend(MENTOR)


async def silent_after_the_reply(play: Play) -> None:
    await play.ask_back()
    await play.write(ASKER)


async def silent_after_a_follow_up(play: Play) -> None:
    await play.answer()
    await play.write(ASKER)


async def follow_up_to_who_was_suspended(play: Play) -> None:
    await play.answer()
    await play.suspend(MENTOR)
    await play.write(ASKER)


async def reopened(play: Play) -> None:
    await play.answer()
    await play.thank()
    await play.reopen()
    await play.write(ASKER)


async def reopened_without_the_mentor(play: Play) -> None:
    await play.answer()
    await play.thank()
    await play.change(MENTOR, reachable=False)
    await play.reopen()
    await play.write(ASKER)


async def reopened_after_the_mentor_was_erased(play: Play) -> None:
    await play.answer()
    await play.erase(MENTOR)
    await play.reopen()
    await play.write(ASKER)


async def second_opinion(play: Play) -> None:
    await play.answer()
    await play.ask_another()


ANSWERING, WAITING, AT_ONCE = 72, 48, 0
"""Hours until a coordinator hears; a night on top where somebody is reminded first."""


@pytest.mark.parametrize(
    ("arrange", "hours"),
    [
        (waiting, WAITING),
        (claimed, ANSWERING + NIGHT),
        (claimed_by_a_coordinator, ANSWERING + NIGHT),
        (handed_over_in_silence, ANSWERING + NIGHT),
        (blocked, WAITING + NIGHT),
        (left_the_mentors, WAITING + NIGHT),
        (suspended, AT_ONCE),
        (kept_apart, AT_ONCE),
        (helper_erased, AT_ONCE),
        (offered_and_erased, WAITING),
        (erased_after_asking_back, AT_ONCE),
        (suspended_after_asking_back, AT_ONCE),
        (silent_after_the_reply, ANSWERING + NIGHT),
        (silent_after_a_follow_up, ANSWERING + NIGHT),
        (follow_up_to_who_was_suspended, AT_ONCE),
        (reopened, ANSWERING + NIGHT),
        (reopened_without_the_mentor, AT_ONCE),
        (reopened_after_the_mentor_was_erased, AT_ONCE),
        (second_opinion, AT_ONCE),
    ],
    ids=lambda one: one.__name__ if callable(one) else "",
)
async def test_a_coordinator_hears_of_it_in_time(
    play: Play, arrange: Callable[[Play], Awaitable[None]], hours: int
) -> None:
    await office.join(play.runtime, MENTOR)
    for telegram_id in (COORDINATOR, SECOND):
        await office.coordinate(play.runtime, telegram_id)
    await arrange(play)
    begun, question = play.clock.now(), await play.found()
    while question and not (question.state is State.WAITING and question.escalated_at):
        assert question.state not in ENDED
        question = await play.next_look()
    assert question
    assert play.clock.now() - begun <= hours * HOUR
    assert await play.heard(COORDINATOR) >= 1


async def test_coordinators_who_do_nothing_hear_of_it_every_day(play: Play) -> None:
    await office.coordinate(play.runtime, COORDINATOR)
    await office.coordinate(play.runtime, SECOND)
    await play.ask()
    for day in range(1, 4):
        assert await play.heard(COORDINATOR) == await play.heard(SECOND) == day
        before = play.clock.now()
        await play.next_look()
        assert play.clock.now() - before == 24 * HOUR


async def test_where_nobody_coordinates_the_log_says_so_mentors_are_asked_on_and_the_first_hears(
    play: Play, caplog: pytest.LogCaptureFixture
) -> None:
    await play.ask()
    assert "no coordinator can be reached" in caplog.text
    await office.join(play.runtime, MENTOR)
    await play.next_look()
    assert await office.take(play.runtime, MENTOR, play.number) is None
    await play.write(MENTOR)
    await play.ask()
    await play.suspend(MENTOR)
    await play.next_look()
    await office.coordinate(play.runtime, COORDINATOR)
    await play.next_look()
    assert await play.heard(COORDINATOR) == 1


@pytest.mark.parametrize("who", ["the asker", "who is kept apart", "who is suspended", "away"])
async def test_who_cannot_look_after_it_is_no_coordinator_of_it(
    play: Play, who: str, caplog: pytest.LogCaptureFixture
) -> None:
    coordinator = ASKER if who == "the asker" else COORDINATOR
    await office.coordinate(play.runtime, coordinator)
    if who == "who is kept apart":
        async with play.runtime.unit_of_work(ASKER) as uow:
            other = (await play.person(coordinator)).id
            await safety.keep_apart(uow.connection, uow.person.id, other)
    elif who == "who is suspended":
        await play.suspend(coordinator)
    elif who == "away":
        await play.change(coordinator, reachable=False)
    await play.ask()
    assert "no coordinator can be reached" in caplog.text
    assert await play.heard(coordinator) == 0


# What ends without a coordinator


async def end_of(play: Play) -> Question | None:
    """Let the clock look until the question is over."""
    question = await play.found()
    while question and question.state not in ENDED:
        question = await play.next_look()
    return question


async def test_an_answer_without_a_word_is_asked_about_once_and_closed(play: Play) -> None:
    await office.join(play.runtime, MENTOR)
    await play.answer()
    begun = play.clock.now()
    asked = await play.next_look()
    assert asked
    assert asked.solved_asked_at == play.clock.now()
    assert play.clock.now() - begun == 48 * HOUR
    closed = await end_of(play)
    assert closed
    assert play.clock.now() - begun == 7 * 24 * HOUR
    assert await nudges(play) == ["question-closed", "question-solved"]


async def nudges(play: Play) -> list[str]:
    async with play.runtime.store.database.reader() as connection:
        rows = await connection.exec_driver_sql("SELECT kind FROM nudges ORDER BY kind")
        return list(rows.scalars())


async def test_who_was_asked_back_and_never_replies_hears_twice_and_it_is_closed(
    play: Play,
) -> None:
    await office.join(play.runtime, MENTOR)
    await play.ask_back()
    assert await end_of(play)
    assert await nudges(play) == ["question-silent", "question-unreplied", "question-wanted"]


@pytest.mark.parametrize("how", ["closed", "withdrawn"])
async def test_what_is_over_is_deleted_after_ninety_days_and_the_numbers_stay(
    play: Play, how: str
) -> None:
    mentor = await office.join(play.runtime, MENTOR)
    await play.answer()
    await play.thank()
    if how == "withdrawn":
        async with play.runtime.unit_of_work(ASKER) as uow:
            await asking.withdraw(uow, play.runtime, play.number)
    begun = play.clock.now()
    assert await play.next_look() is None
    assert play.clock.now() - begun == 90 * 24 * HOUR
    for table in ("questions", "question_entries", "question_parts", "question_offers"):
        assert await rows(play, table) == 0
    async with play.runtime.unit_of_work() as uow:
        did = await ending.impact_of(uow, play.runtime, mentor)
        assert (did.lately, did.answers, did.helped) == (0, 1, 1)


async def rows(play: Play, table: str) -> int:
    async with play.runtime.store.database.reader() as connection:
        found = await connection.exec_driver_sql(f"SELECT count(*) FROM {table}")
        return int(found.scalar_one())


async def test_who_may_know_the_asker_is_not_asked_again_when_the_question_is_deleted(
    play: Play,
) -> None:
    mentor = await office.join(play.runtime, MENTOR)
    await play.ask()
    async with play.runtime.unit_of_work(MENTOR) as uow:
        everybody = await mentors.everybody(uow)
        await helping.not_for_me(uow, play.runtime, everybody, play.number, Reason.KNOWN)
    async with play.runtime.unit_of_work(ASKER) as uow:
        await asking.withdraw(uow, play.runtime, play.number)
    assert await play.next_look() is None
    await play.ask()
    question = await play.found()
    assert question
    assert question.waves == 0
    async with play.runtime.unit_of_work(ASKER) as uow:
        assert await safety.are_apart(uow.connection, uow.person.id, mentor.id)
