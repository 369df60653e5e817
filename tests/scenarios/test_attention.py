"""Proactive messages on the phone: merged, discreet, cancelled, paused, slowed down, stopped."""

import datetime as dt

from bot.features.attention.actions import (
    Decline,
    HearAgain,
    HearLess,
    OpenBatch,
    OpenNudge,
    Pause,
    ShowComing,
    Stop,
)
from bot.features.home.actions import ShowSettings
from bot.features.settings.actions import SetDiscreet
from bot.i18n import Html
from bot.nudges import Nudge, Piece, propose_all
from bot.people.person import Person
from bot.runtime import Runtime
from bot.screen import Home, notice
from bot.unit_of_work import UnitOfWork
from tests.conftest import START, World
from tests.scenarios import cast
from tests.scenarios.talk import Talk

DAY = dt.timedelta(days=1)
TITLES = {"1": "Your OET result", "2": "A survey", "3": "An event"}


async def render(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    assert uow.person == person
    if nudge.subject not in TITLES:
        return None
    t = runtime.translator(person)
    title = TITLES[nudge.subject]
    return Piece(title, notice(t, Html(f"<b>{title}</b>\n\nAll about it.")))


async def somebody(world: World, language: str = "en") -> Talk:
    world.app.runtime.renderers = {**world.app.runtime.renderers, "test": render}
    return await cast.medic(world, "Amal", language)


async def propose(world: World, talk: Talk, *about: tuple[str, float]) -> None:
    """Propose subjects, each so many days after the start; what is too far off is of no use."""
    async with world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        day = {subject: START + due * DAY for subject, due in about}
        await propose_all(
            uow,
            [(uow.person, Nudge("test", one, at, at + 20 * DAY)) for one, at in day.items()],
        )


async def test_what_is_due_is_one_message_with_a_way_to_each_thing_and_back(world: World) -> None:
    amal = await somebody(world)
    await propose(world, amal, ("1", 0), ("2", 0), ("gone", 0), ("3", 4))
    before = len(amal.heard)
    await world.move(minutes=1)
    assert len(amal.heard) == before + 1
    assert "• \u2068Your OET result\u2069\n• \u2068A survey\u2069" in amal.text
    assert all(map(amal.offers, (Pause, HearLess, Stop, ShowComing)))
    await amal.tap(OpenNudge)
    assert "All about it." in amal.text
    await amal.tap(OpenBatch)
    await amal.tap(ShowComing)
    assert "Fri 27 Nov, 09:00" in amal.text
    assert "Mon 23 Nov, 09:01" in amal.text
    await amal.tap(Decline)
    assert "Cancelled: \u2068An event\u2069" in amal.text
    await amal.tap(Decline)  # undo
    assert "Cancelled" not in amal.text
    await amal.tap(Decline)
    await amal.tap(ShowSettings)
    await world.move(days=6)
    assert len(amal.heard) == before + 1, "what was cancelled does not come"


async def test_pause_less_and_stop_are_one_tap_and_can_be_taken_back(world: World) -> None:
    amal = await somebody(world)
    await propose(world, amal, ("1", 0), ("2", 1.1))
    await world.move(minutes=1)
    assert "All about it." in amal.text
    await amal.tap(Pause)
    assert "until \u206823 December 2026" in amal.text
    await amal.tap(OpenBatch)
    assert "All about it." in amal.text
    before = len(amal.heard)
    await world.stop()
    app = await world.start()
    app.runtime.renderers = {**app.runtime.renderers, "test": render}
    await world.move(days=2)
    assert len(amal.heard) == before
    await amal.tap(ShowComing)
    assert "Wed 23 Dec" not in amal.text, "by then it is too late for it"
    await amal.tap(HearAgain)
    await world.move(minutes=1)
    assert len(amal.heard) == before + 1
    await amal.tap(HearLess)
    await propose(world, amal, ("3", 2.5))
    await world.move(days=4)
    assert len(amal.heard) == before + 1, "once a week at most"
    await world.move(days=4)
    assert len(amal.heard) == before + 2
    await amal.tap(Stop)
    await amal.tap(HearAgain)
    await amal.tap(ShowComing)
    await amal.tap(OpenBatch)
    await amal.tap(Stop)
    TITLES["4"] = "Something else"
    await propose(world, amal, ("4", 10.2))
    await world.move(days=20)
    assert len(amal.heard) == before + 2


async def test_in_discreet_mode_nothing_shows_before_it_is_opened(world: World) -> None:
    amal = await somebody(world, "ar")
    await amal.say("/settings")
    await amal.tap(SetDiscreet(1))
    await propose(world, amal, ("1", 0), ("2", 0))
    await world.move(minutes=1)
    for word in ("OET", "refugee", "asylum", "medic", "doctor", "health", "survey"):
        assert word not in amal.text.lower() + "".join(amal.labels).lower()
    await amal.tap(OpenBatch)
    assert "Your OET result" in amal.text
    assert amal.offers(Home)


async def test_a_message_of_long_ago_says_that_it_is_old(world: World) -> None:
    amal = await somebody(world)
    await propose(world, amal, ("1", 0))
    await world.move(minutes=1)
    opened, message = amal.data(ShowComing), amal.phone.last["message_id"]
    await amal.press(opened, message)
    old = amal.data(OpenBatch)
    await world.move(days=60)
    await amal.press(old, message)
    assert "is old" in amal.text
    assert amal.offers(Home)


async def test_one_person_whose_message_cannot_be_worded_holds_nobody_up(world: World) -> None:
    amal, omar = await somebody(world), await cast.medic(world, "Omar", "en")

    async def broken(
        uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge
    ) -> Piece | None:
        if person.telegram_id == amal.phone.user_id:
            raise ZeroDivisionError
        return await render(uow, runtime, person, nudge)

    world.app.runtime.renderers = {"test": broken}
    await propose(world, amal, ("1", 0))
    await propose(world, omar, ("1", 0))
    await world.move(minutes=1)
    assert "All about it." in omar.text
    assert "All about it." not in amal.text
    world.app.runtime.renderers = {"test": render}
    await world.move(hours=1)
    assert "All about it." in amal.text
