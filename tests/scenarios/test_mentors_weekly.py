"""Mentors who are asked once a week: one message, in their hours, each question one tap away."""

from bot.features.mentors.actions import (
    AskAtOnce,
    AskWeekly,
    ChooseWeekday,
    ChooseWeekHour,
    OpenInbox,
    SetHours,
    ShowAsking,
)
from bot.features.mentors.hours import WEEKEND
from bot.features.questions.actions import ReadEscalated, ShowOffer, Take
from bot.i18n.html import BIDI_CONTROLS
from bot.people import safety
from bot.people.person import Role
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk

TUESDAY = 1
WAITS = "for somebody like you"


def plain(text: str) -> str:
    return text.translate(BIDI_CONTROLS)


def digests(talk: Talk) -> int:
    return sum(WAITS in plain(text) for text in talk.heard)


async def choose(talk: Talk, day: int, hour: int) -> Talk:
    await talk.say("/hours")
    await talk.tap(ShowAsking)
    await talk.tap(ChooseWeekday)
    await talk.tap(ChooseWeekHour(day))
    return await talk.tap(AskWeekly(day, hour))


async def test_the_questions_of_the_week_come_once_and_one_tap_takes_one(world: World) -> None:
    """It is Monday, 09:00. Daniel chooses Tuesdays; Joan is asked at once."""
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.coordinator(world)
    await choose(daniel, TUESDAY, 10)
    assert "Tuesday, 10:00" in plain(daniel.text)
    joan = await cast.mentor(world, "Joan")
    first = await cast.ask(ann, "How do I book PLAB 1?", "exams")
    second = await cast.ask(ann, "Who pays for OET?", "money")
    assert joan.offers(Take)
    assert digests(daniel) == 0
    await world.move(hours=25)  # Tuesday, 10:00
    assert f"2 questions wait {WAITS}" in plain(daniel.text)
    assert first in plain(daniel.text)
    assert "PLAB" not in daniel.text  # it quotes nobody
    assert len([b for b in daniel.buttons if f":{Take.prefix}:" in b["callback_data"]]) == 2
    old = daniel.data(Take)
    await world.stop()
    await world.start()
    await world.move(hours=1)
    assert digests(daniel) == 1  # a restart says nothing twice
    await cast.take(joan)  # she is quicker
    taken, left = (first, second) if first in plain(joan.text) else (second, first)
    await daniel.say("/inbox")
    labels = " ".join(map(plain, daniel.labels))
    assert left in labels
    assert taken not in labels
    await daniel.tap(ShowOffer)
    await cast.take(daniel)
    await cast.answer(daniel, "Book it in GMC Online.")
    assert "Book it in GMC Online." in ann.text
    await cast.answer(joan, "Ask RefuAid first.")
    await daniel.press(old)
    await world.move(days=7)
    assert digests(daniel) == 1  # nothing waits: nothing is said
    assert world.app.runtime.health.counters["job_failures"] == 0


async def test_a_mentor_who_lost_the_role_gets_no_week_and_takes_nothing(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await choose(daniel, TUESDAY, 10)
    await cast.ask(ann, "Question")
    await world.move(hours=25)
    take = daniel.data(Take)
    async with world.app.runtime.unit_of_work(daniel.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=uow.person.roles - {Role.MENTOR}))
    await daniel.press(take)
    assert "no longer valid" in daniel.text
    await world.move(days=7)
    assert digests(daniel) == 1


async def test_two_mentors_with_a_week_race_and_the_cap_holds(world: World) -> None:
    daniel, joan = await cast.mentor(world, cap=1), await cast.mentor(world, "Joan", cap=1)
    ann = await cast.medic(world, "Ann", "en")
    for one in (daniel, joan):
        await choose(one, TUESDAY, 10)
    for n in range(3):
        await cast.ask(ann, f"Question {n}")
        await world.move(minutes=1)
    await world.move(hours=25)
    for one in (daniel, joan):
        assert f"1 question waits {WAITS}" in plain(one.text)
    taken = daniel.data(Take)
    other = joan.data(Take)
    await daniel.press(taken)
    await joan.press(other)
    assert (
        taken.rpartition(":")[2] == other.rpartition(":")[2]
    )  # both saw the one that waits longest
    assert "already answering" in joan.text


async def test_nobody_gets_more_than_they_may_take_or_from_whom_they_are_kept_apart(
    world: World,
) -> None:
    daniel, joan = await cast.mentor(world, cap=1), await cast.mentor(world, "Joan")
    ann, bea = await cast.medic(world, "Ann", "en"), await cast.medic(world, "Bea", "en")
    await cast.ask(ann, "Question one")
    await cast.take(daniel)  # he was asked at once, and is full now
    for one in (daniel, joan):
        await choose(one, TUESDAY, 10)
    async with world.app.runtime.unit_of_work(joan.phone.user_id) as uow:
        other = await world.app.runtime.store.people.find(bea.phone.user_id)
        assert other
        await safety.keep_apart(uow.connection, other.id, uow.person.id)
    await cast.ask(bea, "Question two")
    await world.move(hours=25)
    assert digests(daniel) == digests(joan) == 0


async def test_a_week_that_could_not_be_gathered_comes_with_the_next_tick(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await choose(daniel, TUESDAY, 10)
    await cast.ask(ann, "Question")
    database = world.app.runtime.store.database
    async with database.unit() as connection:
        await connection.exec_driver_sql("ALTER TABLE question_offers RENAME TO elsewhere")
    await world.move(hours=25)
    assert world.app.runtime.health.counters["job_failures"] > 0
    assert digests(daniel) == 0
    async with database.unit() as connection:
        await connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO question_offers")
    await world.move(minutes=15)
    assert digests(daniel) == 1


async def test_only_weekly_mentors_means_that_coordinators_hear_at_once(world: World) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    await choose(daniel, TUESDAY, 10)
    await cast.ask(ann, "Question")
    assert grace.offers(ReadEscalated)


async def test_a_changed_mind_and_buttons_that_make_no_sense(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await choose(daniel, TUESDAY, 10)
    for action in (AskWeekly(9, 10), AskWeekly(0, 3), AskWeekly(-1, 99), ChooseWeekHour(99)):
        await daniel.press(tagged(daniel, action))
        assert daniel.labels
    await daniel.say("/inbox")
    assert "Tuesday, 10:00" in plain(daniel.text)
    await daniel.press(tagged(daniel, SetHours(WEEKEND, 9, 18)))
    await daniel.press(tagged(daniel, ShowAsking()))
    assert "outside your hours" in daniel.text
    await daniel.tap(AskAtOnce)
    await daniel.press(tagged(daniel, SetHours(127, 8, 21)))
    await daniel.tap(OpenInbox)
    assert "once a week" not in daniel.text
    await cast.ask(ann, "Question")
    assert daniel.offers(Take)
    assert world.app.runtime.health.counters["update_failures"] == 0


async def test_the_week_reads_from_the_right_in_arabic(world: World) -> None:
    amal, ann = await cast.mentor(world, "Amal"), await cast.medic(world, "Ann", "en")
    async with world.app.runtime.unit_of_work(amal.phone.user_id) as uow:
        await uow.save(uow.person.but(language="ar"))
    await choose(amal, TUESDAY, 10)
    assert "الثلاثاء" in amal.text
    await cast.ask(ann, "Question")
    await world.move(hours=25)
    row = amal.phone.last["reply_markup"]["inline_keyboard"][0]
    assert ["✍" in button["text"] for button in row] == [False, True]  # mirrored
