"""How votes look: whatever is written fits into a poll, and what came out into a caption."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.telegram import TAG
from bot.documents import Studio
from bot.features.votes.actions import ReadOutcome
from bot.features.votes.domain import MOST, Audience, Outcome, State, Vote, Wording
from bot.features.votes.views import outcome, voting
from bot.i18n.split import units
from tests.shipped import catalogs

LONDON = ZoneInfo("Europe/London")
NOW = dt.datetime(2026, 11, 23, 18, tzinfo=dt.UTC)
CAPTION = 1024
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))


def vote(told: Outcome, code: str = "en", length: int = 8) -> Vote:
    options = tuple(f"{n} ".ljust(length, "x") for n in range(MOST))
    words = Wording("?" * length * 2, options)
    return Vote(7, State.CLOSED, Audience.EVERYBODY, 1, NOW, {code: words}, NOW, None, told)


@pytest.mark.parametrize("reader", ["en", "ar"])
@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_longest_question_fits_into_a_poll_with_the_word_on_its_language(
    reader: str, code: str
) -> None:
    t = catalogs().translator(reader)
    for length in (8, 100, 140):
        poll = voting.poll(t, vote(Outcome(), code, length))
        assert units(poll.question) <= voting.LONGEST
        is_short = length < 140
        assert not is_short or ("(" in poll.question) == (reader != code)


@pytest.mark.parametrize("reader", ["en", "ar"])
async def test_what_came_out_fits_below_its_picture_or_is_a_button_away(reader: str) -> None:
    t = catalogs().translator(reader)
    told = Outcome(30, (((0, 1), 12), (tuple(range(2, MOST)), 18)))
    for length in (8, 100):
        message = outcome.told(t.fresh(), vote(told, length=length), LONDON, 5).message
        assert message.attachment
        assert units(TAG.sub("", message.text)) <= CAPTION
        assert "18" in message.attachment.instead
        offered = [b.action for row in message.rows for b in row]
        assert offered == ([] if length == 8 else [ReadOutcome(7)])
        bars = message.attachment.data["items"][0]["bars"]
        assert [bar["share"] for bar in bars] == [0.4, 0.6]
        studio = Studio()
        try:
            assert (await studio.draw(message.attachment)).startswith(b"\x89PNG")
        finally:
            studio.close()


def test_groups_are_told_with_what_stands_together() -> None:
    t = catalogs().translator("en")
    told = Outcome(12, (((0,), 6), (tuple(range(1, MOST)), 6)))
    said = outcome.read(t, vote(told), LONDON, 5, None).text.translate(MARKS)
    assert "12 people chose." in said
    assert "• 0 xxxxxx: 6" in said
    assert "9 xxxxxx together: 6" in said
    assert "No other option" not in said
