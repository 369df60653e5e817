"""What would mislead or shut out a reader fails the build (I4)."""
# ruff: noqa: RUF001 - translations are in other scripts

from pathlib import Path

import pytest

from bot.messages import add, check, update
from tests.messages.conftest import Translate, WriteCode

RETAGGED = "the tags are not those of the English"


def messages(project: Path) -> list[str]:
    return [problem.message for problem in check(project)]


def test_a_good_translation_has_no_problem(project: Path, translate: Translate) -> None:
    translate(
        '"Dear {name}, <b>pay £1,934</b> for PLAB 1 at <a href=\\"//a.uk\\">GMC</a>: /plan"',
        '{name}, <a href="//a.uk">GMC</a>: /plan <b>сплатіть 1\u00a0934 £</b>, PLAB 1',
    )
    assert messages(project) == []


@pytest.mark.parametrize(
    ("source", "form", "message"),
    [
        ("Hi", "", "not translated: Hi"),
        ("Hi {name}", "Вітаю {nmae}", "{nmae} is not in the English"),
        ("Hi {name}", "Вітаю", "{name} is lost"),
        ("Hi {name}", "Вітаю {name} {", "a brace belongs to no placeholder"),
        ("Hi {name}", "Вітаю {name:>9}", "a brace belongs to no placeholder"),
        ("<b>Hi</b>", "<b>Вітаю", "a tag is not closed, or crosses another"),
        ("<b><i>Hi</i></b>", "<b><i>Вітаю</b></i>", "a tag is not closed, or crosses another"),
        ("<b>Hi</b>", "<x>Вітаю</x>", "<x> is no tag that Telegram knows"),
        ("<b>Hi</b>", "Вітаю", RETAGGED),
        ("<a href='//a.uk'>Hi</a>", "<a href='//b.uk'>Вітаю</a>", RETAGGED),
        ("Hi", "Вітаю <3", "a < opens no tag"),
        ("GMC", "ГМК", "GMC is lost"),
        ("PLAB 1 and UKFPO", "PLAB 1", "UKFPO is lost"),
        ("It costs £5.", "Це дешево.", "the number 5 is lost"),
        ("It costs £1,934.", "Це коштує £1,943.", "the number 1934 is lost"),
        ("Call 999", "Дзвоніть 99", "the number 999 is lost"),
        ("See https://a.uk/b.", "Див. https://a.uk/c.", "https://a.uk/b is lost"),
        ("Mail to a@b.uk", "Пишіть", "a@b.uk is lost"),
        ("Send /plan", "Надішліть /план", "/plan is lost"),
        ("Home", "Home", "it is still the English"),
        ("Please wait", "Чекайте for the next one", "'for the next one' is still English"),
        ("Hi", "Вітаю\u200f", "it holds a mark of direction"),
        ("Hi", "Вітаю\u2069", "it holds a mark of direction"),
        ("Hi", "Віт\u0007аю", "it holds a control character"),
        ("Wait 5 days", "Чекайте ٥ днів", "it holds digits other than 0-9"),
        ("Hi ", "Вітаю", "it ends with other blanks than the English"),
        ("Hi", " Вітаю", "it starts with other blanks than the English"),
    ],
)  # fmt: skip
def test_each_fault_of_a_translation_is_named(
    project: Path, translate: Translate, source: str, form: str, message: str
) -> None:
    translate(f'"{source}"', form)
    assert message in messages(project)


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("UK time", "за часом Великої Британії"),
        ("OET, IELTS", "OET, IELTS"),
        ("See https://a.uk/the-list", "https://a.uk/the-list"),
        ("Freedom from Torture", "Freedom from Torture: допомога"),
        ("It costs £1,934", "Це коштує 1.934 £"),
        ("Wait 5 days", "Чекайте п'ять днів"),
        ("{plab_1_fee} now", "{plab_1_fee} зараз"),
    ],
)
def test_what_a_translator_may_do_is_no_fault(
    project: Path, translate: Translate, source: str, form: str
) -> None:
    translate(f'"{source}"', form)
    assert messages(project) == []


@pytest.mark.parametrize(
    ("code", "good", "bad"), [("ar", "➡️ رجوع", "⬅️ رجوع"), ("uk", "⬅️ Назад", "➡️ Назад")]
)
def test_an_arrow_points_where_people_read_from(
    project: Path, translate: Translate, code: str, good: str, bad: str
) -> None:
    path = translate('"⬅️ Back"', good, code=code)
    assert messages(project) == []
    path.write_text(path.read_text("utf-8").replace(good, bad), "utf-8")
    assert messages(project) == [f"the arrow ⬅ must be {good[0]} here"]


def test_a_text_may_stay_english_for_a_reason_given(project: Path, translate: Translate) -> None:
    path = translate('"Home Office"', "Home Office")
    assert messages(project) == ["it is still the English"]
    text = path.read_text("utf-8")
    path.write_text(text.replace("#: bot", "# english: a proper name\n#: bot"), "utf-8")
    assert messages(project) == []


def test_one_word_may_be_the_same_by_chance_in_latin_script(
    project: Path, translate: Translate
) -> None:
    path = translate('"Portal"', "Portal", code="tr")
    assert messages(project) == []
    assert path.is_file()


def test_two_english_words_are_english_in_latin_script_too(
    project: Path, translate: Translate
) -> None:
    translate('"Your portal"', "Your portal", code="tr")
    assert messages(project) == ["it is still the English"]


ENGLISH = '"one step for {name}", "{n} steps for {name}", n'


@pytest.mark.parametrize(
    ("code", "forms", "message"),
    [
        ("uk", ("{n} крок {name}", "{n} кроки {name}", "{n} кроків"), "{name} is lost"),
        ("uk", ("крок {name}", "{n} кроки {name}", "{n} кроків {name}"), "{n} is lost"),
        ("fa", ("گام برای {name}",), "{n} is lost"),
        ("ar", ("صفر {name}", "خطوة", "خ {name}", *["{n} {name}"] * 3), "{name} is lost"),
        ("ar", ("صفر", "خطوة {name}", "خ {name}", *["{n} {name}"] * 3), "{name} is lost"),
        ("ar", ("ص {name}", "خ {name}", "خ {name}", "{n} {name}", "{n} {name}", ""),
         "not translated: one step for {name}"),
    ],
)  # fmt: skip
def test_every_plural_form_needs_its_placeholders(
    project: Path, translate: Translate, code: str, forms: tuple[str, ...], message: str
) -> None:
    translate(ENGLISH, *forms, code=code, kind="ngettext")
    assert message in messages(project)


def test_a_form_for_one_number_may_say_it_in_words(project: Path, translate: Translate) -> None:
    forms = ("لا خطوات {name}", "خطوة {name}", "خطوتان {name}", *["{n} {name}"] * 3)
    translate(ENGLISH, *forms, code="ar", kind="ngettext")
    assert messages(project) == []


def test_a_missing_plural_form_is_a_problem(project: Path, translate: Translate) -> None:
    path = translate(ENGLISH, *["{n} {name} є"] * 3, kind="ngettext")
    path.write_text(path.read_text("utf-8").replace('msgstr[2] "{n} {name} є"\n', ""), "utf-8")
    assert messages(project) == ["it has not the plural forms of its language"]


@pytest.mark.parametrize(
    ("place", "room"),
    [
        ("button 12", 12),
        ("button", 40),
        ("title", 64),
        ("option", 100),
        ("toast", 200),
        ("question", 300),
        ("message", 4096),
    ],
)
def test_a_translation_too_long_for_its_place_is_a_problem(
    project: Path, translate: Translate, place: str, room: int
) -> None:
    path = translate('"Hi"', "я" * room, note=f"limit: {place}")
    assert messages(project) == []
    path.write_text(path.read_text("utf-8").replace("яя", "яяя", 1), "utf-8")
    assert messages(project) == [f"{room + 1} characters are too long for its place"]


def test_tags_and_entities_do_not_count_as_length(project: Path, translate: Translate) -> None:
    translate('"<b>A &amp; B</b>"', "<b>Я &amp; Б</b>", note="limit: button 5")
    assert messages(project) == []


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("Hello {}", "'Hello {}': a brace belongs to no placeholder"),
        ("Hello {n:.2f}", "'Hello {n:.2f}': a brace belongs to no placeholder"),
        ("<h1>Hello</h1>", "'<h1>Hello</h1>': <h1> is no tag that Telegram knows"),
        ("<b>Hello", "'<b>Hello': a tag is not closed, or crosses another"),
        ("Hello\\u200e", "'Hello\u200e': it holds a mark of direction"),
    ],
)
def test_the_english_keeps_the_same_rules(
    project: Path, write_code: WriteCode, source: str, message: str
) -> None:
    write_code("", f't.gettext("{source}")')
    update(project)
    [problem] = check(project)
    assert problem.message == message
    assert (problem.path, problem.line) == ("bot/views.py", 2)


def test_the_english_label_of_a_button_must_fit(project: Path, write_code: WriteCode) -> None:
    write_code(f'Button(t.gettext("{"x" * 41}"))')
    update(project)
    [problem] = check(project)
    assert problem.message.endswith("41 characters are too long for its place")


def test_an_outdated_translation_is_a_problem(
    project: Path, translate: Translate, write_code: WriteCode
) -> None:
    translate('"It costs 934 pounds."', "Це коштує 934 фунти.")
    write_code('t.gettext("It costs 950 pounds.")')
    update(project)
    assert messages(project) == ["the English has changed since"]


def test_a_text_that_no_catalog_knows_yet_is_a_problem(
    project: Path, translate: Translate, write_code: WriteCode
) -> None:
    translate('"Home"', "Додому")
    write_code('t.gettext("Home")', 't.gettext("Back")')
    assert messages(project) == ["it is not what code and content say now", "1 texts are not in it"]


def test_a_text_that_nobody_asks_for_is_a_problem(
    project: Path, translate: Translate, write_code: WriteCode
) -> None:
    translate('"Home"', "Додому")
    write_code("")
    assert messages(project) == [
        "it is not what code and content say now",
        "code and content do not ask for this text",
    ]


def test_a_text_made_at_run_time_is_a_problem(project: Path, write_code: WriteCode) -> None:
    update(project)
    write_code('t.gettext(f"Hello {name}")')
    assert messages(project) == ["a text to translate is not written out"]


def test_a_missing_template_is_a_problem(project: Path) -> None:
    assert messages(project) == ["it is not what code and content say now"]
    update(project)
    assert messages(project) == []


def test_the_plural_rule_must_be_that_of_the_language(project: Path) -> None:
    add(project, "uk")
    update(project)
    path = project / "locales" / "uk" / "LC_MESSAGES" / "messages.po"
    good = path.read_text("utf-8")
    path.write_text(good.replace("nplurals=3", "nplurals=2"), "utf-8")
    assert messages(project) == ["its plural rule is not that of the language"]
    path.write_text("\n".join(line for line in good.splitlines() if "Plural" not in line), "utf-8")
    assert messages(project) == ["its plural rule is not that of the language"]
    path.write_text("", "utf-8")
    assert messages(project) == ["it has no header"]


def test_a_merge_conflict_in_a_catalog_is_a_problem(project: Path, translate: Translate) -> None:
    path = translate('"Home"', "Додому")
    path.write_text(path.read_text("utf-8") + "<<<<<<< HEAD\n", "utf-8")
    [problem] = check(project)
    assert "not a line of a catalog: <<<<<<< HEAD" in problem.message


def test_the_same_text_twice_in_a_catalog_is_a_problem(project: Path, translate: Translate) -> None:
    path = translate('"Home"', "Додому")
    text = path.read_text("utf-8")
    path.write_text(text + text[text.index("\n#: bot") :], "utf-8")
    assert messages(project) == ["the same text was there already"]


def test_a_problem_names_file_and_line_and_what_to_do(project: Path, translate: Translate) -> None:
    path = translate('"Hi {name}"', "Вітаю")
    [problem] = check(project)
    assert str(problem) == (
        "locales/uk/LC_MESSAGES/messages.po:11: {name} is lost. "
        "Put it where the value belongs; do not translate the name."
    )
    lines = path.read_text("utf-8").splitlines()
    assert lines[problem.line - 1 :] == ["#: bot/views.py", 'msgid "Hi {name}"', 'msgstr "Вітаю"']


@pytest.mark.figure
def test_the_real_texts_are_written_so_that_they_can_be_translated() -> None:
    project = Path(__file__).parents[2]
    wrong = [p for p in check(project) if not p.path.startswith("locales/")]
    assert wrong == []
