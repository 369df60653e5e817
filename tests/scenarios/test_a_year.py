"""A year of one person in the time machine: all that the bot says first, and what they answer."""

import datetime as dt

import pytest

from bot.features.attention.actions import HearAgain, HearLess, OpenBatch, ShowComing
from bot.features.checkins.actions import AskDate, SayHow
from bot.features.pathways.tables import results
from bot.features.settings.actions import SetDiscreet
from tests.conftest import World
from tests.scenarios.chronicle import Chronicle
from tests.scenarios.test_checkins import somebody, step_of
from tests.scenarios.test_settings import written

WEEK = dt.timedelta(days=7)
ANSWERS = ("m", "s", "d", "m", "d", "m", "d", "s", "d")
"""What the person answers to one check-in after the other; then they fall silent."""
DISCREET_FROM = 12
"""From this message on they hear less, and nothing shows on their locked phone."""


@pytest.mark.figure
@pytest.mark.parametrize("language", ["en", "ar"])
async def test_transcript_of_a_year_that_never_takes_more_attention_than_agreed(
    world: World, language: str
) -> None:
    amal = await somebody(world, language)
    async with world.app.runtime.unit_of_work(amal.phone.user_id) as uow:
        row = {"person_id": uow.person.id, "clock": "oet-doctor", "day": dt.date(2025, 6, 10)}
        await uow.connection.execute(results.insert().values(**row, rules=""))
    await world.move(hours=1, minutes=5)  # looking daily just after ten, when most things come
    told = Chronicle(Amal=amal)
    said: list[dt.datetime] = []
    answers = iter(ANSWERS)
    seen = len(amal.heard)
    for day in range(365):
        await world.move(days=1)
        if len(amal.heard) == seen:
            continue
        said.append(world.clock.now())
        assert len(amal.heard) == seen + 1, "one a day"
        told.tell(f"{said[-1]:%A %d %B %Y}")
        if len(said) > DISCREET_FROM:
            await amal.tap(OpenBatch)
            told.tell("Amal opens it")
        if amal.offers(SayHow) and (answer := next(answers, None)):
            await amal.tap(SayHow(answer, step_of(amal)))
            told.tell("Amal answers")
            if answer == ANSWERS[0] and day < 2 * WEEK.days + 1:
                await amal.tap(AskDate)
                await amal.say("20.01.2027")
                told.tell("Amal gives a date")
        if len(said) == DISCREET_FROM:
            await amal.press(written(amal, SetDiscreet(1)))
            await amal.press(written(amal, HearLess(0)))
            told.tell("Amal wants to hear less, and discreetly")
        seen = len(amal.heard)
    await amal.press(written(amal, ShowComing()))
    told.tell("What is coming, at the end of the year")
    assert all(later - first >= WEEK for first, later in zip(said, said[3:], strict=False))
    assert not amal.offers(HearAgain)
    told.hold(f"year-{language}")
