"""What was answered, in the database: by pseudonym, every value sealed."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import delete, func, select, update

from bot.content.instruments import Value
from bot.db.database import insert_new
from bot.features.surveys.domain import Response, Wave
from bot.features.surveys.tables import answers, responses, waves
from bot.unit_of_work import UnitOfWork

PLACE = "survey_answers.value"


async def begin(uow: UnitOfWork, wave: Wave, pseudonym: str, version: int) -> None:
    """Note the version of the instrument that somebody begins to answer, if they have not yet."""
    row = {"wave_id": wave.id, "pseudonym": pseudonym, "version": version, "finished": 0}
    new = insert_new(responses, uow.connection.dialect.name)
    await uow.connection.execute(new.values(**row))


async def is_begun(uow: UnitOfWork, wave_id: int, pseudonym: str) -> bool:
    mine = (responses.c.wave_id == wave_id) & (responses.c.pseudonym == pseudonym)
    return await uow.connection.scalar(select(responses.c.version).where(mine)) is not None


async def given(uow: UnitOfWork, wave_id: int, pseudonym: str) -> Mapping[str, Value]:
    """Return the answers so far."""
    query = select(answers).where(answers.c.wave_id == wave_id, answers.c.pseudonym == pseudonym)
    rows = await uow.connection.execute(query)
    return {row.item: _opened(uow, row) for row in rows}


async def keep(uow: UnitOfWork, wave_id: int, pseudonym: str, item: str, value: Value) -> None:
    """Keep an answer, in place of the one before."""
    await forget(uow, wave_id, pseudonym, [item])
    row = f"{wave_id}:{pseudonym}:{item}"
    sealed = uow.vault.seal(PLACE, row, json.dumps(value, ensure_ascii=False))
    new = insert_new(answers, uow.connection.dialect.name)
    await uow.connection.execute(
        new.values(wave_id=wave_id, pseudonym=pseudonym, item=item, value=sealed)
    )


async def forget(uow: UnitOfWork, wave_id: int, pseudonym: str, items: Collection[str]) -> None:
    """Delete answers to these items."""
    mine = (answers.c.wave_id == wave_id) & (answers.c.pseudonym == pseudonym)
    await uow.connection.execute(delete(answers).where(mine, answers.c.item.in_(items)))


async def finish(uow: UnitOfWork, wave_id: int, pseudonym: str) -> None:
    mine = (responses.c.wave_id == wave_id) & (responses.c.pseudonym == pseudonym)
    await uow.connection.execute(update(responses).where(mine).values(finished=1))


async def finished(uow: UnitOfWork, wave_id: int, pseudonyms: Collection[str]) -> set[str]:
    """Return those among the pseudonyms who came to the end."""
    query = select(responses.c.pseudonym).where(
        responses.c.wave_id == wave_id,
        responses.c.finished == 1,
        responses.c.pseudonym.in_(pseudonyms),
    )
    return set((await uow.connection.execute(query)).scalars())


async def count_finished(uow: UnitOfWork, wave_id: int) -> int:
    query = select(func.count()).select_from(responses)
    mine = query.where(responses.c.wave_id == wave_id, responses.c.finished == 1)
    return await uow.connection.scalar(mine) or 0


async def of(uow: UnitOfWork, wave_ids: Collection[int]) -> list[Response]:
    """Return every response to these waves, in the order of waves and pseudonyms."""
    given_by: defaultdict[tuple[int, str], dict[str, Value]] = defaultdict(dict)
    for row in await uow.connection.execute(select(answers).where(answers.c.wave_id.in_(wave_ids))):
        given_by[row.wave_id, row.pseudonym][row.item] = _opened(uow, row)
    query = select(responses, waves.c.instrument).join(waves, waves.c.id == responses.c.wave_id)
    query = query.where(responses.c.wave_id.in_(wave_ids))
    rows = await uow.connection.execute(query.order_by(responses.c.wave_id, responses.c.pseudonym))
    return [
        Response(row.pseudonym, row.wave_id, row.instrument, row.version,
                 given_by[row.wave_id, row.pseudonym], bool(row.finished))
        for row in rows
    ]  # fmt: skip


async def delete_one(uow: UnitOfWork, wave_id: int, pseudonym: str) -> None:
    """Delete what one pseudonym answered in one wave."""
    for table in (answers, responses):
        mine = (table.c.wave_id == wave_id) & (table.c.pseudonym == pseudonym)
        await uow.connection.execute(delete(table).where(mine))


async def erase(uow: UnitOfWork, pseudonym: str) -> None:
    """Delete everything that one pseudonym ever answered."""
    for table in (answers, responses):
        await uow.connection.execute(delete(table).where(table.c.pseudonym == pseudonym))


def _opened(uow: UnitOfWork, row: Any) -> Value:
    place = f"{row.wave_id}:{row.pseudonym}:{row.item}"
    value = json.loads(uow.vault.open(PLACE, place, row.value))
    return tuple(value) if isinstance(value, list) else value
