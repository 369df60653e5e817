"""News and offers: off until somebody says yes, and off again at once."""

from bot.features.home.actions import ShowSettings
from bot.features.onboarding.actions import Agree
from bot.features.privacy.actions import AskWithdraw, Withdraw
from bot.features.settings.actions import SetOffers, ShowOffers
from bot.people import consent
from bot.people.consent import Purpose
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.talk import Talk


async def agreed(world: World, talk: Talk) -> bool:
    person = await world.app.runtime.store.people.find(talk.phone.user_id)
    return consent.agreed(person, Purpose.PROMOTION)


async def test_the_yes_is_their_own_stands_on_the_privacy_screen_and_goes_with_the_agreement(
    world: World,
) -> None:
    amal = await (await cast.medic(world, "Amal", "en")).say("/privacy")
    assert "news and offers" not in amal.text
    await amal.say("/settings")
    await amal.tap(ShowOffers)
    assert "You get no news and offers." in amal.text
    yes = amal.data(SetOffers(1))
    await amal.press(yes)
    await amal.press(yes)
    assert await agreed(world, amal)
    assert "You get news and offers." in amal.text
    await world.stop()
    await world.start()
    await amal.say("/privacy")
    assert "yes to news and offers" in amal.text
    await amal.say("/settings")
    await amal.tap(ShowOffers)
    await amal.tap(SetOffers(0))
    assert not await agreed(world, amal)
    await amal.tap(SetOffers(1))
    await amal.tap(ShowSettings)
    await amal.say("/privacy")
    await amal.tap(AskWithdraw)
    await amal.tap(Withdraw)
    assert not await agreed(world, amal)
    await amal.say("/settings")
    assert not amal.offers(ShowOffers)
    await amal.press(yes)
    assert amal.offers(Agree), "an old button asks for the agreement"
    assert not await agreed(world, amal)
