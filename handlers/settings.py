"""Settings: language, clock, quiet hours, how often, how openly."""

from telegram import Update

from bot.context import Context
from bot.features.attention.actions import HearAgain, Pause, ShowComing
from bot.features.checkins import service as checkins
from bot.features.directory.atlas import uk
from bot.features.directory.typed import key
from bot.features.home.actions import ShowSettings
from bot.features.onboarding.actions import ShowAnswers, ShowLanguages
from bot.features.privacy.actions import ShowPrivacy
from bot.features.settings import actions, offers, service, views
from bot.features.settings.views import Doors
from bot.i18n import Translator
from bot.people import consent
from bot.people.quiet import Quiet
from bot.routing import Answer, Command, On, Route
from bot.unit_of_work import UnitOfWork


def _doors(uow: UnitOfWork) -> Doors:
    return Doors(
        languages=ShowLanguages(),
        privacy=ShowPrivacy(),
        settings=ShowSettings(),
        coming=ShowComing(),
        pause=Pause(0),
        go_on=HearAgain(0),
        answers=ShowAnswers() if consent.agreed(uow.person) else None,
    )


async def show(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await service.stop_asking(uow)
        await _show(uow, context)


async def _show(uow: UnitOfWork, context: Context, said: str = "") -> None:
    shown = await service.shown(uow, context.runtime) if service.may_set(uow.person) else None
    uow.show(views.settings(context.t, context.runtime.catalogs, _doors(uow), shown, said))


# By whose clock


async def show_zone(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await service.ask_zone(uow)
        uow.show(views.zone(context.t, await service.shown(uow, context.runtime), _doors(uow)))


async def show_cities(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.cities(context.t, context.action(actions.ShowCities).part))


async def set_zone(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await service.set_zone(uow, context.action(actions.SetZone).zone)
        await checkins.rhythm_changed(uow, context.runtime)
        await _show(uow, context, _noted(context.t))


async def answer_zone(update: Update, context: Context) -> None:
    """Take a typed town or time; what is clear is set at once, the rest is asked."""
    del update
    in_uk = _is_in_uk(context.text)
    async with context.unit_of_work() as uow:
        found = service.read_zone(uow, context.text, context.t.language, in_uk=in_uk)
        if len(found) == 1:
            await service.set_zone(uow, found[0])
            await checkins.rhythm_changed(uow, context.runtime)
            await _show(uow, context, _noted(context.t))
            return
        shown = await service.shown(uow, context.runtime)
        unclear = views.zone(context.t, shown, _doors(uow), unclear=True)
        uow.show(views.meant(context.t, found, uow.now) if found else unclear)


def _is_in_uk(text: str) -> bool:
    """Whether this is just how a British town is called, and not only like it."""
    typed = key(text)
    return any(key(place.name) == typed for place in uk().read(text, {}))


def _noted(t: Translator) -> str:
    return t.gettext("Noted.")


# When not


async def show_quiet(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.quiet(context.t, await service.shown(uow, context.runtime), _doors(uow)))


async def choose_until(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.until(context.t, context.action(actions.ChooseUntil).start))


async def set_quiet(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.SetQuiet)
    async with context.unit_of_work() as uow:
        await service.set_quiet(uow, Quiet(action.start, action.end))
        await _show(uow, context, _noted(context.t))


# How often, how openly


async def show_pace(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _show_pace(uow, context)


async def _show_pace(uow: UnitOfWork, context: Context) -> None:
    shown, most = await service.shown(uow, context.runtime), context.runtime.programme
    uow.show(views.pace(context.t, shown, _doors(uow), most.nudges_per_week))


async def set_pace(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await service.set_pace(uow, context.action(actions.SetPace).pace)
        await checkins.rhythm_changed(uow, context.runtime)
        await _show_pace(uow, context)


async def set_most(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await service.set_most(uow, context.action(actions.SetMost).per_week)
        await _show_pace(uow, context)


async def set_discreet(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await service.set_discreet(uow, on=bool(context.action(actions.SetDiscreet).on))
        await _show(uow, context)


# News and offers


async def show_offers(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(offers.offers(context.t, uow.person, ShowSettings()))


async def set_offers(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await service.set_offers(uow, on=bool(context.action(actions.SetOffers).on))
        uow.show(offers.offers(context.t, uow.person, ShowSettings()))


ROUTES: tuple[Route, ...] = (
    Command("settings", show, lambda t: t.gettext("Settings")),
    On(ShowSettings, show),
    On(actions.ShowZone, show_zone),
    On(actions.ShowCities, show_cities),
    On(actions.SetZone, set_zone),
    On(actions.ShowQuiet, show_quiet),
    On(actions.ChooseUntil, choose_until),
    On(actions.SetQuiet, set_quiet),
    On(actions.ShowPace, show_pace),
    On(actions.SetPace, set_pace),
    On(actions.SetMost, set_most),
    On(actions.SetDiscreet, set_discreet),
    On(actions.ShowOffers, show_offers),
    On(actions.SetOffers, set_offers),
    Answer(service.ZONE, answer_zone),
)
