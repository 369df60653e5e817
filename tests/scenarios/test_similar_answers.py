"""Published answers before a question goes to mentors, as conversations."""

import dataclasses

from bot.features.answers.actions import (
    NeedNoMentor,
    ReadSimilar,
    SendAnyway,
    ShowSimilar,
)
from bot.features.questions.actions import (
    Ask,
    Cancel,
    FollowUp,
    Send,
    SendAsItIs,
    SendHidden,
    Take,
)
from bot.features.questions.tables import parts, questions
from bot.screen import Home
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import rows, tagged
from tests.scenarios.talk import Talk

ANSWERED = "Does a clinical attachment count as experience for the GMC and CREST?"
PHONE = "My number is 07700 900123. " + ANSWERED
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))


def said(talk: Talk) -> str:
    return talk.text.translate(MARKS)


async def about_to_send(world: World, text: str = ANSWERED, language: str = "en") -> Talk:
    hiba = await cast.medic(world, language=language)
    await cast.write(hiba, text)
    return hiba


async def test_who_reads_that_it_is_answered_needs_no_mentor_and_leaves_no_text(
    world: World,
) -> None:
    daniel, hiba = await cast.mentor(world), await about_to_send(world)
    await hiba.tap(Send)
    assert "Perhaps there is an answer already" in said(hiba)
    await hiba.tap(ReadSimilar)
    assert "The GMC does not count them as practice" in said(hiba)
    assert "Checked on 21 November 2026" in said(hiba)
    enough = hiba.data(NeedNoMentor)
    await hiba.tap(NeedNoMentor)
    assert "Your question was not sent, and its text is deleted here" in said(hiba)
    assert await rows(world, questions) == 0
    assert await rows(world, parts) == 0
    assert not daniel.offers(Take)
    await hiba.press(enough, hiba.phone.last["message_id"])
    assert "was not sent" in said(hiba), "a second tap says the same"
    await hiba.say("/ask")
    assert not hiba.offers(Send), "nothing is left to go on with"


async def test_who_wants_a_mentor_all_the_same_gets_one(world: World) -> None:
    daniel, hiba = await cast.mentor(world), await about_to_send(world)
    await hiba.tap(Send)
    assert not daniel.offers(Take)
    assert not hiba.offers(Send)
    await hiba.tap(ReadSimilar)
    await hiba.tap(ShowSimilar)
    anyway = hiba.data(SendAnyway)
    await hiba.tap(SendAnyway)
    assert "Sent. Your reference is" in said(hiba)
    assert daniel.offers(Take)
    heard = len(daniel.heard)
    await hiba.press(anyway, hiba.phone.last["message_id"])
    assert len(daniel.heard) == heard, "sent once"


async def test_back_leads_to_the_text_which_can_still_be_changed(world: World) -> None:
    hiba = await about_to_send(world)
    await hiba.tap(Send)
    await hiba.tap(Ask)
    assert ANSWERED in said(hiba)
    assert hiba.offers(Send)
    assert hiba.offers(Cancel)


async def test_the_guard_comes_first_and_its_choice_is_kept(world: World) -> None:
    daniel, hiba = await cast.mentor(world), await about_to_send(world, PHONE)
    assert not hiba.offers(Send)
    await hiba.tap(SendHidden)
    assert hiba.offers(ReadSimilar)
    await hiba.tap(SendAnyway)
    assert "Sent" in said(hiba)
    await cast.take(daniel)
    assert "[phone number]" in said(daniel)
    assert "900123" not in "".join(daniel.heard)


async def test_what_was_said_to_be_harmless_goes_as_it_is(world: World) -> None:
    text = f"My receipt says 550011223. {ANSWERED}"
    daniel, hiba = await cast.mentor(world), await about_to_send(world, text)
    await hiba.tap(SendAsItIs)
    await hiba.tap(SendAnyway)
    await cast.take(daniel)
    assert "550011223" in said(daniel)


async def test_nothing_comes_between_distress_and_a_human(world: World) -> None:
    hiba = await about_to_send(world, f"{ANSWERED} I want to die.")
    await hiba.tap(Send)
    assert "Sent" in said(hiba)


async def test_a_question_that_nobody_has_answered_goes_at_once(world: World) -> None:
    hiba = await about_to_send(world, "Is Norwich a good place to live for a family?")
    await hiba.tap(Send)
    assert "Sent" in said(hiba)


async def test_follow_ups_and_answers_are_never_held_up(world: World) -> None:
    daniel, hiba = await cast.mentor(world), await cast.medic(world, language="en")
    await cast.ask(hiba, "Is Norwich a good place to live for a family?")
    await cast.take(daniel)
    await daniel.say(ANSWERED)
    await daniel.tap(Send)
    assert not daniel.offers(ReadSimilar)
    await hiba.tap(FollowUp)
    await hiba.say(ANSWERED)
    await hiba.tap(Send)
    assert not hiba.offers(ReadSimilar)
    assert ANSWERED in said(daniel)


async def test_old_buttons_show_how_the_question_stands(world: World) -> None:
    hiba = await about_to_send(world)
    await hiba.tap(Send)
    old = {kind: hiba.data(kind) for kind in (ReadSimilar, NeedNoMentor)}
    question = cast.shown_question(hiba, SendAnyway)
    await hiba.tap(SendAnyway)
    await hiba.press(old[NeedNoMentor], hiba.phone.last["message_id"])
    assert "asking" in said(hiba) or "coordinators" in said(hiba)
    assert await rows(world, questions) == 1, "what was sent is not dropped"
    await hiba.press(old[ReadSimilar], hiba.phone.last["message_id"])
    await hiba.tap(ShowSimilar)
    assert not hiba.offers(ReadSimilar)
    runtime = world.app.runtime
    runtime.library = dataclasses.replace(runtime.library, answers=())
    await hiba.press(old[ReadSimilar], hiba.phone.last["message_id"])
    assert "no longer here" in said(hiba)

    omar = await cast.medic(world, "Omar", "en")
    for action in (NeedNoMentor(question, ""), ShowSimilar(question, "", 0),
                   SendAnyway(question, "", 0)):  # fmt: skip
        await omar.press(tagged(omar, action), omar.phone.last["message_id"])
        assert omar.offers(Home)
    assert await rows(world, questions) == 1, "another's question is untouched"


async def test_a_restart_in_between_changes_nothing(world: World) -> None:
    hiba = await about_to_send(world)
    await hiba.tap(Send)
    await world.stop()
    await world.start()
    await hiba.tap(ReadSimilar)
    await hiba.tap(SendAnyway)
    assert "Sent" in said(hiba)


async def test_in_arabic_the_same_way_is_open(world: World) -> None:
    hiba = await about_to_send(world, language="ar")
    await hiba.tap(Send)
    assert hiba.offers(ReadSimilar)
    await hiba.tap(ReadSimilar)
    await hiba.tap(NeedNoMentor)
    assert await rows(world, questions) == 0
    if not world.app.runtime.catalogs.translator("ar").is_missing("✅ This is enough"):
        assert cast.reads_right_to_left(hiba.text)
