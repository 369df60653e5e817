"""What stands in the way of telling somebody something, the first thing first."""

import dataclasses
import datetime as dt
from zoneinfo import ZoneInfo

from bot.features.attention.outlook import Hold, holds
from bot.features.attention.planner import Reader
from bot.nudges import Rhythm
from tests.conftest import START

READER = Reader(Rhythm(), ZoneInfo("Europe/London"), 1, 3)
HOUR = dt.timedelta(hours=1)


def but(**changes: object) -> Reader:
    return dataclasses.replace(READER, rhythm=Rhythm().but(**changes))


def test_each_thing_in_the_way_has_its_name() -> None:
    assert holds(READER, [], START) is Hold.NONE
    assert holds(READER, [START - HOUR], START) is Hold.FULL
    assert holds(READER, [], START + 13 * HOUR) is Hold.NIGHT
    assert holds(but(paused_until=START + HOUR), [], START) is Hold.PAUSED
    assert holds(but(paused_until=START), [], START) is Hold.NONE
    assert holds(but(stopped=True), [], START + 13 * HOUR) is Hold.STOPPED
