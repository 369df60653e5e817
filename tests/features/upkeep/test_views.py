"""What coordinators read of an item: it fits, its page is one tap away, and who complains."""

import datetime as dt

import pytest

from bot.content.dated import Kind, name_of
from bot.features.upkeep import domain
from bot.features.upkeep.actions import MarkValid, MarkWrong, OpenItem, TakeBack
from bot.features.upkeep.domain import Complaints, Review, Shelf
from bot.features.upkeep.uses import uses
from bot.features.upkeep.views import item, shelves
from bot.i18n.faults import TAG
from bot.i18n.split import LIMIT, units
from bot.message import Message
from bot.screen import Home
from tests import shipped
from tests.scenarios import cast

LIBRARY = shipped.library()
DAY = dt.date(2027, 6, 1)
NOW = dt.datetime(2027, 6, 1, 9, tzinfo=dt.UTC)
EVERYBODY = Complaints(wrong=2, old=3, link=4, dead=5)


@pytest.fixture(scope="module")
def known():
    return uses(LIBRARY)


def fits(message: Message, language: str) -> None:
    assert units(message.text) <= LIMIT
    assert len(message.rows) <= 13
    if language == "ar":
        assert cast.reads_right_to_left(TAG.sub("", message.text))
    for row in message.rows:
        assert all(button.url or button.action.body() for button in row)


def shown(known, language: str, key: str, review: Review | None) -> Message:
    t = shipped.catalogs().translator(language)
    found = domain.look(LIBRARY, known, key)
    steps = [(use.title, Home()) for use in found.steps[:3]]
    at = OpenItem(domain.code(key), found.shelf.value)
    return item.item(t, LIBRARY, found, review, EVERYBODY, steps, at)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_item_can_be_opened_and_its_page_is_one_tap_away(known, language):
    kinds = set()
    for key, one in sorted(LIBRARY.dated.items())[::7]:
        message = shown(known, language, key, None)
        fits(message, language)
        assert any(button.url for row in message.rows for button in row), key
        asked = item.ask_valid(
            shipped.catalogs().translator(language), LIBRARY, key, MarkValid("a", "b"), DAY
        )
        fits(asked, language)
        assert len(name_of(one)) <= 120
        kinds.add(key.split()[0])
    assert kinds == set(Kind)


def test_all_that_people_dial_or_write_to_is_there_to_be_checked(known):
    lines = {f"line {one.id}": (one.call, one.text_to) for one in LIBRARY.urgent.lines}
    entries = {f"entry {one.id}": (one.phone, one.text_to, one.email)
               for one in LIBRARY.organisations.values()}  # fmt: skip
    for key, ways in {**lines, **entries}.items():
        text = shown(known, "en", key, None).text
        assert all(way in text for way in ways if way), key


def test_what_was_said_can_be_taken_back_and_what_people_say_is_told(known):
    key = "figure plab_1_fee"

    def acts(review: Review | None) -> set[type]:
        buttons = (button for row in shown(known, "en", key, review).rows for button in row)
        return {type(button.action) for button in buttons}

    valid, wrong = Review(key, "", NOW, DAY), Review(key, "", NOW, None)
    assert {MarkValid, MarkWrong} <= acts(None)
    assert TakeBack not in acts(None)
    assert {MarkValid, MarkWrong, TakeBack} <= acts(valid)
    assert MarkWrong not in acts(wrong)
    assert "A coordinator looked at it" in shown(known, "en", key, valid).text
    text = shown(known, "en", key, wrong).text
    assert "not valid any more" in text
    for line in ("wrong: 2", "date: 3", "work: 4", "reached: 5"):
        assert line in text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_shelf_fits_on_all_its_pages(known, language):
    t = shipped.catalogs().translator(language)
    found = domain.due(LIBRARY, known, DAY)
    fits(shelves.overview(t, found, DAY, []), language)
    for shelf, here in domain.on_shelves(found):
        for page in range(0, len(here), 5):
            fits(shelves.shelf(t, shelf, here, DAY, page), language)
    names = [shelves.shelf_name(t, shelf) for shelf in Shelf]
    assert len(set(names)) == len(names)
