"""Every text of code and content reaches the translators, with what they must know."""

from pathlib import Path

import pytest

from bot.messages import extract
from bot.messages.source import SourceText
from tests.messages.conftest import WriteCode


def only(project: Path) -> SourceText:
    [text] = extract(project).texts.values()
    return text


def test_plain_plural_and_contextual_texts_are_found(project: Path, write_code: WriteCode) -> None:
    write_code(
        't.gettext("Home")',
        't.ngettext("{n} step", "{n} steps", 2)',
        't.pgettext("menu", "Home")',
    )
    assert extract(project).problems == []
    assert [(text.context, *text.sources) for text in extract(project).texts.values()] == [
        ("", "Home"),
        ("", "{n} step", "{n} steps"),
        ("menu", "Home"),
    ]


def test_a_text_knows_its_file_and_line(project: Path, write_code: WriteCode) -> None:
    write_code("", "", 't.gettext("Home")', name="handlers/start.py")
    assert (only(project).places, only(project).line) == (("handlers/start.py",), 3)


def test_a_text_in_two_files_is_one_text_with_the_narrower_limit(
    project: Path, write_code: WriteCode
) -> None:
    write_code("# Translators: long", 't.gettext("Home")', name="bot/a.py")
    write_code("# Translators: short", "# limit: button 12", 't.gettext("Home")', name="bot/b.py")
    text = only(project)
    assert text.places == ("bot/a.py", "bot/b.py")
    assert text.notes == ("long", "short")
    assert text.limit == 12


def test_a_text_used_with_and_without_plural_keeps_its_plural(
    project: Path, write_code: WriteCode
) -> None:
    write_code('t.gettext("step")', 't.ngettext("step", "steps", 2)')
    assert only(project).sources == ("step", "steps")


def test_notes_for_translators_stand_above_or_within_the_call(
    project: Path, write_code: WriteCode
) -> None:
    write_code(
        "x = 1  # not for translators",
        "# nor this",
        "# Translators: where the exam",
        "# takes place",
        "t.gettext(",
        "    # limit: title",
        '    "Place",',
        ")",
    )
    assert only(project).notes == ("where the exam takes place",)
    assert only(project).limit == 64


def test_the_label_of_a_button_has_the_room_of_a_button(
    project: Path, write_code: WriteCode
) -> None:
    write_code(
        'Button(t.gettext("a"), Home())',
        'Button(plain(t.gettext("b"), n=1), Home())',
        'Button(label=t.gettext("c"))',
        'Button(name, Ask(t.gettext("d")))',
    )
    limits = {text.singular: text.limit for text in extract(project).texts.values()}
    assert limits == {"a": 40, "b": 40, "c": 40, "d": 4096}


@pytest.mark.parametrize(
    "marker", ["limit: sofa", "limit:", "limit: button x", "limit: button 3 4"]
)
def test_a_marker_that_says_nothing_is_a_problem(
    project: Path, write_code: WriteCode, marker: str
) -> None:
    write_code(f"# {marker}", 't.gettext("Home")')
    [problem] = extract(project).problems
    assert (problem.path, problem.line) == ("bot/views.py", 2)
    assert f"'{marker}' is no limit" in problem.message


@pytest.mark.parametrize(
    "call",
    [
        't.gettext(f"Hello {name}")',
        "t.gettext(name)",
        't.gettext("Hello %s" % name)',
        't.gettext("Hello".upper())',
        't.gettext("a" if x else "b")',
        't.gettext("")',
        "t.gettext(1)",
        "t.gettext()",
        't.ngettext("step", plural, n)',
        't.ngettext("step")',
        't.pgettext(menu, "Home")',
        't.gettext(*["Home"])',
    ],
)
def test_a_text_that_is_made_at_run_time_is_a_problem(
    project: Path, write_code: WriteCode, call: str
) -> None:
    write_code("", call)
    [problem] = extract(project).problems
    assert (problem.path, problem.line) == ("bot/views.py", 2)
    assert extract(project).texts == {}


def test_a_text_of_several_lines_is_one_literal(project: Path, write_code: WriteCode) -> None:
    write_code('t.gettext(\n    "one "\n    "two"\n)')
    assert only(project).singular == "one two"


def test_content_comes_after_code_and_says_how_long_it_may_be(
    project: Path, write_code: WriteCode
) -> None:
    real = Path(__file__).parents[2] / "content"
    (project / "content").rmdir()
    (project / "content").symlink_to(real)
    write_code('t.gettext("Zebra")')
    texts = list(extract(project).texts.values())
    assert texts[0].singular == "Zebra"
    assert texts[1].places[0].startswith("content/")
    assert any(text.limit == 56 for text in texts)
    assert all(text.notes for text in texts[1:])


def test_content_that_cannot_be_read_is_a_problem(project: Path) -> None:
    (project / "content" / "intake.yaml").write_text("a: &b", "utf-8")
    [problem, *_] = extract(project).problems
    assert problem.path == "content/intake.yaml"
