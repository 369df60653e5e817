"""What an event is: written step by step, changed, linked, suited to people."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.events.domain import (
    Answer,
    Change,
    Mode,
    Need,
    Needs,
    Place,
    Rsvp,
    State,
    Words,
    suiting,
    writing,
)
from bot.features.events.domain.event import event_of, payload
from bot.features.events.domain.needs import total
from bot.features.events.domain.writing import Step
from bot.features.events.service.reading import is_stuck
from bot.segments import Facts, Segment
from tests.conftest import START
from tests.features.events import made

DAY = dt.timedelta(days=1)


@given(st.integers(1, 2**48 - 1))
def test_a_link_opens_the_event_it_was_made_for(event_id: int) -> None:
    assert event_of(payload(event_id)) == event_id
    assert len(payload(event_id)) <= 12


@pytest.mark.parametrize(
    "text", ["", "e_", "x_1", "E_1", "e_1é", "e_" + "z" * 11, "e_-1", "k" * 43]
)
def test_no_other_link_opens_an_event(text: str) -> None:
    assert event_of(text) is None


def rsvp(way: Answer, place: Place = Place.GOING) -> Rsvp:
    return Rsvp(1, 2, way, place, 1, 0, START)


def test_the_link_is_for_those_who_come_online_from_a_day_before() -> None:
    event = made.event()
    near = event.begins - dt.timedelta(hours=25)  # so long is the day on which clocks go back
    assert event.shows_link(rsvp(Answer.ONLINE), near)
    assert not event.shows_link(rsvp(Answer.ONLINE), near - dt.timedelta(seconds=1))
    for other in (None, rsvp(Answer.IN_PERSON), rsvp(Answer.ONLINE, Place.WAITING)):
        assert not event.shows_link(other, event.begins)
    assert not event.but(link="").shows_link(rsvp(Answer.ONLINE), near)


def test_a_language_that_is_missing_is_english_or_else_the_first() -> None:
    event = made.event(words={"ar": Words("ورشة"), "uk": Words("Майстерня")})
    assert event.written_in("uk") == "uk"
    assert event.written_in("fa") == "ar"
    assert event.but(words={**event.words, "en": Words("W")}).written_in("fa") == "en"
    assert event.but(words={}).wording("en").title == "…"


def test_each_way_of_taking_part_has_its_own_steps() -> None:
    online, both = made.event(mode=Mode.ONLINE), made.event(mode=Mode.BOTH)
    in_person = made.event(mode=Mode.IN_PERSON)
    assert {Step.PLACE, Step.SEATS, Step.NEEDS} & {*writing.steps(online)} == set()
    assert {Step.LINK, Step.SEATS_ONLINE} & {*writing.steps(in_person)} == set()
    assert {*writing.steps(both)} == set(Step)
    assert {*writing.steps(both.but(starts_at=None))} == set(Step) - {Step.LENGTH}
    assert writing.after(online, Step.MODE) is Step.LINK
    assert writing.after(online, Step.LINK) is None
    assert writing.after(in_person, Step.HOST) is None
    assert writing.before(in_person, Step.SEATS) is Step.PLACE
    assert writing.before(in_person, Step.KIND) is None


def test_what_is_missing_in_a_draft() -> None:
    event = made.event(state=State.DRAFT)
    assert writing.missing(event) is None
    assert writing.missing(event.but(ends_at=None)) is Step.LENGTH
    assert writing.missing(event.but(starts_at=None)) is Step.TIME
    assert writing.missing(event.but(words={})) is Step.WORDS


@given(st.sampled_from(Step), st.text(max_size=20))
def test_no_button_writes_what_cannot_be(step: Step, value: str) -> None:
    event = made.event()
    try:
        changed = writing.with_value(event, step, value, "en")
    except (ValueError, OverflowError):
        return
    assert changed.seats_in_person is None or 0 < changed.seats_in_person <= writing.MOST_SEATS
    assert changed.begins < changed.ends
    assert dataclasses.replace(changed, id=event.id) == changed


def test_a_new_time_keeps_the_length_unless_one_is_said() -> None:
    event = made.event()
    at = event.begins + DAY
    kept = writing.with_value(event, Step.TIME, writing.moment_value(at))
    assert (kept.begins, kept.ends - kept.begins) == (at, dt.timedelta(hours=3))
    said = writing.with_value(event, Step.TIME, writing.moment_value(at, 90))
    assert said.ends - said.begins == dt.timedelta(minutes=90)
    fresh = writing.with_value(event.but(starts_at=None, ends_at=None), Step.TIME,
                               writing.moment_value(at))  # fmt: skip
    assert fresh.ends_at is None


def test_what_a_change_means_for_people() -> None:
    event = made.event()
    later = event.but(starts_at=event.begins + DAY, place="Room 3")
    assert writing.change(event, later) is Change.TIME
    assert (
        writing.change(event, event.but(place="Room 3", link="https://b.example")) is Change.PLACE
    )
    assert writing.change(event, event.but(link="https://b.example")) is Change.LINK
    assert writing.change(event, event.but(host="ARU", seats_online=3)) is Change.NOTHING


def test_everybody_hears_what_is_news_for_them_and_the_link_only_who_has_a_place() -> None:
    here, there = rsvp(Answer.IN_PERSON), rsvp(Answer.ONLINE)
    waits = rsvp(Answer.ONLINE, Place.WAITING)
    for changed, *news in (
        (Change.TIME, Change.TIME, Change.TIME, Change.TIME),
        (Change.PLACE, Change.PLACE, Change.NOTHING, Change.NOTHING),
        (Change.LINK, Change.NOTHING, Change.LINK, Change.NOTHING),
        (Change.PLACE | Change.LINK, Change.PLACE, Change.LINK, Change.NOTHING),
        (Change.TIME | Change.LINK, Change.TIME, Change.TIME | Change.LINK, Change.TIME),
        (Change.NOTHING, Change.NOTHING, Change.NOTHING, Change.NOTHING),
    ):
        event = made.event(changed=changed)
        assert [event.news_for(one) for one in (here, there, waits)] == news


def test_later_events_of_a_series_change_along() -> None:
    first = made.event()
    second = first.but(starts_at=first.begins + 7 * DAY, ends_at=first.ends + 7 * DAY)
    moved = first.but(starts_at=first.begins + DAY, ends_at=first.ends + DAY)
    assert writing.moved_along(second, first, moved).begins == second.begins + DAY
    longer = first.but(ends_at=first.ends + dt.timedelta(hours=1))
    found = writing.moved_along(second, first, longer)
    assert (found.begins, found.ends) == (second.begins, second.ends + dt.timedelta(hours=1))


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("https://meet.example.org/abc?d=1", True),
        ("http://meet.example.org", False), ("https://localhost", False),
        ("https://a b.example", False), ("javascript:alert(1)", False), ("", False),
        ("https://admin@evil.example", False), ("https://exämple.org", False),
        ("https://[broken", False), ("tg://user?id=1", False),
    ],
)  # fmt: skip
def test_only_addresses_that_are_safe_to_open_are_links(text: str, good: bool) -> None:
    assert writing.is_link(text) is good


def test_the_title_is_the_first_line() -> None:
    assert writing.words("  Workshop \n\n Practise. \nBring a pen. ") == (
        "Workshop\nPractise. \nBring a pen."
    )
    assert writing.words("Workshop") == "Workshop\n"


def test_a_second_tap_on_what_is_provided_for_changes_nothing() -> None:
    event = made.event(provides=frozenset({Need.LUNCH}))
    for value, provides in (
        ("lunch", {"lunch"}),
        ("-lunch", set()),
        ("travel", {"lunch", "travel"}),
    ):
        once = writing.with_value(event, Step.NEEDS, value)
        assert once.provides == provides
        assert writing.with_value(once, Step.NEEDS, value) == once


# What people need


def test_a_need_that_is_taken_back_takes_its_words_along() -> None:
    needs = Needs().toggled(Need.LUNCH, "ar").with_words(Need.LUNCH, "no nuts")
    needs = needs.with_words(Need.ACCESS, "a lift").toggled(Need.INTERPRETER, "ar")
    assert needs.said == ("no nuts", "a lift")
    assert needs.language == "ar"
    assert Needs.from_json(needs.to_json()) == needs
    for need in (Need.LUNCH, Need.ACCESS, Need.INTERPRETER):
        needs = needs.toggled(need, "ar")
    assert needs == Needs()
    assert not needs


def test_totals_are_exact() -> None:
    some = [Needs(frozenset({Need.LUNCH})), Needs(frozenset({Need.LUNCH, Need.TRAVEL})), Needs()]
    assert total(some) == {Need.TRAVEL: 1, Need.LUNCH: 2}


# Whom it is for, and when somebody must act


def test_people_see_what_is_for_everybody_or_for_them_what_suits_first() -> None:
    everybody = made.event()
    near = made.event(audience=Segment(regions=frozenset({"east"})))
    far = made.event(audience=Segment(regions=frozenset({"wales"})))
    arabic = made.event(language="ar")
    every = [everybody, near, far, arabic]
    hiba = Facts(region="east", language="ar", consented=True)
    assert suiting.shown(every, hiba, START) == [everybody, near, arabic]
    assert suiting.shown(every, Facts(), START) == [everybody, arabic], "a stranger"
    suits = suiting.suiting([everybody, near, arabic], hiba)
    assert suits == {near.id, arabic.id}
    assert suiting.by_fit([everybody, near, arabic], suits) == [near, arabic, everybody]
    step = made.event(audience=Segment(step="plab-1"))
    assert suiting.suiting([step], Facts(steps=frozenset({"plab-1"}))) == {step.id}
    assert suiting.suiting([everybody], Facts(language="en")) == frozenset()


def test_people_find_an_event_again_that_they_answered_whomever_it_is_for_now() -> None:
    far = made.event(audience=Segment(regions=frozenset({"wales"})))
    assert suiting.shown([far], Facts(), START, {far.id: rsvp(Answer.ONLINE)}) == [far]
    assert suiting.shown([far], Facts(), START) == []


def test_an_event_in_their_region_or_for_their_stage_suits_people() -> None:
    here, there = made.event(), made.event()
    regions = {here.id: "east", there.id: ""}
    assert suiting.suiting([here, there], Facts(region="east"), regions) == {here.id}
    assert suiting.suiting([here, there], Facts(), regions) == frozenset(), "they did not say where"
    staged = made.event(audience=Segment(stages=frozenset({"plab-1-passed"})))
    assert suiting.suiting([staged], Facts(stage="plab-1-passed")) == {staged.id}


def test_somebody_must_act_where_a_place_or_link_is_missing_or_people_wait() -> None:
    event = made.event()
    going = {(Answer.IN_PERSON, Place.GOING): 1, (Answer.ONLINE, Place.GOING): 1}
    assert not is_stuck(event, going)
    assert is_stuck(event.but(place=""), going)
    assert is_stuck(event.but(link=""), going)
    assert not is_stuck(event.but(link=""), {(Answer.IN_PERSON, Place.GOING): 1})
    assert is_stuck(event, {(Answer.IN_PERSON, Place.WAITING): 1})
    assert not is_stuck(event, {(Answer.IN_PERSON, Place.WAITING): 0})
    assert event.is_soon(event.begins - 6 * DAY)
    assert not event.is_soon(event.begins - 8 * DAY)
    assert not event.but(state=State.CANCELLED).is_soon(event.begins - DAY)
