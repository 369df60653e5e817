"""Use cases of settings: by whose clock, when not, how often, how openly."""

from typing import Final
from zoneinfo import ZoneInfo

from bot.errors import UserError
from bot.features.settings import domain
from bot.features.settings.domain import Shown
from bot.i18n import Translator, zones
from bot.nudges import Pace, repository
from bot.office import Office, zone_of
from bot.people import consent
from bot.people.consent import ConsentNeededError
from bot.people.person import Person
from bot.people.prompts import Prompt
from bot.people.quiet import Quiet
from bot.unit_of_work import UnitOfWork

ZONE: Final = "zone"
"""The kind of prompt: a town, a country, or what time it is there."""


class UnknownZoneError(UserError):
    """A button names a clock that there is not (any more)."""

    def message(self, t: Translator) -> str:
        return t.gettext("We do not know this time zone any more. Please choose another one.")


def may_set(person: Person) -> bool:
    """Whether anything may be kept of how a person wants to be reached."""
    return consent.may_hear(person)


async def shown(uow: UnitOfWork, office: Office) -> Shown:
    """Return what the person who acts has set."""
    rhythm = await repository.rhythm(uow, uow.person)
    return Shown(uow.person, rhythm, zone_of(office, uow.person), uow.now)


async def ask_zone(uow: UnitOfWork) -> None:
    """Expect a town or a time as text, beside the buttons. Raises ConsentNeededError."""
    _require(uow)
    uow.ask(Prompt(ZONE))


def read_zone(uow: UnitOfWork, text: str, language: str, *, in_uk: bool) -> list[str]:
    """Return the zones that a typed text can mean; `in_uk`: it is the name of a British town."""
    time = domain.typed_time(text)
    if time:
        return domain.zones_at(time, uow.now)
    home = [domain.HOME_ZONE] if in_uk else []
    found = zones.find(text[: domain.LONGEST_TEXT], language)
    return list(dict.fromkeys([*home, *found]))[: domain.SUGGESTED]


async def set_zone(uow: UnitOfWork, zone: str) -> None:
    """Live by the clock of a zone. Raises UnknownZoneError, ConsentNeededError."""
    _require(uow)
    if zone not in zones.known():
        raise UnknownZoneError
    await stop_asking(uow)
    await uow.save(uow.person.but(zone=ZoneInfo(zone).key))
    await repository.replan(uow, uow.person)


async def stop_asking(uow: UnitOfWork) -> None:
    """Wait for no town any more; what else is being asked stays."""
    prompt = await uow.prompt()
    if prompt and prompt.kind == ZONE:
        await uow.close_prompt()


async def set_quiet(uow: UnitOfWork, quiet: Quiet) -> None:
    """Send nothing in these hours; what no button of ours says changes nothing."""
    if domain.is_sound(quiet):
        await _choose(uow, quiet=quiet)


async def set_pace(uow: UnitOfWork, pace: str) -> None:
    """Be asked so often how it goes; what no button of ours says changes nothing."""
    if pace in set(Pace):
        await _choose(uow, pace=Pace(pace))


async def set_most(uow: UnitOfWork, per_week: int) -> None:
    """Hear so many messages a week at most; the programme's cap holds as well."""
    if per_week > 0:
        await _choose(uow, per_week=min(per_week, 7))


async def set_discreet(uow: UnitOfWork, *, on: bool) -> None:
    """Show nothing of what is sent on a lock screen, or show it again."""
    await _choose(uow, discreet=on)


async def set_offers(uow: UnitOfWork, *, on: bool) -> None:
    """Say yes to news and offers, or take the yes back: at once. Raises ConsentNeededError."""
    _require(uow)
    await uow.save(consent.promoting(uow.person, on=on))


async def _choose(uow: UnitOfWork, **changes: object) -> None:
    _require(uow)
    chosen = (await repository.rhythm(uow, uow.person)).but(**changes)
    await repository.save_rhythm(uow, uow.person, chosen)


def _require(uow: UnitOfWork) -> None:
    if not may_set(uow.person):
        raise ConsentNeededError
