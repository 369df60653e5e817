"""What coordinators read of people: every list has an end, and everybody on it a button."""

import datetime as dt

from bot.features.people.actions import LiftStaff, ShowPeople, ShowStopped
from bot.features.people.domain import Reason, Stop
from bot.features.people.views import stopping
from bot.i18n.split import units
from bot.message import Action
from tests import shipped

START = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


def test_everybody_who_is_stopped_can_be_let_again_however_many_they_are() -> None:
    stops = [Stop(n, "K7M", Reason.CONTACT, START) for n in range(300)]
    for one in shipped.catalogs().languages:
        t, lifted, page = shipped.catalogs().translator(one.code), set[int](), ShowStopped()
        while page:
            seen = stopping.stopped(t, stops, page.page, dt.UTC, ShowPeople())
            assert units(seen.text) <= 4096
            actions = [button.action for row in seen.rows for button in row]
            assert len(actions) <= 100
            lifted |= {each.cause for each in actions if isinstance(each, LiftStaff)}
            page = _after(actions, page)
        assert len(lifted) == 300


def _after(actions: list[Action | None], page: ShowStopped) -> ShowStopped | None:
    wanted = ShowStopped(page.page + 1)
    return wanted if wanted in actions else None
