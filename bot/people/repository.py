"""People in the database: found by keyed look-up, cached where no other process writes."""

import contextlib
import json
import secrets
from collections import OrderedDict
from collections.abc import Collection
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.database import Database, insert_new
from bot.db.vault import Vault
from bot.people.person import Person, Role, changes
from bot.people.tables import people, prompts

ID_BITS = 48
CACHED = 20_000


class People:
    """Read and write people. Writes happen inside a unit; `remember` follows its commit."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault
        self._cache: OrderedDict[str, Person] = OrderedDict()
        self._keys: dict[int, str] = {}  # of those in the cache, by id

    def lookup(self, telegram_id: int) -> str:
        """Return the keyed hash a person is found by."""
        return self._vault.lookup("people", telegram_id)

    async def find(self, telegram_id: int) -> Person | None:
        """Return who has this Telegram id, or None for a stranger."""
        key = self.lookup(telegram_id)
        if (person := self._cache.get(key)) or not (
            rows := await self._rows(people.c.lookup == key)
        ):
            return person
        # An entry that came in meanwhile is newer than what was read: it stays.
        return self._keep(key, rows[0], newer=False)

    async def get(self, person_id: int, on: AsyncConnection | None = None) -> Person | None:
        """Return the person with this id, or None when erased.

        `on` is a connection to read on: who holds one and waits for another may wait for ever.
        """
        if known := self._cache.get(self._keys.get(person_id, "")):
            return known
        rows = await self._rows(people.c.id == person_id, on)
        return self._keep(self.lookup(rows[0].telegram_id), rows[0], newer=False) if rows else None

    async def with_role(self, role: Role, on: AsyncConnection | None = None) -> list[Person]:
        """Return everybody who has `role`, in a stable order. `on` as for `get`."""
        found = await self._rows(people.c.roles.contains(role.value), on)
        return [person for person in found if role in person.roles]

    async def after(self, person_id: int, limit: int) -> list[Person]:
        """Return the next people in the order of their ids: how a sweep goes through everybody."""
        query = select(people).where(people.c.id > person_id).order_by(people.c.id).limit(limit)
        async with self._database.reader() as connection:
            return [self._person(row) for row in await connection.execute(query)]

    async def hold(self, connection: AsyncConnection, ids: Collection[int]) -> list[Person]:
        """Return those of some people that nobody else holds, and hold them until the unit ends.

        In the order of their ids. On SQLite nobody else writes; nothing is cached here: a sweep
        goes through everybody once.
        """
        query = select(people).where(people.c.id.in_(ids)).order_by(people.c.id)
        rows = await connection.execute(query.with_for_update(skip_locked=True))
        return [self._person(row) for row in rows]

    async def missing(self, connection: AsyncConnection, ids: Collection[int]) -> set[int]:
        """Return who of some people is not here any more."""
        if not ids:
            return set()
        here = await connection.scalars(select(people.c.id).where(people.c.id.in_(ids)))
        return set(ids).difference(here)

    async def enroll(self, connection: AsyncConnection, telegram_id: int) -> Person:
        """Return the person with this Telegram id, made now if need be: an id and nothing else."""
        key = self.lookup(telegram_id)
        person = Person(secrets.randbits(ID_BITS), telegram_id)
        values = self._values(person) | {"id": person.id, "lookup": key, "wrong_invites": 0}
        sealed = self._vault.seal("people.telegram_id", person.id, str(telegram_id))
        new = insert_new(people, connection.dialect.name)
        await connection.execute(new.values(**values, telegram_id=sealed))
        row = (await connection.execute(select(people).where(people.c.lookup == key))).one()
        return self._person(row)

    async def save(
        self, connection: AsyncConnection, person: Person, before: Person | None = None
    ) -> Person | None:
        """Write what differs from `before`; return the person as they are then, None when erased.

        The rest, such as a role, may have been changed by somebody else since: it stays so.
        """
        this = people.c.id == person.id
        query = select(people).where(this).with_for_update()
        row = (await connection.execute(query)).one_or_none()
        if row is None:
            return None
        now = self._person(row)
        saved = now.but(**changes(before or now, person))
        await connection.execute(update(people).where(this).values(**self._values(saved)))
        return saved

    async def mark_unreachable(self, connection: AsyncConnection, person_id: int) -> None:
        """Note that Telegram does not let us write to a person. Nothing else of them changes."""
        lost = update(people).where(people.c.id == person_id).values(reachable=0)
        await connection.execute(lost)

    def forget_reachable(self, person_ids: Collection[int]) -> None:
        """Take over who is being marked unreachable; the next they write puts it right."""
        for key in (self._keys.get(person_id) for person_id in person_ids):
            if key:
                self._cache[key] = self._cache[key].but(reachable=False)

    async def erase(self, connection: AsyncConnection, person: Person) -> None:
        """Delete the person and what they were being asked."""
        await connection.execute(delete(prompts).where(prompts.c.person_id == person.id))
        await connection.execute(delete(people).where(people.c.id == person.id))

    def remember(self, person: Person) -> None:
        """Take over what a unit committed."""
        self._keep(self.lookup(person.telegram_id), person, newer=True)

    def forget(self, person: Person) -> None:
        """Drop an erased person from memory."""
        self._cache.pop(self._keys.pop(person.id, ""), None)

    def _keep(self, key: str, person: Person, *, newer: bool) -> Person:
        if self._database.shared:
            return person
        if newer or key not in self._cache:
            self._cache[key] = person
            self._keys[person.id] = key
        self._cache.move_to_end(key)
        if len(self._cache) > CACHED:
            _, oldest = self._cache.popitem(last=False)
            del self._keys[oldest.id]
        return self._cache[key]

    async def _rows(self, condition: Any, on: AsyncConnection | None = None) -> list[Person]:
        query = select(people).where(condition).order_by(people.c.id)
        async with contextlib.nullcontext(on) if on else self._database.reader() as connection:
            return [self._person(row) for row in await connection.execute(query)]

    def _values(self, person: Person) -> dict[str, Any]:
        profile = json.dumps(dict(person.profile), ensure_ascii=False)
        return {
            "language": person.language,
            "zone": person.zone,
            "roles": " ".join(sorted(person.roles)),
            "consent": person.consent,
            "reachable": int(person.reachable),
            "profile": self._vault.seal("people.profile", person.id, profile),
        }

    def _person(self, row: Any) -> Person:
        return Person(
            id=row.id,
            telegram_id=int(self._vault.open("people.telegram_id", row.id, row.telegram_id)),
            language=row.language,
            zone=row.zone,
            roles=frozenset(Role(role) for role in row.roles.split()),
            consent=row.consent,
            reachable=bool(row.reachable),
            profile=json.loads(self._vault.open("people.profile", row.id, row.profile)),
        )
