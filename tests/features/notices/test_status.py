"""What a coordinator reads of a notice that waits for its time."""

import datetime as dt

from bot.features.notices.domain import Kind, Notice, State, Words
from bot.features.notices.views import status
from bot.features.notices.views.sending import Numbers
from tests.conftest import START
from tests.shipped import catalogs


def shown(hour: int) -> str:
    leaves_at = START.replace(hour=hour) + dt.timedelta(days=1)
    words = Words({"en": "Hello"}, "en")
    notice = Notice(1, State.QUEUED, Kind.SERVICE, START, words, leaves_at=leaves_at)
    return status(catalogs().translator("en"), notice, Numbers({}, 5)).text


def test_a_time_at_night_is_called_one_before_it_comes() -> None:
    assert "It is night then" in shown(22)
    assert "It is night then" not in shown(12)
