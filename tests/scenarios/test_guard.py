"""The identifier guard, from both phones: what is found is shown, chosen, hidden."""
# ruff: noqa: RUF001 - people write in their own digits and letters

import pytest

from bot.features.questions.actions import (
    CorrectAsItIs,
    CorrectHidden,
    DropCorrection,
    FollowUp,
    Send,
    SendAsItIs,
    SendHidden,
    Take,
    Thank,
)
from bot.features.questions.tables import parts
from bot.screen import UrgentHelp
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import correct, rows, sent_by, tagged
from tests.scenarios.talk import Talk

PHONE = "Call me on 07700 900123, please."
NOT_PASSED_ON = "never passed on"


async def stored(world: World) -> str:
    """Return what the store holds of every typed text, opened."""
    runtime = world.app.runtime
    async with runtime.store.database.reader() as connection:
        found = await connection.execute(parts.select())
        return " ".join(
            runtime.store.vault.open("question_parts.text", row.lookup, row.text) for row in found
        )


async def test_a_phone_number_is_shown_to_its_writer_and_hidden_from_the_mentor(
    world: World,
) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.write(ann, PHONE)
    assert "• \u2068phone number\u2069: \u206807700 900123\u2069" in ann.text
    assert "Call me on [phone number], please." in ann.text
    assert NOT_PASSED_ON in ann.text
    assert not ann.offers(Send)
    assert not ann.offers(SendAsItIs)
    await ann.tap(SendHidden)
    assert "Sent" in ann.text
    await cast.take(daniel)
    assert "Call me on [phone number], please." in daniel.text
    assert "900123" not in "".join(daniel.heard)
    assert "900123" not in await stored(world)


async def test_an_arabic_number_is_found_and_each_reads_its_name_in_their_language(
    world: World,
) -> None:
    daniel, hiba = await cast.mentor(world), await cast.medic(world)
    await cast.write(hiba, "رقمي ٠٧٧٠٠ ٩٠٠١٢٣ وشكراً")
    listed = next(line for line in hiba.text.split("\n") if "٠٧٧٠٠ ٩٠٠١٢٣" in line)
    assert cast.reads_right_to_left(listed)
    label = world.app.runtime.catalogs.translator("ar").gettext("phone number")
    assert f"رقمي [{label}] وشكراً" in hiba.text
    await hiba.tap(SendHidden)
    await cast.take(daniel)
    assert "رقمي [phone number] وشكراً" in daniel.text


async def test_what_no_one_can_be_reached_by_may_be_sent_as_it_is(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.write(ann, "My receipt says 550011223. Is that my place in the line?")
    assert "long number" in ann.text
    await ann.tap(SendAsItIs)
    await cast.take(daniel)
    assert "550011223" in daniel.text


async def test_what_was_confirmed_holds_for_that_text_only(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await cast.write(ann, "My receipt says 550011223.")
    old = ann.data(SendAsItIs)
    await ann.say("And I live at CB4 2QT.")
    await ann.press(old)
    assert "postcode" in ann.text
    assert ann.offers(SendAsItIs)
    await ann.say(PHONE)
    await ann.press(old)
    assert not ann.offers(SendAsItIs)
    assert NOT_PASSED_ON in ann.text


async def test_a_forged_or_old_send_button_sends_nothing_that_was_found(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.write(ann, "My question")
    old = ann.data(Send)
    number = int(old.split(":")[-1])
    await ann.say("mail ann at gmail dot com")
    await ann.press(old)
    assert "e-mail address" in ann.text
    await ann.press(tagged(ann, SendAsItIs(number, 0)))
    assert "e-mail address" in ann.text
    assert not daniel.offers(Take)


async def test_a_number_cut_in_two_messages_is_still_one(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.write(ann, "My number is 07700")
    await ann.say("900123 and thanks")
    await ann.tap(SendHidden)
    await cast.take(daniel)
    assert "thanks" in daniel.text
    for digits in ("07700", "900123"):
        assert digits not in "".join(daniel.heard)


async def test_the_choice_survives_a_restart_and_a_second_tap_sends_nothing_more(
    world: World,
) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.write(ann, PHONE)
    hide = ann.data(SendHidden)
    await world.stop()
    await world.start()
    await ann.press(hide)
    await ann.press(hide)
    await cast.take(daniel)
    assert "[phone number]" in daniel.text
    assert await rows(world, parts) == 1


async def test_an_answer_and_a_follow_up_pass_the_guard_too(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "How do I begin?")
    await cast.take(daniel)
    await daniel.say("Write to me: @dr_daniel, or look at https://www.gmc-uk.org/registration")
    assert "user name" in daniel.text
    await daniel.tap(SendHidden)
    assert "[user name], or look at https://www.gmc-uk.org/registration" in ann.text
    assert "dr_daniel" not in "".join(ann.heard)
    await ann.tap(FollowUp)
    await ann.say("I am on t.me/ann_medic")
    await ann.tap(SendHidden)
    assert "I am on [link]" in daniel.text


async def test_a_correction_with_an_identifier_waits_for_its_writers_choice(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "My question")
    await cast.take(daniel)
    asked, heard = sent_by(ann, "My question"), len(daniel.heard)
    await correct(ann, asked, PHONE)
    assert ref in ann.text
    assert "not passed on yet" in ann.text
    assert len(daniel.heard) == heard
    assert not ann.offers(CorrectAsItIs)
    await world.stop()
    await world.start()
    hide = ann.data(CorrectHidden)
    await ann.press(hide)
    assert "is passed on" in ann.text
    assert "Call me on [phone number], please." in daniel.text
    heard = len(daniel.heard)
    await ann.press(hide)  # a second tap: nothing waits any more
    assert len(daniel.heard) == heard
    assert ref in ann.text
    assert "900123" not in await stored(world)


async def test_a_correction_can_be_dropped_or_sent_as_it_is(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "My question")
    await cast.take(daniel)
    asked, heard = sent_by(ann, "My question"), len(daniel.heard)
    await correct(ann, asked, "Receipt 550011223")
    keep, hide = ann.data(CorrectAsItIs), ann.data(CorrectHidden)
    await ann.tap(DropCorrection)
    assert "was not passed on" in ann.text
    await ann.press(hide)
    assert len(daniel.heard) == heard
    await correct(ann, asked, "Receipt 660011223")
    await ann.press(keep)  # chosen for another text
    assert "660011223" in ann.text
    assert len(daniel.heard) == heard
    await ann.tap(CorrectAsItIs)
    assert "Receipt 660011223" in daniel.text
    await correct(ann, asked, "Receipt 660011223, as I said")  # known: not asked about again
    assert "as I said" in daniel.text


async def test_a_choice_about_a_closed_or_deleted_question_says_so(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "My question")
    await cast.take(daniel)
    await cast.answer(daniel, "My answer")
    thank = ann.data(Thank)
    asked, heard = sent_by(ann, "My question"), len(daniel.heard)
    await correct(ann, asked, PHONE)
    hide = ann.data(CorrectHidden)
    await ann.press(thank)
    await ann.press(hide)
    assert "not passed on" in ann.text
    assert len(daniel.heard) == heard + 1  # the thanks
    for action in (CorrectHidden(1), CorrectAsItIs(1, 1), DropCorrection(1)):
        await ann.press(tagged(ann, action))
        assert "not here any more" in ann.text


async def test_a_typed_mark_of_ours_is_no_hidden_detail(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await cast.write(ann, "Some\ue3a0thing")
    assert "Something" in ann.text


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "I failed again and I want to die."), ("ar", "رسبت مرة أخرى وأريد أن أموت")],
)
async def test_words_of_distress_offer_help_and_change_nothing(
    world: World, language: str, text: str
) -> None:
    daniel, talk = await cast.mentor(world), await cast.medic(world, "Ann", language)
    await cast.write(talk, text)
    assert text in talk.text
    assert talk.offers(Send)
    first = talk.buttons[0]["callback_data"]
    assert first == talk.data(UrgentHelp())
    await talk.tap(Send)
    await cast.take(daniel)
    assert text in daniel.text
    assert daniel.labels.count("🆘 Get help now") == 0


async def test_distress_in_a_correction_is_passed_on_and_offers_help(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "My question")
    await cast.take(daniel)
    await correct(ann, sent_by(ann, "My question"), "I cannot go on.")
    assert "I cannot go on." in daniel.text
    assert ann.offers(UrgentHelp())
    assert "people can help now" in ann.text


async def test_an_exam_case_is_no_distress(world: World) -> None:
    ann: Talk = await cast.medic(world, "Ann", "en")
    await cast.write(ann, "In my OSCE station the patient says: I want to die. What should I ask?")
    assert "people can help now" not in ann.text
