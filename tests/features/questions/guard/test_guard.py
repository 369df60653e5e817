"""The guard by its rules: any script's digits, nothing else touched, nothing left, no error."""
# ruff: noqa: RUF001 - digits and letters of other scripts

import itertools
import random
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.features.questions.guard import (
    Finding,
    Kind,
    find,
    label,
    masked,
    within,
    without_marks,
    worded,
)
from bot.features.questions.guard.masking import ANY_MARK
from bot.features.questions.guarded import CLEAR, Choice, Guarded
from bot.i18n import clean
from tests import shipped
from tests.abuse.hostile import hostile_text
from tests.features.questions.guard.written import everything

LANGUAGES = shipped.catalogs()
ZEROS = "0٠۰०০๐０𝟎᠐߀༠"
INVISIBLE = ("", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\u2066", "\ufeff")
BETWEEN = ("", " ", "-", ".", "\u00a0", "\u2011", "–", " \u200f", "/", "\n")
PHONE = "07700900123"


def kinds(text: str) -> list[str]:
    return [one.kind.value for one in find(text)]


@given(
    zero=st.sampled_from(ZEROS),
    gap=st.sampled_from(BETWEEN),
    gaps=st.lists(st.booleans(), min_size=10, max_size=10),
    unseen=st.lists(st.sampled_from(INVISIBLE), min_size=11, max_size=11),
)
@example(zero="0", gap=".", gaps=[n in (1, 5, 6) for n in range(10)], unseen=[""] * 11)
@example(zero="0", gap="/", gaps=[n in (1, 3, 8, 9) for n in range(10)], unseen=[""] * 11)
def test_a_phone_number_is_found_in_the_digits_of_any_script(
    zero: str, gap: str, gaps: list[bool], unseen: list[str]
) -> None:
    # Asylum support numbers its cases so: 07/70/09001/23.
    assume((gap, [n for n, here in enumerate(gaps) if here]) != ("/", [1, 3, 8]))
    digits = [chr(ord(zero) + int(digit)) for digit in PHONE]
    after = [*(gap * here for here in gaps), ""]
    written = "".join(a + b + c for a, b, c in zip(digits, unseen, after, strict=True))
    text = f"رقمي {written} شكرا"
    found = find(text)
    assert [one.kind for one in found] == [Kind.PHONE]
    assert masked(text, found).startswith("رقمي ")
    assert not any(one.isdecimal() for one in masked(text, found))


@given(text=st.text() | st.text("0123456789٠۱ +-.@/:()abcAB\n\u200c\u0301gmc", max_size=80))
@example("0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣")
@example("passport 123456 A1234567 123456")
def test_hiding_leaves_the_rest_as_it_was_and_no_identifier(text: str) -> None:
    text = without_marks(text)
    found = find(text)
    hidden = masked(text, found)
    kept = [text[a.end : b.start] for a, b in zip((START, *found), (*found, END), strict=True)]
    kept[-1] = text[found[-1].end :] if found else text
    assert ANY_MARK.split(hidden) == kept
    assert find(hidden) == ()
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for one in found:
        assert unicodedata.category((text + " ")[one.end]) not in ("Mn", "Me")


START, END = Finding(Kind.NUMBER, 0, 0), Finding(Kind.NUMBER, 0, 0)


def test_mixtures_of_hostile_pieces_and_messages_raise_nothing() -> None:
    rng = random.Random(4)
    texts = [one.text for one in everything()]
    for _ in range(600):
        text = clean(hostile_text(rng) + rng.choice(texts) + hostile_text(rng))
        assert find(masked(text, find(text))) == ()


@pytest.mark.parametrize("language", ["en", "ar", "uk", "fa"])
def test_each_reader_reads_what_was_hidden_in_their_language(language: str) -> None:
    t = LANGUAGES.translator(language)
    text = "می‌خواهم 👩🏽‍⚕️ 07700 900123 می‌روم"
    shown = worded(t, masked(text, find(text)))
    assert shown == f"می‌خواهم 👩🏽‍⚕️ [{label(t, Kind.PHONE)}] می‌روم"
    assert {label(t, kind) for kind in Kind}.isdisjoint({""})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("943 476 5919", ["nhs"]),
        ("943 476 5918", []),  # the check digit is wrong
        ("nhs number 943 476 5918", ["nhs"]),  # but it is said to be one
        ("https://www.gmc-uk.org/registrants/7654321", ["link"]),
        ("https://www.gov.uk/prove?code=W8A4B7C2D", ["link"]),
        ("https://gov.uk.evil.example/", ["link"]),
        ("https://me@gov.uk/", ["email"]),
        ("https://www.gov.uk/evisa#code", []),
        ("0800 123 4567, 0808 157 0192, 0300 123 1233, +44 800 123 456, 0044 800 123 456", []),
        ("+1 202 555 0123", ["phone"]),
        ("+999 12 34 56 78 90", ["phone"]),  # no such country, and still written as a number
        ("380671234567", ["phone"]),
        ("00 00 00 00", []),
        ("B2 2nd try, C1 1st try", []),
        ("20270312 is a date", []),
        ("geo:52.1,0.2", ["map"]),
        ("///filled.count.soap", ["map"]),
        ("Mail me: a@b.uk.", ["email"]),
        ("I work @home", ["handle"]),
        ("LinkedIn: linkedin.com/in/somebody", ["link"]),
        ("telegram: https://t.me/somebody", ["link"]),
    ],
)
def test_what_is_an_identifier_and_what_is_not(text: str, found: list[str]) -> None:
    assert kinds(text) == found


def test_a_finding_across_two_messages_is_cut_at_their_border() -> None:
    one = Finding(Kind.PHONE, 3, 12)
    assert within([one], 0, 7) == [Finding(Kind.PHONE, 3, 7)]
    assert within([one], 9, 20) == [Finding(Kind.PHONE, 0, 3)]
    assert within([one], 12, 20) == within([one], 0, 3) == []


PHONES, DATES = (Finding(Kind.PHONE, 0, 5),), (Finding(Kind.BIRTH, 0, 5),)


@pytest.mark.parametrize(
    ("guarded", "choice", "seen", "passes"),
    [
        (CLEAR, Choice.NONE, 0, True),
        (CLEAR, Choice.AS_IT_IS, 7, True),
        (Guarded(PHONES, 7), Choice.NONE, 0, False),
        (Guarded(PHONES, 7), Choice.HIDE, 0, True),
        (Guarded(PHONES, 7), Choice.AS_IT_IS, 7, False),
        (Guarded(DATES, 7), Choice.NONE, 0, False),
        (Guarded(DATES, 7), Choice.AS_IT_IS, 7, True),
        (Guarded(DATES, 7), Choice.AS_IT_IS, 8, False),
        (Guarded(PHONES + DATES, 7), Choice.AS_IT_IS, 7, False),
    ],
)
def test_only_a_fitting_choice_lets_a_text_through(
    guarded: Guarded, choice: Choice, seen: int, *, passes: bool
) -> None:
    assert guarded.lets_through(choice, seen) is passes


SOUP = (
    "0", "0 ", "1 ", "0 7 ", "+1 ", "0,", "00 ", "1/", "1.", "1.1234 ", "a", "a ", "a.", "a@", "a_",
    "a-", "aB.c/", "A1B2", "1a ", "AB 12 ", "seven ", "double ", "oh, ", "صفر ", "واحد و", "вісім ",
    " dot ", "t dot ", " at ", "underscore ", "my number ", "gmc ", "passport ", "account ",
    "12 street ", "вул а а ", "شارع ا ", "I live in flat ", "lat ", "°'", "///a.a", "🙏", "1🙏",
    "\n", "\u0301", "((", "@ ", "ni a b 1 ", "nhs 1 ", "telegram is ", "W1A ", "0o", "1l ",
    "born 1 ",
)  # fmt: skip


@pytest.mark.parametrize("piece", SOUP)
def test_the_longest_message_of_any_soup_is_read_to_its_end(piece: str) -> None:
    for text in ((piece * 4096)[:4096], "my phone " + (piece * 4096)[:4000]):
        assert find(masked(text, find(text))) == ()
