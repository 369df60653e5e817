"""Saved replies on both kinds of store: each mentor's own, and no more than there is room for."""

from contextlib import AbstractAsyncContextManager

import pytest

from bot.delivery.store import Store
from bot.errors import EmptyTextError, TooLongError
from bot.features.replies import service
from bot.features.replies.domain import LONGEST_TEXT, MOST, fitting
from bot.features.replies.errors import FullError, GoneError
from bot.people.person import Role
from bot.unit_of_work import UnitOfWork, unit_of_work
from tests import shipped

DANIEL, JOAN = 4001, 4002


def unit(store: Store, telegram_id: int) -> AbstractAsyncContextManager[UnitOfWork]:
    return unit_of_work(store, lambda: None, telegram_id=telegram_id)


async def appoint(store: Store, telegram_id: int) -> None:
    async with unit(store, telegram_id) as uow:
        await uow.save(uow.person.but(language="en", roles=frozenset({Role.MENTOR})))


async def write(uow: UnitOfWork, title: str, text: str) -> int:
    await service.begin(uow)
    assert await service.take_title(uow, title) is None
    return (await service.keep(uow, text)).id


async def test_replies_are_their_writers_and_sealed(store: Store) -> None:
    for who in (DANIEL, JOAN):
        await appoint(store, who)
    async with unit(store, DANIEL) as uow:
        first = await write(uow, " Two\nlines ", "سلام")
        assert [(one.title, one.text) for one in await service.mine(uow)] == [("Two lines", "سلام")]
        assert "سلام" not in repr((await service.mine(uow))[0])
        rows = (await uow.connection.exec_driver_sql("SELECT title, text FROM saved_replies")).all()
        assert all("سلام".encode() not in value and b"Two" not in value
                   for row in rows for value in row)  # fmt: skip
    async with unit(store, JOAN) as uow:
        for act in (service.find, service.rename, service.rewrite):
            with pytest.raises(GoneError):
                await act(uow, first)
        await service.delete(uow, first)
        await service.erase(uow, uow.person)
    async with unit(store, DANIEL) as uow:
        assert len(await service.mine(uow)) == 1
        await service.delete(uow, first)
        await service.delete(uow, first)  # a second tap
        assert await service.mine(uow) == []


async def test_room_and_length_have_an_end(store: Store) -> None:
    await appoint(store, DANIEL)
    async with unit(store, DANIEL) as uow:
        for n in range(MOST - 1):
            await write(uow, f"{n}", "x" * LONGEST_TEXT)
        await service.begin(uow)
        for text, error in (("\u200d", EmptyTextError), ("x" * 29, TooLongError)):
            with pytest.raises(error):
                await service.take_title(uow, text)
        await service.take_title(uow, "Last")
        for text, error in ((" \n", EmptyTextError), ("x" * 2001, TooLongError)):
            with pytest.raises(error):
                await service.hold(uow, text)
            with pytest.raises(error):
                await service.keep(uow, text)
        with pytest.raises(GoneError):
            await service.held(uow)
        await service.hold(uow, "Held")
        assert await service.held(uow) == "Held"
        await service.keep(uow, "Kept")
        with pytest.raises(FullError):
            await service.begin(uow)
        with pytest.raises(GoneError):
            await service.keep(uow, "Twice")
        assert len(await service.mine(uow)) == MOST


async def test_a_reply_that_is_deleted_while_it_is_changed_stays_deleted(store: Store) -> None:
    await appoint(store, DANIEL)
    async with unit(store, DANIEL) as uow:
        mine = await write(uow, "Title", "Text")
        await service.rewrite(uow, mine)
        await service.delete(uow, mine)
        with pytest.raises(GoneError):
            await service.keep(uow, "New text")
        assert await service.mine(uow) == []


def test_what_hands_over_comes_first_and_only_what_fits_is_offered() -> None:
    replies = shipped.library().replies
    for profession in ("doctor", "nurse", "other", None):
        found = fitting(replies, profession)
        kinds = [one.kind for one in found]
        assert kinds == sorted(kinds, key=lambda kind: kind != "hand-over")
        assert {one.id for one in replies if one.is_for(profession)} == {one.id for one in found}
    assert len(fitting(replies, None)) == len(replies)
