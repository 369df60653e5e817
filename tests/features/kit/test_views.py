"""Screens of the kit at their longest: each is one message, in every language."""

import dataclasses
import datetime as dt

import pytest

from bot.features.events.actions import ShowEvents
from bot.features.kit.day import LONGEST, Placed, Speaker
from bot.features.kit.domain import Mark, Section
from bot.features.kit.service import listing, planning, speaking
from bot.features.kit.service.reading import Prepared, assemble
from bot.features.kit.views import lists, paper, people, programme
from bot.i18n.split import LIMIT, units
from tests.features.kit.samples import KIT, NOW, occasion, prepared
from tests.shipped import catalogs

LONG_AGO = NOW - dt.timedelta(days=400)
CODES = [one.code for one in catalogs().languages]


def full() -> Prepared:
    """Return a kit in which everything is there, as long and as late as it can be."""
    fields = {name: "W" * most for name, most in speaking.FIELDS.items() if name != "minutes"}
    alone = Speaker(2**48, minutes=LONGEST, **(fields | {"backup": ""}))
    speakers = [dataclasses.replace(alone, id=alone.id - n) for n in range(speaking.MOST)]
    own = [Mark(f"o{n:012x}", Section.TASKS, text="W" * listing.OWN_LENGTH, days=-300)
           for n in range(listing.MOST_OWN)]  # fmt: skip
    parts = [Placed(one.item, LONGEST, one.text) for one in own[: planning.MOST]]
    held = occasion(3, title="W" * 80, made_at=LONG_AGO)
    return assemble(KIT, held, {one.item: one for one in own}, speakers, parts, NOW)


@pytest.mark.parametrize("code", CODES)
def test_a_kit_with_all_that_fits_into_it_is_shown_in_one_message(code: str) -> None:
    t, kit = catalogs().translator(code), full()
    shown = (
        lists.kit(t, kit, ShowEvents()),
        people.speakers(t, kit),
        programme.programme(t, kit),
        *(lists.items(t, kit, section, 0) for section in Section),
    )
    assert len(kit.day.pieces) == planning.MOST + speaking.MOST
    for seen in shown:
        assert units(seen.text) <= LIMIT
        assert sum(map(len, seen.rows)) <= 100


def test_what_is_late_for_very_many_events_is_told_page_by_page() -> None:
    late = [prepared(occasion(3, id=n, title=f"{n:080}", made_at=LONG_AGO)) for n in range(300)]
    seen = lists.overdue(catalogs().translator("en"), late, 0)
    assert f"{0:080}" in seen.text
    assert f"{299:080}" not in seen.text
    assert units(seen.text) <= LIMIT


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_printed_kit_says_until_when_and_where(code: str) -> None:
    t = catalogs().translator(code)
    held = occasion(place="LAB 109, Chelmsford CM1 1SQ")
    message = paper.paper(t, prepared(held), lambda _: "")
    assert message.attachment
    lines = "\n".join(message.attachment.data["lines"])
    assert f"{held.starts_at.astimezone(held.zone):%H:%M}" in lines
    assert f"{held.ends_at.astimezone(held.zone):%H:%M}" in lines
    assert "LAB 109, Chelmsford CM1 1SQ" in lines
