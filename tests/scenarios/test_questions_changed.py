"""Questions to mentors: corrections carried across, and people who leave."""

from bot.features.privacy.actions import Erase
from bot.features.questions.actions import (
    Cancel,
    Change,
    Decline,
    FollowUp,
    HandBack,
    OpenQuestion,
    ReadEscalated,
    Send,
    ShowOffer,
    Take,
    TakeEscalated,
    Thank,
    Withdraw,
    WriteAnswer,
)
from bot.features.questions.tables import entries, offers, parts, questions
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import correct, rows, sent_by, tagged
from tests.scenarios.talk import Talk

# Edits


async def test_a_corrected_draft_shows_in_the_preview(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await cast.write(ann, "My qestion")
    typed = sent_by(ann, "My qestion")
    await ann.say("and more")
    await correct(ann, typed, "My question")
    assert "My question" in ann.text
    assert "and more" in ann.text
    assert "qestion" not in ann.text
    assert ann.offers(Send)


async def test_corrections_are_carried_across_under_the_same_reference(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "My qestion")
    asked = sent_by(ann, "My qestion")
    await correct(ann, asked, "My first question")  # nobody has it yet
    assert "passed on" in ann.text
    await daniel.tap(Take)
    assert "My first question" in await full(daniel)
    await correct(ann, asked, "My real question")
    assert ref in daniel.text
    assert "My real question" in daniel.text
    assert "was corrected" in daniel.text
    await cast.answer(daniel, "My anser")
    await correct(daniel, sent_by(daniel, "My anser"), "My answer")
    assert ref in ann.text
    assert "has corrected the answer" in ann.text
    assert "My answer" in ann.text
    heard = len(daniel.heard)
    await correct(ann, asked, "\u200b")
    assert "empty" in ann.text
    await ann.press(tagged(ann, Thank(number_in(ann, ref))))
    await correct(ann, asked, "Too late")
    assert "not passed on" in ann.text
    assert "Too late" not in "".join(daniel.heard)
    assert len(daniel.heard) == heard + 1  # only the thanks


async def full(talk: Talk) -> str:
    if talk.offers(WriteAnswer):
        await talk.tap(WriteAnswer)
    return talk.text


def number_in(talk: Talk, ref: str) -> int:
    """Return the id of a question, from any button in a message about it."""
    for message in reversed(talk.phone.messages):
        if ref in message.get("text", ""):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    *_, prefix, number = button["callback_data"].split(":")
                    if prefix == FollowUp.prefix:
                        return int(number)
    raise LookupError(ref)


# Leaving


async def test_an_erased_asker_takes_the_question_along_and_the_mentor_is_told(
    world: World,
) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "Question")
    await cast.take(daniel)
    await erase(ann)
    assert await rows(world, parts) == await rows(world, entries) == await rows(world, offers) == 0
    await world.move(minutes=1)
    assert ref in daniel.text
    assert "has left" in daniel.text
    assert await rows(world, questions) == 0
    await daniel.say("An answer for nobody")
    assert "nothing was sent" in daniel.text


async def erase(talk: Talk) -> None:
    await talk.press(tagged(talk, Erase()))


async def test_an_erased_mentor_frees_what_they_had_taken(world: World) -> None:
    daniel = await cast.mentor(world)
    ann, bea = await cast.medic(world, "Ann", "en"), await cast.medic(world, "Bea", "en")
    await cast.ask(bea, "Answered before")
    await cast.take(daniel)
    await cast.answer(daniel, "Done")
    more = bea.data(FollowUp)
    await cast.ask(ann, "Question")
    await cast.take(daniel)
    await daniel.say("Half an answer")
    joan = await cast.mentor(world, "Joan")
    await erase(daniel)
    await world.move(minutes=1)
    await cast.take(joan)
    await cast.answer(joan, "Whole answer")
    assert "Whole answer" in ann.text
    assert "Done" not in "".join(bea.heard)
    await bea.press(more)
    assert "closed" in bea.text


async def test_who_leaves_before_anybody_took_the_question_leaves_nothing(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    await erase(ann)
    for table in (questions, entries, parts, offers):
        assert await rows(world, table) == 0
    await daniel.tap(Take)
    assert "not here any more" in daniel.text


async def test_buttons_about_what_is_gone_say_so(world: World) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    for talk, action in (
        (grace, ReadEscalated(1)),
        (grace, TakeEscalated(1)),
        (daniel, ShowOffer(1)),
        (daniel, WriteAnswer(1, 0)),
        (daniel, HandBack(1)),
        (ann, Send(1)),
        (ann, Change(1)),
        (ann, OpenQuestion(1)),
        (ann, Thank(1)),
    ):
        await talk.press(tagged(talk, action))
        assert "not here any more" in talk.text


async def test_only_the_asker_and_the_helper_can_use_a_question(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    eve = await cast.mentor(world, "Eve", profession="nurse")
    await cast.ask(ann, "Secret question")
    await cast.take(daniel)
    number = int(daniel.data(HandBack).split(":")[-1])
    ours = (Take(number), ShowOffer(number), Decline(number), WriteAnswer(number, 0),
            HandBack(number), Send(number), Change(number), Cancel(number),
            OpenQuestion(number), Withdraw(number, 1), Thank(number), FollowUp(number))  # fmt: skip
    for action in ours:
        await eve.press(tagged(eve, action))
        assert "Secret" not in eve.text
    await eve.press(tagged(eve, ReadEscalated(number)))
    await eve.press(daniel.data(HandBack))
    assert "Secret" not in "".join(eve.heard)
    await cast.answer(daniel, "Still mine")
    assert "Still mine" in ann.text
