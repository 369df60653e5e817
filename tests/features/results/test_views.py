"""What coordinators read: the same figures in a chat, on a picture and in a spreadsheet."""

import dataclasses
import datetime as dt
import json
from collections.abc import Sequence
from decimal import Decimal

import pytest

from bot.documents import drawing
from bot.documents.limits import check
from bot.features.results.domain.report import Change, Figure, Group, Report, outside, report
from bot.features.results.domain.texts import State, Written
from bot.features.results.domain.waves import Sheet, Wave
from bot.features.results.views import (
    comma_separated,
    door,
    picture,
    read,
    texts,
    waves,
    workbook,
)
from bot.features.results.views import report as screen
from bot.features.results.views.words import Shown, Words
from bot.message import FileKind, Message
from tests import shipped
from tests.features.results.waves import MADE_UP, sheet, wave

DAY = dt.date(2026, 11, 23)
CATALOGS = shipped.catalogs()
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))
EN = CATALOGS.translator("en")


def plainly(message: Message | str) -> str:
    text = message.text if isinstance(message, Message) else message
    return text.translate(MARKS)


def shown(made: Wave, *, late: bool = False) -> Shown:
    return Shown(report(made, 5), MADE_UP, DAY, late)


def many(*points: int, before: Sequence[Sheet] = ()) -> Wave:
    every = [
        sheet(n, point, next=2, again="yes" if n % 2 else "no", since=("exam",) if n % 3 else ())
        for n, point in enumerate(points)
    ]
    return wave(every, before)


TWENTY_FOUR = shown(many(*[1, 2, 2, 3] * 6))
CHANGED = shown(
    many(
        *[3, 2, 3, 2, 1, 3, 3, 2, 3, 1, 2, 3],
        before=[sheet(n, 1 + n % 2, next=1 + n % 2) for n in range(12)],
    )
)


def change(**values: object) -> Words:
    """Return the words of a report with this change."""
    given = {"score": "finding", "enough": True, "pairs": 12, "mean": Decimal("0.5"),
             "low": Decimal("0.1"), "high": Decimal("0.9"), "p": Decimal("0.03")}  # fmt: skip
    made = Report(1, 5, 12, 12, change=Change(**{**given, **values}))
    return Words(EN, Shown(made, MADE_UP, DAY))


def changed(**values: object) -> str:
    words = change(**values)
    return plainly("\n".join(words.change(words.report.change)))


def test_of_too_few_the_screen_says_only_that():
    text = plainly(screen(EN, shown(many(1, 2, 3)), 0, texts=0))
    assert "Fewer than 5 people answered: too few to show anything." in text
    assert "Point" not in text


def test_groups_have_people_and_shares_from_twenty_on():
    text = plainly(screen(EN, TWENTY_FOUR, 0, texts=0))
    assert "24 of 60 people answered (40%)." in text
    assert "Point 1, or no answer: 6 (25%)" in text
    assert "Point 2: 12 (50%)" in text
    few = plainly(screen(EN, shown(many(*[1, 3] * 6)), 0, texts=0))
    assert "no, or no answer: 6\nyes: 6" in few
    assert "%" not in few.replace("(20%)", "")


def test_what_is_hidden_says_why():
    seven = plainly(screen(EN, shown(many(*[1, 3, 2, 1, 3, 2, 1])), 0, texts=0))
    assert "I know the way.</b>\nShown from 8 people on." in seven
    assert "Would you come again?</b>\nShown from 10 people on." in seven
    assert "I know the way.</b>\nIt is part of the change above." in plainly(
        screen(EN, CHANGED, 0, texts=0)
    )


def test_late_answers_are_named_and_texts_have_a_door():
    made = Shown(TWENTY_FOUR.report, MADE_UP, DAY, late=True)
    message = screen(EN, made, 0, texts=3)
    assert "Some answers came later" in plainly(message)
    assert any("What people wrote" in b.label for row in message.rows for b in row)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Went up by 0.5. The true change is probably between 0.1 and 0.9."),
        ({"mean": Decimal("-0.5")}, "Went down by 0.5."),
        ({"mean": Decimal(0)}, "Stayed the same."),
        ({}, "12 people answered both times."),
        ({"pairs": None}, "At least 8 people answered both times."),
        ({}, "Chance alone would rarely do this (p at most 0.03)."),
        ({"p": Decimal("0.06")}, "We cannot tell this from chance (p at most 0.06)."),
        ({"p": None}, "Fewer than 6 people changed."),
        ({"tendency": (Group(("worse", "same"), 6), Group(("better",), 6))},
         "Lower than before and The same as before: 6\nHigher than before: 6"),
        ({"enough": False}, "Too few answered both times, or too few changed"),
    ],
)  # fmt: skip
def test_a_change_is_said_with_its_doubt(values, said):
    assert said in changed(**values)


def test_without_enough_pairs_no_number_is_said():
    assert not any(sign.isdigit() for sign in changed(enough=False, pairs=None))


@pytest.mark.parametrize("code", ["en", "ar", "fa", "uk"])
@pytest.mark.parametrize("of", [TWENTY_FOUR, CHANGED], ids=["groups", "change"])
def test_a_picture_is_drawn_in_each_direction(code, of):
    made = picture(CATALOGS.translator(code), of, 0, "t.me/demo").attachment
    assert made.data["direction"] == ("rtl" if code in ("ar", "fa") else "ltr")
    drawn = drawing.draw(made.template, json.dumps(made.data), FileKind.PNG)
    assert check(drawn, FileKind.PNG) == drawn
    assert int.from_bytes(drawn[16:20]) == 1080


def test_a_picture_has_bars_only_for_what_is_shown():
    made = picture(EN, TWENTY_FOUR, 0, None).attachment.data
    way, following, _, since = made["items"]
    assert [bar["share"] for bar in way["bars"]] == [0.25, 0.5, 0.25]
    assert (following["bars"], following["mean"]) == ([], None), "all alike"
    assert "Hidden to protect people" in plainly(following["hidden"])
    assert [bar["share"] for bar in since["bars"]] == [16 / 24, None, None]
    assert "Hidden" in since["hidden"]
    few = picture(EN, shown(many(*[1, 3, 2] * 4)), 0, None).attachment.data
    assert few["items"][0]["mean"]["at"] == 0.5
    assert few["change"] is None


def test_a_change_stands_on_the_first_picture_only():
    six = dataclasses.replace(
        CHANGED.report, figures=tuple(Figure(one) for one in ["way", "next"] * 4)
    )
    long = Shown(six, MADE_UP, DAY, late=True)
    first, second = (picture(EN, long, page, None).attachment.data for page in (0, 1))
    assert plainly(first["change"]["went"]).startswith("Went up by")
    assert second["change"] is None
    assert (plainly(first["part"]), plainly(second["part"])) == ("Part 1 of 2", "Part 2 of 2")
    assert "Some answers came later" in plainly(second["notes"][0])


def test_every_number_of_a_workbook_stands_in_the_report():
    approved = [Written(1, "words", "=more tea", State.APPROVED, frozenset({1}))]
    for of in (TWENTY_FOUR, CHANGED):
        sheets = {one["name"]: one["rows"] for one in
                  workbook(EN, of, approved).attachment.data["sheets"]}  # fmt: skip
        people = {row[2] for row in sheets["Results"][1:]} - {None}
        groups = [one.people for figure in of.report.figures for one in figure.groups]
        assert people == {one for one in groups if one is not None}
        assert sheets["Texts"][1] == ["What should we change?", "=more ▇▇▇"]
        names = {row[0] for row in sheets["Codebook"][1:]}
        assert {row[3] for row in sheets["Data"][1:]} - {""} <= names
        assert ["way", "I know the way.", "scale", "3", "Point 3", 3, "Us (MIT)"] in sheets[
            "Codebook"
        ]


def test_plain_data_are_numbers_and_codes_with_a_codebook():
    data, book = comma_separated(EN, CHANGED)
    assert data.attachment.file_name == "results-made-up-2026-11-23.csv"
    assert book.attachment.file_name == "results-made-up-2026-11-23-codebook.csv"
    written = drawing.draw("", json.dumps(data.attachment.data), FileKind.CSV).decode("utf-8-sig")
    assert "1,made-up,1,finding,,change_mean,0." in written
    assert "1,made-up,1,way,,people,\r\n" in written, "hidden beside the change of few"
    assert "None" not in written


def test_what_is_for_others_says_so_with_its_own_threshold():
    others = Shown(outside(TWENTY_FOUR.report), MADE_UP, DAY)
    rows = workbook(EN, others, []).attachment.data["sheets"][1]["rows"]
    assert ["Smallest group that is shown", 10] in rows


def test_lists_have_pages_and_a_word_for_nothing():
    assert "No survey is closed yet" in plainly(waves(EN, [], 0))
    many_waves = [(n, f"Wave {n}", DAY) for n in range(14)]
    labels = [b.label for row in waves(EN, many_waves, 2).rows for b in row]
    assert sum("Wave" in one for one in labels) == 2
    assert "stay unread" in plainly(texts(EN, 1, [], 0))
    assert "Results" in door(EN, 1).label


def test_words_have_buttons_page_by_page():
    long = Written(
        7, "words", " ".join(f"w{n}" for n in range(30)), State.LEFT_OUT, frozenset({13})
    )
    labels = [b.label for row in read(EN, 1, "Q", long, 1).rows for b in row]
    assert "▇ w13" in labels
    assert "w12" in labels
    assert "w11" not in labels
    assert "This text is not in the report." in plainly(read(EN, 1, "Q", long, 9))
    assert long.turned(99, hidden=True) == long


def test_a_number_item_has_its_own_ends():
    baseline = _baseline()
    sheets = tuple(Sheet(f"{n}", {"satisfied": n % 11, "know-steps": 1 + n % 5}) for n in range(12))
    made = Wave(1, baseline, is_closed=True, invited=12, sheets=sheets)
    text = plainly("\n".join(
        line for one in report(made, 5).figures
        for line in Words(EN, Shown(report(made, 5), baseline, DAY)).figure(one)))  # fmt: skip
    assert "on a scale from 0 (Not at all satisfied) to 10 (Completely satisfied)" in text
    words = Words(EN, Shown(report(made, 5), baseline, DAY))
    group = Group(("", "0", "1"), 7)
    assert plainly(words.group(baseline.item("satisfied"), group)) == "0 to 1, or no answer"
    assert plainly(words.group(baseline.item("satisfied"), Group(("",), 7))) == "No answer"


def _baseline():
    found = shipped.library().instrument("baseline")
    assert found
    return found
