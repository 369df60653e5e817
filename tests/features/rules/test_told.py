"""What people were told is remembered at once, however many figures there are."""

from sqlalchemy import event

from bot.delivery.store import Store
from bot.features.rules import repository
from bot.unit_of_work import unit_of_work
from tests import shipped
from tests.features.rules.test_news import grown


async def test_all_figures_are_remembered_and_changed_ones_anew_in_two_statements(store: Store):
    figures = list(shipped.library().figures.values())
    said: list[str] = []
    async with store.database.unit() as connection:
        engine = connection.sync_connection.engine
    listener = lambda *args: said.append(args[2])  # noqa: E731 -- SQLAlchemy calls it with six arguments
    for remembered in (figures, [grown(figures[0])], []):
        async with unit_of_work(store, lambda: None) as uow:
            event.listen(engine, "before_cursor_execute", listener)
            await repository.remember(uow, remembered)
            event.remove(engine, "before_cursor_execute", listener)
    assert len(said) == 4
    async with unit_of_work(store, lambda: None) as uow:
        told = await repository.told(uow)
    assert told == {one.id: one for one in [grown(figures[0]), *figures[1:]]}
