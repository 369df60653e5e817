"""Settings: by whose clock, when not, how often, how openly; few taps, or a typed town."""

from bot.delivery import callback
from bot.features.attention.actions import HearAgain, Pause, ShowComing
from bot.features.home.actions import ShowSettings
from bot.features.onboarding.actions import Agree
from bot.features.settings.actions import (
    ChooseUntil,
    SetDiscreet,
    SetMost,
    SetPace,
    SetQuiet,
    SetZone,
    ShowCities,
    ShowPace,
    ShowQuiet,
    ShowZone,
)
from bot.message import Action
from bot.nudges import Pace, Rhythm, repository
from bot.people.quiet import Quiet
from bot.screen import Home
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.talk import Talk


def written(talk: Talk, action: Action) -> str:
    """Return what a button of ours would carry, also one that we never showed."""
    return callback.write(talk.world.app.runtime.store.vault, talk.phone.user_id, action.body())


async def rhythm_of(world: World, talk: Talk) -> Rhythm:
    async with world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        return await repository.rhythm(uow, uow.person)


async def zone_of(world: World, talk: Talk) -> str:
    person = await world.app.runtime.store.people.find(talk.phone.user_id)
    assert person
    return person.zone


async def test_a_clock_is_chosen_by_city_by_town_or_by_the_time_on_the_wall(world: World) -> None:
    amal = await (await cast.medic(world, "Amal", "en")).say("/settings")
    assert "London\u2069: \u206809:00" in amal.text
    await amal.tap(ShowZone)
    await amal.tap(ShowCities("asia"))
    await amal.tap(SetZone("Asia/Kabul"))
    assert "13:30" in amal.text
    assert await zone_of(world, amal) == "Asia/Kabul"
    await amal.tap(ShowZone)
    await amal.say("Manchester")
    assert await zone_of(world, amal) == "Europe/London"
    await amal.tap(ShowZone)
    await world.stop()
    await world.start()
    await amal.say("11:02")
    assert [label.rpartition(",")[0][1:] for label in amal.labels[:2]] == [
        "Bucharest\u2069",
        "Khartoum\u2069",
    ]
    await amal.tap(SetZone("Africa/Khartoum"))
    assert await zone_of(world, amal) == "Africa/Khartoum"
    await amal.tap(ShowZone)
    await amal.say("Atlantis")
    assert "do not know this place" in amal.text
    await amal.say("Kabul")
    assert await zone_of(world, amal) == "Asia/Kabul"
    old = SetZone("Asia/Kabul")
    await amal.tap(ShowZone)
    await amal.tap(ShowSettings)
    await amal.say("Lagos")
    assert await zone_of(world, amal) == old.zone, "after leaving, a text is a search again"


async def test_hours_pace_and_discretion_are_chosen_with_a_few_taps(world: World) -> None:
    amal = await (await cast.medic(world, "Amal", "ar")).say("/settings")
    await amal.tap(ShowQuiet)
    await amal.tap(SetQuiet(22, 7))
    assert (await rhythm_of(world, amal)).quiet == Quiet(22, 7)
    await amal.tap(ShowQuiet)
    await amal.tap(ChooseUntil(9))
    await amal.tap(SetQuiet(9, 17))
    await amal.tap(ShowQuiet)
    assert amal.offers(SetQuiet(9, 17)), "what is set is there to see"
    await amal.tap(ShowSettings)
    await amal.tap(ShowPace)
    for pace in Pace:
        await amal.tap(SetPace(pace.value))
        assert (await rhythm_of(world, amal)).pace is pace
    await amal.tap(SetMost(1))
    assert (await rhythm_of(world, amal)).per_week == 1
    await amal.tap(ShowSettings)
    await amal.tap(SetDiscreet(1))
    await amal.tap(Pause)
    chosen = await rhythm_of(world, amal)
    assert (chosen.discreet, chosen.is_paused(world.clock.now())) == (True, True)
    await amal.tap(HearAgain)
    await amal.tap(ShowComing)
    await amal.tap(ShowSettings)
    await amal.tap(SetDiscreet(0))
    assert await rhythm_of(world, amal) == Rhythm(Pace.OFF, Quiet(9, 17), per_week=1)


async def test_what_no_button_says_changes_nothing_and_never_fails(world: World) -> None:
    amal = await cast.medic(world, "Amal", "en")
    wrong: list[Action] = [
        SetZone("Mars/Olympus"),
        SetQuiet(8, 7),
        SetQuiet(99, -5),
        ChooseUntil(77),
        SetPace("often"),
        SetMost(0),
        SetMost(-3),
        ShowCities("moon"),
    ]
    await amal.say("/settings")
    for action in wrong:
        before = len(amal.heard)
        await amal.press(written(amal, action))
        assert amal.offers(Home), f"{action} led nowhere"
        assert len(amal.heard) >= before
    assert await rhythm_of(world, amal) == Rhythm()
    assert await zone_of(world, amal) == ""


async def test_without_consent_only_the_language_can_be_set(world: World) -> None:
    hiba = await cast.newcomer(world, "Hiba", "en").start()
    await hiba.say("/settings")
    assert not hiba.offers(ShowZone)
    for action in (SetZone("Asia/Kabul"), SetQuiet(22, 7), SetDiscreet(1), ShowZone()):
        await hiba.press(written(hiba, action))
        assert hiba.offers(Agree)
    assert await zone_of(world, hiba) == ""
