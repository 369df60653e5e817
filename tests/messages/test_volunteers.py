"""Volunteers translate in a spreadsheet; it comes back whole, or not at all (I1)."""
# ruff: noqa: RUF001 - translations are in other scripts

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from bot.messages import export_csv, import_csv, update
from bot.messages.pofiles import read_po
from tests.messages.conftest import Translate, WriteCode

TODAY = date(2026, 11, 21)


def rows(project: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export_csv(project, "uk"))))


def saved(rows: list[dict[str, str]], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def take(project: Path, raw: bytes) -> list[str]:
    return [problem.message for problem in import_csv(project, "uk", raw, "uk.csv", TODAY)]


def test_the_sheet_tells_a_volunteer_all_there_is_to_know(
    project: Path, translate: Translate
) -> None:
    path = translate('"Home"', "Додому", note="limit: button 12")
    text = path.read_text("utf-8")
    path.write_text(text.replace("#. At", "# reviewed: AB 2026-11-20\n#. At"), "utf-8")
    [row] = rows(project)
    assert {key: row[key] for key in row if key != "id"} == {
        "form": "",
        "english": "Home",
        "translation": "Додому",
        "reviewed by": "AB 2026-11-20",
        "at most": "12",
        "notes": "",
        "state": "reviewed",
    }


def test_each_plural_form_is_a_row_that_says_for_which_numbers(
    project: Path, translate: Translate
) -> None:
    translate('"one step", "{n} steps", n', kind="ngettext")
    assert [(row["form"], row["english"]) for row in rows(project)] == [
        ("for 1, 21, 31…", "{n} steps"),
        ("for 2, 3, 4…", "{n} steps"),
        ("for 0, 5, 6…", "{n} steps"),
    ]


def test_an_untouched_sheet_changes_nothing(project: Path, translate: Translate) -> None:
    path = translate('"one step", "{n} steps", n', "{n} а", "{n} б", "{n} в", kind="ngettext")
    update(project)
    before = path.read_bytes()
    assert take(project, export_csv(project, "uk").encode()) == []
    assert path.read_bytes() == before


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_filled_sheet_is_taken_in_as_drafts(
    project: Path, translate: Translate, delimiter: str
) -> None:
    path = translate('"Home"')
    [row] = rows(project)
    row["translation"] = "Додому "
    assert take(project, saved([row], delimiter)) == []
    [entry] = read_po(path).entries.values()
    assert (entry.forms, entry.reviewed) == ({0: "Додому"}, False)


def test_a_name_beside_a_translation_signs_it(project: Path, translate: Translate) -> None:
    path = translate('"Home"', "Додому")
    [row] = rows(project)
    row["reviewed by"] = "Olena K."
    assert take(project, saved([row])) == []
    assert "# reviewed: Olena K. 2026-11-21\n" in path.read_text("utf-8")
    [row] = rows(project)
    row["translation"] = "Дім"
    assert take(project, saved([row])) == []
    assert "reviewed: Olena" not in path.read_text("utf-8")


def test_all_forms_of_a_plural_come_in_together(project: Path, translate: Translate) -> None:
    path = translate('"one step", "{n} steps", n', kind="ngettext")
    filled = rows(project)
    for row, form in zip(filled, ("{n} крок", "{n} кроки", "{n} кроків"), strict=True):
        row["translation"] = form
    assert take(project, saved(filled[:2])) == ["not translated: one step"]
    assert take(project, saved(filled)) == []
    [entry] = read_po(path).entries.values()
    assert entry.forms == {0: "{n} крок", 1: "{n} кроки", 2: "{n} кроків"}


def test_an_outdated_text_is_current_again_once_it_is_translated_anew(
    project: Path, translate: Translate, write_code: WriteCode
) -> None:
    path = translate('"It costs 934 pounds."', "Це коштує 934 фунти.")
    write_code('t.gettext("It costs 950 pounds.")')
    update(project)
    [row] = rows(project)
    assert row["state"] == "outdated"
    assert take(project, saved([row])) == []
    assert read_po(path).entries["It costs 950 pounds."].outdated
    row["translation"] = "Це коштує 950 фунтів."
    assert take(project, saved([row])) == []
    assert "fuzzy" not in path.read_text("utf-8")
    assert "was:" not in path.read_text("utf-8")


def test_with_one_faulty_row_nothing_is_taken_in(
    project: Path, write_code: WriteCode, translate: Translate
) -> None:
    path = translate('"Hi {name}"')
    write_code('t.gettext("Hi {name}")', 't.gettext("Back")')
    update(project)
    before = path.read_bytes()
    good, bad = reversed(rows(project))
    good["translation"], bad["translation"] = "Назад", "Вітаю {nmae}"
    problems = import_csv(project, "uk", saved([good, bad]), "uk.csv", TODAY)
    assert [(problem.path, problem.line) for problem in problems] == [("uk.csv", 3)] * 2
    assert path.read_bytes() == before


def test_empty_cells_and_rows_are_passed_over(project: Path, translate: Translate) -> None:
    path = translate('"Home"', "Додому")
    [row] = rows(project)
    row["translation"] = ""
    assert take(project, saved([row]) + b"\r\n,,,,,,,\r\n") == []
    assert read_po(path).entries["Home"].forms == {0: "Додому"}


def test_a_row_of_a_reworded_text_is_refused(
    project: Path, translate: Translate, write_code: WriteCode
) -> None:
    translate('"Home"')
    sheet = rows(project)
    write_code('t.gettext("Home page")')
    assert take(project, saved(sheet)) == ["'Home' is not asked for any more, or was reworded"]


def test_marks_of_direction_from_a_spreadsheet_are_dropped(
    project: Path, translate: Translate
) -> None:
    path = translate('"Home"')
    [row] = rows(project)
    row["translation"] = "\u202bДодому\u202c"
    assert take(project, saved([row])) == []
    assert read_po(path).entries["Home"].forms == {0: "Додому"}


def test_blanks_at_both_ends_survive_the_spreadsheet(project: Path, translate: Translate) -> None:
    path = translate('" and "')
    [row] = rows(project)
    row["translation"] = "та"
    assert take(project, saved([row])) == []
    assert read_po(path).entries[" and "].forms == {0: " та "}


@pytest.mark.parametrize("form", ["=HYPERLINK(1)", "+44", "-1", "@x", "'=1", "'quoted'"])
def test_no_cell_is_a_formula_and_yet_nothing_is_lost(
    project: Path, translate: Translate, form: str
) -> None:
    path = translate('"Hi"', form)
    update(project)
    [row] = rows(project)
    assert not row["translation"].startswith(("=", "+", "-", "@"))
    before = path.read_bytes()
    assert take(project, export_csv(project, "uk").encode()) == []
    assert path.read_bytes() == before


def test_an_apostrophe_that_somebody_typed_stays(project: Path, translate: Translate) -> None:
    path = translate('"Hi"')
    [row] = rows(project)
    row["translation"] = "'ятка"
    assert take(project, saved([row])) == []
    assert read_po(path).entries["Hi"].forms == {0: "'ятка"}


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "the columns are not: id, form"),
        (b"a,b\n", "the columns are not: id, form"),
        (b"\xff\xfe", "the file is not UTF-8 text"),
        (b"id,\0", "the file holds NUL bytes"),
        (b"x" * 5_000_001, "the file is larger than 5 MB"),
    ],
)
def test_a_file_that_is_no_such_sheet_is_refused(
    project: Path, translate: Translate, raw: bytes, message: str
) -> None:
    translate('"Home"')
    [problem] = take(project, raw)
    assert problem.startswith(message)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (b"a,b\r\n", "line 2 has 2 cells instead of 8"),
        (b'"' + b"x" * 200_000 + b'",,,,,,,\r\n', "line 2: field larger"),
        (b"x,,,,,,,\r\n" * 50_001, "there are more than 50000 rows"),
    ],
)
def test_a_row_that_cannot_be_is_refused(
    project: Path, translate: Translate, row: bytes, message: str
) -> None:
    translate('"Home"')
    header = export_csv(project, "uk").splitlines()[0].encode() + b"\r\n"
    problem = take(project, header + row)[-1]
    assert problem.startswith(message)
