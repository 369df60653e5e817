"""Calls: mentors who want to, people kept apart or stopped, and what erasing leaves."""

import pytest

from bot.features.meetings.actions import (
    AskMeeting,
    OfferCalls,
    OfferTimes,
    OpenRequest,
    SendOffer,
    ShowCalls,
    ShowRequests,
)
from bot.features.meetings.service import safeguarding
from bot.features.meetings.tables import meetings, slots
from bot.features.privacy.actions import Erase, Withdraw
from bot.people import safety
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.callers import (
    START,
    THURSDAY,
    TUESDAY,
    WORDS,
    agreed,
    calendar,
    choose,
    meeting_of,
    offer,
    plain,
    start_of_only_call,
    wish,
)
from tests.scenarios.cast import rows, tagged

# Safety


async def test_between_people_kept_apart_there_is_no_call(world: World) -> None:
    grace, ann = await agreed(world)
    ruth = await cast.coordinator(world, "Ruth")
    assert world.app
    runtime = world.app.runtime
    async with runtime.unit_of_work(ann.phone.user_id) as uow:
        other = await runtime.store.people.find(grace.phone.user_id)
        assert other
        await safety.keep_apart(uow.connection, uow.person.id, other.id)
        await safeguarding.separate(uow, runtime, other.id)
    await world.settle()
    assert calendar(world, ann) == calendar(world, grace) == {}
    meeting = meeting_of(ruth)
    assert not grace.offers(OpenRequest)
    await grace.press(tagged(grace, ShowRequests()))
    assert not grace.offers(OpenRequest)
    for action in (OpenRequest(meeting), OfferTimes(meeting), SendOffer(meeting)):
        await grace.press(tagged(grace, action))
        assert "not here any more" in grace.text
    await offer(ruth, THURSDAY)
    await choose(ann)
    assert calendar(world, ann)


@pytest.mark.parametrize("who", ["Ann", "Grace"])
async def test_who_was_stopped_has_no_call_and_gets_none(world: World, who: str) -> None:
    grace, ann = await agreed(world)
    ruth = await cast.coordinator(world, "Ruth")
    stopped = {"Ann": ann, "Grace": grace}[who]
    assert world.app
    runtime = world.app.runtime
    async with runtime.unit_of_work(stopped.phone.user_id) as uow:
        await safety.suspend(uow.connection, uow.vault, uow.person, 1, uow.now)
        await safeguarding.stop(uow, runtime, uow.person)
    await world.settle()
    assert calendar(world, ann) == calendar(world, grace) == {}
    if stopped is ann:
        await ann.press(tagged(ann, AskMeeting()))
        assert "Asking and answering are stopped" in ann.text
        assert not ruth.offers(OpenRequest)
    else:
        await grace.press(tagged(grace, OfferTimes(meeting_of(ruth))))
        assert "Asking and answering are stopped" in grace.text
        await offer(ruth, THURSDAY)
        await choose(ann)


# Mentors


async def test_mentors_offer_calls_only_when_they_want_to(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await cast.coordinator(world)
    heard = len(daniel.heard)
    await wish(ann)
    await world.move(minutes=5)
    assert len(daniel.heard) == heard
    await daniel.press(tagged(daniel, ShowCalls()))
    assert not daniel.offers(OpenRequest)
    await daniel.tap(OfferCalls)
    assert daniel.offers(OpenRequest)
    await world.move(minutes=5)
    assert "1 person would like a call" in plain(daniel.text)
    await world.move(minutes=5)
    assert sum("would like a call" in text for text in daniel.heard) == 1  # once a day at most
    await daniel.tap(ShowCalls)
    await offer(daniel, TUESDAY)
    await choose(ann)
    assert start_of_only_call(world, daniel) == START
    await daniel.press(tagged(daniel, ShowCalls()))
    await daniel.tap(OfferCalls)
    assert daniel.offers(OfferCalls(1))


async def test_a_mentor_who_offers_calls_is_not_asked_at_night_nor_while_away(world: World) -> None:
    daniel = await cast.mentor(world)
    joan = await cast.mentor(world, "Joan", paused=True)
    for talk in (daniel, joan):
        await talk.press(tagged(talk, OfferCalls(1)))
    await world.move(hours=13)  # 22:00
    ann = await cast.medic(world, "Ann", "en")
    await wish(ann)
    await world.move(minutes=5)
    assert "would like a call" not in daniel.text
    await world.move(hours=10)
    assert "would like a call" in daniel.text
    assert "would like a call" not in joan.text


async def test_a_mentor_who_lost_the_role_offers_no_times_any_more(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await daniel.press(tagged(daniel, OfferCalls(1)))
    await wish(ann)
    await daniel.press(tagged(daniel, ShowCalls()))
    await daniel.tap(OpenRequest)
    assert world.app
    async with world.app.runtime.unit_of_work(daniel.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=frozenset()))
    await daniel.tap(OfferTimes)
    assert "not here any more" in daniel.text


# Erasing


async def test_who_is_erased_leaves_no_call_behind_and_the_other_side_hears(world: World) -> None:
    grace, ann = await agreed(world)
    await ann.press(tagged(ann, Erase()))
    await world.move(minutes=1)
    assert any("do not need the call" in text for text in grace.heard)
    assert calendar(world, grace) == {}
    assert await rows(world, meetings) == await rows(world, slots) == 0


async def test_when_the_helper_is_erased_others_are_asked(world: World) -> None:
    grace, ann = await agreed(world)
    ruth = await cast.coordinator(world, "Ruth")
    await grace.press(tagged(grace, Erase()))
    await world.move(minutes=1)
    assert any("not about you" in text for text in ann.heard)
    assert calendar(world, ann) == {}
    await offer(ruth, THURSDAY)
    await choose(ann)
    assert start_of_only_call(world, ann).hour == 9


async def test_with_the_agreement_taken_back_the_wish_is_gone(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await wish(ann, WORDS)
    await ann.press(tagged(ann, Withdraw()))
    assert await rows(world, meetings) == 0
    await grace.tap(OpenRequest)
    assert "not here any more" in grace.text
