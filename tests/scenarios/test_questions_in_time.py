"""Questions to mentors: withdrawing, waves, reminders, waiting."""

from bot.features.mentors.actions import Pause, SetCap
from bot.features.questions.actions import (
    AskAnother,
    Cancel,
    ChooseTopic,
    FollowUp,
    GiveReason,
    HandBack,
    OpenQuestion,
    ReadEscalated,
    Send,
    ShowEscalated,
    ShowMyQuestions,
    Take,
    TakeEscalated,
    Withdraw,
    WriteAnswer,
)
from bot.features.questions.tables import entries, parts
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import QUESTION, rows, tagged
from tests.scenarios.talk import Talk

# Withdrawing


async def test_a_question_can_be_withdrawn_before_anybody_takes_it(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    heard = len(daniel.heard)
    await withdraw(ann)
    assert len(daniel.heard) == heard
    await daniel.tap(Take)
    assert "is closed" in daniel.text
    assert await rows(world, parts) == await rows(world, entries) == 0


async def withdraw(talk: Talk) -> None:
    await talk.press(tagged(talk, ShowMyQuestions()))
    await talk.tap(OpenQuestion)
    await talk.tap(Withdraw)
    await talk.tap(Withdraw)


async def test_the_mentor_is_told_kindly_when_a_question_is_withdrawn(world: World) -> None:
    daniel, ann = await cast.mentor(world, cap=1), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    await cast.take(daniel)
    await withdraw(ann)
    assert "does not need an answer" in daniel.text
    await daniel.say("An answer that comes too late")
    assert "nothing was sent" in daniel.text
    await cast.ask(ann, "Another")  # a withdrawn question does not count for the cap
    assert daniel.offers(Take)


# Clocks


async def test_mentors_are_asked_in_waves_and_then_coordinators_hear(world: World) -> None:
    grace = await cast.coordinator(world)
    everybody = [await cast.mentor(world, f"Mentor{n}") for n in range(7)]
    hiba = await cast.medic(world)
    ref = await cast.ask(hiba, QUESTION)
    assert sum(talk.offers(Take) for talk in everybody) == 3
    await world.move(hours=11)
    assert sum(talk.offers(Take) for talk in everybody) == 3
    await world.stop()
    await world.start()
    await world.move(hours=12)  # 08:00 the next day
    assert sum(talk.offers(Take) for talk in everybody) == 6
    await world.move(hours=1)
    assert sum(talk.offers(Take) for talk in everybody) == 6
    assert not grace.offers(ReadEscalated)
    heard = len(hiba.heard)
    await world.move(hours=24)
    assert grace.offers(ReadEscalated)
    assert ref in grace.text
    assert QUESTION not in grace.text
    assert len(hiba.heard) == heard + 1
    await world.move(minutes=5)
    assert sum(ref in text for text in grace.heard) == 1
    await world.move(hours=48)  # and again, while nobody helps
    assert sum(ref in text for text in grace.heard) == 2
    assert len(hiba.heard) == heard + 1


async def test_without_any_mentor_coordinators_hear_at_once_and_the_asker_is_told(
    world: World,
) -> None:
    grace = await cast.coordinator(world)
    await cast.mentor(world, profession="dentist")
    ann = await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "Question")
    assert "coordinator" in ann.text
    await grace.tap(ReadEscalated)
    assert "Question" in grace.text
    await grace.tap(TakeEscalated)
    await cast.answer(grace, "I asked around: do this.")
    assert ref in ann.text
    assert "I asked around" in ann.text
    for field in ("Grace", "grace_canary"):
        assert field not in "".join(ann.heard)


async def test_coordinators_find_what_waits_and_what_they_have_taken(world: World) -> None:
    grace, ruth = await cast.coordinator(world), await cast.coordinator(world, "Ruth")
    ann = await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "Question")
    await grace.press(tagged(grace, ShowEscalated()))
    await grace.tap(ReadEscalated)
    await ruth.tap(ReadEscalated)
    taken = grace.data(TakeEscalated)
    await grace.tap(TakeEscalated)
    await ruth.tap(TakeEscalated)
    await grace.press(taken)
    assert "already" not in grace.text
    assert f"already answering {ref}" in ruth.text
    await ruth.press(tagged(ruth, ShowEscalated()))
    assert not ruth.offers(ReadEscalated)
    await grace.press(tagged(grace, ShowEscalated()))
    assert grace.offers(WriteAnswer)
    await grace.tap(WriteAnswer)  # the warning before one's first text
    await grace.tap(WriteAnswer)
    await cast.not_for(grace)
    assert grace.offers(ReadEscalated)


async def test_nobody_is_offered_a_question_at_night(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await world.move(hours=13)  # 22:00
    await cast.ask(ann, "Question")
    assert not daniel.offers(Take)
    assert "coordinator" not in ann.text
    await world.move(hours=9, minutes=59)
    assert not daniel.offers(Take)
    await world.move(minutes=1)
    assert daniel.offers(Take)


async def test_a_claim_is_reminded_once_and_then_goes_to_others(world: World) -> None:
    await cast.coordinator(world)
    daniel = await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "Question")
    await cast.take(daniel)
    joan = await cast.mentor(world, "Joan")
    heard = len(ann.heard)
    await world.move(hours=48)
    assert "still waits" in daniel.text
    await world.move(hours=1)
    assert sum("still waits" in text for text in daniel.heard) == 1
    await daniel.tap(WriteAnswer)
    await daniel.say("I began, but")
    await world.stop()
    await world.start()
    await world.move(hours=23)
    assert "went back" in daniel.text
    assert ref in joan.text
    assert joan.offers(Take)
    assert len(ann.heard) == heard + 1
    assert "coordinator" in ann.text
    await daniel.say("this is too late")
    assert "nothing was sent" in daniel.text
    await cast.take(joan)
    assert "I began" not in "".join(joan.heard)


async def test_a_question_handed_back_goes_to_others_and_the_asker_is_not_bothered(
    world: World,
) -> None:
    daniel = await cast.mentor(world, cap=1)
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    await cast.take(daniel)
    joan = await cast.mentor(world, "Joan")
    heard, mine = len(ann.heard), daniel.data(HandBack)
    await daniel.press(mine, daniel.phone.last["message_id"])
    await daniel.tap(GiveReason)
    assert joan.offers(Take)
    assert len(ann.heard) == heard
    await daniel.press(mine)
    assert "not with you" in daniel.text
    await daniel.say("/inbox")
    assert "0 of 1" in daniel.text.replace("\u2068", "").replace("\u2069", "")


async def test_when_all_decline_the_next_are_asked_at_once(world: World) -> None:
    grace = await cast.coordinator(world)
    everybody = [await cast.mentor(world, f"Mentor{n}") for n in range(4)]
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    first = [talk for talk in everybody if talk.offers(Take)]
    assert len(first) == 3
    for talk in first:
        await cast.not_for(talk)
    (last,) = [talk for talk in everybody if talk.offers(Take)]
    assert not grace.offers(ReadEscalated)
    await cast.not_for(last)
    assert grace.offers(ReadEscalated)
    await world.move(seconds=10)
    assert "coordinator" in ann.text


async def test_who_shares_the_language_is_asked_before_others(world: World) -> None:
    names = [await cast.mentor(world, f"Mentor{n}") for n in range(3)]
    amal = await cast.mentor(world, "Amal", also_reads=("ar",))
    hiba = await cast.medic(world)
    await cast.ask(hiba, QUESTION)
    assert amal.offers(Take)
    assert sum(talk.offers(Take) for talk in names) == 2


async def test_a_mentor_at_the_cap_takes_no_more_and_is_not_asked(world: World) -> None:
    daniel = await cast.mentor(world, cap=2)
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "One")
    first = daniel.data(Take)
    await cast.ask(ann, "Two")
    second = daniel.data(Take)
    await daniel.press(tagged(daniel, SetCap(1)))
    await daniel.press(first)
    await daniel.press(second)
    assert "your limit" in daniel.text
    await cast.ask(ann, "Three")
    assert not daniel.offers(Take)
    await world.move(days=4)
    await world.move(days=4)  # the claim is over, and a week has passed
    await daniel.press(second)
    assert "Two" in "".join(daniel.heard[-1:]) or daniel.offers(WriteAnswer)


async def test_the_wait_is_told_from_own_answers_once_there_are_enough(world: World) -> None:
    daniel = await cast.mentor(world, cap=5)
    for n in range(5):
        talk = await cast.medic(world, f"Medic{n}", "en")
        await cast.ask(talk, "Question")
        await world.move(hours=1 + n % 2)
        await cast.take(daniel)
        await cast.answer(daniel, "Answer")
    ann = await cast.medic(world, "Ann", "en")
    await cast.write(ann, "x")
    await ann.tap(Cancel)
    await ann.say("/ask")
    assert "between 1 hour and 2 hours" in plain(ann)
    joan = await cast.mentor(world, "Joan")
    await ann.tap(ChooseTopic("exams"))
    await ann.say("Question")
    await ann.tap(Send)
    assert "between 1 hour and 2 hours" in plain(ann)
    for answering in (False, True):  # on each screen of somebody who waits
        if answering:
            await cast.take(joan)
        await ann.press(tagged(ann, ShowMyQuestions()))
        await ann.tap(OpenQuestion)
        assert "between 1 hour and 2 hours" in plain(ann)
        number = cast.shown_question(ann, Withdraw)
        for action in (FollowUp(number), Send(number), AskAnother(number, 0)):
            await ann.press(tagged(ann, action))
            assert "between 1 hour and 2 hours" in plain(ann)


def plain(talk: Talk) -> str:
    return talk.text.translate(dict.fromkeys(range(0x2066, 0x206A)))


async def test_what_comes_back_is_offered_again_to_who_was_only_too_slow(world: World) -> None:
    daniel, joan = await cast.mentor(world), await cast.mentor(world, "Joan")
    hiba = await cast.medic(world)
    await cast.ask(hiba, QUESTION)
    await cast.take(daniel)
    await joan.tap(Take)
    assert "already answering" in joan.text
    await cast.not_for(daniel)
    assert joan.offers(Take)
    await joan.tap(Take)
    assert "already answering" not in joan.text


async def test_a_mentor_who_ends_a_break_is_asked_what_waits(world: World) -> None:
    await cast.mentor(world)
    joan, hiba = await cast.mentor(world, "Joan", paused=True), await cast.medic(world)
    await cast.ask(hiba, QUESTION)
    await joan.say("/inbox")
    await joan.tap(Pause(0))
    await world.move(minutes=1)
    assert joan.offers(Take)
