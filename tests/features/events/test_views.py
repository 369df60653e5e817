"""What people and coordinators read of events, state by state."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

import pytest

from bot.features.events.actions import AnswerEvent, ShowEvents, ShowNeeds, TakeDate
from bot.features.events.domain import (
    Answer,
    Change,
    Event,
    Kind,
    Mode,
    Need,
    Needs,
    Place,
    Rsvp,
    State,
)
from bot.features.events.domain.needs import LONGEST
from bot.features.events.domain.writing import Staged, Step
from bot.features.events.organising import (
    AskStep,
    CancelEvent,
    CopyEvent,
    DrawCode,
    OrganiseEvent,
    TellPeople,
)
from bot.features.events.views import (
    notices,
    organising,
    overview,
    parts,
    steps,
    taking_part,
    writing,
)
from bot.features.events.views.taking_part import Listing
from bot.i18n import Translator, html
from bot.i18n.split import LIMIT, units
from bot.message import Action, Message
from bot.screen import Home, ShowDesk
from tests.conftest import START
from tests.features.events import made
from tests.shipped import catalogs

LONDON, KYIV = ZoneInfo("Europe/London"), ZoneInfo("Europe/Kyiv")
DAY = dt.timedelta(days=1)
BOTH = frozenset({Answer.IN_PERSON, Answer.ONLINE})
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))


def t(code: str = "en") -> Translator:
    return catalogs().translator(code)


def says(message: Message) -> str:
    return message.text.translate(MARKS)


def actions(message: Message) -> list[Action | None]:
    return [button.action for row in message.rows for button in row]


def labels(message: Message) -> list[str]:
    return [button.label.translate(MARKS) for row in message.rows for button in row]


def has(message: Message, kind: type[Action]) -> bool:
    return any(isinstance(one, kind) for one in actions(message))


def rsvp(
    way: Answer, place: Place = Place.GOING, needs: Needs | None = None, confirmed: int = 0
) -> Rsvp:
    until = START + DAY if place is Place.OFFERED else None
    return Rsvp(1, 2, way, place, 1, confirmed, START, until, needs or Needs())


def seen(
    event: Event, mine: Rsvp | None = None, full: Iterable[Answer] = (), now: dt.datetime = START
) -> Message:
    return taking_part.event(t(), event, mine, frozenset(full), KYIV, now)


# Those who take part


def test_the_list_shows_what_was_answered_and_what_suits() -> None:
    event, other = made.event(), made.event()
    found = Listing([event, other], frozenset({other.id}), {event.id: rsvp(Answer.ONLINE)})
    shown = taking_part.events(t(), found, 0, said="✅ Done.")
    assert "Done" in says(shown)
    first, second, *_ = labels(shown)
    assert first.startswith("✅ Sat 12 Dec")
    assert second.startswith("⭐")
    many = Listing([made.event() for _ in range(8)])
    assert has(taking_part.events(t(), many, 1), ShowEvents)
    assert "no event now" in says(taking_part.events(t(), Listing([]), 0))


def test_the_time_is_shown_on_both_clocks() -> None:
    told = says(seen(made.event()))
    assert "10:00 UK time (12:00 where you are)" in told
    assert "Until 13:00" in told
    overnight = made.event(ends_at=made.LATER + DAY)
    assert "Until Sunday" in says(seen(overnight))


@pytest.mark.parametrize(
    ("mine", "told"),
    [
        (None, "Nobody sees who else comes"),
        (rsvp(Answer.ONLINE), "You come online"),
        (rsvp(Answer.IN_PERSON), "You come in person"),
        (rsvp(Answer.IN_PERSON, Place.WAITING), "on the waiting list"),
        (rsvp(Answer.IN_PERSON, Place.OFFERED), "take it before"),
        (rsvp(Answer.IN_PERSON, Place.NONE), "You have no place there now"),
        (rsvp(Answer.CANNOT, Place.NONE), "cannot come. You can change this"),
    ],
)
def test_everybody_reads_how_it_stands_with_them(mine: Rsvp | None, told: str) -> None:
    shown = seen(made.event(), mine)
    assert told in says(shown)
    offered = {one.answer for one in actions(shown) if isinstance(one, AnswerEvent)}
    stays = mine and mine.answer.value
    if mine and mine.place in (Place.GOING, Place.WAITING):
        assert stays not in offered, "nothing to tap that changes nothing"
    elif mine and mine.answer is Answer.CANNOT:
        assert offered == {"in_person", "online"}
    else:
        assert offered == {"in_person", "online", "cannot"}
    assert has(shown, TakeDate) == bool(mine and mine.place is Place.GOING)
    needs = bool(mine and mine.answer is Answer.IN_PERSON and mine.wants_to_come)
    assert has(shown, ShowNeeds) == needs


@pytest.mark.parametrize(
    ("full", "told"),
    [({Answer.IN_PERSON}, "or come online"), ({Answer.ONLINE}, "or come in person"),
     (BOTH, "you are asked in turn")],
)  # fmt: skip
def test_a_full_room_says_how_one_can_come_still(full: set[Answer], told: str) -> None:
    shown = seen(made.event(), None, full)
    assert told in says(shown)
    assert sum("Wait for" in one for one in labels(shown)) == len(full)


def test_what_is_over_cancelled_or_closed_takes_no_new_answers() -> None:
    for state, told in ((State.CANCELLED, "is cancelled"), (State.OVER, "is over")):
        shown = seen(made.event(state=state))
        assert told in says(shown)
        assert not has(shown, AnswerEvent)
    closed = seen(made.event(state=State.CLOSED))
    assert "Nobody new can join" in says(closed)
    assert {one.answer for one in actions(closed) if isinstance(one, AnswerEvent)} == {"cannot"}
    for mine in (rsvp(Answer.CANNOT, Place.NONE), rsvp(Answer.ONLINE, Place.NONE)):
        out = seen(made.event(state=State.CLOSED), mine)
        assert "You can" not in says(out), "there is no button to change it"


def test_the_link_is_shown_only_near_the_event() -> None:
    event, online = made.event(host="ARU"), rsvp(Answer.ONLINE)
    assert "from one day before" in says(seen(event, online))
    assert event.link in says(seen(event, online, now=event.begins - DAY))
    assert event.link not in says(seen(event, rsvp(Answer.IN_PERSON), now=event.begins))
    assert "Host: ARU" in says(seen(event))
    assert "The place follows" in says(seen(event.but(place="")))


def test_needs_are_asked_with_what_was_said() -> None:
    wanted = frozenset({Need.LUNCH, Need.ACCESS, Need.INTERPRETER})
    mine = rsvp(Answer.IN_PERSON, needs=Needs(wanted, "no nuts", "a lift", "ar"))
    event = made.event()
    told = says(taking_part.needs(t(), event, mine))
    assert all(one in told for one in ("no nuts", "a lift", "العربية"))
    waiting = rsvp(Answer.IN_PERSON, Place.WAITING)
    assert "waiting list" in says(taking_part.needs(t(), event, waiting, first=True))
    for need, word in ((Need.LUNCH, "eat"), (Need.ACCESS, "access")):
        assert word in says(taking_part.write_need(t(), event, need, 200))
    off = taking_part.date(t(), event.but(state=State.CANCELLED)).attachment
    assert off
    assert off.data["cancelled"]


# What is told first


def test_a_reminder_has_the_place_or_the_link_never_both() -> None:
    event = made.event()
    here = says(notices.soon(t(), event, rsvp(Answer.IN_PERSON), LONDON).message)
    assert event.place in here
    assert event.link not in here
    there = says(notices.soon(t(), event, rsvp(Answer.ONLINE), LONDON).message)
    assert event.link in there
    assert event.place not in there
    late = notices.soon(t(), event.but(link=""), rsvp(Answer.ONLINE), LONDON)
    assert "The link follows" in says(late.message)
    early = notices.soon_without_link(t(), event, LONDON).message
    assert event.link not in says(early)


@pytest.mark.parametrize(
    ("change", "mine", "told", "asks"),
    [
        (Change.TIME, rsvp(Answer.IN_PERSON), "new time", True),
        (Change.TIME, rsvp(Answer.ONLINE, Place.WAITING), "place on the waiting list", True),
        (Change.PLACE, rsvp(Answer.IN_PERSON), "new place", True),
        (Change.LINK, rsvp(Answer.ONLINE), "new link", False),
        (Change.PLACE | Change.LINK, rsvp(Answer.ONLINE), "new link", False),
        (Change.TIME | Change.LINK, rsvp(Answer.ONLINE), "https://meet.example.org/abc", True),
    ],
)
def test_a_change_is_told_and_asked_about(
    change: Change, mine: Rsvp, told: str, *, asks: bool
) -> None:
    piece = notices.moved(t(), made.event(changed=change, sequence=1), mine, LONDON)
    assert told in says(piece.message)
    assert has(piece.message, AnswerEvent) is asks
    moved = Change.TIME in change and mine.place is Place.GOING
    assert (piece.message.attachment is not None) is moved
    assert len(piece.title) <= 32


@pytest.mark.parametrize("code", ["en", "ar", "fa", "uk"])
def test_reminders_of_one_series_are_told_apart_in_a_list_of_messages(code: str) -> None:
    first, mine = made.event(), rsvp(Answer.IN_PERSON)
    later = first.but(starts_at=first.begins + 7 * DAY, ends_at=first.ends + 7 * DAY)
    titles = {notices.soon(t(code), one, mine, LONDON).title for one in (first, later)}
    assert titles == {notices.soon_without_link(t(code), one, LONDON).title
                      for one in (first, later)}  # fmt: skip
    assert len(titles) == 2
    assert all(units(one) <= 32 for one in titles)


def test_other_news_of_an_event() -> None:
    event = made.event()
    assert "it is free for others now" in says(notices.passed_on(t(), event).message)
    assert "No place became free" in says(notices.line_ended(t(), event).message)
    off = notices.off(t(), event.but(state=State.CANCELLED), LONDON).message
    assert off.attachment
    assert off.attachment.data["title"] == "Workshop", "a calendar is seen by others"
    assert "Interview workshop" in says(notices.new(t("ar"), event, KYIV).message)
    offer = notices.offer(t(), event, rsvp(Answer.ONLINE, Place.OFFERED), KYIV)
    assert AnswerEvent(event.id, "online") in actions(offer.message)
    later = event.but(changed=Change.TIME, sequence=1)
    moved = notices.moved(t(), later, rsvp(Answer.ONLINE, Place.OFFERED), KYIV).message
    assert "Please take it before" in says(moved), "what they have is more than a place in a line"
    assert "✅ Yes, I take the place" in labels(moved)
    lost = taking_part.ask_lose(t(), event, Answer.ONLINE)
    assert AnswerEvent(event.id, "online", 1) in actions(lost)


# Coordinators


def told(event: Event, people: list[Rsvp] | None = None, **counts: int) -> overview.Told:
    there = {(Answer.ONLINE, Place(name)): n for name, n in counts.items()}
    return overview.Told(
        event, "https://t.me/b?start=e_1", html("everybody"), 7, there, people or []
    )


def organised(event: Event, people: list[Rsvp] | None = None, **counts: int) -> Message:
    found = told(event, people, **counts)
    return overview.organised(t(), found, LONDON, event.is_coming(START), said="✅ Done.")


def test_an_organiser_sees_totals_and_what_is_missing() -> None:
    event = made.event(mode=Mode.ONLINE, seats_online=3, link="")
    shown = organised(event, going=2, waiting=1, offered=1)
    for line in ("Online: 2 of 3", "Waiting: 1. Asked now, in turn: 1", "no link yet"):
        assert line in says(shown)
    assert has(shown, TellPeople)
    assert not has(organised(event.but(told=True)), TellPeople)
    closed = organised(event.but(state=State.CLOSED))
    assert "Nobody new can join" in says(closed)
    for state, word in ((State.CANCELLED, "cancelled"), (State.OVER, "over")):
        past = organised(event.but(state=state))
        assert word in says(past)
        assert has(past, CopyEvent)
        assert not has(past, CancelEvent)
        assert not has(past, DrawCode)
    moved = event.but(sequence=1, changed=Change.TIME, mode=Mode.BOTH)
    assert "still come: 1" in says(organised(moved, [rsvp(Answer.ONLINE)]))
    assert "still come" not in says(organised(moved, [rsvp(Answer.ONLINE, confirmed=1)]))


def test_needs_are_told_by_a_code_and_only_where_somebody_must_act() -> None:
    event = made.event()
    lunch = rsvp(Answer.IN_PERSON, needs=Needs(frozenset({Need.LUNCH})))
    nuts = rsvp(Answer.IN_PERSON, needs=Needs(frozenset({Need.LUNCH}), "no nuts"))
    spoken = rsvp(Answer.IN_PERSON, needs=Needs(frozenset({Need.INTERPRETER}), language="ar"))
    guests = [("AAA", lunch), ("BBB", nuts), ("CCC", spoken)]
    shown = says(overview.needs(t(), event, guests, 0))
    assert "Lunch: 2" in shown
    assert "AAA" not in shown
    assert "no nuts" in shown
    assert "العربية" in shown
    assert "Nobody has said" in says(overview.needs(t(), event, [], 0))
    halal = rsvp(Answer.IN_PERSON, needs=Needs(frozenset({Need.LUNCH}), "no nuts, halal"))
    in_one_piece = "\u2068no nuts, halal\u2069"
    assert in_one_piece in overview.needs(t("ar"), event, [("AAA", halal)], 0).text


def test_what_many_people_need_at_length_fits_into_messages() -> None:
    needs = Needs(frozenset(Need), "م" * LONGEST, "w" * LONGEST, "ar")
    guests = [(f"A{n}", rsvp(Answer.IN_PERSON, needs=needs)) for n in range(12)]
    shown = [overview.needs(t("fa"), made.event(), guests, page).text for page in range(12)]
    assert max(map(units, shown)) < LIMIT
    assert all(f"<code>A{n}</code>" in "".join(shown) for n in range(12))


def test_all_events_show_first_what_needs_somebody() -> None:
    event, other = made.event(), made.event(state=State.DRAFT, starts_at=None)
    shown = organising.events(t(), [event, other], {other.id: other}, 0, ShowDesk(), "✅ Done.")
    _, first, second, *_ = labels(shown)
    assert first == "❗ Interview workshop"
    assert second.startswith("🟢")


def test_a_draft_that_lacks_something_cannot_be_opened_yet() -> None:
    lacking = made.event(state=State.DRAFT, starts_at=None, ends_at=None)
    shown = organising.draft(t(), lacking, None, [], html("everybody"))
    assert "Something is missing" in says(shown)
    assert "🛠 Interview workshop" in says(shown), "there may be several"
    whole = made.event(state=State.DRAFT)
    dates = [whole.begins, whole.begins + 7 * DAY]
    told, arabic = whole.but(state=State.OPEN), t("ar")
    text = taking_part.describe(t(), told, None, frozenset(), LONDON, START)
    assert "Repeats: 2 times" in says(organising.draft(t(), whole, text, dates, html("x")))
    text = taking_part.describe(arabic, told, None, frozenset(), LONDON, START)
    shown = organising.draft(arabic, whole, text, dates, html("x"))
    assert says(shown).count("ترجمة آلية") == 1
    assert "&lt;" not in says(shown)
    assert "\u2068English\u2069" in shown.text, "and not the whole list from left to right"
    assert "12 December" in says(seen(told))
    assert "Sat 19 Dec" in says(writing.repeats(t(), whole, dates))
    assert "Fortnightly, 4 times" in labels(writing.repeats(t(), whole, []))


@pytest.mark.parametrize(
    ("changes", "step", "meaning"),
    [
        ({"starts_at": made.LATER + DAY}, Step.TIME, "asked whether they still come"),
        ({"ends_at": made.LATER + DAY / 6}, Step.TIME, "asked whether they still come"),
        ({"place": "Room 3"}, Step.PLACE, "asked whether they still come"),
        ({"link": "https://b.example"}, Step.LINK, "Those who come online"),
        ({"host": "ARU"}, Step.HOST, "Nobody is told"),
    ],
)
def test_a_change_says_what_it_means_before_it_is_made(
    changes: dict[str, object], step: Step, meaning: str
) -> None:
    was = made.event()
    found = Staged(was, was.but(**changes), step, later=2, coming=4)
    shown = organising.ask_change(t(), found)
    assert meaning in says(shown)
    assert "✅ This and 2 later ones" in labels(shown)
    assert ("Length: 3 hours → <b>4 hours" in says(shown)) is ("ends_at" in changes)
    cancel = organising.ask_cancel(t(), was, coming=4, later=0)
    assert "People who want to come: 4" in says(cancel)


@pytest.mark.parametrize(("code", "arrow"), [("en", "→"), ("ar", "←"), ("fa", "←")])
def test_the_arrow_of_a_change_points_the_way_people_read(code: str, arrow: str) -> None:
    was = made.event()
    found = Staged(was, was.but(place="Room 3"), Step.PLACE, later=0, coming=4)
    assert "Place: Room 2" in says(organising.ask_change(t(), found)), "two numbers say nothing"
    assert f" {arrow} <b>" in organising.ask_change(t(code), found).text


@pytest.mark.parametrize("step", Step)
def test_every_step_asks_and_says_what_is_set(step: Step) -> None:
    every = catalogs().languages
    for event in (made.event(state=State.DRAFT, host="ARU"), made.event(seats_online=4)):
        for alone in (True, False):
            shown = writing.ask(t(), event, step, "07.12.2026 10:00", every, alone=alone)
            assert shown.text
            assert Home() in actions(shown)
        assert steps.current(t(), event, step) or step is Step.HOST
    empty = made.event(state=State.DRAFT, words={}, starts_at=None, ends_at=None)
    shown = says(writing.steps(t(), empty.but(mode=Mode.BOTH)))
    assert (steps.label(t(), step) in shown) is (step is not Step.LENGTH), "from when on?"


def test_nobody_types_again_what_a_step_of_the_wizard_says_already() -> None:
    copied = made.event(state=State.DRAFT)
    for step, onward in (
        (Step.PLACE, AskStep(copied.id, "link", 0)), (Step.SEATS, OrganiseEvent(copied.id)),
    ):  # fmt: skip
        asked = [writing.ask(t(), copied, step, "", (), alone=alone) for alone in (False, True)]
        assert [onward in actions(one) for one in asked] == [True, False]
    empty = writing.ask(t(), copied.but(place=""), Step.PLACE, "", (), alone=False)
    assert AskStep(copied.id, "link", 0) not in actions(empty)


def test_lengths_are_said_in_hours_and_minutes() -> None:
    assert [steps.length(t(), n) for n in (30, 60, 90)] == [
        "30 minutes", "1 hour", "1 hour 30 minutes",
    ]  # fmt: skip


def test_every_kind_way_and_need_has_its_own_name() -> None:
    for name, every in ((parts.kind, Kind), (parts.mode, Mode), (parts.need, Need)):
        assert len({name(t(), one) for one in every}) == len(every)
