"""Questions to mentors: nothing is lost, and every button works or says why."""

from bot.features.questions.actions import (
    AskAfterNotice,
    Cancel,
    Change,
    ChooseTopic,
    Decline,
    FollowUp,
    GiveReason,
    HandBack,
    OpenQuestion,
    ReadEscalated,
    Send,
    ShowEscalated,
    ShowMyQuestions,
    Take,
    Thank,
    Withdraw,
    WriteAnswer,
)
from bot.features.questions.tables import entries, parts, questions
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import QUESTION, correct, rows, sent_by, tagged
from tests.scenarios.talk import Talk

HOME = "🏠"


# Nothing is lost


async def test_an_answer_being_typed_survives_a_restart(world: World) -> None:
    daniel, hiba = await cast.mentor(world), await cast.medic(world)
    await cast.ask(hiba, QUESTION)
    await cast.take(daniel)
    await daniel.say("The first half,")
    await world.stop()
    await world.start()
    await daniel.say("and the second.")
    assert "The first half," in daniel.text
    await world.stop()
    await world.start()
    await daniel.tap(Send)
    assert "The first half," in hiba.text
    assert "and the second." in hiba.text


async def test_every_button_can_be_tapped_twice(world: World) -> None:
    """Each tap of the flow is doubled: one question, one claim, one answer, one follow-up."""
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")

    async def twice(talk: Talk, action: object) -> None:
        data, message_id = talk.data(action), talk.phone.last["message_id"]
        talk.phone.press(data, message_id)
        talk.phone.press(data, message_id)
        await world.settle()

    await ann.say("/ask")
    await twice(ann, AskAfterNotice)
    await twice(ann, ChooseTopic("exams"))
    await ann.say("My question")
    await twice(ann, Send)
    assert await rows(world, questions) == 1
    await twice(daniel, Take)
    await twice(daniel, WriteAnswer)
    await daniel.say("My answer")
    await twice(daniel, Send)
    assert sum("My answer" in text for text in ann.heard) == 1
    await twice(ann, FollowUp)
    await ann.say("More")
    await twice(ann, Send)
    assert sum("follow-up" in text for text in daniel.heard) == 1
    await twice(daniel, HandBack)
    await twice(daniel, GiveReason)
    assert "will not be asked about it again" in daniel.text
    await ann.press(tagged(ann, ShowMyQuestions()))
    await twice(ann, OpenQuestion)
    await twice(ann, Withdraw)
    await twice(ann, Withdraw)
    assert "withdrawn" in ann.text
    assert world.app.runtime.health.counters["update_failures"] == 0


async def test_buttons_of_a_closed_question_say_so(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    offer = daniel.data(Take), daniel.data(Decline)
    await cast.take(daniel)
    hand_back = daniel.data(HandBack)
    await daniel.say("Answer")
    draft = daniel.data(Send), daniel.data(Change), daniel.data(Cancel)
    await daniel.tap(Send)
    answered = ann.data(FollowUp), ann.data(Thank)
    await ann.tap(Thank)
    for data in (*offer, *draft, hand_back):
        await daniel.press(data)
        assert "Q-" in daniel.text
        assert HOME in "".join(daniel.labels)
    for data in answered:
        await ann.press(data)
        assert "closed" in ann.text
    assert sum("Answer" in text for text in ann.heard) == 1


async def test_a_follow_up_stays_with_the_same_mentor_under_the_same_reference(
    world: World,
) -> None:
    daniel, joan = await cast.mentor(world), await cast.mentor(world, "Joan")
    ann = await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "Question")
    await cast.take(daniel)
    await cast.answer(daniel, "Answer")
    quiet = len(joan.heard)
    await ann.tap(FollowUp)
    await ann.say("What about the fee?")
    await ann.tap(Send)
    assert ref in daniel.text
    assert "What about the fee?" in daniel.text
    assert len(joan.heard) == quiet
    await daniel.tap(WriteAnswer)
    assert "Question" in "".join(daniel.heard[-3:])
    await cast.answer(daniel, "It is on the page of the GMC.")
    assert "page of the GMC" in ann.text


async def test_my_questions_say_how_each_stands(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await ann.press(tagged(ann, ShowMyQuestions()))
    assert "not asked anything" in ann.text
    await cast.ask(ann, "Question")

    async def look() -> str:
        await ann.press(tagged(ann, ShowMyQuestions()))
        mark = ann.labels[0][0]
        await ann.tap(OpenQuestion)
        return mark

    assert await look() == "⏳"
    assert "2 to 3 days" in ann.text
    await cast.take(daniel)
    assert await look() == "✍"
    assert "going to answer" in ann.text
    await cast.answer(daniel, "Answer")
    assert await look() == "💬"
    assert "Answer" in ann.text
    await ann.tap(Thank)
    assert await look() == "✅"
    assert "Answer" in ann.text
    assert not ann.offers(Thank)


async def test_what_is_answered_or_closed_can_still_be_withdrawn(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    for is_over in (False, True):
        await cast.ask(ann, "Question")
        await cast.take(daniel)
        await cast.answer(daniel, "Answer")
        if is_over:
            await ann.tap(Thank)
        await ann.press(tagged(ann, ShowMyQuestions()))
        await ann.tap(OpenQuestion)
        for _ in range(2):
            await ann.tap(Withdraw)
        assert "is withdrawn" in ann.text
        assert await rows(world, parts) == await rows(world, entries) == 0


async def test_buttons_pressed_at_the_wrong_time_show_how_things_stand(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    await cast.take(daniel)
    number = int(daniel.data(HandBack).split(":")[-1])
    for action in (Thank(number), FollowUp(number), Send(number), Change(number), Cancel(number)):
        await ann.press(tagged(ann, action))
        assert "Q-" in ann.text
        assert "closed" not in ann.text
    await daniel.say("Wrong words")
    assert "They asked" in daniel.text
    await daniel.tap(Cancel)
    assert "still with you" in daniel.text
    await daniel.press(tagged(daniel, Send(number)))
    assert "no text yet" in daniel.text
    await cast.answer(await daniel.press(tagged(daniel, WriteAnswer(number, 0))), "Right words")
    for action in (HandBack(number), WriteAnswer(number, 0), Change(number), Cancel(number)):
        await daniel.press(tagged(daniel, action))
        assert "Q-" in daniel.text
    await ann.tap(FollowUp)
    await ann.say("Not sure I want to ask this")
    await ann.tap(Cancel)
    assert "Right words" in ann.text
    await ann.tap(FollowUp)
    await ann.say("Or do I?")
    await ann.tap(Thank(number)) if ann.offers(Thank) else await ann.press(
        tagged(ann, Thank(number))
    )
    await ann.say("Or do I not?")
    assert not ann.offers(Send)
    assert sum("Right words" in text for text in ann.heard) > 1
    assert "Or do I" not in "".join(daniel.heard)


async def test_an_edit_of_any_other_message_is_no_correction(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await ann.say("hello")
    await correct(ann, sent_by(ann, "hello"), "hallo")
    assert "passed on" not in ann.text
    assert ann.labels


async def test_coordinators_do_not_help_themselves(world: World) -> None:
    grace = await cast.coordinator(world)
    async with world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        await uow.save(uow.person.but(consent=1))
    await cast.ask(grace, "My own question")
    assert not grace.offers(ReadEscalated)
    await grace.press(tagged(grace, ShowEscalated()))
    assert not grace.offers(ReadEscalated)


async def test_one_question_that_cannot_be_handled_does_not_stop_the_others(world: World) -> None:
    grace = await cast.coordinator(world)
    everybody = [await cast.mentor(world, f"Mentor{n}") for n in range(3)]
    first, second = await cast.medic(world, "Ann", "en"), await cast.medic(world, "Bea", "en")
    broken = await cast.ask(first, "Broken")
    whole = await cast.ask(second, "Whole")
    runtime = world.app.runtime
    async with runtime.unit_of_work() as uow:
        of_broken = f"SELECT id FROM questions WHERE ref = '{broken}'"
        await uow.connection.exec_driver_sql(
            "UPDATE question_parts SET text = x'00' WHERE entry_id IN"
            f" (SELECT id FROM question_entries WHERE question_id IN ({of_broken}))"
        )
    assert everybody[0].offers(Take)
    await world.move(hours=49)
    assert runtime.health.counters["job_failures"] == 1
    assert whole in "".join(grace.heard)
    assert broken not in "".join(grace.heard)
