"""What is due when, in which order things stand, and what is unsafe about a speaker."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.kit import domain
from bot.features.kit.day import Lack, Speaker
from bot.features.kit.domain import Mark, Section, State
from bot.features.kit.views.parts import far
from bot.i18n.html import BIDI_CONTROLS
from tests import shipped
from tests.features.kit.samples import KIT, NOW, occasion, prepared


def item(found, name):
    return found.find(name)


def test_a_task_is_due_so_many_days_from_the_first_day_of_the_event() -> None:
    found = prepared(occasion(100))
    day = dt.date(2027, 3, 3)
    assert item(found, "venue").due == day - dt.timedelta(days=56)
    assert item(found, "thanks").due == day + dt.timedelta(days=4)
    assert item(found, "late").due is None, "a risk has no day"


def test_what_was_due_before_the_event_was_planned_is_due_a_little_later() -> None:
    found = prepared(occasion(10))
    assert item(found, "venue").due == dt.date(2026, 11, 26), "three days to know of it"
    assert not found.overdue
    tomorrow = prepared(occasion(1))
    assert item(tomorrow, "venue").due == tomorrow.occasion.day, "and never after the event"


@given(in_days=st.integers(0, 400), age=st.integers(0, 400))
def test_no_task_is_late_on_the_day_an_event_is_made_and_none_due_before_the_event_after_it(
    in_days: int, age: int
) -> None:
    held = occasion(in_days, made_at=NOW)
    assert not prepared(held).overdue
    older = prepared(occasion(in_days, made_at=NOW - dt.timedelta(days=age)))
    for one in older.of(Section.TASKS):
        days = one.part.days
        assert one.due
        assert one.due >= older.occasion.day + dt.timedelta(days=days)
        assert days > 0 or one.due <= older.occasion.day


def test_what_was_to_do_before_the_event_is_late_until_its_day_and_then_no_more() -> None:
    held = occasion(60, made_at=NOW - dt.timedelta(days=90))
    on_the_day = prepared(held, now=held.ends_at)
    assert "venue" in {one.id for one in on_the_day.overdue}
    after = prepared(held, now=held.ends_at + dt.timedelta(days=6))
    late = {one.id for one in after.overdue}
    assert "thanks" in late, "its day comes after the event"
    assert all(one.part.days > 0 for one in after.overdue)


def test_only_what_fits_the_event_is_on_its_lists() -> None:
    online = prepared(occasion(ways=frozenset({"online"})))
    names = {one.id for one in online.items}
    assert "online-test" in names
    assert not {"lunch", "venue", "prayer-room", "late"} & names
    drop_in = {one.id for one in prepared(occasion(kind="drop-in")).items}
    assert not {"speakers", "confirm"} & drop_in


def test_what_is_done_or_not_needed_is_not_late_and_stands_last() -> None:
    marks = {
        "money": Mark("money", Section.TASKS, State.DONE),
        "listen": Mark("listen", Section.TASKS, State.OFF),
    }
    held = occasion(60, made_at=NOW - dt.timedelta(days=90))
    found = prepared(held, marks=marks, now=NOW + dt.timedelta(days=30))
    assert {"money", "listen"}.isdisjoint(one.id for one in found.overdue)
    assert {one.id for one in found.of(Section.TASKS)[-2:]} == {"money", "listen"}
    done, every = found.progress(Section.TASKS)
    assert (done, every) == (1, len(found.of(Section.TASKS)) - 1), "not needed is not counted"


def test_a_task_moves_by_days_and_no_further_than_a_year() -> None:
    held = occasion(100)
    venue = item(prepared(held), "venue")
    later = domain.moved(held, venue, 7)
    assert later.days == -49
    assert domain.moved(held, venue, 10_000).days == 365
    own = Mark("o1", Section.TASKS, text="Flowers")
    assert item(prepared(held, marks={"o1": own}), "o1").due == held.day - dt.timedelta(days=7)


@pytest.mark.parametrize(
    ("left", "speaker", "lacks"),
    [
        (30, Speaker(1, "A"), ()),
        (21, Speaker(1, "A"), (Lack.NO_BACKUP,)),
        (14, Speaker(1, "A"), (Lack.UNCONFIRMED, Lack.NO_BACKUP)),
        (0, Speaker(1, "A", backup="B"), (Lack.UNCONFIRMED,)),
        (0, Speaker(1, "A", backup="B", confirmed=True), ()),
        (-1, Speaker(1, "A"), ()),
    ],
)
def test_a_speaker_must_be_sure_and_backed_in_time(left, speaker, lacks) -> None:
    assert speaker.lacks(KIT.speakers, left) == lacks


@pytest.mark.parametrize(
    ("days", "said"),
    [(-2, "2 days late"), (-1, "1 day late"), (0, "today"), (1, "tomorrow"), (13, "in 13 days")],
)
def test_a_day_is_said_in_words(days: int, said: str) -> None:
    t = shipped.catalogs().translator("en")
    assert far(t, days).translate(BIDI_CONTROLS) == said
