"""What people do about calls in the scenarios, and how their calendars follow."""

import datetime as dt
from typing import Any

from icalendar import Calendar

from bot.features.meetings.actions import (
    AskMeeting,
    AskPlace,
    BeginMeeting,
    Describe,
    DescribeAfterNotice,
    OfferTimes,
    OpenMeeting,
    OpenRequest,
    PickSlot,
    PickTimes,
    PickTopic,
    SendOffer,
    SendWish,
    ShowRequests,
    WeCall,
)
from bot.i18n.html import BIDI_CONTROLS
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk

LINK = "https://meet.example.org/heron"
WORDS = "I have an interview on Friday."
TUESDAY = "24.11.2026 14:30"
THURSDAY = "26.11.2026 09:00"
START = dt.datetime(2026, 11, 24, 14, 30, tzinfo=dt.UTC)  # Tuesday


def plain(text: str) -> str:
    return text.translate(BIDI_CONTROLS)


async def wish(talk: Talk, words: str = "", way: str = "video") -> Talk:
    """Ask for a call about CV and jobs, on weekday afternoons."""
    await talk.press(tagged(talk, AskMeeting()))
    await talk.tap(BeginMeeting)
    await talk.tap(PickTopic("work"))
    await talk.tap(PickTimes("work", way))
    await talk.tap(PickTimes("work", way, 2))
    await talk.tap(Describe("work", way, 2))
    if talk.offers(DescribeAfterNotice):
        await talk.tap(DescribeAfterNotice)
    if words:
        await talk.say(words)
    return await talk.tap(SendWish)


async def offer(talk: Talk, *times: str, where: str = LINK) -> Talk:
    """Offer times to who waits: from the notice in the newest message, or from the list."""
    if not talk.offers(OpenRequest) and not talk.offers(OfferTimes):
        await talk.press(tagged(talk, ShowRequests()))
    if talk.offers(OpenRequest):
        await talk.tap(OpenRequest)
    await talk.tap(OfferTimes)
    await talk.say("\n".join(times))
    await place(talk, where)
    return await talk.tap(SendOffer)


async def place(talk: Talk, where: str) -> None:
    """Go on from the times to where they meet; "" rings the asker."""
    await talk.tap(AskPlace)
    await (talk.say(where) if where else talk.tap(WeCall))


async def choose(talk: Talk, which: int = 0) -> Talk:
    """Choose one of the times that were just offered."""
    await talk.tap(OpenMeeting)
    found = [one for one in talk.buttons if PickSlot.prefix in one.get("callback_data", "")]
    return await talk.press(found[which]["callback_data"], talk.phone.last["message_id"])


def calendar(world: World, talk: Talk) -> dict[str, Any]:
    """Return what the calendar holds of somebody who opens every file they get, by its uid."""
    entries: dict[str, Any] = {}
    for message in talk.phone.messages:
        if "document" not in message:
            continue
        stored = world.emulator._world.state.files[message["document"]["file_id"]]
        (event,) = Calendar.from_ical(stored.content).events
        before = entries.get(str(event["uid"]))
        assert before is None or event["sequence"] >= before["sequence"], "it goes back"
        entries[str(event["uid"])] = event
    return {uid: one for uid, one in entries.items() if one["status"] != "CANCELLED"}


def start_of_only_call(world: World, talk: Talk) -> dt.datetime:
    (event,) = calendar(world, talk).values()
    assert isinstance(event.start, dt.datetime)
    return event.start


async def agreed(world: World) -> tuple[Talk, Talk]:
    """Return a coordinator and somebody who have agreed on a call."""
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await wish(ann, WORDS)
    await offer(grace, TUESDAY, THURSDAY)
    return grace, await choose(ann)


def meeting_of(talk: Talk) -> int:
    """Return the call that the newest message is about."""
    found = [one.get("callback_data", "").split(":") for one in talk.buttons]
    return next(int(data[2]) for data in found if len(data) > 2 and data[1].startswith("call"))
