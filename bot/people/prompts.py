"""Prompts: what a person is being asked for right now, as a row, so that a restart keeps it."""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.vault import Vault
from bot.message import Action, ActionError
from bot.people.person import Person
from bot.people.tables import prompts

BACK: Final = ""
"""Among what a prompt remembers, the name that no feature uses."""


@dataclass(frozen=True)
class Prompt:
    """`kind` names the feature's question; `data` is what it must remember, small and typed.

    `back` is where the screen that asked led back to, so that a text that is amiss leads there too.
    """

    kind: str
    data: Mapping[str, str] = field(default_factory=dict)
    back: Action | None = field(default=None, compare=False)


_CURRENT: Final = select(prompts).where(prompts.c.person_id == bindparam("person"))


async def ask(connection: AsyncConnection, vault: Vault, person: Person, prompt: Prompt) -> None:
    """Expect typed text from `person` from now on. There is one open prompt at most."""
    await close(connection, person)
    said = {**prompt.data, **({BACK: prompt.back.body()} if prompt.back else {})}
    payload = vault.seal("prompts.payload", person.id, json.dumps(said))
    row = {"person_id": person.id, "kind": prompt.kind, "payload": payload}
    await connection.execute(insert(prompts).values(**row))


async def current(connection: AsyncConnection, vault: Vault, person: Person) -> Prompt | None:
    """Return what `person` is being asked, if anything."""
    row = (await connection.execute(_CURRENT, {"person": person.id})).one_or_none()
    if row is None:
        return None
    said = json.loads(vault.open("prompts.payload", person.id, row.payload))
    back = None
    with contextlib.suppress(ActionError):  # an older version knew this button; this one may not
        back = Action.parse(said.pop(BACK, ""))
    return Prompt(row.kind, said, back)


async def close(connection: AsyncConnection, person: Person) -> None:
    """Stop expecting text."""
    await connection.execute(delete(prompts).where(prompts.c.person_id == person.id))
