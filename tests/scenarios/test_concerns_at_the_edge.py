"""Reports in bad moments: texts are gone, roles are lost, a question is in somebody's hands."""

import pytest

from bot.features.concerns.actions import (
    AskOutcome,
    Claim,
    Close,
    KeepApart,
    OpenConcern,
    ReadConcern,
    SayMore,
    ShowConcerns,
    Suspend,
    WriteNote,
)
from bot.features.concerns.service import ticking
from bot.features.concerns.tables import texts
from bot.features.privacy.actions import AskErase, Erase
from bot.features.questions.actions import AskBack, FollowUp, Take, Withdraw, WriteAnswer
from bot.screen import Report
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import ANSWER, rows, tagged
from tests.scenarios.talk import Talk


async def choose(talk: Talk, kind: str = "rude") -> Talk:
    """Say what a report is about."""
    found = (b["callback_data"] for b in talk.buttons if "callback_data" in b)
    data = next(one for one in found if one.endswith(f":{kind}"))
    return await talk.press(data, talk.phone.last["message_id"])


async def report(talk: Talk, kind: str = "rude") -> Talk:
    await talk.tap(Report)
    return await choose(talk, kind)


async def stop(grace: Talk) -> None:
    await grace.tap(OpenConcern)
    await grace.tap(Suspend)
    await grace.tap(Suspend)


# What is gone


async def test_a_message_of_somebody_who_deleted_everything_can_still_be_reported(
    world: World,
) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "How?")
    await ann.say("/privacy")
    await ann.tap(AskErase)
    await ann.tap(Erase)
    await report(daniel, "danger")
    assert "danger" in grace.text
    await grace.tap(OpenConcern)
    await grace.tap(ReadConcern)
    assert "deleted before" in grace.text
    await daniel.press(daniel.data(KeepApart), daniel.phone.last["message_id"])
    await daniel.tap(KeepApart)
    assert "nothing connects you" in daniel.text


async def test_what_a_mentor_asked_can_be_reported_after_the_question_is_withdrawn(
    world: World,
) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "How?")
    await cast.take(daniel)
    await daniel.tap(AskBack)
    await cast.answer(daniel, "What do you earn?")
    data, message = ann.data(Report), ann.phone.last["message_id"]
    await ann.tap(Withdraw)
    await ann.tap(Withdraw)
    await ann.press(data, message)
    await choose(ann, "identity")
    await stop(grace)
    assert "stopped for you" in daniel.text


async def test_without_a_coordinator_a_report_is_kept_and_nobody_is_told_a_lie(
    world: World,
) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "How?")
    await report(daniel)
    assert "no coordinator can read it yet" in daniel.text
    grace = await cast.coordinator(world)
    await world.move(minutes=15)
    assert "Nobody looks after" in grace.text


# In somebody's hands


async def test_who_looks_after_it_hears_what_the_reporter_adds(world: World) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    noor, ann = await cast.coordinator(world, "Noor"), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "How?")
    await report(daniel)
    await grace.tap(OpenConcern)
    await grace.tap(Claim)
    silence = len(noor.heard)
    await daniel.press(tagged(daniel, SayMore(await only_id(world))))
    await daniel.say("It happened again.")
    assert "has written more" in grace.text
    assert len(noor.heard) == silence


async def only_id(world: World) -> int:
    async with world.app.runtime.store.database.reader() as connection:
        return (await connection.exec_driver_sql("SELECT id FROM concerns")).scalar_one()


async def test_who_is_no_coordinator_any_more_leaves_no_note(world: World) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "How?")
    await report(daniel)
    await grace.tap(OpenConcern)
    await grace.tap(WriteNote)
    async with world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=frozenset()))
    await grace.say("A note")
    assert await rows(world, texts) == 0
    await grace.press(tagged(grace, OpenConcern(await only_id(world))))
    assert "no longer valid" in grace.text


async def test_a_long_conversation_is_read_whole_in_parts(world: World) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    long = " ".join(f"word{n}" for n in range(500))
    await cast.ask(ann, long)
    await report(daniel)
    await grace.tap(OpenConcern)
    before = len(grace.heard)
    await grace.tap(ReadConcern)
    said = "".join(grace.heard[before - 1 :])
    assert all(f"word{n}" in said for n in range(500))


async def test_a_tick_for_what_is_gone_or_was_told_says_nothing(world: World) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "How?")
    await report(daniel)
    await world.move(minutes=15)
    before = len(grace.heard)
    for concern in (await only_id(world), 1):
        async with world.app.runtime.unit_of_work() as uow:
            await ticking.tick(uow, world.app.runtime, concern)
    await world.settle()
    assert len(grace.heard) == before


async def test_closed_and_still_stopped_stays_on_the_list(world: World) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "How?")
    await report(daniel)
    await stop(grace)
    await grace.tap(Claim)
    await grace.press(tagged(grace, ShowConcerns()))
    assert "somebody looks after it" in grace.text
    await grace.tap(OpenConcern)
    await grace.tap(AskOutcome)
    await grace.tap(Close)
    await world.move(days=200)
    await grace.press(tagged(grace, ShowConcerns()))
    assert "somebody is still stopped" in grace.text
    await grace.tap(OpenConcern)
    assert "Closed" in grace.text


# Questions under way


async def test_a_mentor_is_told_kindly_when_a_question_moves_and_not_why(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "How?")
    await cast.take(daniel)
    await cast.answer(daniel, ANSWER)
    answer = ann.data(Report), ann.phone.last["message_id"]
    await ann.tap(FollowUp)
    await cast.answer(ann, "And then?")
    await ann.press(*answer)
    await ann.tap(KeepApart)
    await ann.tap(KeepApart)
    assert ref in daniel.text
    assert "not with you any more" in daniel.text
    await daniel.say("/inbox")
    assert not daniel.offers(WriteAnswer)


async def test_an_offer_between_two_who_are_apart_is_withdrawn(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "How?")
    await cast.take(daniel)
    await cast.answer(daniel, ANSWER)
    answer = ann.data(Report), ann.phone.last["message_id"]
    await cast.ask(ann, "Another one?")
    offered = daniel.data(Take), daniel.phone.last["message_id"]
    await ann.press(*answer)
    await ann.tap(KeepApart)
    await ann.tap(KeepApart)
    await daniel.press(*offered)
    assert "not here any more" in daniel.text


async def test_what_a_stopped_asker_waited_for_is_closed_and_the_helper_knows(
    world: World,
) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    ref = await cast.ask(ann, "How?")
    await cast.take(daniel)
    await report(daniel)
    await stop(grace)
    assert ref in daniel.text
    assert "Nothing more is needed" in daniel.text
    await daniel.say("An answer")
    assert not any("An answer" in text for text in ann.heard)


async def test_a_stopped_mentor_loses_open_offers_and_passes_nothing_on_by_an_edit(
    world: World,
) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann, ben = await cast.medic(world, "Ann", "en"), await cast.medic(world, "Ben", "en")
    await cast.ask(ann, "How?")
    await cast.take(daniel)
    await cast.answer(daniel, ANSWER)
    await cast.ask(ben, "And I?")
    offered = daniel.data(Take), daniel.phone.last["message_id"]
    await report(ann)
    await stop(grace)
    before = len(ann.heard)
    await cast.correct(daniel, cast.sent_by(daniel, ANSWER), "Worse words")
    assert len(ann.heard) == before
    await daniel.press(*offered)
    seen = next(m["text"] for m in daniel.phone.messages if m["message_id"] == offered[1])
    assert "stopped for you, for now" in seen


@pytest.mark.parametrize("kind", ["rude", "favours", "identity", "danger", "other"])
async def test_coordinators_read_what_each_report_is_about(world: World, kind: str) -> None:
    words = {"favours": "money", "identity": "find out who", "other": "something else"}
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "How?")
    await report(daniel, kind)
    assert words.get(kind, kind) in grace.text


async def test_a_coordinator_who_reads_arabic_has_every_screen_from_right_to_left(
    world: World,
) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    async with world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        await uow.save(uow.person.but(language="ar"))
    ann, before = await cast.medic(world, "Ann", "en"), len(grace.heard)
    await cast.ask(ann, "How?")
    await report(daniel, "danger")
    await world.move(minutes=15)
    await grace.press(tagged(grace, ShowConcerns()))
    for action in (OpenConcern, Claim, WriteNote):
        await grace.tap(action)
    await grace.say("ملاحظة")
    assert "ملاحظة" in grace.text
    for action in (Suspend, Suspend, AskOutcome, Close, ReadConcern):
        await grace.tap(action)
    ours = [text.replace("How?", "") for text in grace.heard[before:]]
    assert all(map(cast.reads_right_to_left, ours))
