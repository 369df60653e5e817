"""What a review changes, for whom, and when it ends by itself."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.dated import key_of
from bot.features.upkeep import domain
from bot.features.upkeep.actions import MarkValid, MarkWrong, OpenItem, ShowShelf, ShowTexts
from bot.features.upkeep.domain import Review, Shelf
from bot.features.upkeep.uses import Place, quote, uses
from tests import shipped

FEE, PAGE = "figure plab_1_fee", "page gmc-fees"
LIBRARY = shipped.library()
KEYS = sorted(LIBRARY.dated)
DAYS = st.dates(dt.date(2026, 11, 1), dt.date(2028, 1, 1))


@pytest.fixture(scope="module")
def known():
    return uses(LIBRARY)


def at(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(9), dt.UTC)


def review(key: str, day: dt.date, by: dt.date | None = None) -> Review:
    return Review(key, domain.fingerprint(LIBRARY.dated[key]), at(day), by)


@given(st.sampled_from(KEYS), DAYS, st.integers(1, 400) | st.none())
def test_readers_get_the_later_date_and_only_of_the_item_that_was_reviewed(key, day, lasts):
    before = LIBRARY.dated[key]
    by = day + dt.timedelta(days=lasts) if lasts else None
    library = domain.reviewed(LIBRARY, [review(key, day, by)])
    after = library.dated
    assert after[key].checked == (max(day, before.checked) if by else before.checked)
    assert after[key].review_by >= before.review_by
    assert (key in library.doubted) == (by is None and day >= before.checked)
    others = LIBRARY.dated.items()
    assert all(after[other] is item for other, item in others if other != key)
    assert domain.reviewed(library, []) is LIBRARY
    assert domain.reviewed(library, [review(key, day, by)]) == library


@pytest.mark.parametrize("by", [dt.date(2027, 6, 1), None])
def test_a_review_ends_when_the_file_says_something_else_or_was_checked_later(by):
    day, fee = dt.date(2027, 1, 5), LIBRARY.dated[FEE]
    said = review(FEE, day, by)
    assert domain.holds(said, fee)
    moved = {"checked": dt.date(2027, 1, 4), "review_by": dt.date(2027, 3, 1)}
    assert domain.holds(said, fee.model_copy(update=moved)), "an older check is no news"
    newer = {"checked": dt.date(2027, 1, 6)}
    assert not domain.holds(said, fee.model_copy(update=newer))
    assert not domain.holds(said, fee.model_copy(update={"value": fee.value + 1}))
    assert not domain.holds(said, None), "it is gone from the content"


@given(st.sampled_from(KEYS), DAYS)
def test_the_next_look_is_a_month_to_a_year_away(key, day):
    wait = domain.next_review(LIBRARY.dated[key], day) - day
    assert dt.timedelta(days=30) <= wait <= dt.timedelta(days=365)


def test_what_is_due_comes_the_oldest_first_on_one_shelf_each(known):
    day = dt.date(2027, 5, 1)
    library = domain.reviewed(LIBRARY, [review(FEE, day, None)])
    found = domain.due(library, known, day)
    assert [one.item.review_by for one in found] == sorted(one.item.review_by for one in found)
    assert all(one.item.review_by <= day + domain.SOON for one in found)
    shelves = dict(domain.on_shelves(found))
    assert sum(map(len, shelves.values())) == len(found)
    assert [one.key for one in shelves[Shelf.CHANGE]] == [FEE]
    assert {FEE} == library.doubted
    late = sum(one.is_late(day) for one in found) - 1
    assert domain.late(library, day) == late, "what must change is not counted as late"


def test_a_doubt_about_a_page_is_one_about_every_step_that_stands_on_it(known):
    library = domain.reviewed(LIBRARY, [review(PAGE, dt.date(2027, 1, 1))])
    doubted = {slug for slug, step in library.steps.items() if library.is_doubted(step)}
    assert doubted == {use.step for use in known[PAGE] if use.step}
    assert "plab-1" in doubted
    assert not any(LIBRARY.is_doubted(step) for step in LIBRARY.steps.values())


def test_everything_a_screen_stands_on_knows_that_screen(known):
    for step in LIBRARY.steps.values():
        for one in (*LIBRARY.sources_of(step), *LIBRARY.figures_of(step)):
            assert step.slug in {use.step for use in known[key_of(one)]}
    places = {use.place for of in known.values() for use in of}
    assert places == set(Place)


def test_the_text_that_stands_on_an_item_is_quoted(known):
    assert quote(known[FEE][0], FEE) == "PLAB 1"
    page = "page informal-advice"
    assert any("no advice" in quote(use, page) for use in known[page])
    quotes = [quote(use, key) for key, of in known.items() for use in of]
    assert sum(map(bool, quotes)) > len(quotes) / 2
    assert quote(dataclasses.replace(known[FEE][0], content=None), FEE) == ""


def test_buttons_fit_and_no_two_items_share_one():
    codes = {domain.code(key) for key in KEYS}
    assert len(codes) == len(KEYS)
    code, mark = codes.pop(), domain.mark(LIBRARY.dated[FEE])
    longest = max(Shelf, key=len)
    for action in (OpenItem(code, longest, 999), MarkValid(code, mark, 1), MarkWrong(code, mark)):
        action.body()
    ShowShelf(longest, 999).body()
    ShowTexts("ckb", "reviewed", 9999).body()
