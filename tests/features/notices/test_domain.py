"""The table of states, and what may stand in a notice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import EmptyTextError
from bot.features.notices import domain
from bot.features.notices.domain import AFTER, LEAVES, Deed, Kind, Notice, State, Words, after
from bot.features.notices.errors import BadLinkError, LongTextError
from bot.segments import Facts, Segment
from tests.conftest import START

WORDS = Words({"en": "Come on Saturday", "ar": "تعالوا يوم السبت"}, "en")
ASK_A_PERSON = {Deed.APPROVE, Deed.QUEUE}


@given(st.lists(st.sampled_from(Deed), max_size=30))
def test_nothing_leaves_that_was_not_approved_since_it_was_edited(deeds: list[Deed]) -> None:
    state, approved, queued = State.DRAFT, False, False
    for deed in deeds:
        found = after(state, deed)
        if found is None:
            continue
        if deed is Deed.EDIT:
            approved = False
        approved |= deed is Deed.APPROVE
        queued = (
            queued and deed not in (Deed.UNDO, Deed.STOP_LATE, Deed.HOLD_BACK)
        ) or deed is Deed.QUEUE
        state = found
        assert state not in LEAVES or (approved and queued)


def test_there_is_no_way_back_from_what_was_taken_back() -> None:
    assert not any(state is State.RECALLED for state, _ in AFTER)
    assert after(State.CANCELLED, Deed.GO_ON) is None


def test_a_reader_gets_their_language_or_the_one_chosen_for_all_others() -> None:
    assert [WORDS.language(code) for code in ("ar", "en", "uk")] == ["ar", "en", "en"]


def test_promotion_is_for_who_said_yes_and_nothing_is_for_who_has_not_agreed() -> None:
    notice = Notice(
        1, State.DRAFT, Kind.SERVICE, START, WORDS, Segment(regions=frozenset({"wales"}))
    )
    facts = Facts(language="uk", region="wales", consented=True)
    assert notice.is_for(facts, START)
    assert not notice.but(kind=Kind.PROMOTION).is_for(facts, START)
    for other in (
        Facts(language="uk", region="wales"),
        Facts(language="", region="wales", consented=True),
        Facts(language="uk", region="east", consented=True),
        Facts(language="uk", region="wales", consented=True, suspended=True),
    ):
        assert not notice.is_for(other, START)
    agreed = Facts(language="uk", region="wales", consented=True, promotion=True)
    assert notice.but(kind=Kind.PROMOTION).is_for(agreed, START)


@pytest.mark.parametrize(
    "typed",
    [
        "http://example.org",
        "https://example",
        "https://user@example.org",
        "https://example.org/a b",
        "https://example.org:port/",
        "https://example.o",
        "https://example.org.",
        "https://example..org",
        "https://-example.org",
        "https://example,org.uk",
        "https://192.168.0.1",
        "https://",
        "javascript:alert(1)",
        "tg://user?id=7",
        "https://ex\u0430mple.org",
        "https://example.org/" + "a" * 500,
    ],
)
def test_a_button_opens_nothing_but_a_plain_https_page(typed: str) -> None:
    with pytest.raises(BadLinkError):
        domain.read_link(typed)


def test_a_good_address_is_kept_as_it_is() -> None:
    for link in (
        "https://t.me/bot?start=e1",
        "https://www.gmc-uk.org/a",
        "https://EXAMPLE.org:443",
    ):
        assert domain.read_link(f" {link} ") == link


def test_a_text_is_one_message_and_its_beginning_is_its_name() -> None:
    with pytest.raises(EmptyTextError):
        domain.read(" \u200b\n")
    with pytest.raises(LongTextError):
        domain.read("🙂" * 1251)
    assert domain.read(" Hello\r\nyou ") == "Hello\nyou"
    assert domain.title("Hello\nyou") == "Hello"
    assert domain.title("A headline that is much too long") == "A headline that is much t…"
