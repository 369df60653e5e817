"""A4: whatever somebody writes, others read it as text, and nothing around it changes."""

import random
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.mentors.actions import OpenInbox
from bot.features.questions.case import Case
from bot.features.questions.domain import Question, Reason, State
from bot.features.questions.repository.entries import Entry
from bot.features.questions.views import asker, coordinator, helper, writing
from bot.i18n import Html, Translator, arrange, button, clean, html, is_blank, plain
from bot.i18n.split import LIMIT, units
from bot.message import Message
from bot.people.person import Person, Role
from bot.playground.emulator.errors import ApiError
from bot.playground.emulator.text.formatted import read_formatted
from bot.playground.emulator.text.html import parse_html
from tests import shipped
from tests.abuse.hostile import PIECES, WHOLE, hostile_text
from tests.abuse.size import size
from tests.conftest import START

MANY = size(20_000, 1_000_000)
SOME = size(700, 30_000)
OPENING, CLOSING = "\u2066\u2067\u2068", "\u2069"
ISOLATE = re.compile(f"[{OPENING}{CLOSING}]")
DIRECTIONS = dict.fromkeys([0x200E, 0x200F, *range(0x2066, 0x206A)])
OVERRIDES = set(map(chr, range(0x202A, 0x202F)))
TEMPLATE = "<b>{text}</b> — PLAB 1\n<blockquote>{text}</blockquote>"
LANGUAGES = shipped.catalogs()
ASKER, HELPER = Person(1, 1, roles=frozenset()), Person(2, 2, roles=frozenset({Role.MENTOR}))


def found_by_id(user_id: int) -> dict[str, object]:
    """Know everybody, so that a mention could succeed."""
    return {"id": user_id, "first_name": "X"}


def seen(message: str) -> tuple[str, set[str]]:
    """Return the text that a message shows and the kinds of its entities, as Telegram reads it."""
    text, entities = parse_html(message, found_by_id)
    return text, {entity["type"] for entity in entities}


def check(text: str) -> None:
    """Assert that a text that somebody will see is well-behaved."""
    for character in set(text) - {"\n"}:
        assert unicodedata.category(character) not in ("Cc", "Cs"), ascii(character)
    assert not OVERRIDES & set(text)
    for line in text.split("\n"):
        depth = 0
        for control in ISOLATE.findall(line):
            depth += 1 if control in OPENING else -1
            assert depth >= 0, "closes what it did not open"
        assert depth == 0, "leaves its direction to what follows"


def letters(text: str) -> str:
    """Return what is left of a text without blanks and marks of direction."""
    return re.sub(r"\s", "", text.translate(DIRECTIONS))


def check_filled(text: str) -> None:
    """Fill our templates with `text`, cleaned, in both directions."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    filled = html(TEMPLATE, text=cleaned)
    for message in (filled, arrange(filled, "rtl")):
        shown, kinds = seen(message)
        check(shown)
        assert kinds <= {"bold", "blockquote"}
        assert letters(shown) == letters(f"{cleaned} — PLAB 1\n{cleaned}")
    check(button(plain("{x} …", x=cleaned), "rtl"))


@pytest.mark.figure
def test_hostile_texts_are_shown_as_text_and_change_nothing_around_them():
    rng = random.Random(4)
    for text in (*PIECES, *WHOLE):
        check_filled(text)
    for _ in range(MANY):
        check_filled(hostile_text(rng))


@settings(max_examples=SOME, deadline=None, database=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(st.characters())), max_size=8))
def test_any_text_at_all_is_shown_as_text(pieces):
    check_filled("".join(pieces))


@pytest.mark.figure
def test_even_what_nobody_cleaned_opens_no_tag_and_leaves_no_direction_open():
    rng = random.Random(5)
    for _ in range(MANY // 4):
        text = hostile_text(rng).encode("utf-8", "replace").decode()
        for message in (html(TEMPLATE, text=text), arrange(html(TEMPLATE, text=text), "rtl")):
            shown, kinds = seen(message)
            assert kinds <= {"bold", "blockquote"}
            assert not OVERRIDES & set(shown)
            for line in shown.split("\n"):
                assert sum(map(line.count, OPENING)) == line.count(CLOSING)


def test_a_tag_that_was_not_escaped_would_be_found():
    with pytest.raises(AssertionError):
        check("\u2067open")
    with pytest.raises(AssertionError):
        check("\u2069close\u2066")
    assert seen(Html("<a href='tg://user?id=5'>x</a>")) == ("x", {"text_mention"})


# Every view that shows what somebody wrote


def case(text: str, state: State) -> Case:
    """Return a question, an answer and a draft that all say `text`."""
    question = Question(1, "Q-AB2C", 1, "exams", "", state, START, helper_id=2)
    said = (Entry(1, 1, 1, START, text), Entry(2, 1, 2, START, text))
    return Case(question, said, text, {1: 5, 2: 77}, "PLAB 1", "العربية", START)


View = Callable[[Translator, str], Message | list[Message]]
VIEWS: dict[str, View] = {
    "offer": lambda t, x: helper.offer(t, case(x, State.WAITING)),
    "offer in the inbox": lambda t, x: helper.offer(t, case(x, State.WAITING), OpenInbox()),
    "to answer": lambda t, x: helper.to_answer(t, case(x, State.CLAIMED), OpenInbox()),
    "follow-up": lambda t, x: helper.follow_up(t, case(x, State.CLAIMED)),
    "corrected": lambda t, x: helper.corrected(
        t, case(x, State.CLAIMED), case(x, State.CLAIMED).said[0]
    ),
    "preview of a question": lambda t, x: writing.compose(t, case(x, State.DRAFT), ASKER, None),
    "preview of an answer": lambda t, x: writing.compose(
        t, case(x, State.CLAIMED), HELPER, OpenInbox()
    ),
    "answer": lambda t, x: asker.answer(
        t, case(x, State.ANSWERED), case(x, State.ANSWERED).said[1]
    ),
    "asked back": lambda t, x: asker.status(t, case(x, State.ASKED_BACK)),
    "status": lambda t, x: asker.status(t, case(x, State.ANSWERED)),
    "for a coordinator": lambda t, x: coordinator.read(t, case(x, State.WAITING), list(Reason)),
}


@pytest.mark.parametrize("language", ["en", "ar", "uk", "fa"])
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_every_view_shows_it_as_text_within_telegrams_limits(view: View, language: str):
    t, rng = LANGUAGES.translator(language), random.Random(f"{language}")
    ours = _kinds(view(t, "word"))
    for text in (*WHOLE, *(hostile_text(rng) for _ in range(size(40, 2_000)))):
        cleaned = clean(text)
        if is_blank(cleaned):
            continue
        made = view(t, cleaned)
        for message in [made] if isinstance(made, Message) else made:
            shown, kinds = seen(message.text)
            check(shown)
            assert kinds <= ours
            assert 0 < units(shown) <= LIMIT
            for one in (b for row in message.rows for b in row):
                check(one.label)
            _is_taken_by_telegram(message.text)


def _kinds(made: Message | list[Message]) -> set[str]:
    messages = [made] if isinstance(made, Message) else made
    return set().union(*(seen(message.text)[1] for message in messages))


def _is_taken_by_telegram(text: str) -> None:
    try:
        shown, entities = read_formatted(text, "HTML", None, found_by_id)
    except ApiError as error:
        raise AssertionError(error.body()) from error
    assert shown
    assert not {"text_link", "text_mention", "custom_emoji"} & {e["type"] for e in entities}
