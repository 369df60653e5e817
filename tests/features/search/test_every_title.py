"""Whatever content holds is found by its title with one typing mistake, in every language."""

import random
import statistics
import time
from functools import cache

import pytest

from bot.features.search import service
from bot.features.search.catalog import PROPER, Find, Kind, everything
from bot.features.search.service import Search
from bot.features.search.views import ON_A_PAGE
from bot.prose import title_of
from tests import shipped
from tests.conftest import sized
from tests.features.search.mistakes import mistyped

MEANT = {Kind.STEP, Kind.ORGANISATION, Kind.ROUTE, Kind.GUIDE}
LANGUAGES = ("en", "ar", "uk", "fa")


@cache
def search() -> Search:
    library = shipped.library()
    return Search(library, shipped.catalogs())


def title(find: Find, language: str) -> str:
    if find.kind in PROPER:
        return find.titles[0]
    t = search().catalogs.translator(language)
    return title_of(t, search().library, find.titles[0])


@pytest.mark.parametrize("seed", range(sized(1, 40)))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_role_guide_route_and_organisation_is_on_the_first_page(
    language: str, seed: int
) -> None:
    chance = random.Random(seed)
    lost = []
    for find in everything(search().library):
        if find.kind in MEANT:
            asked = mistyped(title(find, language), chance)
            if find not in search().find(asked, language, {}).finds[:ON_A_PAGE]:
                lost.append((find.id, asked))
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_on_the_first_page_when_it_is_spelt_right(language: str) -> None:
    lost = [
        find.id
        for find in everything(search().library)
        if find not in search().find(title(find, language), language, {}).finds[:ON_A_PAGE]
    ]
    assert lost == []


@pytest.mark.figure
@pytest.mark.parametrize("language", LANGUAGES)
def test_half_of_all_searches_take_less_than_ten_milliseconds(language: str) -> None:
    chance = random.Random(1)
    search().find("", language, {})
    took = []
    for find in everything(search().library):
        asked = mistyped(" ".join([title(find, language), *find.texts])[:200], chance)
        began = time.thread_time()
        search().find(asked, language, {})
        took.append(time.thread_time() - began)
    assert statistics.median(took) < 0.010


def test_there_is_room_in_a_button_for_every_number() -> None:
    assert len(everything(search().library)) < len(service.domain.LETTERS) ** 2
