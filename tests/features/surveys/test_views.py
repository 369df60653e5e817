"""Every screen of every survey: whole on a phone, honest, in the same order everywhere."""

import datetime as dt
from collections.abc import Iterator

import pytest

from bot.content.instruments import Instrument, MultipleItem, TextItem, Value
from bot.features.surveys.actions import (
    AnswerItem,
    FinishTicking,
    PlanWave,
    SkipItem,
    StartWave,
    TickOption,
)
from bot.features.surveys.domain import Sheet, Turn, Turnout, Wave
from bot.features.surveys.service.starting import Plan, Standing
from bot.features.surveys.views import answering, coordinating
from bot.features.surveys.views.questions import question
from bot.i18n.faults import TAG
from bot.message import Button, Message
from tests import shipped

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
LAST = 2**48 - 1  # the longest id there is
INSTRUMENTS = shipped.library().instruments
BY_SLUG = {one.slug: one for one in INSTRUMENTS}
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))
each = pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.slug)
in_languages = pytest.mark.parametrize("language", ["en", "ar"])


def wave(instrument: Instrument, **other: object) -> Wave:
    closes = NOW + dt.timedelta(days=14)
    return Wave(LAST, instrument.slug, 1, "medics", LAST, NOW, closes, NOW, **other)


def buttons(message: Message) -> list[Button]:
    return [button for row in message.rows for button in row]


def fits(message: Message) -> None:
    assert len(message.rows) <= 13
    assert len(TAG.sub("", message.text)) <= 1000
    for button in buttons(message):
        assert button.action
        assert button.action.body()  # it fits on the wire
        assert len(button.label.translate(MARKS)) <= 40, button.label


def screens(instrument: Instrument, language: str) -> Iterator[Message]:
    t = shipped.catalogs().translator(language)
    sheet = Sheet(instrument, {})
    yield answering.turn(t, Turn(wave(instrument), sheet, begun=False), 5)
    yield answering.turn(t, Turn(wave(instrument), sheet, begun=True), 5)
    yield answering.turn(t, Turn(wave(instrument), sheet, begun=True, care=True), 5)
    for item in instrument.items:
        free = item.model_copy(update={"when": None})  # as for somebody who is asked it
        sections = [
            section.model_copy(
                update={"items": tuple(free if one is item else one for one in section.items)}
            )
            for section in instrument.sections
        ]
        whole = Sheet(instrument.model_copy(update={"sections": tuple(sections)}), {})
        yield question(t, Turn(wave(instrument), whole, begun=True), free)
    yield answering.invitation(t, instrument, wave(instrument), again=False)
    yield answering.invitation(t, instrument, wave(instrument), again=True)


@each
@in_languages
def test_every_screen_is_whole_on_a_phone(instrument: Instrument, language: str) -> None:
    for message in screens(instrument, language):
        fits(message)


@each
@in_languages
def test_answers_stand_one_a_row_the_lowest_first(instrument: Instrument, language: str) -> None:
    t = shipped.catalogs().translator(language)
    sheet = Sheet(instrument, {})
    for item in sheet.items:
        turn = Turn(wave(instrument), sheet, begun=True, item=item)
        rows = [row for row in question(t, turn, item).rows if len(row) == 1]
        actions = [row[0].action for row in rows]
        assert actions[-1] == SkipItem(LAST, item.id)
        values = [str(value) for value in instrument.values(item)]
        if isinstance(item, MultipleItem):
            assert actions[:-1] == [TickOption(LAST, item.id, one, 1) for one in values]
        else:
            assert actions[:-1] == [AnswerItem(LAST, item.id, one) for one in values]


@pytest.mark.parametrize(
    ("slug", "name", "value", "shown"),
    [
        ("after-event", "useful", 2, "🔘 A little"),
        ("baseline", "satisfied", 0, "🔘 0: Not at all satisfied"),
        ("listening", "how", "online", "🔘 Online"),
        ("follow-up", "since", ("joined",), "☑️ Joined a course"),
    ],
)
def test_what_was_answered_is_marked(slug: str, name: str, value: Value, shown: str) -> None:
    instrument = BY_SLUG[slug]
    item = instrument.item(name)
    assert item
    turn = Turn(wave(instrument), Sheet(instrument, {name: value}), begun=True)
    message = question(shipped.catalogs().translator("en"), turn, item)
    labels = [button.label.translate(MARKS) for button in buttons(message)]
    assert [label for label in labels if label[0] in "🔘☑"] == [shown]


def test_words_that_were_written_are_shown_again_with_the_way_on() -> None:
    instrument = BY_SLUG["after-event"]
    item = instrument.item("change")
    assert isinstance(item, TextItem)
    turn = Turn(wave(instrument), Sheet(instrument, {"change": "<more> tea"}), begun=True)
    message = question(shipped.catalogs().translator("en"), turn, item)
    assert "&lt;more&gt; tea" in message.text
    assert FinishTicking(LAST, "change") in [button.action for button in buttons(message)]


def test_before_the_first_question_people_hear_whose_wording_it_is() -> None:
    t = shipped.catalogs().translator("en")
    instrument = BY_SLUG["baseline"]
    message = answering.intro(t, Turn(wave(instrument), Sheet(instrument, {}), begun=False), 5)
    assert "Office for National Statistics" in message.text
    licensed = "Contains public sector information licensed under the Open Government Licence"
    assert message.text.count(licensed) == 1
    assert "What we look at first: Finding my way." in message.text.translate(MARKS)


# Coordinators


@in_languages
def test_a_plan_changes_one_thing_at_a_tap_and_comes_round(language: str) -> None:
    t = shipped.catalogs().translator(language)
    instrument, later = BY_SLUG["baseline"], BY_SLUG["follow-up"]
    first = wave(instrument)
    seen = set()
    waiting = [Plan(instrument, "medics", 0, 0, 0, later, (first,))]
    while waiting:
        plan = waiting.pop()
        message = coordinating.plan(t, plan, NOW)
        fits(message)
        for button in buttons(message):
            if isinstance(button.action, PlanWave) and button.action not in seen:
                seen.add(button.action)
                a = button.action
                made = Plan(instrument, a.audience, a.opens, a.lasts, a.weeks, later, (first,))
                waiting.append(made)
        start = StartWave("baseline", plan.audience, plan.opens, plan.lasts, plan.weeks)
        assert start in [button.action for button in buttons(message)]
    assert len(seen) == 4 * 3 * 3 * 4


@pytest.mark.parametrize(
    ("invited", "answered", "told"),
    [
        (3, 3, ["Invited: fewer than 5", "Came to the end: fewer than 5"]),
        (9, 4, ["Invited: 9", "Came to the end: fewer than 5"]),
        (9, 6, ["Invited: 9", "Came to the end: almost everybody"]),
        (12, 6, ["Invited: 12", "Came to the end: 6"]),
    ],
)
def test_counts_are_told_as_far_as_they_hide_everybody(
    invited: int, answered: int, told: list[str]
) -> None:
    instrument = BY_SLUG["baseline"]
    standing = Standing(wave(instrument), instrument, Turnout(invited, answered, 5), False)
    message = coordinating.wave(shipped.catalogs().translator("en"), standing)
    for line in told:
        assert line in message.text.translate(MARKS).splitlines()
    assert ("hidden" in message.text) == (told != ["Invited: 12", "Came to the end: 6"])
