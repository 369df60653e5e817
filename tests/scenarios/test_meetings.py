"""Calls: ask, be offered times, choose, change, cancel; whoever is left hears of it."""

import pytest

from bot.features.meetings import repository
from bot.features.meetings.actions import (
    AskMeeting,
    AskPlace,
    BeginMeeting,
    CancelMeeting,
    CloseRequest,
    Describe,
    DescribeAfterNotice,
    GiveBack,
    GiveNumber,
    ItHappened,
    OfferCalls,
    OfferTimes,
    OpenMeeting,
    OpenRequest,
    OtherTimes,
    PickSlot,
    PickTimes,
    PickTopic,
    SendEntry,
    SendOffer,
    SendWish,
    ShowCalls,
    ShowDays,
    ShowHours,
    ShowMeetings,
    ShowRequests,
    StopWish,
    ToggleSlot,
    WeCall,
)
from bot.features.meetings.tables import meetings, slots
from bot.features.onboarding.actions import Agree
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.callers import (
    LINK,
    START,
    THURSDAY,
    TUESDAY,
    WORDS,
    agreed,
    calendar,
    choose,
    meeting_of,
    offer,
    place,
    plain,
    start_of_only_call,
    wish,
)
from tests.scenarios.cast import rows, tagged
from tests.scenarios.talk import Talk

PERSIAN_DIGITS = {ord("0") + n: 0x06F0 + n for n in range(10)}


# Asking


async def test_what_a_call_shows_of_somebody_is_said_first(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await ann.press(tagged(ann, AskMeeting()))
    assert "hears your voice" in ann.text
    assert "your number or your name" in ann.text
    assert "no reason" in ann.text
    assert await rows(world, meetings) == 0


async def test_without_agreement_it_is_asked_for_and_nothing_is_kept(world: World) -> None:
    ann = await cast.newcomer(world, "Ann", "en").start()
    for action in (AskMeeting(), BeginMeeting(), Describe("work", "video", 0)):
        await ann.press(tagged(ann, action))
        assert ann.offers(Agree)
    assert await rows(world, meetings) == 0


async def test_a_wish_reaches_the_coordinators_and_names_nobody(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await wish(ann, WORDS)
    assert "will offer you times" in ann.text
    assert "CV and jobs" in grace.text
    assert WORDS not in grace.text
    await grace.tap(OpenRequest)
    assert WORDS in grace.text
    assert "Weekday afternoons" in grace.text
    assert "By video" in grace.text
    assert "English" in grace.text
    assert "nn-Canary" not in "".join(grace.heard)


async def test_the_warning_comes_before_the_first_text_and_only_once(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await ann.press(tagged(ann, Describe("work", "video", 0)))
    assert "Telegram can read" in ann.text
    await ann.tap(DescribeAfterNotice)
    await ann.press(tagged(ann, Describe("work", "video", 0)))
    assert ann.offers(SendWish)


async def test_a_wish_needs_no_words_and_a_second_tap_sends_no_second_one(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await wish(ann)
    heard = len(grace.heard)
    await ann.press(tagged(ann, SendWish()))
    assert "will offer you times" in ann.text
    assert len(grace.heard) == heard
    assert await rows(world, meetings) == 1
    await ann.press(tagged(ann, AskMeeting()))  # one at a time
    assert "will offer you times" in ann.text


async def test_the_words_can_be_written_anew_or_forgotten(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await ann.press(tagged(ann, DescribeAfterNotice("plan", "phone", 0)))
    await ann.say("First words")
    await world.stop()
    await world.start()
    await ann.say("Better words")
    assert "Better words" in ann.text
    assert "First words" not in ann.text
    await ann.tap(StopWish)
    await ann.press(tagged(ann, SendWish()))
    assert "nothing to send" in ann.text
    assert await rows(world, meetings) == 0


@pytest.mark.parametrize(("text", "said"), [("\u200b \u2800", "empty"), ("x" * 1001, "too long")])
async def test_words_that_do_not_fit_are_asked_for_again(
    world: World, text: str, said: str
) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await ann.press(tagged(ann, DescribeAfterNotice("plan", "phone", 0)))
    await ann.say(text)
    assert said in ann.text
    await ann.say("Good words")
    assert "Good words" in ann.text


@pytest.mark.parametrize("said", [("art", "video", 0), ("plan", "wave", 0), ("plan", "video", 99)])
async def test_a_button_with_what_we_do_not_know_any_more_says_so(
    world: World, said: tuple[str, str, int]
) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await ann.press(tagged(ann, PickTimes(*said)))
    assert "not here any more" in ann.text
    await ann.press(tagged(ann, PickTopic("art")))
    assert "not here any more" in ann.text


async def test_what_shows_who_somebody_is_does_not_leave_the_chat(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await ann.press(tagged(ann, DescribeAfterNotice("other", "phone", 0)))
    await ann.say("Call me on 07700 900123, please")
    assert "is hidden" in ann.text
    await ann.tap(SendWish)
    await grace.tap(OpenRequest)
    assert "07700" not in "".join(grace.heard)
    assert "Call me on [phone number], please" in grace.text


async def test_words_of_distress_offer_help_and_stop_nothing(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await ann.press(tagged(ann, DescribeAfterNotice("other", "phone", 0)))
    await ann.say("I want to kill myself")
    assert "sounds very hard" in ann.text
    assert ann.offers(SendWish)


# Offering and choosing


async def test_somebody_asks_is_offered_times_and_chooses_one(world: World) -> None:
    grace, ann = await agreed(world)
    (screen,) = [text for text in ann.heard if "Your call is fixed" in text]
    assert "Tuesday, 24 November 2026" in plain(screen)
    assert "14:30 UK time" in plain(screen)
    assert LINK in screen
    assert "14:30 UK time" in plain(grace.text)
    assert start_of_only_call(world, ann) == start_of_only_call(world, grace) == START
    (event,) = calendar(world, ann).values()
    assert event["summary"] == "Call"
    assert LINK not in event.to_ical().decode()
    assert ann.phone.last["document"]["file_name"] == "call.ics"
    assert await rows(world, slots) == 0


async def test_times_are_chosen_by_buttons_over_a_restart(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await wish(ann, way="phone")
    await grace.tap(OpenRequest)
    await grace.tap(OfferTimes)
    assert len([one for one in grace.buttons if ":callday:" in one["callback_data"]]) == 14
    await grace.tap(ShowHours)  # today, from ten o'clock
    assert grace.labels[0] == "10:00"
    await grace.twice(ToggleSlot)
    assert grace.labels[0] == "✅ 10:00"
    await world.stop()
    await world.start()
    await grace.tap(AskPlace)
    assert "Who calls?" in grace.text
    assert "Where do you meet" not in grace.text, "they wish to talk by phone"
    await grace.tap(ShowDays)
    assert "10:00 UK time" in plain(grace.text)
    await grace.tap(ShowHours)
    await grace.twice(ToggleSlot)
    assert "10:00 UK time" not in plain(grace.text)
    await grace.press(tagged(grace, SendOffer(meeting_of(grace))))
    assert "no time in it" in grace.text


async def test_who_rings_gets_a_number_that_is_not_kept(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await wish(ann, way="phone")
    await offer(grace, TUESDAY, where="")
    await choose(ann)
    mine = tagged(grace, OpenMeeting(meeting_of(grace)))
    await grace.press(mine)
    assert "not given a number" in grace.text
    await world.stop()
    await world.start()
    await ann.say("07700 900123")
    assert "the number that you gave" in ann.text
    assert "07700 900123" in grace.text
    await grace.press(mine)
    assert "in a message above" in grace.text
    await ann.tap(GiveNumber)
    await ann.say("07700 900456")
    assert "07700 900456" in grace.text
    await ann.press(tagged(ann, PickSlot(meeting_of(ann), 1)))  # tapped twice: nothing is asked
    assert "On which number" not in ann.text
    assert world.app
    async with world.app.runtime.unit_of_work() as uow:
        kept = await repository.get(uow, meeting_of(ann))
    assert kept
    assert "07700" not in repr(vars(kept))


async def test_a_number_for_a_call_that_is_off_goes_nowhere(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await wish(ann, way="phone")
    await offer(grace, TUESDAY, where="")
    await choose(ann)
    await grace.press(tagged(grace, GiveBack(meeting_of(grace), 1)))
    await ann.say("07700 900123")
    assert "07700" not in "".join(grace.heard)


async def test_typed_times_that_do_not_fit_are_asked_for_again(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await wish(ann)
    await grace.tap(OpenRequest)
    await grace.tap(OfferTimes)
    for text, said in (
        ("tomorrow", "cannot read"),
        ("31.2.2027 10:00", "no such time"),
        ("24.11.2026 14:10", "full and half hours"),
        ("22.11.2026 14:00", "past"),
        ("1.12.2027 14:00", "too far"),
        ("\n".join(f"24.11. 1{n}:00" for n in range(6)), "five times"),
    ):
        await grace.say(text)
        assert said in grace.text
    await grace.say(TUESDAY.translate(PERSIAN_DIGITS))
    assert "14:30 UK time" in plain(grace.text)


async def test_a_double_tap_and_an_old_button_lead_to_the_call_as_it_is(world: World) -> None:
    grace, ann = await agreed(world)
    heard = len(grace.heard)
    (meeting,) = {meeting_of(ann)}
    for minutes in (0, 60 * 24 * 2):
        slot = int(START.timestamp()) // 60 + minutes
        await ann.press(tagged(ann, PickSlot(meeting, slot)))
        assert "14:30 UK time" in plain(ann.text)
    await grace.press(tagged(grace, SendOffer(meeting)))
    assert "nothing to send" in grace.text
    assert len(grace.heard) == heard + 1
    assert start_of_only_call(world, ann) == START


async def test_a_time_is_taken_once_and_who_has_none_left_waits_for_others(world: World) -> None:
    grace = await cast.coordinator(world)
    ann, bea = [await cast.medic(world, name, "en") for name in ("Ann", "Bea")]
    for talk in (ann, bea):
        await wish(talk)
        await offer(grace, TUESDAY)
    for talk in (ann, bea):
        await talk.tap(OpenMeeting)
    for talk in (ann, bea):
        talk.phone.press(talk.data(PickSlot), talk.phone.last["message_id"])
    await world.settle()
    winners = [talk for talk in (ann, bea) if calendar(world, talk)]
    assert len(winners) == 1
    (loser,) = [talk for talk in (ann, bea) if talk not in winners]
    assert any("are taken now" in text for text in loser.heard)
    await offer(grace, THURSDAY)
    await choose(loser)
    assert len(calendar(world, grace)) == 2


async def test_a_helper_cannot_offer_a_time_already_given_away(world: World) -> None:
    grace, _ann = await agreed(world)
    bea = await cast.medic(world, "Bea", "en")
    await wish(bea)
    await grace.tap(OpenRequest)
    await grace.tap(OfferTimes)
    await grace.say(TUESDAY)
    assert "not free any more" in grace.text
    await grace.say(THURSDAY)
    assert "09:00 UK time" in plain(grace.text)


async def test_a_time_taken_between_the_offer_and_the_choice_is_not_shown(world: World) -> None:
    grace = await cast.coordinator(world)
    ann, bea = [await cast.medic(world, name, "en") for name in ("Ann", "Bea")]
    for talk in (ann, bea):
        await wish(talk)
        await offer(grace, TUESDAY, THURSDAY)
    await bea.tap(OpenMeeting)
    taken = bea.data(PickSlot)
    await choose(ann)
    await bea.press(taken)
    assert "not free any more" in bea.text
    assert calendar(world, bea) == {}
    await bea.press(tagged(bea, ShowMeetings()))
    await bea.tap(OpenMeeting)
    assert "14:30" not in bea.text
    await bea.tap(PickSlot)
    assert start_of_only_call(world, bea).hour == 9


async def test_two_coordinators_offer_and_one_is_quicker(world: World) -> None:
    grace, ruth = await cast.coordinator(world), await cast.coordinator(world, "Ruth")
    ann = await cast.medic(world, "Ann", "en")
    await wish(ann)
    for talk in (grace, ruth):
        await talk.tap(OpenRequest)
        await talk.tap(OfferTimes)
        await talk.say(TUESDAY)
        await place(talk, LINK)
    await grace.tap(SendOffer)
    await ruth.tap(SendOffer)
    assert "Somebody else already offers" in ruth.text
    assert sum("There are times" in text for text in ann.heard) == 1


async def test_each_side_finds_its_calls_and_how_they_stand(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await wish(ann)
    await grace.tap(OpenRequest)
    await offer(grace, TUESDAY, THURSDAY)
    await grace.tap(OpenMeeting)
    assert "Now they choose one" in grace.text
    assert "14:30 UK time" in plain(grace.text)
    await grace.press(tagged(grace, SendOffer(meeting_of(grace))))  # tapped twice
    assert "Sent." in grace.text
    await ann.tap(OpenMeeting)
    await ann.tap(OtherTimes)
    await grace.press(tagged(grace, ShowMeetings()))
    await grace.tap(OpenMeeting)
    assert "ask for other times" in grace.text
    await offer(grace, THURSDAY)
    await choose(ann)
    for talk in (ann, grace):
        await talk.press(tagged(talk, ShowMeetings()))
        assert talk.labels[0] == "🗓 Thu 26 Nov, 09:00"
        await talk.tap(OpenMeeting)
        files = sum("document" in message for message in talk.phone.messages)
        await talk.tap(SendEntry)
        assert sum("document" in message for message in talk.phone.messages) == files + 1
    await world.move(days=4)
    await ann.press(tagged(ann, OpenMeeting(meeting_of(ann))))
    assert "Did the call take place?" in ann.text
    assert ann.offers(ItHappened)


async def test_the_place_can_be_changed_before_the_offer_goes(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await wish(ann)
    await grace.tap(OpenRequest)
    await grace.tap(OfferTimes)
    meeting = meeting_of(grace)
    await grace.press(tagged(grace, AskPlace(meeting)))
    assert "no time in it" in grace.text
    await grace.say(TUESDAY)
    await grace.press(tagged(grace, SendOffer(meeting)))
    assert "nothing to send" in grace.text
    await grace.press(tagged(grace, ShowDays(meeting)))
    await place(grace, "")
    assert "You call them" in grace.text
    await grace.tap(AskPlace)
    await grace.say("The library, room 2")
    assert "The library, room 2" in grace.text
    await grace.say("The library, room 3")
    await grace.tap(SendOffer)
    await ann.tap(OpenMeeting)
    assert "room 3" in ann.text


async def test_a_sixth_tap_is_refused_and_five_stay(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await wish(ann)
    await grace.tap(OpenRequest)
    await grace.tap(OfferTimes)
    await grace.tap(ShowHours)
    meeting, first = meeting_of(grace), int(START.timestamp()) // 60
    for n in range(6):
        await grace.press(tagged(grace, ToggleSlot(meeting, first + 30 * n, 1)))
    assert "five times" in grace.text
    await grace.press(tagged(grace, ShowDays(meeting)))
    assert plain(grace.text).count("UK time") == 6  # five of them, and the hint


async def test_giving_back_in_the_middle_of_an_offer_waits_for_no_text(world: World) -> None:
    grace, _ann = await agreed(world)
    await grace.tap(OpenMeeting)
    await grace.tap(OfferTimes)
    await grace.press(tagged(grace, GiveBack(meeting_of(grace), 1)))
    await grace.say("plab")
    assert "cannot read" not in grace.text


# Changing and cancelling


async def test_a_wish_can_be_changed_while_it_waits(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await wish(ann, WORDS, way="phone")
    await ann.tap(BeginMeeting)
    await ann.press(tagged(ann, Describe("exam", "video", 8)))
    await ann.say("Other words")
    await ann.tap(SendWish)
    assert "An exam" in ann.text
    assert await rows(world, meetings) == 1
    await grace.tap(OpenRequest)
    assert "Other words" in grace.text
    assert WORDS not in grace.text
    await grace.press(tagged(grace, OpenMeeting(meeting_of(grace))))
    await offer(grace, TUESDAY)
    await ann.press(tagged(ann, Describe("plan", "video", 0)))
    await ann.tap(SendWish)  # too late for another wish: there are times
    assert ann.offers(PickSlot)


async def test_either_side_cancels_without_fault_and_calendars_follow(world: World) -> None:
    grace, ann = await agreed(world)
    await ann.tap(OpenMeeting)
    await ann.tap(CancelMeeting)
    assert calendar(world, ann)
    await ann.tap(CancelMeeting)
    assert any("do not need the call" in text for text in grace.heard)
    assert calendar(world, ann) == calendar(world, grace) == {}
    await wish(ann)
    await offer(grace, TUESDAY)  # the time is free again
    await choose(ann)
    await grace.tap(OpenMeeting)
    await grace.tap(GiveBack)
    heard = len(ann.heard)
    await grace.tap(GiveBack)
    assert any("not about you" in text for text in ann.heard[heard:])
    assert calendar(world, ann) == calendar(world, grace) == {}
    await offer(grace, THURSDAY)  # somebody has to; nobody is left waiting
    await choose(ann)
    assert start_of_only_call(world, ann).hour == 9


async def test_a_coordinator_can_say_that_there_will_be_no_call(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await wish(ann, WORDS)
    await grace.tap(OpenRequest)
    await grace.tap(CloseRequest)
    await grace.tap(CloseRequest)
    assert "Nobody waits" in grace.text
    assert "write to a mentor" in ann.text
    await ann.press(tagged(ann, ShowMeetings()))
    assert ann.offers(AskMeeting)


async def test_buttons_of_a_call_that_is_over_lead_to_a_useful_screen(world: World) -> None:
    grace, ann = await agreed(world)
    meeting = meeting_of(ann)
    await ann.press(tagged(ann, CancelMeeting(meeting, 1)))
    for action in (
        OpenMeeting(meeting),
        OtherTimes(meeting, 1),
        CancelMeeting(meeting),
        ItHappened(meeting),
        SendEntry(meeting),
        GiveNumber(meeting),
        PickSlot(meeting, 1),
    ):
        await ann.press(tagged(ann, action))
        assert "is closed" in ann.text
        assert ann.offers(AskMeeting)
    for action in (OpenRequest(meeting), OfferTimes(meeting), SendOffer(meeting), WeCall(meeting)):
        await grace.press(tagged(grace, action))
        assert "not here any more" in grace.text
    await grace.press(tagged(grace, GiveBack(meeting, 1)))
    assert "You have no calls" in grace.text


async def test_nobody_else_can_look_at_a_call_or_change_it(world: World) -> None:
    _grace, ann = await agreed(world)
    meeting, eve = meeting_of(ann), await cast.medic(world, "Eve", "en")
    for action in (
        OpenMeeting(meeting),
        OtherTimes(meeting, 1),
        CancelMeeting(meeting, 1),
        ItHappened(meeting),
        SendEntry(meeting),
        GiveNumber(meeting),
        PickSlot(meeting, 1),
        GiveBack(meeting, 1),
        OpenRequest(meeting),
        OfferTimes(meeting),
        ShowDays(meeting),
        SendOffer(meeting),
    ):
        await eve.press(tagged(eve, action))
        assert "not here any more" in eve.text, action
    for action in (ShowRequests(), CloseRequest(meeting, 1), ShowCalls(), OfferCalls(1)):
        await eve.press(tagged(eve, action))
        assert "Home" in eve.text
    assert start_of_only_call(world, ann) == START


async def test_nobody_offers_times_to_themselves(world: World) -> None:
    grace = await cast.coordinator(world)
    await wish_of_coordinator(world, grace)
    await grace.press(tagged(grace, ShowRequests()))
    assert not grace.offers(OpenRequest)
    await grace.press(tagged(grace, ShowMeetings()))
    await grace.tap(OpenMeeting)
    await grace.press(tagged(grace, OfferTimes(meeting_of(grace))))
    assert "not here any more" in grace.text


async def wish_of_coordinator(world: World, talk: Talk) -> None:
    assert world.app
    async with world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        await uow.save(uow.person.but(consent=cast.CONSENT_VERSION))
    await wish(talk)


# Right to left


async def test_an_arabic_reader_finds_lines_and_rows_from_the_right(world: World) -> None:
    grace, hiba = await cast.coordinator(world), await cast.medic(world)
    await wish(hiba, "عندي مقابلة عمل")
    await offer(grace, TUESDAY, THURSDAY)
    await hiba.tap(OpenMeeting)
    rows_of_keys = hiba.phone.last["reply_markup"]["inline_keyboard"]
    assert "🆘" in rows_of_keys[-1][0]["text"]
    assert "14:30" in plain(hiba.text)
    await hiba.tap(PickSlot)
    assert start_of_only_call(world, hiba) == START
