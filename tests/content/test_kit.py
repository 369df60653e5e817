"""The kit that ships: what an event of each kind and way gets, and that its buttons fit."""

import pytest

from bot.features.kit.actions import ChooseOwner, MarkItem, MoveItem, OpenItem, SetOwner, ShiftSlot
from tests import shipped

KIT = shipped.library().kit
LISTS = (*KIT.tasks, *KIT.risks, *KIT.provisions)
EVENT = 2**48 - 1


@pytest.mark.parametrize("kind", ["workshop", "open-day", "talk", "course", "drop-in"])
@pytest.mark.parametrize("ways", [("in_person",), ("online",), ("in-person", "online")])
def test_every_event_gets_tasks_risks_and_an_order_in_which_people_speak_before_talks(
    kind: str, ways: tuple[str, ...]
) -> None:
    for part in (KIT.tasks, KIT.risks, KIT.provisions):
        assert [one for one in part if one.is_for(kind, ways)]
    order = [one for one in KIT.programme if one.is_for(kind, ways)]
    first = next(place for place, one in enumerate(order) if one.first)
    assert first < next(place for place, one in enumerate(order) if one.talks)


def test_what_is_for_one_way_is_left_out_of_the_other() -> None:
    online = {one.id for one in LISTS if one.is_for("talk", ["online"])}
    there = {one.id for one in LISTS if one.is_for("talk", ["in_person"])}
    assert "online-test" in online - there
    assert "lunch" in there - online
    assert "prayer-room" in there - online


@pytest.mark.parametrize("item", [one.id for one in LISTS])
def test_every_thing_of_the_kit_fits_its_buttons(item: str) -> None:
    for action in (
        OpenItem(EVENT, item),
        MarkItem(EVENT, item, "open"),
        ChooseOwner(EVENT, item),
        SetOwner(EVENT, item, "ABC"),
        MoveItem(EVENT, item, -7),
        ShiftSlot(EVENT, item, -15),
    ):
        action.body()
