"""Transcripts of questions that do not go the straight way: what every phone shows, in order."""

import pytest

from bot.features.questions.actions import OpenQuestion, ShowMyQuestions, Take, Withdraw
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.chronicle import Chronicle

pytestmark = pytest.mark.figure  # long stories, each told in a scenario of its own as well

FIRST = "My consultent is retired. Who can sign?"
LATER = "My consultant is retired. Who can sign?"


async def test_transcript_of_two_mentors_who_want_the_same_question(world: World) -> None:
    mentors = [await cast.mentor(world, name) for name in ("Daniel", "Joan")]
    hiba = await cast.medic(world)
    told = Chronicle(Hiba=hiba)
    await cast.ask(hiba, cast.QUESTION)
    for talk in mentors:
        talk.phone.press(talk.data(Take), talk.phone.last["message_id"])
    await world.settle()
    (slower,) = [talk for talk in mentors if "already answering" in talk.text]
    (quicker,) = [talk for talk in mentors if talk is not slower]
    told.meet("The quicker mentor", quicker)
    told.meet("The slower mentor", slower)
    told.tell("Hiba asks, and two mentors tap at the same moment")
    await slower.say("/inbox")
    told.tell("The slower one looks into the inbox")
    await cast.answer(quicker, cast.ANSWER)
    told.tell("The quicker one answers")
    told.hold("two-mentors-race")


async def test_transcript_of_mentors_who_are_silent_until_a_coordinator_hears(world: World) -> None:
    grace = await cast.coordinator(world)
    first = [await cast.mentor(world, f"M{n}", also_reads=("ar",)) for n in range(3)]
    second = await cast.mentor(world, "Joan")
    hiba = await cast.medic(world)
    told = Chronicle(Hiba=hiba, Daniel=first[0], Joan=second, Grace=grace)
    await cast.ask(hiba, cast.QUESTION)
    told.tell("Hiba asks; Daniel and two others who read Arabic are asked first")
    await world.move(hours=23)
    told.tell("The next morning nobody has taken it: Joan is asked too")
    await world.stop()
    await world.start()
    await world.move(hours=25)
    told.tell("Two days after the question, a coordinator hears of it; so does Hiba")
    told.hold("silence-until-a-coordinator-hears")


async def test_transcript_of_a_question_corrected_after_the_answer(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    told = Chronicle(Ann=ann, Daniel=daniel)
    await cast.ask(ann, FIRST)
    await cast.take(daniel)
    await cast.answer(daniel, cast.ANSWER)
    told.tell("Ann asks, and Daniel answers")
    await cast.correct(ann, cast.sent_by(ann, FIRST), LATER)
    told.tell("Ann corrects the question")
    await cast.correct(daniel, cast.sent_by(daniel, cast.ANSWER), "Book a date first.")
    told.tell("Daniel corrects the answer")
    told.hold("edit-after-answer")


async def test_transcript_of_a_question_withdrawn_while_a_mentor_has_it(world: World) -> None:
    daniel, hiba = await cast.mentor(world), await cast.medic(world)
    told = Chronicle(Hiba=hiba, Daniel=daniel)
    await cast.ask(hiba, cast.QUESTION)
    await cast.take(daniel)
    told.tell("Hiba asks, and Daniel takes it")
    await hiba.say("/ask")
    await hiba.tap(ShowMyQuestions)
    await hiba.tap(OpenQuestion)
    await hiba.tap(Withdraw)
    told.tell("Hiba is about to withdraw it")
    await hiba.tap(Withdraw)
    told.tell("Hiba withdraws it")
    await daniel.say(cast.ANSWER)
    told.tell("Daniel writes the answer all the same")
    told.hold("withdrawn")


async def test_transcript_of_an_asker_who_blocks_the_bot_and_comes_back(world: World) -> None:
    daniel, hiba = await cast.mentor(world), await cast.medic(world)
    told = Chronicle(Hiba=hiba, Daniel=daniel)
    await cast.ask(hiba, cast.QUESTION)
    await cast.take(daniel)
    hiba.phone.block()
    await world.settle()
    await cast.answer(daniel, cast.ANSWER)
    told.tell("Hiba asks, Daniel takes it, Hiba blocks the bot, Daniel answers")
    await world.stop()
    await world.start()
    await world.move(days=1)
    hiba.phone.unblock()
    await hiba.start()
    told.tell("A day later Hiba comes back")
    told.hold("blocked-asker-returns")
