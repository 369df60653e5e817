"""The life of a claim: reasons, asking back, a second opinion, and coordinators who step in."""

import pytest

from bot.features.mentors.actions import OpenInbox
from bot.features.privacy.actions import AskErase, Erase
from bot.features.questions.actions import (
    AskAnother,
    AskBack,
    Decline,
    FollowUp,
    HandBack,
    OpenQuestion,
    ReadEscalated,
    Send,
    ShowEscalated,
    ShowMyQuestions,
    Take,
    TakeEscalated,
    Thank,
    Withdraw,
    WriteAnswer,
)
from bot.features.questions.domain import Reason
from bot.features.questions.endings import Reassign, ShowLate
from bot.features.questions.tables import parts
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import rows, tagged
from tests.scenarios.talk import Talk


async def claimed(world: World, **about: object) -> tuple[Talk, Talk]:
    """Return a mentor and who asked them."""
    daniel, ann = await cast.mentor(world, **about), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    await cast.take(daniel)
    return daniel, ann


# Not for me


@pytest.mark.parametrize("reason", list(Reason))
async def test_a_question_is_handed_back_with_a_reason_that_only_coordinators_read(
    world: World, reason: Reason
) -> None:
    grace = await cast.coordinator(world)
    daniel, ann = await claimed(world)
    heard = len(ann.heard)
    await daniel.tap(HandBack)
    assert "Every reason is fine" in daniel.text
    await daniel.tap(WriteAnswer)  # Back: nothing has happened
    await cast.not_for(daniel, reason)
    assert "Thank you for handing it back early" in daniel.text
    await grace.tap(ReadEscalated)  # there is no other mentor
    said = {
        Reason.FIELD: "Not my field",
        Reason.TIME: "No time now",
        Reason.KNOWN: "I may know this person",
        Reason.SCOPE: "Not for mentors to answer",
    }
    assert said[reason] in grace.text
    assert len(ann.heard) == heard


async def test_what_is_not_for_mentors_is_before_a_coordinator_at_once(world: World) -> None:
    grace = await cast.coordinator(world)
    daniel, joan = await cast.mentor(world), await cast.mentor(world, "Joan")
    ann = await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "Will my visa be renewed?")
    await cast.not_for(daniel, Reason.SCOPE)
    assert "A coordinator looks at it now" in daniel.text
    assert ref in grace.text
    assert joan.offers(Take)  # and a mentor may still take it
    await cast.not_for(joan, Reason.SCOPE)
    assert sum(ref in text for text in grace.heard) == 1


async def test_who_may_know_the_person_is_never_asked_by_them_again(world: World) -> None:
    daniel, joan = await cast.mentor(world), await cast.mentor(world, "Joan")
    ann = await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "Question")
    await cast.not_for(daniel, Reason.KNOWN)
    await cast.take(joan)
    await cast.not_for(joan)
    await world.move(days=3)
    assert not daniel.offers(Take)
    assert sum(ref in text and "for a mentor" in text for text in daniel.heard) == 0
    await cast.ask(ann, "Another question")  # they may know her: nothing she asks comes to them
    assert joan.offers(Take)
    assert not daniel.offers(Take)


async def test_reasons_come_too_late_for_what_is_answered(world: World) -> None:
    daniel, joan = await cast.mentor(world), await cast.mentor(world, "Joan")
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    offer = joan.data(Decline)
    await cast.take(daniel)
    await cast.answer(daniel, "Answer")
    await joan.press(offer)
    assert "is closed" in joan.text
    assert await rows(world, "question_offers WHERE reason IS NOT NULL") == 0


# Asking back


async def test_a_mentor_asks_back_and_the_clocks_stand_still(world: World) -> None:
    daniel, ann = await claimed(world)
    await world.move(hours=40)
    await daniel.press(tagged(daniel, OpenInbox()))
    await daniel.tap(WriteAnswer)
    await daniel.tap(AskBack)
    assert "Never ask who somebody is" in daniel.text
    await daniel.say("Which exam do you mean?")
    assert "You ask back" in daniel.text
    await daniel.tap(Send)
    assert "Your question about" in daniel.text
    assert "needs to know more" in ann.text
    assert "Which exam do you mean?" in ann.text
    assert not ann.offers(Thank)
    heard = len(daniel.heard)
    await world.move(hours=90)  # 130 hours: no reminder, no end of the claim
    assert len(daniel.heard) == heard
    await ann.tap(FollowUp)
    assert "Reply" in ann.text
    await ann.say("PLAB 2")
    await ann.tap(Send)
    assert "replied to you" in daniel.text
    assert "PLAB 2" in daniel.text
    await world.move(hours=40)  # 80 hours without the pause
    assert "still waits" not in daniel.text
    await daniel.tap(WriteAnswer)
    await cast.answer(daniel, "Answer")
    assert ann.offers(Thank)


async def test_one_can_answer_after_all_and_a_restart_keeps_which_it_is(world: World) -> None:
    daniel, ann = await claimed(world)
    await daniel.tap(AskBack)
    await world.stop()
    await world.start()
    await daniel.tap(AskBack(cast.shown_question(daniel, AskBack), 0))
    await daniel.tap(AskBack)
    await daniel.press(tagged(daniel, OpenInbox()))  # left, and begun anew: an answer
    await daniel.tap(WriteAnswer)
    assert "Write your answer" in daniel.text
    await cast.answer(daniel, "I know it now")
    assert ann.offers(Thank)


async def test_who_asked_back_may_answer_before_the_reply(world: World) -> None:
    daniel, ann = await claimed(world)
    await daniel.tap(AskBack)
    await cast.answer(daniel, "Which exam?")
    await daniel.press(tagged(daniel, OpenInbox()))
    assert any(label.startswith("❓") for label in daniel.labels)
    await daniel.tap(WriteAnswer)
    assert "stands still" in daniel.text
    await cast.answer(daniel, "Never mind: all exams are the same here.")
    assert ann.offers(Thank)


async def test_without_a_reply_the_asker_is_reminded_once_and_then_it_is_closed(
    world: World,
) -> None:
    daniel, ann = await claimed(world)
    await daniel.tap(AskBack)
    await cast.answer(daniel, "Which exam?")
    await ann.press(tagged(ann, ShowMyQuestions()))
    assert "asks you something" in ann.text
    await world.move(days=5)
    assert "needs to know more" in ann.text
    assert ann.offers(FollowUp)
    await world.move(hours=1)
    assert sum("If no reply comes" in text for text in ann.heard) == 1
    await world.move(days=3)
    assert "no reply came" in ann.text
    assert "Nobody replied" in daniel.text
    await daniel.press(tagged(daniel, OpenInbox()))
    assert not daniel.offers(WriteAnswer)


async def test_a_question_that_was_asked_back_can_be_withdrawn(world: World) -> None:
    daniel, ann = await claimed(world)
    await daniel.tap(AskBack)
    await cast.answer(daniel, "Which exam?")
    await ann.press(tagged(ann, ShowMyQuestions()))
    await ann.tap(OpenQuestion)
    await ann.tap(Withdraw)
    await ann.tap(Withdraw)
    assert "does not need an answer" in daniel.text


@pytest.mark.parametrize("who", ["asker", "mentor"])
async def test_when_one_side_leaves_after_asking_back_the_other_is_not_left_alone(
    world: World, who: str
) -> None:
    grace = await cast.coordinator(world)
    daniel, ann = await claimed(world)
    await daniel.tap(AskBack)
    await cast.answer(daniel, "Which exam?")
    leaver = ann if who == "asker" else daniel
    await leaver.say("/privacy")
    await leaver.tap(AskErase)
    await leaver.tap(Erase)
    await world.move(minutes=1)
    if who == "asker":
        assert "has left" in daniel.text
    else:
        assert grace.offers(ReadEscalated)


# A second opinion


async def test_another_mentor_reads_what_was_answered_and_answers_anew(world: World) -> None:
    daniel, ann = await claimed(world)
    await cast.answer(daniel, "The first answer")
    joan = await cast.mentor(world, "Joan")
    await ann.tap(AskAnother)
    assert "second opinion" in ann.text
    await ann.tap(AskAnother)
    assert "Sent" in ann.text
    assert not daniel.offers(Take)
    assert "second opinion" in joan.text
    await cast.take(joan)
    assert "The first answer" in "".join(joan.heard)
    await cast.answer(joan, "Another view")
    assert "Another view" in ann.text
    await ann.tap(Thank)
    assert "thank you" in joan.text
    assert "thank you" not in "".join(daniel.heard)


async def test_a_second_tap_on_a_second_opinion_changes_nothing(world: World) -> None:
    daniel, ann = await claimed(world)
    await cast.answer(daniel, "Answer")
    joan = await cast.mentor(world, "Joan")
    await ann.tap(AskAnother)
    yes = ann.data(AskAnother)
    for _ in range(2):
        await ann.press(yes)
    assert sum("for a mentor" in text for text in joan.heard) == 1
    await ann.press(tagged(ann, AskAnother(int(yes.split(":")[-2]), 0)))
    assert not ann.offers(AskAnother)
    assert ann.offers(Withdraw)


# Coordinators


async def test_a_coordinator_gives_a_late_question_to_others_without_reading_it(
    world: World,
) -> None:
    grace = await cast.coordinator(world)
    daniel, ann = await claimed(world)
    joan = await cast.mentor(world, "Joan")
    await grace.press(tagged(grace, ShowEscalated()))
    assert not grace.offers(ShowLate)
    await world.move(hours=48)
    await grace.press(tagged(grace, ShowEscalated()))
    await grace.tap(ShowLate)
    assert "Question" not in grace.text
    move = grace.data(Reassign)
    heard = len(ann.heard)
    await grace.tap(Reassign)
    assert "goes to other mentors" in "".join(grace.heard)
    assert "A coordinator has given" in daniel.text
    assert joan.offers(Take)
    assert len(ann.heard) == heard
    await grace.press(move)
    assert "has changed" in grace.text
    await cast.take(joan)
    await grace.press(move)  # another claim: the old button does not reach it
    assert "has changed" in grace.text
    await cast.answer(joan, "Answer")
    assert ann.offers(Thank)


async def test_a_mentor_who_blocked_the_bot_does_not_keep_a_question(world: World) -> None:
    grace = await cast.coordinator(world)
    daniel, ann = await claimed(world)
    daniel.phone.block()
    await world.settle()
    await world.move(hours=48)  # when the reminder would be due
    assert grace.offers(ReadEscalated)
    assert "coordinator" in ann.text
    await grace.tap(ReadEscalated)
    await grace.tap(TakeEscalated)
    await cast.answer(await grace.tap(WriteAnswer), "Answer")
    assert ann.offers(Thank)


async def test_nothing_is_written_before_the_warning_is_read(world: World) -> None:
    daniel, hiba = await cast.mentor(world), await cast.medic(world)
    await cast.ask(hiba, cast.QUESTION)
    await daniel.tap(Take)
    assert daniel.offers(WriteAnswer)
    await daniel.say("An answer too early")
    assert await cast.rows(world, parts) == 1, "the question"
    await daniel.say("/inbox")
    await daniel.tap(WriteAnswer)
    await daniel.tap(WriteAnswer)
    assert cast.QUESTION in daniel.text
    await daniel.say("An answer")
    assert daniel.offers(Send)
