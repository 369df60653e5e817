"""What was relayed leaves the other chat before two days are over, and can be shown again."""

import datetime as dt

import pytest

from bot.features.privacy.actions import Erase, TidyChat
from bot.features.questions.actions import (
    FollowUp,
    ReadEscalated,
    Send,
    ShowConversation,
    ShowOffer,
    Take,
    Withdraw,
    WriteAnswer,
)
from bot.features.questions.repository import entries, questions
from bot.features.questions.views import tidied
from bot.message import TAG_LENGTH, Action, Message
from bot.screen import Home, Report
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import correct, sent_by, tagged
from tests.scenarios.talk import Talk


def bots(talk: Talk) -> str:
    """Return all that the bot says in this chat now, in one text."""
    return "\n".join(talk.heard)


async def answered(world: World, language: str = "en") -> tuple[Talk, Talk]:
    """A question of Hiba that Daniel has answered."""
    daniel, hiba = await cast.mentor(world), await cast.medic(world, "Hiba", language)
    await cast.ask(hiba, "Which exam?")
    await cast.take(daniel)
    await cast.answer(daniel, "PLAB first.")
    return hiba, daniel


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_after_two_days_one_line_stays_on_both_sides_and_shows_it_again(
    world: World, language: str
) -> None:
    hiba, daniel = await answered(world, language)
    assert "PLAB first." in hiba.text
    assert "Which exam?" in bots(daniel)
    await world.move(hours=39)
    assert "PLAB first." in hiba.text
    await world.move(hours=2)
    await world.stop()  # what was decided is not decided again
    await world.start()
    await world.move(minutes=1)
    for talk, theirs in ((hiba, "PLAB first."), (daniel, "Which exam?")):
        assert theirs not in bots(talk)
        lines = [m for m in talk.phone.messages if "👁" in str(m.get("reply_markup", ""))]
        assert len(lines) == 1, "one neutral line"
    await show_again(hiba)
    assert "PLAB first." in bots(hiba)
    assert "Which exam?" in bots(hiba)
    assert cast.reads_right_to_left(hiba.text.partition("\n")[0]) is (language == "ar")
    await show_again(daniel)
    assert "Which exam?" in bots(daniel)
    await world.move(hours=41)
    for talk in (hiba, daniel):
        assert "PLAB first." not in bots(talk)
        assert "Which exam?" not in bots(talk)
    assert not world.app.runtime.health.counters["relays_left"]
    assert not world.app.runtime.health.counters["sent_gone"]


async def show_again(talk: Talk) -> None:
    """Tap Show conversation, wherever in the chat it stands."""
    message = next(m for m in talk.phone.messages if ":qshow:" in str(m.get("reply_markup")))
    button = message["reply_markup"]["inline_keyboard"][0][0]
    await talk.press(button["callback_data"], message["message_id"])


async def test_what_is_withdrawn_leaves_the_other_chats_and_can_still_be_reported(
    world: World,
) -> None:
    hiba, daniel = await answered(world)
    bea, joan = await cast.medic(world, "Bea", "en"), await cast.mentor(world, "Joan")
    await hiba.tap(FollowUp)
    await hiba.say("And then?")
    await hiba.tap(Send)
    await cast.ask(bea, "Nobody has this yet")
    assert "Nobody has this yet" in bots(joan)
    await bea.press(tagged(bea, Withdraw(question_of(joan, Take), 1)))
    await soon(world)
    assert "Nobody has this yet" not in bots(joan)
    assert "Nobody has this yet" not in bots(daniel)
    assert "deleted by who wrote it" in joan.text

    kept = daniel.phone.messages[0]["message_id"]
    await hiba.press(tagged(hiba, Withdraw(question_of(daniel, WriteAnswer), 1)))
    await soon(world)
    assert "Which exam?" not in bots(daniel)
    assert "And then?" not in bots(daniel)
    assert "PLAB first." not in bots(hiba), "nor does what was answered stay"
    assert daniel.phone.messages[0]["message_id"] == kept, "and nothing else is deleted"
    assert "does not need an answer" in daniel.text
    assert question_of(daniel, Report)


async def soon(world: World) -> None:
    """Let the clock look again."""
    await world.move(seconds=10)


def question_of(talk: Talk, action: type[Action]) -> int:
    """Return the question of the newest button of this kind, in any message of the chat."""
    for message in reversed(talk.phone.messages):
        for row in message.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if button.get("callback_data", "")[TAG_LENGTH + 2 :].startswith(action.prefix):
                    return int(button["callback_data"].split(":")[2])
    raise LookupError(action)


async def test_who_erases_everything_takes_the_words_out_of_both_chats(world: World) -> None:
    hiba, daniel = await answered(world)
    await daniel.press(tagged(daniel, Erase()))
    await soon(world)
    assert "PLAB first." not in bots(hiba)
    assert "Which exam?" not in bots(daniel), "and what the other wrote out of their own"
    await world.move(hours=41)
    assert "PLAB first." not in bots(hiba)


async def test_a_corrected_text_takes_the_place_of_the_old_one(world: World) -> None:
    daniel, joan = await cast.mentor(world), await cast.mentor(world, "Joan")
    hiba = await cast.medic(world, "Hiba", "en")
    ref = await cast.ask(hiba, "Which exm?")
    asked = sent_by(hiba, "Which exm?")
    heard = len(daniel.heard)
    await correct(hiba, asked, "Which exam is it?")  # two mentors are being asked
    for talk in (daniel, joan):
        assert "Which exm?" not in bots(talk)
        assert "Which exam is it?" in talk.text
        assert talk.offers(Take), "it is an offer, as before"
    assert len(daniel.heard) == heard, "and they were not called"
    await cast.take(daniel)
    await correct(hiba, asked, "Which exam, please?")
    await soon(world)
    assert "Which exam is it?" not in bots(daniel)
    assert "Which exam is it?" not in bots(joan), "who was only asked loses sight of it"
    assert ref in daniel.text
    assert "Which exam, please?" in daniel.text
    await cast.answer(daniel, "PLB")
    await correct(daniel, sent_by(daniel, "PLB"), "PLAB")
    await soon(world)
    assert "PLB" not in bots(hiba)
    assert ref in hiba.text
    assert "PLAB" in hiba.text
    await correct(daniel, sent_by(daniel, "PLAB"), "PLAB 1")
    await soon(world)
    assert [text for text in hiba.heard if "PLAB" in text] == [hiba.text]


async def test_a_text_taken_back_before_a_blocked_mentor_returns_is_never_sent(
    world: World,
) -> None:
    daniel, hiba = await cast.mentor(world), await cast.medic(world, "Hiba", "en")
    await cast.ask(hiba, "Which exam?")
    await cast.take(daniel)
    await cast.answer(daniel, "PLAB first.")
    daniel.phone.block()
    await world.settle()
    await hiba.tap(FollowUp)
    await hiba.say("And then?")
    await hiba.tap(Send)
    await hiba.press(tagged(hiba, Withdraw(question_of(hiba, FollowUp), 1)))
    daniel.phone.unblock()
    await daniel.start()
    await soon(world)
    assert "And then?" not in bots(daniel)
    assert "Which exam?" not in bots(daniel)


async def test_an_offer_that_still_waits_stays_as_a_line_and_other_people_read_nothing(
    world: World,
) -> None:
    daniel, hiba = await cast.mentor(world), await cast.medic(world, "Hiba", "en")
    await cast.ask(hiba, "Which exam?")
    await world.move(hours=41)
    assert "Which exam?" not in bots(daniel)
    [line] = [text for text in daniel.heard if "still waits for a mentor" in text]
    question = question_of(daniel, ShowOffer)
    await daniel.press(tagged(daniel, ShowConversation(question)))
    assert "not here any more" in daniel.text, "an offer is not a conversation"
    await daniel.press(tagged(daniel, ShowOffer(question)))
    assert "Which exam?" in daniel.text
    assert line
    await daniel.press(tagged(daniel, ShowConversation(1)))
    assert "not here any more" in daniel.text


async def test_after_a_long_silence_old_texts_are_replaced_and_screens_stay_as_they_are(
    world: World,
) -> None:
    """Nothing can be deleted after 48 hours. Telegram still lets us edit."""
    hiba, daniel = await answered(world)
    await world.stop()
    world.clock.advance(dt.timedelta(hours=50))
    await world.start()
    await world.move(minutes=1)
    assert "PLAB first." not in bots(hiba)
    assert "Which exam?" not in bots(daniel)
    assert not world.app.runtime.health.counters["sent_gone"]


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_tidying_leaves_one_neutral_message_and_no_other_chat_changes(
    world: World, language: str
) -> None:
    hiba, daniel = await answered(world, language)
    before = daniel.heard
    await world.move(hours=39)
    await hiba.say("/privacy")
    await hiba.tap(TidyChat)
    assert len(hiba.heard) == 1
    for word in ("PLAB", "medic", "refugee", "mentor"):
        assert word not in bots(hiba)
    assert [m for m in hiba.phone.messages if m.get("text") == "Which exam?"], "one's own stays"
    await hiba.press(tagged(hiba, TidyChat()))  # a second tap
    assert len(hiba.heard) == 1
    assert daniel.heard == before
    await hiba.tap(Home)
    await world.move(hours=2)  # nothing is left to be tidied in this chat
    assert "👁" not in bots(hiba)
    assert not world.app.runtime.health.counters["sent_gone"]
    await hiba.press(tagged(hiba, ShowConversation(question_of(daniel, ShowConversation))))
    assert "PLAB first." in bots(hiba)


async def test_what_is_too_old_to_be_deleted_is_not_tried(world: World) -> None:
    hiba, _ = await answered(world)
    world.clock.advance(dt.timedelta(hours=49))
    await world.settle()
    await hiba.press(tagged(hiba, TidyChat()))
    calls = [call for call in world.emulator.calls if call.method == "deleteMessages"]
    assert calls == []
    assert hiba.text.startswith("✅ Done")


async def test_a_text_on_an_old_screen_is_replaced_where_nothing_can_be_deleted(
    world: World,
) -> None:
    grace, hiba = await cast.coordinator(world), await cast.medic(world, "Hiba", "en")
    await cast.ask(hiba, "Which exam?")
    question = question_of(grace, ReadEscalated)
    await world.move(hours=49)
    old = grace.phone.messages[1]["message_id"]  # a screen from before
    await grace.press(tagged(grace, ReadEscalated(question)), old)
    assert "Which exam?" in bots(grace)
    await world.move(hours=41)
    assert "Which exam?" not in bots(grace)
    assert "What stood here is deleted." in bots(grace)
    assert old in {m["message_id"] for m in grace.phone.messages}


async def test_one_chat_that_cannot_be_tidied_does_not_keep_the_others_waiting(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    hiba, daniel = await answered(world)
    line, failures = tidied.conversation_left, []

    def fails_once(*given: object) -> Message:
        if not failures:
            failures.append(given)
            raise LookupError
        return line(*given)

    monkeypatch.setattr(tidied, "conversation_left", fails_once)
    await world.move(hours=41)
    assert ("PLAB first." in bots(hiba)) != ("Which exam?" in bots(daniel))
    await soon(world)
    assert "PLAB first." not in bots(hiba)
    assert "Which exam?" not in bots(daniel)


async def test_a_conversation_whose_texts_are_gone_says_so(world: World) -> None:
    hiba, _ = await answered(world)
    question = question_of(hiba, FollowUp)
    async with world.app.runtime.unit_of_work() as uow:
        await entries.remove(uow, await questions.get(uow, question))
    await hiba.press(tagged(hiba, ShowConversation(question)))
    assert "Nothing is kept of this conversation" in hiba.text
