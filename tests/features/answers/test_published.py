"""Published answers: sources, being looked at again, other languages, and going for good."""

import dataclasses
import datetime as dt

import pytest

from bot.delivery.store import Store
from bot.features.answers import repository
from bot.features.answers.domain import Checked, Origin, Shared, State, Translation, is_address
from bot.unit_of_work import unit_of_work
from tests.conftest import START

DAY = dt.timedelta(days=1)
ORIGIN = Origin(7, 1, 2, "plab-1", "en", "Which bus?", "The blue one.")
WORDS = {"title": "حافلة", "question": "أي حافلة؟", "answer": "الزرقاء."}


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("https://www.gmc-uk.org/plab?x=1#y", True),
        ("https://nhs.uk", True),
        ("http://nhs.uk", False),
        ("javascript:alert(1)", False),
        ("https://name:word@nhs.uk", False),
        ("https://nhs.uk:8443/", False),
        ("https://nhs.uk:x/", False),
        ("https://[::1", False),
        ("https://localhost", False),
        ("https://nhs.uk/a b", False),
        ('https://nhs.uk/"><b>', False),
        ("https://nhs\u202e.uk", False),
        ("tg://user?id=1", False),
        ("nhs.uk", False),
        ("", False),
    ],
)
def test_a_source_is_the_address_of_a_public_page_and_nothing_else(text: str, fine: bool) -> None:
    assert is_address(text) is fine


def translation(one: Shared, language: str = "ar") -> Translation:
    return Translation(one.id, language, Checked.DRAFTED, "", START, **WORDS)


async def test_it_comes_back_as_it_was_kept_and_goes_with_all_its_languages(store: Store) -> None:
    async with unit_of_work(store, lambda: None, telegram_id=111) as uow:
        made = await repository.add(uow, ORIGIN)
        both = made.agreed(1, ORIGIN, uow.now).agreed(2, ORIGIN, uow.now)
        shown = both.edited("source", "https://nhs.uk").published(uow.now)
        await repository.save(uow, shown)
        assert await repository.get(uow, made.id) == shown
        for language in ("ar", "uk", "ar"):
            await repository.translate(uow, translation(shown, language))
        found = await repository.translations_of(uow, made.id)
        assert found == {language: translation(shown, language) for language in ("ar", "uk")}
        assert shown.told_in(found["ar"]).title == WORDS["title"]
        before = await repository.edition(uow.connection)
        later = dataclasses.replace(translation(shown), written_at=START + DAY)
        await repository.translate(uow, later)
        assert await repository.edition(uow.connection) != before
        over = await repository.end(uow, shown)
        assert (over.state, over.title, over.source) == (State.OVER, "", "")
        assert await repository.translations_of(uow, made.id) == {}
        assert await repository.edition(uow.connection) == ()


async def test_what_ended_or_was_never_answered_goes_after_its_time(store: Store) -> None:
    async with unit_of_work(store, lambda: None, telegram_id=111) as uow:
        kept = []
        for number, state in enumerate(State):
            origin = dataclasses.replace(ORIGIN, question_id=number)
            one = dataclasses.replace(await repository.add(uow, origin), state=state, since=START)
            kept.append(await repository.save(uow, one))
        await repository.purge(uow, START)
        assert all([await repository.get(uow, one.id) for one in kept])
        await repository.purge(uow, START + DAY)
        left = {one.state for one in kept if await repository.get(uow, one.id)}
    assert left == {State.REVIEW, State.PUBLISHED}


async def test_those_nobody_looked_at_for_long_come_back_the_oldest_first(store: Store) -> None:
    async with unit_of_work(store, lambda: None, telegram_id=111) as uow:
        made = []
        for number in (2, 1, 3):
            origin = dataclasses.replace(ORIGIN, question_id=number)
            one = (await repository.add(uow, origin)).published(START + number * DAY)
            made.append(await repository.save(uow, one))
        second, first, _ = made
        assert await repository.checked_before(uow, START + 3 * DAY) == [first, second]
        await repository.save(uow, first.still_right(START + 9 * DAY))
        assert await repository.checked_before(uow, START + 3 * DAY) == [second]


async def test_who_translated_is_forgotten_and_the_words_stay(store: Store) -> None:
    async with unit_of_work(store, lambda: None, telegram_id=111) as uow:
        one = await repository.save(uow, (await repository.add(uow, ORIGIN)).published(START))
        mine = dataclasses.replace(translation(one), author=_me(uow))
        await repository.translate(uow, mine)
        await repository.forget_translator(uow, uow.person.id)
        assert await repository.translations_of(uow, one.id) == {"ar": translation(one)}
        await repository.erase_helped(uow, ORIGIN.helper_id)
        assert await repository.translations_of(uow, one.id) == {}


def _me(uow) -> str:
    return repository.audit.actor(uow.vault, uow.person.id)
