"""Reports and concerns: nobody is left alone with a bad message, and nobody is exposed by it."""

from bot.features.concerns.actions import (
    OpenConcern,
    PickKind,
    ReadConcern,
    SayMore,
    ShowConcerns,
)
from bot.features.concerns.tables import concerns
from bot.features.questions.actions import (
    FollowUp,
    OpenQuestion,
    ReadEscalated,
    ShowMyQuestions,
    TakeEscalated,
    Withdraw,
    WriteAnswer,
)
from bot.screen import Report, UrgentHelp
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import ANSWER, QUESTION, rows, tagged
from tests.scenarios.talk import Talk

RUDE = "You are too old for this."


async def report(talk: Talk, kind: str = "rude") -> str:
    """Report the newest message; return the reference."""
    await talk.tap(Report)
    button = next(b for b in talk.buttons if b.get("callback_data", "").endswith(f":{kind}"))
    await talk.press(button["callback_data"], talk.phone.last["message_id"])
    return concern_ref(talk)


def concern_ref(talk: Talk) -> str:
    word = talk.text.split("C-", 1)[1]
    return "C-" + word[:4]


async def answered(world: World) -> tuple[Talk, Talk]:
    """A medic in Arabic, and a mentor who answered rudely."""
    daniel, hiba = await cast.mentor(world), await cast.medic(world)
    await cast.ask(hiba, QUESTION)
    await cast.take(daniel)
    await cast.answer(daniel, RUDE)
    return hiba, daniel


# Reporting


async def test_the_asker_reports_an_answer_and_all_coordinators_hear_at_once(world: World) -> None:
    grace, noor = await cast.coordinator(world), await cast.coordinator(world, "Noor")
    hiba, daniel = await answered(world)
    silence = len(daniel.heard)

    ref = await report(hiba)
    assert hiba.offers(UrgentHelp)
    assert cast.reads_right_to_left(hiba.text.replace(ref, ""))
    for talk in (grace, noor):
        assert ref in talk.text
        assert "rude" in talk.text
        assert RUDE not in talk.text
    await grace.tap(OpenConcern)
    await grace.tap(ReadConcern)
    assert RUDE in grace.text
    assert "Reported" in grace.text
    assert QUESTION in "".join(grace.heard)
    assert len(daniel.heard) == silence


async def test_the_mentor_reports_a_question_from_the_offer_and_after_taking_it(
    world: World,
) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    hiba = await cast.medic(world)
    await cast.ask(hiba, "Give me your phone number.")
    silence = len(hiba.heard)
    ref = await report(daniel, "favours")
    assert ref in grace.text
    await grace.tap(OpenConcern)
    await grace.tap(ReadConcern)
    assert "phone number" in grace.text
    assert len(hiba.heard) == silence


async def test_every_relayed_message_can_be_reported_on_both_sides(world: World) -> None:
    hiba, daniel = await answered(world)
    assert hiba.offers(Report)
    await hiba.tap(FollowUp)
    await cast.answer(hiba, "Why?")
    assert daniel.offers(Report)
    await daniel.tap(WriteAnswer)
    assert daniel.offers(Report)
    await cast.answer(daniel, ANSWER)
    assert hiba.offers(Report)


async def test_danger_is_answered_with_999_before_anything_else(world: World) -> None:
    await cast.coordinator(world)
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "How?")
    await report(daniel, "danger")
    assert "999" in daniel.text.split("\n")[0]
    assert "no emergency service" in daniel.text.split("\n")[0]


async def test_a_second_tap_is_one_report_and_a_graver_kind_is_told_again(world: World) -> None:
    grace = await cast.coordinator(world)
    hiba, _ = await answered(world)
    ref = await report(hiba)
    told = len(grace.heard)
    report_again = next(m for m in hiba.phone.messages if "C-" in m.get("text", ""))
    question = tagged_kind(hiba, "rude")
    await hiba.press(question, report_again["message_id"])
    assert len(grace.heard) == told
    await hiba.press(tagged_kind(hiba, "danger"), report_again["message_id"])
    assert concern_ref(hiba) == ref
    assert len(grace.heard) == told + 1
    assert "danger" in grace.text
    assert await rows(world, concerns) == 1


def tagged_kind(talk: Talk, kind: str) -> str:
    """Return the data of a kind, as it stood on the screen before."""
    button = next(b for b in talk.buttons if ":repx:" in b.get("callback_data", ""))
    _, _, question, entry, _ = button["callback_data"].split(":")
    return tagged(talk, PickKind(int(question), int(entry), kind))


async def test_words_are_added_when_somebody_wants_to_over_a_restart(world: World) -> None:
    grace = await cast.coordinator(world)
    hiba, _ = await answered(world)
    await report(hiba)
    await hiba.tap(SayMore)
    await world.stop()
    await world.start()
    await hiba.say("\u200b")
    await hiba.say("هو يكتب لي كل يوم")
    assert "written more" in grace.text
    await grace.tap(OpenConcern)
    assert "هو يكتب لي كل يوم" in grace.text


async def test_a_report_of_what_was_withdrawn_still_arrives(world: World) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Rude words")
    offer = daniel.phone.last["message_id"]
    data = daniel.data(Report)
    await ann.tap(ShowMyQuestions)
    await ann.tap(OpenQuestion)
    await ann.tap(Withdraw)
    await ann.tap(Withdraw)
    await daniel.press(data, offer)
    button = next(b for b in daniel.buttons if b.get("callback_data", "").endswith(":rude"))
    await daniel.press(button["callback_data"], daniel.phone.last["message_id"])
    await grace.tap(OpenConcern)
    await grace.tap(ReadConcern)
    assert "deleted before" in grace.text


async def test_a_coordinator_who_is_reported_neither_hears_nor_sees(world: World) -> None:
    grace, noor = await cast.coordinator(world), await cast.coordinator(world, "Noor")
    ann = await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "How?")
    assert ref in grace.text
    await grace.tap(ReadEscalated)
    await grace.tap(TakeEscalated)
    await grace.tap(WriteAnswer)
    await cast.answer(grace, RUDE)
    silence = len(grace.heard)
    ref = await report(ann)
    assert ref in noor.text
    assert len(grace.heard) == silence
    await grace.press(tagged(grace, ShowConcerns()))
    assert "no open report" in grace.text
