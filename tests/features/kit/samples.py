"""An event, its kit, and texts in a language: what tests of rules begin with."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from bot.features.kit.day import Speaker
from bot.features.kit.service.reading import Prepared, assemble
from bot.occasions import Occasion
from tests import shipped

KIT = shipped.library().kit
LONDON = ZoneInfo("Europe/London")
NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


def occasion(in_days: int = 60, **more: Any) -> Occasion:
    """Return a workshop of five hours and a half, some days from now, written down now."""
    starts_at = NOW + dt.timedelta(days=in_days, hours=1)
    about: dict[str, Any] = {
        "id": 7,
        "title": "Pathways day",
        "kind": "workshop",
        "ways": frozenset({"in_person", "online"}),
        "made_at": NOW,
        "starts_at": starts_at,
        "ends_at": starts_at + dt.timedelta(hours=5, minutes=30),
        "zone": LONDON,
    }
    return Occasion(**{**about, **more})


def prepared(
    held: Occasion, speakers: tuple[Speaker, ...] = (), marks: Any = None, now: dt.datetime = NOW
) -> Prepared:
    return assemble(KIT, held, marks or {}, speakers, None, now)
