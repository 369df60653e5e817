"""Prompts: what a person is being asked for right now, as a row, so that a restart keeps it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.vault import Vault
from bot.people.person import Person
from bot.people.tables import prompts


@dataclass(frozen=True)
class Prompt:
    """`kind` names the feature's question; `data` is what it must remember, small and typed."""

    kind: str
    data: Mapping[str, str] = field(default_factory=dict)


async def ask(connection: AsyncConnection, vault: Vault, person: Person, prompt: Prompt) -> None:
    """Expect typed text from `person` from now on. There is one open prompt at most."""
    await close(connection, person)
    payload = vault.seal("prompts.payload", person.id, json.dumps(dict(prompt.data)))
    row = {"person_id": person.id, "kind": prompt.kind, "payload": payload}
    await connection.execute(insert(prompts).values(**row))


async def current(connection: AsyncConnection, vault: Vault, person: Person) -> Prompt | None:
    """Return what `person` is being asked, if anything."""
    query = select(prompts).where(prompts.c.person_id == person.id)
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        return None
    return Prompt(row.kind, json.loads(vault.open("prompts.payload", person.id, row.payload)))


async def close(connection: AsyncConnection, person: Person) -> None:
    """Stop expecting text."""
    await connection.execute(delete(prompts).where(prompts.c.person_id == person.id))
