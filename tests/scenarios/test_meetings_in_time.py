"""Calls and the clock: reminders, silence, nights, restarts, and the end."""

import datetime as dt

from bot.features.attention.actions import Pause, ShowComing, Stop
from bot.features.meetings.actions import (
    AskMeeting,
    CancelMeeting,
    ItHappened,
    OfferCalls,
    OfferTimes,
    OpenMeeting,
    OpenRequest,
    OtherTimes,
    ShowCalls,
)
from bot.features.meetings.tables import meetings
from bot.i18n.html import BIDI_CONTROLS
from tests.conftest import START, World
from tests.scenarios import cast
from tests.scenarios.callers import choose, offer, wish
from tests.scenarios.cast import rows, tagged
from tests.scenarios.talk import Talk

TUESDAY = "24.11.2026 14:30"
THURSDAY = "26.11.2026 09:00"


async def agreed(world: World, time: str) -> tuple[Talk, Talk]:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await wish(ann)
    await offer(grace, time)
    return grace, await choose(ann)


async def until(world: World, *moment: int) -> None:
    """Move to a day and time of November, and run what is due, and what is then said."""
    day, hour, minute = moment
    then = dt.datetime(2026, 11, day, hour, minute, tzinfo=dt.UTC)
    await world.move(seconds=(then - world.clock.now()).total_seconds())
    await world.move(seconds=10)


def told(talk: Talk, words: str) -> int:
    return sum(words in text for text in talk.heard)


async def test_both_are_reminded_a_day_and_two_hours_before_once_each(world: World) -> None:
    grace, ann = await agreed(world, THURSDAY)
    await until(world, 25, 8, 59)
    assert not told(ann, "Your call is t")
    await until(world, 25, 9, 0)
    for talk in (grace, ann):
        assert "Your call is tomorrow" in talk.text
        assert "09:00 UK time" in talk.text.translate(BIDI_CONTROLS)
        assert talk.offers(OpenMeeting)
    await world.stop()
    await world.start()
    await world.move(minutes=1)
    await until(world, 26, 6, 59)
    assert told(ann, "Your call is t") == 1
    await until(world, 26, 7, 0)  # before eight, but the call is today
    await world.move(minutes=1)
    for talk in (grace, ann):
        assert told(talk, "Your call is today") == 1
        assert told(talk, "Your call is tomorrow") == 1


async def test_a_pause_holds_the_day_before_but_not_the_last_two_hours(world: World) -> None:
    _grace, ann = await agreed(world, THURSDAY)
    await ann.press(tagged(ann, ShowComing()))
    assert "Your call is tomorrow" in ann.text
    assert "Did the call take place?" in ann.text
    assert sum("Your call" in one["text"] for one in ann.buttons) == 2, "each can be cancelled"
    await ann.press(tagged(ann, Pause(0)))
    heard = len(ann.heard)
    await until(world, 25, 9, 0)
    assert len(ann.heard) == heard
    await until(world, 26, 7, 0)
    assert "Your call is today" in ann.text
    assert ann.offers(Stop)


async def test_after_a_long_silence_only_the_last_reminder_comes(world: World) -> None:
    _grace, ann = await agreed(world, THURSDAY)
    await until(world, 26, 8, 0)
    assert told(ann, "Your call is today") == 1
    assert not told(ann, "tomorrow")


async def test_no_reminder_comes_when_the_call_has_begun(world: World) -> None:
    _grace, ann = await agreed(world, THURSDAY)
    await until(world, 26, 9, 10)
    assert not told(ann, "Your call is t")


async def test_who_agrees_late_is_reminded_of_what_is_still_to_come(world: World) -> None:
    _grace, ann = await agreed(world, "23.11.2026 15:00")  # it is nine o'clock of that day
    await until(world, 23, 13, 0)
    assert told(ann, "Your call is today") == 1
    assert not told(ann, "tomorrow")


async def test_a_mentor_is_reminded_by_their_own_clock(world: World) -> None:
    kabul = await cast.mentor(world, clock="Asia/Kabul")  # four and a half hours ahead
    ann = await cast.medic(world, "Ann", "en")
    await kabul.press(tagged(kabul, OfferCalls(1)))
    await wish(ann)
    await kabul.press(tagged(kabul, ShowCalls()))
    await offer(kabul, "26.11.2026 18:00")  # half past ten in the evening there
    await choose(ann)
    await until(world, 25, 15, 29)
    assert not told(kabul, "tomorrow")
    await until(world, 25, 15, 30)  # eight o'clock there, the last hour before the night
    assert "22:30 where you are" in kabul.text.translate(BIDI_CONTROLS)
    assert not told(ann, "tomorrow")
    await until(world, 25, 18, 0)
    assert told(ann, "tomorrow") == 1


async def test_coordinators_hear_again_while_nobody_offers_times(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await wish(ann)
    await world.move(hours=47)
    assert not told(grace, "Nobody has offered")
    await world.stop()
    await world.start()
    await world.move(hours=1)
    await world.move(minutes=1)
    assert told(grace, "Nobody has offered") == 1
    await world.move(hours=48)
    assert told(grace, "Nobody has offered") == 2
    assert grace.offers(OpenRequest)
    await offer(grace, "28.11.2026 10:00")
    heard = len(grace.heard)
    await world.move(hours=20)
    assert len(grace.heard) == heard


async def test_who_chooses_no_time_is_asked_once_and_then_left_in_peace(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await wish(ann)
    await offer(grace, THURSDAY)
    await world.move(hours=25)
    await world.move(hours=12)
    assert told(ann, "none is chosen yet") == 1
    await until(world, 26, 9, 0)
    assert "this call is closed" in ann.text
    assert ann.offers(AskMeeting)
    assert "none of your times" in grace.text
    heard = len(ann.heard)
    await world.move(days=30)
    assert len(ann.heard) == heard


async def test_afterwards_both_are_asked_whether_it_took_place(world: World) -> None:
    grace, ann = await agreed(world, TUESDAY)
    await until(world, 24, 14, 59)
    assert not ann.offers(ItHappened)
    await until(world, 24, 15, 0)
    assert ann.offers(OtherTimes)
    assert ann.offers(CancelMeeting)
    assert grace.offers(OfferTimes)
    await ann.tap(ItHappened)
    await grace.tap(ItHappened)  # the second one says the same
    for talk in (ann, grace):
        assert "took place. Thank you" in talk.text
    await world.move(days=89)
    assert await rows(world, meetings) == 1
    await world.move(days=2)
    assert await rows(world, meetings) == 0


async def test_a_call_that_did_not_happen_is_offered_anew_without_fault(world: World) -> None:
    grace, ann = await agreed(world, TUESDAY)
    await until(world, 24, 15, 0)
    await ann.tap(OtherTimes)
    await ann.tap(OtherTimes)
    assert "will offer you times" in ann.text
    assert grace.offers(OfferTimes)
    await offer(grace, THURSDAY)
    await choose(ann)
    await until(world, 26, 9, 30)
    assert ann.offers(ItHappened)


async def test_the_helper_too_can_say_that_it_did_not_happen(world: World) -> None:
    grace, ann = await agreed(world, TUESDAY)
    await until(world, 24, 15, 0)
    await offer(grace, THURSDAY)
    assert "choose another one" in ann.text
    await choose(ann)
    assert "09:00" in ann.text


async def test_when_nobody_says_whether_it_happened_it_is_closed_after_a_week(
    world: World,
) -> None:
    _grace, ann = await agreed(world, TUESDAY)
    await until(world, 24, 15, 0)
    mine = ann.data(OtherTimes)
    await world.move(days=7)
    await ann.press(mine)
    assert "is closed" in ann.text


async def test_a_late_evening_call_is_asked_about_in_the_morning(world: World) -> None:
    _grace, ann = await agreed(world, "24.11.2026 21:00")
    await until(world, 24, 22, 0)
    assert not ann.offers(ItHappened)
    await until(world, 25, 8, 0)
    assert ann.offers(ItHappened)


async def test_one_call_that_cannot_be_looked_at_does_not_hold_up_the_others(
    world: World,
) -> None:
    grace = await cast.coordinator(world)
    for name in ("Ann", "Bea"):
        await wish(await cast.medic(world, name, "en"))
    assert world.app
    async with world.app.runtime.unit_of_work() as uow:
        broken = meetings.update().values(place=b"broken").where(
            meetings.c.id.in_(meetings.select().with_only_columns(meetings.c.id).limit(1))
        )  # fmt: skip
        await uow.connection.execute(broken)
    await world.move(hours=48)
    assert told(grace, "Nobody has offered") == 1
    assert world.app.runtime.health.counters["job_failures"] >= 1
    assert world.clock.now() > START
