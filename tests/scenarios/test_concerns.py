"""Reports and concerns: nobody is left alone with a bad message, and nobody is exposed by it."""

import pytest

from bot.features.concerns.actions import (
    AskOutcome,
    Claim,
    Close,
    KeepApart,
    Lift,
    OpenConcern,
    PickKind,
    ReadConcern,
    SayMore,
    ShowConcerns,
    Suspend,
    WriteBack,
    WriteNote,
)
from bot.features.concerns.tables import concerns, texts
from bot.features.privacy.actions import AskErase, Erase
from bot.features.questions.actions import (
    Ask,
    FollowUp,
    OpenQuestion,
    ReadEscalated,
    ShowMyQuestions,
    Take,
    TakeEscalated,
    Withdraw,
    WriteAnswer,
)
from bot.people.consent import CONSENT_VERSION
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
    assert hiba.labels[0] != "🆘 Get help now"


async def test_a_report_in_words_of_distress_is_kept_and_offers_help_first(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    daniel = await cast.mentor(world)
    await cast.ask(ann, "How do I book PLAB 1?", "exams")
    await cast.take(daniel)
    await cast.answer(daniel, "On the page of the GMC.")
    await report(ann)
    await ann.tap(SayMore)
    await ann.say("I want to kill myself")
    assert ann.text.startswith("This sounds very hard.")
    assert ann.labels[0] == "🆘 Get help now"
    await grace.tap(OpenConcern)
    assert "I want to kill myself" in grace.text


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


# Looking after a report


async def raised(world: World) -> tuple[Talk, Talk, Talk, str]:
    """A coordinator, the medic who reported, the mentor who is reported, the reference."""
    grace = await cast.coordinator(world)
    hiba, daniel = await answered(world)
    return grace, hiba, daniel, await report(hiba)


async def test_nobody_taking_it_is_told_again_at_15_minutes_1_hour_and_4_hours(
    world: World,
) -> None:
    grace, _, _, ref = await raised(world)
    told = []
    for minutes in (14, 1, 44, 1, 179, 1, 600):
        before = len(grace.heard)
        await world.move(minutes=minutes)
        told.append(len([text for text in grace.heard[before:] if ref in text]))
    assert told == [0, 1, 0, 1, 0, 1, 0]


async def test_alarms_missed_while_the_bot_was_down_become_one(world: World) -> None:
    grace, _, _, ref = await raised(world)
    await world.move(minutes=15)
    await world.stop()
    before = len(grace.heard)
    await world.start()
    await world.move(hours=5)
    await world.move(minutes=1)
    assert len([text for text in grace.heard[before:] if ref in text]) == 1
    assert "5 hours" in grace.text


async def test_the_alarms_follow_the_settings_of_the_programme(world: World) -> None:
    await world.stop()
    file = world.settings.data_dir / "programme.yaml"
    file.write_text(
        file.read_text("utf-8") + "concern_alarm_minutes: [5]\nconcern_repeat_hours: 7\n", "utf-8"
    )
    await world.start()
    grace, _, _, ref = await raised(world)
    before = len(grace.heard)
    await world.move(minutes=5)
    await world.move(hours=6)
    assert len([text for text in grace.heard[before:] if ref in text]) == 1


async def test_one_looks_after_it_the_reporter_knows_and_the_alarms_end(world: World) -> None:
    grace, hiba, daniel, ref = await raised(world)
    noor, silence = await cast.coordinator(world, "Noor"), len(daniel.heard)
    await grace.tap(OpenConcern)
    await noor.press(tagged(noor, ShowConcerns()))
    await noor.tap(OpenConcern)
    await grace.tap(Claim)
    assert "You look after it" in grace.text
    assert ref in hiba.text
    await noor.tap(Claim)
    assert "Another coordinator" in noor.text
    before = len(grace.heard)
    await world.move(hours=5)
    assert not [text for text in grace.heard[before:] if ref in text]
    await grace.press(tagged(grace, ShowConcerns()))
    await grace.tap(OpenConcern)
    await grace.tap(WriteNote)
    await grace.say("I called the mentor.")
    assert "I called the mentor." in grace.text
    await grace.tap(AskOutcome)
    await grace.tap(Close)
    assert "Closed" in grace.text
    assert ref in hiba.text
    assert "I called" not in "".join(hiba.heard + daniel.heard)
    assert len(daniel.heard) == silence
    await grace.press(tagged(grace, ShowConcerns()))
    assert "no open report" in grace.text


async def test_who_takes_it_and_forgets_it_hears_of_it_and_then_everybody(world: World) -> None:
    grace, _, _, ref = await raised(world)
    noor = await cast.coordinator(world, "Noor")
    await world.move(hours=12)  # past 21:00: they have heard after 15 minutes, 1 hour and 4 hours
    before = len(noor.heard)
    await world.move(hours=9)  # 06:00
    assert len(noor.heard) == before, "and not again at night"
    await world.move(hours=3)
    assert "Nobody looks after this report yet" in noor.text
    assert len(noor.heard) == before + 1, "what came due in the night is told once"
    await grace.tap(OpenConcern)
    await grace.tap(Claim)
    before = len(noor.heard)
    await world.move(hours=24)
    assert "You have written nothing for" in grace.text
    assert len(noor.heard) == before
    await grace.tap(OpenConcern)
    await grace.tap(WriteNote)
    await grace.say("I wait for a call back.")
    await world.move(hours=23)
    assert "You have written nothing for" not in grace.text
    await world.move(hours=25)
    assert "may be forgotten" in noor.text
    assert ref in noor.text
    await noor.tap(OpenConcern)
    assert "noted:" in noor.text
    await noor.tap(Claim)
    assert "You look after it" in noor.text


async def test_another_coordinator_can_take_it_over_knowingly(world: World) -> None:
    grace, _, _, _ = await raised(world)
    noor = await cast.coordinator(world, "Noor")
    await grace.tap(OpenConcern)
    await grace.tap(Claim)
    await noor.press(tagged(noor, ShowConcerns()))
    await noor.tap(OpenConcern)
    await world.move(minutes=1)
    await noor.tap(Claim)
    assert "You look after it" in noor.text
    await grace.tap(AskOutcome)
    await grace.tap(Close)
    assert "Another coordinator looks after" in grace.text


async def test_old_buttons_of_a_closed_report_lead_to_a_useful_screen(world: World) -> None:
    grace, hiba, _, ref = await raised(world)
    concern = await only_id(world)
    more, more_at = hiba.data(SayMore), hiba.phone.last["message_id"]
    await hiba.tap(SayMore)
    await grace.tap(OpenConcern)
    await grace.tap(Claim)
    await grace.tap(AskOutcome)
    await grace.tap(Close)
    await grace.press(tagged(grace, Close(concern, "no-need")))
    assert "Solved here" in grace.text
    await grace.press(tagged(grace, Claim(concern, 0)))
    assert ref in grace.text
    await hiba.say("late")
    assert await rows(world, texts) == 0
    await hiba.press(more, more_at)
    assert ref in next(m["text"] for m in hiba.phone.messages if m["message_id"] == more_at)
    for action in (OpenConcern(1), Claim(1, 0), WriteNote(1), Lift(1), Suspend(1, 1), SayMore(1)):
        await grace.press(tagged(grace, action))
        assert "not here any more" in grace.text


async def only_id(world: World) -> int:
    async with world.app.runtime.store.database.reader() as connection:
        return (await connection.exec_driver_sql("SELECT id FROM concerns")).scalar_one()


async def test_somebody_elses_report_is_not_theirs_to_add_to(world: World) -> None:
    _, _, daniel, _ = await raised(world)
    await daniel.press(tagged(daniel, SayMore(await only_id(world))))
    assert "not here any more" in daniel.text


async def test_closed_reports_go_after_their_time(world: World) -> None:
    grace, hiba, _, _ = await raised(world)
    await hiba.tap(SayMore)
    await hiba.say("more")
    await grace.tap(OpenConcern)
    await grace.tap(Claim)
    await grace.tap(AskOutcome)
    await grace.tap(Close)
    sent = await rows(world, "outbox")
    await world.move(days=179)
    assert await rows(world, concerns) == 1
    await world.move(days=2)
    assert (await rows(world, concerns), await rows(world, texts)) == (0, 0)
    assert await rows(world, f"outbox WHERE id <= {sent}") == 0, "nor is what was sent kept"


# Never again


async def test_two_people_are_never_connected_again_and_nobody_is_told_why(world: World) -> None:
    hiba, daniel = await answered(world)
    silence = len(daniel.heard)
    await hiba.tap(Report)
    await hiba.tap(KeepApart)
    await hiba.tap(KeepApart)
    assert len(daniel.heard) == silence
    await cast.ask(hiba, QUESTION)
    assert len(daniel.heard) == silence
    sara = await cast.mentor(world, "Sara")
    await cast.ask(hiba, QUESTION)
    assert sara.offers(Take)
    assert len(daniel.heard) == silence


async def test_a_mentor_who_wants_no_more_of_somebody_gives_the_question_to_others(
    world: World,
) -> None:
    daniel, sara = await cast.mentor(world), await cast.mentor(world, "Sara")
    hiba = await cast.medic(world)
    await cast.ask(hiba, QUESTION)
    offered = sara.data(Take), sara.phone.last["message_id"]
    await cast.take(daniel)
    await daniel.tap(Report)
    await daniel.tap(KeepApart)
    await daniel.tap(KeepApart)
    await sara.press(*offered)
    assert sara.offers(WriteAnswer) or QUESTION in sara.text
    await daniel.say("/inbox")
    assert not daniel.offers(WriteAnswer)


async def test_who_is_kept_apart_reaches_the_other_by_no_old_button_and_no_edit(
    world: World,
) -> None:
    daniel, hiba = await cast.mentor(world), await cast.medic(world)
    await cast.ask(hiba, QUESTION)
    offered = daniel.data(Take), daniel.phone.last["message_id"]
    await cast.take(daniel)
    await cast.answer(daniel, ANSWER)
    await hiba.tap(Report)
    await hiba.tap(KeepApart)
    await hiba.tap(KeepApart)
    before = len(hiba.heard)
    await cast.correct(daniel, cast.sent_by(daniel, ANSWER), "Now something bad")
    assert len(hiba.heard) == before
    await daniel.press(*offered)
    assert "not here any more" in daniel.text or "closed" in daniel.text


# Somebody who is stopped


async def stop(grace: Talk) -> None:
    await grace.tap(OpenConcern)
    await grace.tap(Suspend)
    assert "until a coordinator changes it" in grace.text
    await grace.tap(Suspend)
    assert "cannot ask or answer now" in grace.text


async def test_a_stopped_asker_reads_why_and_where_to_turn_and_comes_back(world: World) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "Tell me who you are!")
    await report(daniel, "identity")
    await stop(grace)
    assert "stopped for you, for now" in ann.text
    assert ann.offers(UrgentHelp)
    await ann.say("/ask")
    assert "stopped for you, for now" in ann.text
    assert ref not in daniel.text
    await ann.tap(WriteBack)
    await ann.say("I am sorry. It was a bad day.")
    assert "has written to you" in grace.text
    await grace.tap(OpenConcern)
    assert "bad day" in grace.text
    for command in ("/plan", "/urgent", "/find"):
        await ann.say(command)
        assert "stopped" not in ann.text
    await grace.tap(Lift)
    assert "Welcome back" in ann.text
    await ann.say("/ask")
    assert "stopped" not in ann.text


async def test_a_stopped_asker_who_deletes_everything_and_returns_is_still_stopped(
    world: World,
) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Tell me who you are!")
    old = tagged(ann, Ask())
    await report(daniel)
    await stop(grace)
    await erase(ann)
    await ann.start()
    async with world.app.runtime.unit_of_work(ann.phone.user_id) as uow:
        agreed = {"language": "en", "consent": CONSENT_VERSION}
        await uow.save(uow.person.but(**agreed, profile={"profession": "doctor"}))
    await ann.press(old)
    assert "stopped for you, for now" in ann.text
    await grace.tap(Lift)
    await ann.press(old)
    assert "stopped" not in ann.text


async def test_a_stopped_mentor_gets_nothing_more_and_what_they_had_goes_to_others(
    world: World,
) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    hiba, ann = await cast.medic(world), await cast.medic(world, "Ann", "en")
    await cast.ask(hiba, QUESTION)
    await cast.take(daniel)
    await cast.answer(daniel, RUDE)
    await cast.ask(ann, "And I?")
    await cast.take(daniel)
    sara = await cast.mentor(world, "Sara")
    await report(hiba)
    await stop(grace)
    assert sara.offers(Take)
    silence = len(daniel.heard)
    await daniel.say("My answer")
    await cast.ask(hiba, QUESTION)
    assert not any(QUESTION in text for text in daniel.heard[silence:])
    await daniel.press(tagged(daniel, Take(1)))
    assert "stopped for you, for now" in daniel.text


async def test_a_stop_and_a_lift_are_each_told_once(world: World) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "How?")
    await report(daniel)
    before = len(ann.heard)
    await stop(grace)
    concern = await only_id(world)
    await grace.press(tagged(grace, Suspend(concern, 1)))
    await grace.press(tagged(grace, Lift(concern)))
    await grace.press(tagged(grace, Lift(concern)))
    assert len(ann.heard) - before == 2
    await ann.press(tagged(ann, WriteBack()))
    assert ann.offers(Ask)


# Erasing


async def erase(talk: Talk) -> None:
    await talk.say("/privacy")
    await talk.tap(AskErase)
    assert "reports" in talk.text
    await talk.tap(Erase)


async def test_erasing_takes_the_person_out_of_a_report_and_leaves_the_report(
    world: World,
) -> None:
    grace = await cast.coordinator(world)
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "How?")
    await cast.take(daniel)
    await cast.answer(daniel, RUDE)
    await report(ann)
    await ann.tap(KeepApart)
    await ann.tap(KeepApart)
    await erase(ann)
    assert await rows(world, "concerns WHERE reporter_id = 0 AND reported_id <> 0") == 1
    assert await rows(world, "separations") == 0
    await grace.tap(OpenConcern)
    await grace.tap(Claim)
    await grace.tap(ReadConcern)
    assert RUDE in grace.text
    await erase(daniel)
    assert await rows(world, "concerns WHERE reported_id = 0") == 1
    await grace.press(tagged(grace, Suspend(await only_id(world), 1)))
    assert "has left" in grace.text


async def test_what_an_erased_coordinator_looked_after_waits_again(world: World) -> None:
    grace, _, _, ref = await raised(world)
    noor = await cast.coordinator(world, "Noor")
    await grace.tap(OpenConcern)
    await grace.tap(Claim)
    await erase(grace)
    before = len(noor.heard)
    await world.move(minutes=15)
    assert len([text for text in noor.heard[before:] if ref in text]) == 1


# Nobody is exposed


async def test_no_call_to_anybody_carries_a_name_of_another(world: World) -> None:
    grace, hiba, daniel, _ = await raised(world)
    await hiba.tap(SayMore)
    await hiba.say("He asked twice.")
    await grace.tap(OpenConcern)
    await grace.tap(ReadConcern)
    await grace.press(tagged(grace, OpenConcern(await only_id(world))))
    await grace.tap(Suspend)
    await grace.tap(Suspend)
    await daniel.tap(WriteBack)
    await daniel.say("I am sorry")
    for reader in (grace, hiba, daniel):
        heard = "".join(str(m) for m in reader.phone.messages if m["from"].get("is_bot"))
        for other in {"Grace", "Hiba", "Daniel"} - {reader.phone.user["first_name"]}:
            assert other not in heard
            assert f"{other.lower()}_canary" not in heard
        for other in (grace, hiba, daniel):
            if other is not reader:
                assert str(other.phone.user_id) not in heard


async def test_what_is_kept_of_a_report_is_sealed(world: World) -> None:
    _, hiba, _, _ = await raised(world)
    await hiba.tap(SayMore)
    await hiba.say("He asked twice.")
    async with world.app.runtime.store.database.reader() as connection:
        kept = [
            *await connection.exec_driver_sql("SELECT * FROM concerns"),
            *await connection.exec_driver_sql("SELECT * FROM concern_texts"),
        ]
    assert len(kept) == 2
    assert not [cell for row in kept for cell in row if RUDE in str(cell) or "twice" in str(cell)]


@pytest.mark.parametrize("language", ["ar", "uk", "fa"])
async def test_a_report_ends_the_same_in_every_language(world: World, language: str) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    talk = await cast.medic(world, "Hiba", language)
    await cast.ask(talk, "How?")
    await cast.take(daniel)
    await cast.answer(daniel, RUDE)
    ref = await report(talk, "danger")
    assert "999" in talk.text
    assert ref in grace.text
