"""Events, as conversations: written on a phone, answered with one tap, moved, called off."""

import datetime as dt

import pytest
from sqlalchemy import select

from bot.features.desk.domain import Matter
from bot.features.events import organising as do
from bot.features.events.actions import (
    AnswerEvent,
    OpenEvent,
    ShowEvents,
    ShowNeeds,
    TakeDate,
    ToggleNeed,
    WriteNeed,
)
from bot.features.events.domain import event as rules
from bot.features.events.service.writing import TEXT
from bot.features.onboarding.actions import Agree, PickLanguage
from bot.features.privacy.actions import Erase
from bot.people.consent import CONSENT_VERSION, promoting
from bot.people.person import Role
from bot.people.tables import audit
from bot.screen import ShowDesk
from handlers import waiting
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk
from tests.scenarios.test_surveys import press, said

WORDS = "Interview workshop\nPractise in pairs, with a GP from Norwich."
ARABIC = "ورشة المقابلة\nنتدرب معًا."
LINK = "https://meet.example.org/abc"


async def draft(grace: Talk, when: str = "12.12.2026 10:00-13:00", seats: str = "1") -> int:
    """Write an event that is both in person and online; return its id."""
    await press(grace, do.ShowOrganised())
    await grace.tap(do.NewEvent)
    await begin(grace, "workshop")
    await grace.say(WORDS)
    await grace.say(when)
    await choose(grace, "both")
    await grace.say("Room 2, Chelmsford")
    await grace.say(LINK)
    await (choose(grace, "") if not seats else grace.say(seats))
    return event_id(grace, do.PublishEvent)


async def begin(talk: Talk, kind: str) -> Talk:
    """Tap a sort of event, twice as old phones do."""
    [data] = [one["callback_data"] for one in talk.buttons
              if f"eob:{kind}:" in one.get("callback_data", "")]  # fmt: skip
    await talk.press(data, talk.phone.last["message_id"])
    return await talk.press(data, talk.phone.last["message_id"])


async def choose(talk: Talk, value: str) -> Talk:
    """Tap the button that says this about the event that is written."""
    for button in talk.buttons:
        _, prefix, *fields = button.get("callback_data", "").split(":")
        if prefix == "eov" and fields[2] == value:
            return await talk.press(button["callback_data"], talk.phone.last["message_id"])
    raise LookupError(f"no {value!r} among {talk.labels}")


def event_id(talk: Talk, action: type) -> int:
    return int(talk.data(action).split(":")[2])


async def publish(grace: Talk, when: str = "12.12.2026 10:00-13:00", seats: str = "1") -> int:
    event = await draft(grace, when, seats)
    await grace.tap(do.PublishEvent)
    return event


async def change(grace: Talk, event: int, step: str, text: str, *, later: int = 0) -> None:
    await press(grace, do.AskStep(event, step))
    await grace.say(text)
    await grace.tap(do.ConfirmChange(event, later))


async def stuck(world: World, grace: Talk) -> int:
    async with world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        return (await waiting.count(uow, world.app.runtime))[Matter.EVENTS]


async def written(world: World) -> list[str]:
    """Return what the audit log says that was written."""
    query = select(audit.c.about).where(audit.c.act == TEXT)
    async with world.app.runtime.store.database.reader() as connection:
        return sorted(await connection.scalars(query))


def files(talk: Talk) -> list[str]:
    return [one["document"]["file_name"] for one in talk.phone.messages if "document" in one]


async def test_an_event_is_written_with_errors_told_and_survives_a_restart(world: World) -> None:
    grace = await cast.coordinator(world)
    await press(grace, ShowDesk())
    await grace.tap(do.ShowOrganised)
    await grace.tap(do.NewEvent)
    await begin(grace, "talk")
    await grace.say(" ")
    assert "empty" in said(grace)
    await grace.say("T" * 81)
    assert "at most 80 characters" in said(grace)
    await grace.say(WORDS)
    for text, told in (
        ("on Saturday", "cannot read"), ("31.02.2027 10:00", "no such day"),
        ("01.11.2026 10:00", "in the past"), ("12.12.2028 10:00", "more than a year"),
        ("12.12.2026 13:00-10:00", "end must come after"),
    ):  # fmt: skip
        await grace.say(text)
        assert told in said(grace)
    await world.stop()
    await world.start()
    await grace.say("28.03.2027 01:30")
    assert "There is no such time" in said(grace)
    assert len([one for one in grace.labels if "UTC" in one]) == 2
    await press(grace, do.AskStep(event_id(grace, do.SetStep), "time", 0))
    event = event_id(grace, do.AskStep)
    await grace.say("25.10.2027 01:30")
    await press(grace, do.AskStep(event, "time", 0))
    await grace.say("31.10.2027 01:30")
    assert "there twice" in said(grace)
    await grace.tap(do.SetStep)
    assert "How long" in said(grace)
    await choose(grace, "90")
    await choose(grace, "online")
    for text in ("meet.example.org", "http://meet.example.org", "https://a b.example"):
        await grace.say(text)
        assert "not a link" in said(grace)
    await choose(grace, "")
    assert "People will see it like this" in said(grace)
    assert "31 October 2027, 01:30 UK time" in said(grace)
    assert await written(world) == [f"{event}:time", f"{event}:words"], "nothing that was refused"
    assert "Until 02:00" in said(grace), "the night has an hour more"
    await grace.tap(do.DropEvent)
    await grace.tap(do.DropEvent(event, 1))
    assert "Nobody heard of it" in said(grace)
    for action in (do.OrganiseEvent(event), do.PublishEvent(event), do.AskStep(event, "place")):
        await press(grace, action)
        assert "not here any more" in said(grace)
    assert await cast.rows(world, "events") == 0


async def test_words_in_each_language_with_a_preview_and_only_coordinators_write(
    world: World,
) -> None:
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world, "Hiba", language="ar")
    event = await draft(grace, seats="")
    await grace.tap(do.ShowSteps)
    assert "Seats in person: no limit" in said(grace)
    await grace.tap(do.AskStep(event, "needs"))
    await choose(grace, "-childcare")
    await grace.tap(do.OrganiseEvent)
    await press(grace, do.AskStep(event, "host"))
    await grace.say("Anglia Ruskin University")
    assert "Host: Anglia Ruskin University" in said(grace)
    await grace.tap(do.ChooseWords)
    await grace.tap(do.PreviewEvent(event, "ar"))
    assert "Interview workshop" in said(grace)
    await grace.tap(do.WriteWords)
    await grace.say("م" * 81)
    assert "at most 80 characters" in said(grace)
    assert "in العربية" in said(grace), "it is still that language which is asked for"
    await grace.say(ARABIC)
    await press(grace, do.PreviewEvent(event, "ar"))
    assert "ورشة المقابلة" in said(grace)
    assert grace.phone.last["text"].startswith("\u200f"), "as its readers see it"
    await press(grace, do.PublishEvent(event))
    assert "It is open" in said(grace)
    await grace.press(tagged(grace, do.PublishEvent(event)), grace.phone.last["message_id"])
    assert await cast.rows(world, "events") == 1, "a second tap opens nothing"
    await press(grace, do.DropEvent(event, 1))
    assert "stays as it is" in said(grace)
    await hiba.say("/events")
    await hiba.tap(OpenEvent)
    assert "ورشة المقابلة" in said(hiba)
    await hiba.tap(AnswerEvent(event, "in_person"))
    assert not hiba.offers(ToggleNeed(event, "childcare")), "it is not provided"
    for action in (do.OrganiseEvent(event), do.CancelEvent(event, 0, 1), do.NewEvent()):
        await press(hiba, action)
        assert not hiba.offers(do.ShowNeedsOf)
    await press(grace, do.AskStep(event, "words"))
    async with world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=frozenset()))
    await grace.say("Other words")
    assert "not waited for" in said(grace)


async def test_one_place_is_passed_on_in_turn_and_needs_are_counted_without_names(
    world: World,
) -> None:
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world, "Hiba", language="ar")
    olena = await cast.medic(world, "Olena", language="en")
    sami = await cast.medic(world, "Sami", language="en")
    event = await publish(grace)
    await press(hiba, OpenEvent(event))
    await hiba.twice(AnswerEvent(event, "in_person"))
    await hiba.twice(ToggleNeed(event, "lunch"))
    await hiba.tap(WriteNeed)
    await hiba.say("x" * 201)
    assert (hiba.offers(ShowNeeds(event)), hiba.offers(ToggleNeed)) == (True, False)
    await hiba.say("no nuts")
    await hiba.tap(ToggleNeed(event, "interpreter"))
    assert "العربية" in said(hiba)
    await (await hiba.tap(OpenEvent)).tap(TakeDate)
    assert files(hiba) == ["event.ics"]
    for talk in (olena, sami):
        await press(talk, OpenEvent(event))
        assert "you can wait for a place, or come online" in said(talk)
        await talk.tap(AnswerEvent(event, "in_person"))
        assert "You are on the waiting list" in said(talk)

    await press(grace, do.OrganiseEvent(event))
    for line in ("In person: 1 of 1", "Waiting: 2", "Lunch: 1"):
        assert line in said(grace)
    await grace.tap(do.ShowNeedsOf)
    assert "no nuts" in said(grace)
    assert "Hiba" not in said(grace)

    await press(hiba, AnswerEvent(event, "cannot"))
    await world.move(seconds=11)
    assert "A place is free for you" in said(olena)
    assert "A place is free" not in said(sami)
    await world.stop()
    await world.start()
    await world.move(hours=25)
    await world.move(seconds=31)
    assert "A place is free for you" in said(sami)
    assert sum("A place is free" in one for one in sami.heard) == 1
    offer = sami.data(AnswerEvent(event, "in_person"))
    await press(olena, AnswerEvent(event, "in_person"))
    assert "waiting list" in said(olena), "too late: the place is on offer to another"
    await sami.press(offer, sami.phone.last["message_id"])
    assert sami.offers(ToggleNeed)
    await press(sami, AnswerEvent(event, "online"))
    assert "You come online" in said(sami)
    assert LINK not in said(sami), "it is weeks away"
    await press(sami, AnswerEvent(event, "in_person"))
    assert "Give your place away?" in said(sami), "that one went to Olena"
    await world.move(seconds=11)
    assert "A place is free for you" in said(olena)
    await change(grace, event, "seats", "2")
    await press(hiba, AnswerEvent(event, "in_person"))
    assert hiba.offers(ToggleNeed), "there is room for one more"


async def test_a_new_date_keeps_every_yes_asks_again_and_lets_no_old_reminder_fire(
    world: World,
) -> None:
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world, "Hiba", language="ar")
    olena = await cast.medic(world, "Olena", language="en")
    event = await publish(grace, "30.11.2026 15:00-16:00", seats="5")
    await press(hiba, AnswerEvent(event, "in_person"))
    await press(olena, AnswerEvent(event, "online"))
    await press(grace, do.AskStep(event, "time"))
    await grace.say("12.12.2026 15:00")
    assert "They keep their places" in said(grace)
    heard = len(olena.heard)
    await world.move(minutes=1)
    assert len(olena.heard) == heard, "nothing has changed before the yes"
    await grace.twice(do.ConfirmChange)
    assert "this is how it stands now" in said(grace), "the second tap does not deny the first"
    assert "12 December 2026" in said(grace)
    assert "whether they still come: 2" in said(grace)
    await world.move(seconds=31)
    await world.move(seconds=11)
    assert "Your event has a new time" in said(olena)
    assert "12 December 2026, 15:00 UK time" in said(olena)
    assert "event.ics" in files(olena)
    await olena.tap(AnswerEvent(event, "online"))
    assert "You come online" in said(olena)
    await press(grace, do.OrganiseEvent(event))
    assert "whether they still come: 1" in said(grace)
    assert "In person: 1 of 5" in said(grace)
    assert "Online: 1" in said(grace)

    heard = len(olena.heard)
    for _ in range(9):
        await world.move(days=1)
    old = [one for one in olena.heard[heard:] if "Your event comes soon" in one]
    assert old == [], "the old date has come and gone"
    for hours in (*[24] * 9, 7, 22):
        await world.move(hours=hours)
    reminders = [one for one in olena.heard[heard:] if "Your event comes soon" in one]
    assert all("12 December 2026" in one for one in reminders)
    assert [LINK in one for one in reminders] == [False, True, True]
    await press(hiba, OpenEvent(event))
    assert LINK not in said(hiba), "who comes in person needs no link"


async def test_what_is_called_off_is_told_with_the_file_that_takes_it_out(world: World) -> None:
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world, "Hiba", language="ar")
    sami = await cast.medic(world, "Sami", language="en")
    event = await draft(grace, seats="3")
    await grace.tap(do.RepeatEvent)
    await grace.tap(do.RepeatEvent(event, "week", 4))
    await press(grace, do.OrganiseEvent(event))
    assert "Repeats: 4 times" in said(grace)
    await grace.tap(do.PublishEvent)
    assert "4 events" in said(grace)
    await sami.say("/events")
    mine = [one for one in sami.buttons if ":evo:" in one.get("callback_data", "")]
    ids = [int(one["callback_data"].rsplit(":", 1)[1]) for one in mine]
    assert ids[0] == event
    assert len(ids) == 4
    for one in ids[:3]:
        await press(sami, AnswerEvent(one, "in_person"))
    await press(hiba, AnswerEvent(ids[2], "online"))
    await press(grace, do.AskStep(ids[1], "time"))
    await grace.say("20.12.2026 11:00")
    await grace.tap(do.ConfirmChange(ids[1], 1))
    await press(sami, OpenEvent(ids[0]))
    assert "12 December 2026, 10:00" in said(sami), "only this one and later ones"
    await press(sami, OpenEvent(ids[2]))
    assert "27 December 2026, 11:00" in said(sami)

    await press(grace, do.CancelEvent(ids[2]))
    assert "People who want to come: 2" in said(grace)
    await grace.tap(do.CancelEvent(ids[2], 1, 1))
    await world.move(seconds=31)
    await world.move(seconds=11)
    assert any("is cancelled" in one for one in sami.heard[-3:])
    assert files(hiba)[-1] == "event.ics"
    await press(sami, AnswerEvent(ids[2], "in_person"))
    assert "This event is cancelled" in said(sami)
    await press(sami, OpenEvent(ids[3]))
    assert "This event is cancelled" in said(sami)
    await press(sami, OpenEvent(ids[1]))
    assert "is cancelled" not in said(sami)
    await press(grace, do.CancelEvent(ids[2], 0, 1))
    await press(grace, do.CopyEvent(ids[2], 7))
    await press(grace, do.CopyEvent(ids[2], 7))
    await grace.say("09.01.2027 10:00")
    await choose(grace, "120")
    copy = event_id(grace, do.PublishEvent)
    assert "Interview workshop" in said(grace)
    assert copy == 7, "a second tap makes no second draft"
    await press(grace, do.ShowOrganised())
    assert sum("✏️" in label for label in grace.labels) == 1


async def test_a_newcomer_opens_a_link_and_is_back_at_the_event_after_agreeing(
    world: World,
) -> None:
    grace = await cast.coordinator(world)
    event = await publish(grace)
    await grace.tap(do.DrawCode)
    assert grace.phone.last.get("photo")
    hiba = await cast.newcomer(world, "Hiba", "ar").start(rules.payload(event))
    await hiba.tap(PickLanguage("ar", 1, rules.payload(event)))
    assert "Interview workshop" in said(hiba)
    await hiba.tap(AnswerEvent(event, "in_person"))
    assert await cast.rows(world, "event_answers") == 0, "nothing before the yes"
    await hiba.tap(Agree(CONSENT_VERSION, rules.payload(event)))
    await hiba.tap(AnswerEvent(event, "in_person"))
    assert hiba.offers(ToggleNeed)
    await hiba.say("/home")
    assert hiba.offers(ShowEvents)
    sami = await cast.medic(world, "Sami", language="en")
    await sami.start(rules.payload(event))
    assert "Interview workshop" in said(sami)
    await sami.start("e_zzz")
    assert "not here any more" in said(sami)
    await press(sami, AnswerEvent(event, "in_person"))
    await press(hiba, Erase())
    assert await cast.rows(world, "event_answers") == 1
    await world.move(seconds=31)
    await world.move(seconds=11)
    assert "A place is free for you" in said(sami)


async def test_people_hear_of_an_event_only_when_told_and_only_who_agreed(world: World) -> None:
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world, "Hiba", language="ar")
    sami = await cast.medic(world, "Sami", language="en")
    event = await publish(grace, seats="")
    for talk in (sami, grace):
        async with world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
            await uow.save(promoting(uow.person, on=True))
    heard = len(hiba.heard), len(sami.heard)
    await world.move(minutes=2)
    assert (len(hiba.heard), len(sami.heard)) == heard
    await press(grace, do.TellPeople(event))
    await grace.twice(do.TellPeople)
    assert not grace.offers(do.TellPeople)
    await world.move(seconds=31)
    await world.move(seconds=31)
    assert "An event for you" in said(sami)
    assert sum("An event for you" in one for one in sami.heard) == 1
    assert len(hiba.heard) == heard[0], "she did not agree to news"
    await sami.tap(OpenEvent)
    await sami.tap(AnswerEvent(event, "online"))
    assert "You come online" in said(sami)


@pytest.mark.parametrize("role", [Role.COORDINATOR])
async def test_what_lacks_a_place_or_has_people_who_wait_is_on_the_desk(
    world: World, role: Role
) -> None:
    grace = await cast.coordinator(world)
    sami = await cast.medic(world, "Sami", language="en")
    event = await draft(grace, "27.11.2026 10:00-12:00")
    await press(grace, do.AskStep(event, "place"))
    await choose(grace, "")
    await press(grace, do.PublishEvent(event))
    assert await stuck(world, grace) == 0, "nobody comes yet"
    await press(sami, AnswerEvent(event, "in_person"))
    assert await stuck(world, grace) == 1
    await press(grace, do.ShowOrganised())
    assert "needs you" in said(grace)
    await press(grace, do.OrganiseEvent(event))
    assert "There is no place yet" in said(grace)
    await change(grace, event, "place", "Room 3")
    assert await stuck(world, grace) == 0
    await press(grace, do.CloseEvent(event, 1))
    other = await cast.medic(world, "Olena", language="en")
    await press(other, AnswerEvent(event, "online"))
    assert "Nobody new can join" in said(other)
    await press(sami, AnswerEvent(event, "online"))
    assert "You come online" in said(sami), "who comes can still change how"
    assert (await sami.say("/home")).offers(ShowEvents), "who comes finds it from home"
    assert not (await other.say("/home")).offers(ShowEvents)
    await world.move(days=5)
    await press(sami, AnswerEvent(event, "in_person"))
    assert "This event is over" in said(sami)
    await world.move(days=91)
    assert await cast.rows(world, "event_answers") == 0
    await press(grace, do.OrganiseEvent(event))
    assert "This event is over" in said(grace)
    assert world.clock.now() > dt.datetime(2027, 2, 1, tzinfo=dt.UTC)
