"""How questions end and open again: who has them then, and what the numbers say."""

import datetime as dt

import pytest

from bot.clock import MovableClock
from bot.features.mentors import service as mentors
from bot.features.questions.case import look
from bot.features.questions.clocks import Clocks
from bot.features.questions.domain import Ending, Question, State
from bot.features.questions.errors import OverError, TooManyError
from bot.features.questions.repository.impact import Impact
from bot.features.questions.service import asking, ending, proactive
from bot.features.questions.views import ending as views
from bot.features.questions.views import impact
from bot.message import Button
from bot.nudges import Nudge
from bot.people.person import Person, Role
from bot.people.safety import SuspendedError
from bot.screen import Home
from bot.settings import Programme
from tests.features.questions import office
from tests.features.questions.desk import LONDON
from tests.features.questions.play import ASKER, COORDINATOR, MENTOR, Play
from tests.shipped import catalogs

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
ANSWERED = Question(
    1, "Q-AB2C", 9, "exams", "", State.ANSWERED, NOON,
    helper_id=7, asked_at=NOON, answered_at=NOON, replied_at=NOON,
)  # fmt: skip


# The clocks


@pytest.mark.parametrize(
    ("rules", "asked", "closed"),
    [
        (Programme(), 2 * DAY, 7 * DAY),
        (Programme(days_to_ask_solved=10, days_until_closed=5), 10 * DAY, 11 * DAY),
    ],
)
def test_it_is_asked_about_and_then_closed_and_some_time_is_left_in_between(rules, asked, closed):
    clocks = Clocks(rules, LONDON)
    assert clocks.due_at(ANSWERED) == NOON + asked
    assert clocks.due_at(ANSWERED.asked_if_solved(NOON + asked)) == NOON + closed


def test_the_clock_of_the_end_starts_with_the_newest_answer_and_anew_when_it_is_opened_again():
    clocks = Clocks(Programme(), LONDON)
    more = ANSWERED.followed_up(NOON + DAY).answered(NOON + 3 * DAY)
    assert more.answered_at == NOON
    assert clocks.due_at(more) == NOON + 5 * DAY
    reopened = more.solved(NOON + 4 * DAY).reopened(NOON + 40 * DAY, same_helper=True)
    assert reopened.solved_at is None
    assert clocks.due_at(reopened) == NOON + 45 * DAY


def test_opening_it_again_keeps_the_askers_clock_where_it_stood_still():
    asked_back = ANSWERED.followed_up(NOON).asking_back(on=True).answered(NOON + 5 * HOUR)
    closed = asked_back.ended(State.CLOSED, NOON + 9 * DAY)
    same = closed.reopened(NOON + 20 * DAY, same_helper=True)
    assert same.state is State.ASKED_BACK
    assert same.followed_up(NOON + 21 * DAY).since == NOON + 21 * DAY - 5 * HOUR
    other = closed.reopened(NOON + 20 * DAY, same_helper=False)
    assert (other.state, other.helper_id, other.returns) == (State.ANSWERED, None, 1)
    queued = other.followed_up(NOON + 21 * DAY)
    assert (queued.state, queued.returns) == (State.WAITING, 1)  # before other questions


# Who has it when it is open again


@pytest.mark.parametrize(
    "why", ["there", "paused", "away", "full", "unreachable", "no mentor", "suspended", "apart"]
)
async def test_the_same_mentor_has_it_again_while_they_are_there_and_have_room(
    play: Play, why: str
) -> None:
    await office.join(play.runtime, MENTOR, cap=2)
    await play.answer()
    await play.thank()
    async with play.runtime.unit_of_work(MENTOR) as uow:
        match why:
            case "paused":
                await mentors.pause(uow, paused=True)
            case "away":
                await mentors.set_away(uow, 7)
            case "full":
                await mentors.set_cap(uow, 1)
            case "unreachable":
                pass
            case "no mentor":
                await uow.save(uow.person.but(roles=frozenset()))
    if why == "unreachable":
        await play.change(MENTOR, reachable=False)
    elif why == "suspended":
        await play.suspend(MENTOR)
    elif why == "apart":
        await play.keep_apart()
    await play.reopen()
    question = await play.found()
    assert question
    assert question.state is State.ANSWERED
    assert (question.helper_id is not None) == (why == "there")
    assert question.returns == (why != "there")


async def test_a_coordinator_has_no_cap_and_gets_it_again(play: Play) -> None:
    await office.join(play.runtime, MENTOR)
    await play.answer()
    await play.thank()
    await play.change(MENTOR, roles=frozenset({Role.COORDINATOR}))
    await play.reopen()
    question = await play.found()
    assert question
    assert question.helper_id


async def test_what_is_withdrawn_or_too_much_does_not_open_again(play: Play) -> None:
    await office.join(play.runtime, MENTOR)
    await play.answer()
    await play.thank()
    first = play.number
    for _ in range(Programme().open_questions_per_person):
        await play.ask()
    play.number = first
    with pytest.raises(TooManyError):
        await play.reopen()
    async with play.runtime.unit_of_work(ASKER) as uow:
        await asking.withdraw(uow, play.runtime, first)
    with pytest.raises(OverError):
        await play.reopen()


async def test_who_may_not_ask_does_not_open_it_again_and_is_not_asked_about_it(
    play: Play,
) -> None:
    await office.join(play.runtime, MENTOR)
    await play.answer()
    await play.suspend(ASKER)
    await play.next_look()
    async with play.runtime.store.database.reader() as connection:
        found = await connection.exec_driver_sql("SELECT count(*) FROM nudges")
        assert found.scalar_one() == 0
    await play.thank()
    with pytest.raises(SuspendedError):
        await play.reopen()


async def test_a_nudge_about_what_has_changed_or_is_gone_is_of_no_interest(play: Play) -> None:
    await office.join(play.runtime, MENTOR)
    await play.answer()
    now = play.clock.now()

    async def still(number: int) -> bool:
        nudge = Nudge(proactive.SOLVED, "1", now, now + DAY, {"question": number})
        async with play.runtime.unit_of_work(ASKER) as uow:
            return bool(await proactive.still(uow, play.runtime, nudge, State.ANSWERED))

    assert await still(play.number)
    assert not await still(1)
    await play.thank()
    assert not await still(play.number)


# Thanks


async def test_thanks_count_each_person_once_and_never_twice_for_one_answer(play: Play) -> None:
    mentor = await office.join(play.runtime, MENTOR, cap=5)
    for _ in range(2):
        await play.answer()
        await play.thank()
        await play.thank()
    play.clock.advance(40 * DAY)
    async with play.runtime.unit_of_work() as uow:
        assert await ending.impact_of(uow, play.runtime, mentor) == Impact(0, 2, 1)
    await play.erase(ASKER)
    async with play.runtime.unit_of_work() as uow:
        assert await ending.impact_of(uow, play.runtime, mentor) == Impact(0, 2, 1)
    await play.erase(MENTOR)
    async with play.runtime.unit_of_work() as uow:
        assert await ending.impact_of(uow, play.runtime, mentor) == Impact(0, 0, 0)


async def test_without_a_helper_thanks_are_said_to_nobody(play: Play) -> None:
    await office.join(play.runtime, MENTOR)
    await office.coordinate(play.runtime, COORDINATOR)
    await play.answer()
    await play.keep_apart()
    heard = await play.heard(MENTOR)
    await play.thank()
    async with play.runtime.unit_of_work(ASKER) as uow:
        case = await ending.say_thanks(uow, play.runtime, play.number, 1)
        share = Button("Share", Home())
        [page] = views.thanked(play.runtime.translator(uow.person), case, share)
        assert "your mentor" not in page.text
    assert await play.heard(MENTOR) == heard


@pytest.mark.parametrize("sentence", [0, 4, -1])
async def test_only_our_sentences_are_said(play: Play, sentence: int) -> None:
    await office.join(play.runtime, MENTOR)
    await play.answer()
    await play.thank()
    async with play.runtime.unit_of_work(ASKER) as uow:
        case = await ending.say_thanks(uow, play.runtime, play.number, sentence)
        assert case.question.thanks == 0


# What is said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (Impact(0, 0, 0), "not answered anything yet"),
        (Impact(1, 1, 0), "Nobody has told us yet"),
        (Impact(0, 3, 1), "One person said"),
        (Impact(2, 30, 12), "12 people said"),
    ],
)
def test_small_numbers_are_said_in_words(counts: Impact, said: str) -> None:
    t = catalogs().translator("en")
    text = impact.show(t, counts, Home()).text
    assert said in text.translate(dict.fromkeys(range(0x2066, 0x206A)))


async def test_each_kind_ending_is_said_and_leaves_a_way_back(
    play: Play, clock: MovableClock
) -> None:
    await play.ask()
    said, question = set(), await play.found()
    assert question
    async with play.runtime.unit_of_work(ASKER) as uow:
        closed = question.ended(State.CLOSED, clock.now())
        case = await look(uow, play.runtime, closed, uow.person)
        for words in Ending:
            page = views.kindly(play.runtime.translator(uow.person), case, words)
            assert "before 21 February 2027" in page.text.translate(
                dict.fromkeys(range(0x2066, 0x206A))
            )
            said.add(page.text)
    assert len(said) == len(Ending)
    assert Ending.of("else") is None


def test_who_left_is_nobodys_helper() -> None:
    person = Person(7, 7)
    assert not ANSWERED.is_helped_by(person)
    assert ANSWERED.is_helped_by(person.but(roles=frozenset({Role.MENTOR})))
