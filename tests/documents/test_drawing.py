"""What is drawn: the same every time, whatever the texts say, readable, and mirrored."""

import io
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from bot.app import ROOT
from bot.documents import DrawingError
from bot.documents.limits import MAX_BYTES, check
from bot.message import FileKind
from tests.documents.samples import SIGNS, WIDTH, drawn, plan, roadmap, size

SMALLEST_LETTERS = 25  # of 1080 pixels, which a phone shows about 7 cm wide
HOSTILE = [
    '#panic("gotcha")',
    '"; #read("/etc/passwd") //',
    '#import "@preview/cetz:0.3.0"; *bold* _it_ $x^2$ `raw` <label> @ref',
    "\\u{41} \\ #{1+1} // comment /* open",
    "= heading\n- list\n+ more\n/ term: x",
    "{n} of {total} {title}",
    "<b>&lt;script&gt;</b> \u202eevil\u202c \u2066open",
    "\u0627" * 300,
    "W" * 300,
    "\u0000\u0007 control",
    "👩🏽‍⚕️🧭 ⭐",
    "",
]


def pages(pdf: bytes) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def words(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pages(pdf))


def placed(pdf: bytes) -> list[tuple[str, float, float]]:
    """Return (text, x from the left, size of the letters) of everything on the pages."""
    found: list[tuple[str, float, float]] = []

    def visit(text, cm, tm, _font, size):
        if text.strip():
            found.append((text.strip(), tm[4] * cm[0] + cm[4], abs(size * tm[0] * cm[0])))

    for page in pages(pdf):
        page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize(("template", "make"), [("roadmap", roadmap), ("plan", plan)])
@pytest.mark.parametrize("kind", [FileKind.PNG, FileKind.PDF])
def test_the_same_plan_gives_the_same_bytes(template, make, kind):
    if (template, kind) == ("plan", FileKind.PNG):
        return  # a plan is no picture
    first = drawn(template, make("ar"), kind)
    drawn(template, make("en", "something else"), kind)
    assert drawn(template, make("ar"), kind) == first


def test_another_process_draws_the_same_bytes():
    code = (
        "import sys, hashlib; from tests.documents.samples import *; "
        "print(hashlib.sha256(drawn('roadmap', roadmap('fa'), FileKind.PNG)).hexdigest())"
    )
    run = [sys.executable, "-c", code]
    here, there = (
        subprocess.run(run, cwd=ROOT, check=True, capture_output=True).stdout for _ in range(2)
    )
    assert here == there


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_is_drawn_is_never_read_as_source(title, language):
    width, height = size(drawn("roadmap", roadmap(language, title), FileKind.PNG))
    assert (width, height > 1000) == (WIDTH, True)
    assert pages(drawn("plan", plan(language, title), FileKind.PDF))


@pytest.mark.parametrize("title", HOSTILE[:4])
def test_what_looks_like_source_is_shown_as_it_is(title):
    shown = "".join(words(drawn("plan", plan("en", title), FileKind.PDF)).split())
    assert "".join(title.split()) in shown


def test_the_links_of_a_plan_are_its_sources_and_the_way_back_and_no_others():
    data = plan("en", 'https://evil.example mailto:a@b.c #link("x")')
    found = {
        note.get_object()["/A"]["/URI"]
        for page in pages(drawn("plan", data, FileKind.PDF))
        for note in page.get("/Annots", [])
    }
    assert found == {"https://example.org/a", "https://t.me/pathways_demo_bot"}


def test_the_pages_of_a_plan_are_numbered():
    drawn_plan = drawn("plan", plan(steps=12), FileKind.PDF)
    count = len(pages(drawn_plan))
    assert count > 2
    for number, page in enumerate(pages(drawn_plan), start=1):
        assert f"Page {number} of {count}" in page.extract_text()


def test_a_plan_says_in_which_language_and_what_it_is():
    reader = pypdf.PdfReader(io.BytesIO(drawn("plan", plan("fa", "PLAB"), FileKind.PDF)))
    assert reader.metadata.title == "PLAB \u2013 PLAB"
    assert reader.root_object["/Lang"] == "fa"
    assert "/CreationDate" not in (reader.metadata or {})


@pytest.mark.parametrize("language", ["en", "ar", "uk", "fa", "fa_AF"])
def test_every_sign_stands_beside_its_word(language):
    shown = words(drawn("roadmap", roadmap(language), FileKind.PDF))
    for sign in SIGNS:
        assert sign in shown


def test_a_picture_is_mirrored_for_who_reads_from_the_right():
    def middle_of_numbers(language):
        found = placed(drawn("roadmap", roadmap(language), FileKind.PDF))
        return [x for text, x, _ in found if text == "5"]

    assert all(x < WIDTH / 4 for x in middle_of_numbers("en"))
    assert all(x > WIDTH * 3 / 4 for x in middle_of_numbers("ar"))
    assert middle_of_numbers("ar")


def test_latin_words_keep_their_order_in_arabic_lines():
    title = "اجتياز \u2066PLAB 1\u2069 لدى \u2066GMC (UK)\u2069."
    steps = [{"number": "", "title": title, "sign": "done", "word": ""}]
    found = placed(drawn("roadmap", roadmap("ar", "", steps=steps), FileKind.PDF))
    left = {text: x for text, x, _ in found}
    assert left["GMC"] < left["(UK)"] < left["PLAB"] < left["1"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_letters_are_large_enough_for_a_small_phone(language):
    sizes = [size for _, _, size in placed(drawn("roadmap", roadmap(language), FileKind.PDF))]
    assert min(sizes) >= SMALLEST_LETTERS


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Apply to the register, with a licence!!!"),
        ("uk", "Подати заяву на реєстрацію, разом із ліцензією на роботу"),
        ("ar", "تقديم طلب التسجيل في السجل الطبي مع رخصة مزاولة المهنة!!"),
    ],
)
def test_a_picture_of_nine_steps_with_the_longest_titles_is_not_too_high(language, title):
    step = roadmap(language, title)["steps"][4]
    steps = [{**step, "number": str(n), "word": "Later"} for n in range(10, 19)]
    following = {"sign": "next", "label": "Next", "title": title, "what": title * 3}
    more = {"steps": steps, "next": following}
    picture = drawn("roadmap", roadmap(language, "Plan", **more), FileKind.PNG)
    width, height = size(picture)
    assert height < 2.75 * width
    assert check(picture, FileKind.PNG) is picture


def test_with_nothing_left_to_do_the_picture_says_so():
    data = roadmap(next=None, cheer="Well done!", link=None, checked=None, part=None)
    assert "Well done!" in words(drawn("roadmap", data, FileKind.PDF))
    data["progress"] = {"done": 0, "total": 0, "text": "0"}
    assert size(drawn("roadmap", {**data, "steps": []}, FileKind.PNG))[0] == WIDTH


@pytest.mark.parametrize("template", ["nothing", "../drawing", "", "/etc/passwd", "a/b"])
def test_an_unknown_template_is_refused(template):
    with pytest.raises(DrawingError, match="no such template"):
        drawn(template, {}, FileKind.PNG)


def test_data_that_does_not_fit_is_refused_without_being_quoted():
    with pytest.raises(DrawingError) as caught:
        drawn("roadmap", {"direction": "ltr", "language": "CANARY"}, FileKind.PNG)
    assert "CANARY" not in repr(caught.value)
    assert caught.value.__suppress_context__


def test_a_plan_of_many_pages_is_no_picture():
    with pytest.raises(DrawingError, match="one page"):
        drawn("plan", plan(steps=12), FileKind.PNG)


def png(width: int, height: int, size: int = 33) -> bytes:
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + width.to_bytes(4) + height.to_bytes(4)
    return head.ljust(size, b"\0")


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        (png(1080, 8921), FileKind.PNG),
        (png(100, 2001), FileKind.PNG),
        (png(10, 10, MAX_BYTES[FileKind.PNG] + 1), FileKind.PNG),
        (b"\0" * (MAX_BYTES[FileKind.PDF] + 1), FileKind.PDF),
    ],
    ids=["high", "narrow", "heavy", "heavy document"],
)
def test_what_telegram_would_not_take_is_refused(file, kind):
    with pytest.raises(DrawingError):
        check(file, kind)


def test_templates_name_no_package_and_read_no_file():
    for path in sorted(Path(ROOT, "bot", "documents", "templates").glob("*.typ")):
        source = path.read_text("utf-8")
        for word in ("@preview", "eval(", "read(", "plugin(", "image("):
            assert word not in source, f"{path.name}: {word}"
