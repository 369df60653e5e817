"""How questions end, and what comes after: solved, silent, open again, closed with kind words."""

from bot.features.mentors.actions import SetCap
from bot.features.questions.actions import (
    AskAnother,
    AskBack,
    Cancel,
    FollowUp,
    OpenQuestion,
    ReadEscalated,
    Send,
    ShowMyQuestions,
    Take,
    TakeEscalated,
    Thank,
    WriteAnswer,
)
from bot.features.questions.domain import Ending
from bot.features.questions.endings import (
    AskMore,
    ChooseEnding,
    CloseKindly,
    Reopen,
    SayThanks,
    ShowImpact,
)
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import ANSWER, QUESTION, tagged
from tests.scenarios.talk import Talk

SOLVED, SILENT = 2, 5  # days until it is asked, and from then until it is closed


async def answered(world: World, asker: Talk) -> Talk:
    """Let a mentor answer a question of theirs; return the mentor."""
    daniel = await cast.mentor(world)
    await cast.ask(asker, QUESTION)
    await cast.take(daniel)
    await cast.answer(daniel, ANSWER)
    return daniel


async def days(world: World, n: int) -> None:
    """Let days go by; what is proposed in a sweep is said in the next."""
    await world.move(days=n)
    await world.move(minutes=1)


def plain(talk: Talk) -> str:
    return talk.text.translate(dict.fromkeys(range(0x2066, 0x206A)))


async def test_solved_is_asked_once_by_day_and_thanks_reach_the_mentor(world: World) -> None:
    hiba = await cast.medic(world)
    await world.move(hours=11, minutes=30)  # 20:30, so two days later it is 20:30 again
    daniel = await answered(world, hiba)
    heard = len(hiba.heard)
    await days(world, SOLVED)
    assert len(hiba.heard) == heard + 1
    for action in (Thank, FollowUp, AskAnother):
        assert hiba.offers(action)
    await world.move(days=1)
    assert len(hiba.heard) == heard + 1
    await hiba.tap(Thank)
    assert "thank you" in daniel.text
    assert "One person said" in daniel.text
    assert [label[0] for label in hiba.labels].count("💬") == 1  # sharing is no sentence of thanks
    question = cast.shown_question(hiba, SayThanks)
    sentence = hiba.data(SayThanks(question, 2))
    for _ in range(2):
        await hiba.press(sentence, hiba.phone.last["message_id"])
    assert sum("less alone" in text for text in daniel.heard) == 1
    assert not hiba.offers(SayThanks)
    await daniel.press(tagged(daniel, ShowImpact()))
    assert "1 answer in all" in plain(daniel)
    assert "This month: 1 answer" in plain(daniel)
    heard = len(hiba.heard)
    await days(world, SILENT)
    assert len(hiba.heard) == heard


async def test_a_silent_question_closes_and_opens_again_with_the_same_mentor(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    daniel = await answered(world, ann)
    await days(world, SOLVED)
    solved = ann.data(Thank), ann.data(FollowUp)
    await ann.tap(FollowUp)
    await ann.say("I began, and")  # not sent
    await days(world, SILENT)
    assert sum("It has been quiet" in text for text in ann.heard) == 1
    await ann.press(solved[1])
    assert "closed" in ann.text
    await ann.tap(Reopen)
    assert "I began, and" in ann.text  # nothing that was begun is lost
    await ann.tap(Cancel)
    await ann.press(tagged(ann, Reopen(cast.shown_question(ann, FollowUp))))  # it is open
    assert "open again" in ann.text
    await ann.say("What about the fee?")
    await ann.tap(Send)
    assert "What about the fee?" in daniel.text
    await daniel.tap(WriteAnswer)
    await cast.answer(daniel, "There is a waiver.")
    assert "There is a waiver." in ann.text
    await days(world, SOLVED + SILENT)
    assert "It has been quiet" in ann.text
    await ann.press(solved[0])  # an old button: it did help
    assert "One person said" in daniel.text
    await ann.press(tagged(ann, ShowMyQuestions()))
    await ann.tap(OpenQuestion)
    assert "You can open it again before" in ann.text
    assert ann.offers(Reopen)


async def test_without_room_at_the_mentor_it_goes_to_another_before_other_questions(
    world: World,
) -> None:
    ann, bea = await cast.medic(world, "Ann", "en"), await cast.medic(world, "Bea", "en")
    daniel = await answered(world, ann)
    await ann.tap(Thank)
    await daniel.press(tagged(daniel, SetCap(1)))
    joan = await cast.mentor(world, "Joan")
    await cast.ask(bea, "A question of Bea")
    await ann.press(tagged(ann, ShowMyQuestions()))
    await ann.tap(OpenQuestion)
    await ann.tap(Reopen)
    assert "another mentor reads it" in ann.text
    await ann.say("It did not work.")
    await ann.tap(Send)
    assert "It did not work" not in "".join(daniel.heard)
    assert "second opinion" in joan.text
    await joan.say("/inbox")
    first, second = (button for button in joan.labels if button.startswith("⏳"))
    await cast.take(await joan.press(next(b["callback_data"] for b in joan.buttons)))
    heard = "".join(joan.heard)
    assert first != second
    for text in (QUESTION, ANSWER, "It did not work."):
        assert text in heard


async def test_not_solved_goes_to_another_mentor_never_to_the_same(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    daniel = await answered(world, ann)
    joan = await cast.mentor(world, "Joan")
    await days(world, SOLVED)
    await ann.tap(AskAnother)
    await ann.tap(AskAnother)
    assert "Volunteers usually answer" in ann.text
    assert not daniel.offers(Take)
    await cast.take(joan)
    await cast.answer(joan, "Another view")
    await days(world, SOLVED)
    assert ann.offers(Thank)  # it is another answer: it is asked about again
    thanks, screen = ann.data(Thank), ann.phone.last["message_id"]
    heard = len(ann.heard)
    for _ in range(2):  # tapped twice
        await ann.press(thanks, screen)
    assert len(ann.heard) == heard + 1
    assert "thank you" in joan.text
    assert "thank you" not in "".join(daniel.heard)


async def test_what_was_closed_for_want_of_a_reply_opens_again_with_its_reply(
    world: World,
) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    await cast.take(daniel)
    await daniel.tap(AskBack)
    await cast.answer(daniel, "Which exam?")
    await world.move(days=5)
    await world.move(days=4)
    assert "no reply came" in ann.text
    await ann.tap(Reopen)
    await ann.say("PLAB 2")
    await ann.tap(Send)
    assert "PLAB 2" in daniel.text


async def test_a_coordinator_asks_more_mentors_or_closes_it_with_kind_words(world: World) -> None:
    grace, hiba = await cast.coordinator(world), await cast.medic(world)
    ref = await cast.ask(hiba, QUESTION)
    assert "They have waited for 1 hour" in plain(grace)
    assert "No mentor could be asked" in grace.text
    for action in (ReadEscalated, TakeEscalated, AskMore, ChooseEnding):
        assert grace.offers(action)
    ask_more, choose = grace.data(AskMore), grace.data(ChooseEnding)
    await grace.press(ask_more)
    assert "No other mentor is free" in grace.text
    everybody = [await cast.mentor(world, f"Mentor{n}") for n in range(4)]
    for _ in range(2):  # a second tap asks nobody more
        await grace.press(ask_more)
        assert "offered to more mentors" in grace.text
        assert sum(talk.offers(Take) for talk in everybody) == 3
    await world.move(days=1)
    assert "4 mentors were asked" in "".join(grace.heard[-1:]).replace("\u2068", "").replace(
        "\u2069", ""
    )

    await grace.press(choose)
    await grace.tap(ChooseEnding(cast.shown_question(grace, ChooseEnding), Ending.NOBODY))
    assert "nobody here can answer this" in grace.text
    heard = len(hiba.heard)
    close = grace.data(CloseKindly)
    for _ in range(2):
        await grace.press(close)
    assert "is closed" in grace.text
    assert len(hiba.heard) == heard + 1
    assert ref in hiba.text
    for button in (ask_more, choose):
        await grace.press(button)
        assert "is closed" in grace.text
    await hiba.tap(Reopen)  # it was not answered: it waits again, before others
    assert grace.offers(ReadEscalated) or any(talk.offers(Take) for talk in everybody)
    assert world.app.runtime.health.counters["update_failures"] == 0
