"""People and invites keep their word on both databases."""

import asyncio
import datetime as dt
from functools import partial

import pytest

from bot.app import ROOT
from bot.db.postgres import POOL
from bot.db.sqlite import READERS
from bot.delivery.store import Store
from bot.delivery.tables import outbox
from bot.i18n import Catalogs
from bot.message import Lane, Message
from bot.people import invites, prompts
from bot.people.consent import ConsentNeededError
from bot.people.invites import Gift
from bot.people.person import Person, Role
from bot.people.prompts import Prompt
from bot.people.repository import People
from bot.screen import UrgentHelp
from bot.unit_of_work import looking, unit_of_work

HOUR = dt.timedelta(hours=1)


def acting(store, telegram_id):
    return unit_of_work(store, lambda: None, telegram_id=telegram_id)


@pytest.fixture
def redeem(store, clock):
    async def redeem(telegram_id, code):
        async with acting(store, telegram_id) as uow:
            return await invites.redeem(uow.connection, uow.vault, uow.person, code, clock.now())

    return redeem


@pytest.fixture
def invite(store, clock):
    async def invite(valid=HOUR, role=Role.MENTOR):
        async with unit_of_work(store, lambda: None) as uow:
            return await invites.create(
                uow.connection, uow.vault, role, now=clock.now(), valid=valid
            )

    return invite


async def test_one_invite_redeemed_by_fifty_accounts_at_once_lets_exactly_one_in(invite, redeem):
    code = await invite()
    gifts = await asyncio.gather(*(redeem(1000 + n, code) for n in range(50)))
    assert gifts.count(Gift(Role.MENTOR)) == 1
    assert gifts.count(None) == 49


async def test_used_expired_and_garbage_codes_get_the_same_answer(invite, redeem, clock):
    used, expired = await invite(), await invite(HOUR)
    assert await redeem(1, used) == Gift(Role.MENTOR)
    clock.advance(HOUR)
    for code in (used, expired, "x" * 64, "", "' OR 1=1 --"):
        assert await redeem(2, code) is None


async def test_who_has_what_an_invite_gives_does_not_use_it_up(invite, store, clock):
    has = {None: {"language": "en"}, Role.MENTOR: {"roles": frozenset({Role.MENTOR})}}
    for role, already in has.items():
        code = await invite(role=role)
        for person in (Person(1, 1, **already), Person(2, 2), Person(3, 3)):
            async with store.database.unit() as connection:
                found = await invites.redeem(connection, store.vault, person, code, clock.now())
            assert found == (Gift(role) if person.id < 3 else None)


async def test_five_wrong_codes_silence_for_an_hour_even_a_good_one(invite, redeem, clock):
    good = await invite(dt.timedelta(days=2))
    for n in range(5):
        assert await redeem(2, f"wrong-{n}") is None
    assert await redeem(2, good) is None
    clock.advance(HOUR)
    assert await redeem(2, good) == Gift(Role.MENTOR)


async def test_a_code_fits_a_deep_link_and_is_stored_nowhere(invite, store):
    code = await invite()
    assert len(code) == 43
    async with store.database.reader() as connection:
        rows = (await connection.exec_driver_sql("SELECT * FROM invites")).all()
    assert code not in str(rows)


async def test_what_is_saved_at_one_moment_by_two_is_both_kept_and_no_role_comes_back(store):
    async with acting(store, 41) as uow:
        roles = frozenset({Role.MENTOR, Role.COORDINATOR})
        before = await uow.save(uow.person.but(roles=roles))

    async def turn_english():
        async with acting(store, 41) as uow:
            began.set()
            await goes_on.wait()
            await uow.save(uow.person.but(language="en"))

    began, goes_on = asyncio.Event(), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        async with unit_of_work(store, lambda: None) as uow:
            group.create_task(turn_english())  # who they are is looked up before its turn comes
            await (began.wait() if store.database.shared else asyncio.sleep(0))
            person = await uow.get_person(before.id)
            await uow.save(person.but(roles=frozenset({Role.MENTOR})))
        goes_on.set()
    for known in (store.people, People(store.database, store.vault)):
        after = await known.find(41)
        assert (after.language, after.roles) == ("en", {Role.MENTOR})


async def test_who_is_saved_while_they_are_erased_is_not_remembered(store):
    async with acting(store, 42) as uow:
        person = uow.person
    async with acting(store, 42) as uow:
        await uow.erase(uow.person)
    async with unit_of_work(store, lambda: None) as uow:
        await uow.save(person.but(language="en"))
    assert await store.people.find(42) is None


async def test_a_person_is_found_again_by_another_process(store, vault):
    async with acting(store, 77) as uow:
        person = uow.person.but(
            language="uk", roles=frozenset(Role), profile={"stage": "qualified"}
        )
        await uow.save(person)
    elsewhere = People(store.database, vault)
    assert await elsewhere.find(77) == person
    assert await elsewhere.get(person.id) == person
    assert await elsewhere.with_role(Role.MENTOR) == [person]
    assert await elsewhere.find(78) is None


async def test_two_first_messages_at_once_make_one_person(store):
    async def first():
        async with acting(store, 5) as uow:
            return uow.person.id

    assert len(set(await asyncio.gather(*(first() for _ in range(10))))) == 1


async def test_the_cache_forgets_the_oldest_and_never_lies(database, vault, store, monkeypatch):
    monkeypatch.setattr("bot.people.repository.CACHED", 3)
    for n in range(1, 9):
        async with acting(store, n) as uow:
            await uow.save(uow.person.but(language="fa"))
    for n in range(1, 9):
        assert (await store.people.find(n)).language == "fa"
    assert len(store.people._cache) <= 3
    assert len(store.people._cache) == (0 if database.shared else 3)


async def test_as_many_units_as_there_are_connections_find_people_all_at_once(
    database, vault, clock, store
):
    """Each of them holds one: none must need a second, which another would have to give back."""
    async with acting(store, 5) as uow:
        person = await uow.save(uow.person.but(roles=frozenset({Role.MENTOR})))
    cold = Store.over(database, vault, clock)  # as after a start: nobody is in memory
    if database.shared:
        connections, opened = POOL + 10, partial(unit_of_work, cold, lambda: None)  # and overflow
    else:
        connections, opened = READERS, partial(looking, cold)
    all_hold_one = asyncio.Barrier(connections)

    async def find():
        async with opened() as uow:
            await all_hold_one.wait()
            return await uow.people_with(Role.MENTOR), await uow.get_person(person.id)

    async with asyncio.timeout(20):
        found = await asyncio.gather(*(find() for _ in range(connections)))
    assert found == [([person], person)] * connections


async def test_an_erased_person_is_a_stranger_and_their_messages_are_gone(store):
    async with acting(store, 5) as uow:
        await uow.save(uow.person.but(language="ar"))
        uow.ask(Prompt("test"))
        uow.send(Message("Hello"), uow.person)
    async with acting(store, 5) as uow:
        await uow.erase(uow.person)
    assert await store.people.find(5) is None
    async with store.database.reader() as connection:
        for table in ("people", "prompts", "outbox"):
            count = await connection.exec_driver_sql(f"SELECT count(*) FROM {table}")
            assert count.scalar() == 0


async def test_a_prompt_is_kept_sealed_and_replaced_by_the_next(store):
    async with acting(store, 5) as uow:
        assert await uow.prompt() is None
        uow.ask(Prompt("ask.text", {"topic": "english"}))
        uow.ask(Prompt("ask.text", {"topic": "money"}))
    async with acting(store, 5) as uow:
        assert await uow.prompt() == Prompt("ask.text", {"topic": "money"})
        await uow.close_prompt()
        assert await prompts.current(uow.connection, uow.vault, uow.person) is None


async def test_a_prompt_remembers_where_the_screen_that_asked_leads_back(store):
    async with acting(store, 5) as uow:
        uow.ask(Prompt("test", {"step": "1"}))
        uow.show(Message("Please write"))
        uow.show(Message("Please write", back=UrgentHelp()))
    async with acting(store, 5) as uow:
        found = await uow.prompt()
        assert (found.data, found.back) == ({"step": "1"}, UrgentHelp())
        uow.ask(Prompt("test"))
        uow.show(Message("Please write"))
        assert (await uow.prompt()).back is None
        uow.ask(Prompt("test", {prompts.BACK: "0:of-an-older-version"}))
        assert (await uow.prompt()).back is None
        uow.show(Message("Taken", back=UrgentHelp()))
        await uow.close_prompt()
    async with acting(store, 5) as uow:
        assert await uow.prompt() is None


async def test_what_was_held_for_somebody_unreachable_goes_when_they_come_back(store):
    async with acting(store, 5) as uow:
        person = await uow.save(uow.person.but(reachable=False))
        uow.send(Message("An answer"), person, Lane.RELAY)
    async with acting(store, 6) as uow:
        await store.outbox.hold(uow.connection, person.id)
    async with acting(store, 5) as uow:
        assert uow.person.reachable
    async with store.database.reader() as connection:
        states = (await connection.execute(outbox.select())).all()
    assert [row.state for row in states] == ["pending"]


def test_a_person_does_not_show_in_a_repr():
    assert "55501" not in repr(Person(1, 55501))


async def test_who_became_unreachable_is_so_in_memory_and_in_the_store(store, vault):
    async with acting(store, 5) as uow:
        person = await uow.save(uow.person.but(language="ar"))
    async with store.database.unit() as connection:
        await store.people.mark_unreachable(connection, person.id)
    store.people.forget_reachable([person.id, 12345])
    assert not (await store.people.get(person.id)).reachable
    assert not (await People(store.database, vault).find(5)).reachable
    assert (await store.people.find(5)).language == "ar"


async def test_a_late_reader_does_not_overwrite_what_is_newer(database, store):
    async with acting(store, 5) as uow:
        old = uow.person
    async with acting(store, 5) as uow:
        new = await uow.save(uow.person.but(language="fa"))
    kept = store.people._keep(store.people.lookup(5), old, newer=False)
    assert kept == (old if database.shared else new)


def test_what_needs_consent_says_so_in_words():
    t = Catalogs.load(ROOT / "locales").translator("en")
    assert "agreed" in ConsentNeededError().message(t)
