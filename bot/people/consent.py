"""Consent: what people agreed to, by purpose and version. The words are in features/onboarding."""

from enum import StrEnum
from typing import Final

from bot.errors import UserError
from bot.i18n import Translator
from bot.people.person import Person

CONSENT_VERSION: Final = 1
"""The wording of today; grows whenever it changes."""


class Purpose(StrEnum):
    """What data may be used for.

    GUIDANCE: a personal plan, and questions to mentors. PROMOTION: news and offers that are not
    about one's plan; it has a yes of its own, which ends with everything else a person agreed to.
    """

    GUIDANCE = "guidance"
    PROMOTION = "promotion"


PROMOTION_VERSION: Final = 1
"""The wording of today, as `CONSENT_VERSION`."""

COVERED: Final[dict[Purpose, int]] = {Purpose.GUIDANCE: 1, Purpose.PROMOTION: 1}
"""From which version on an agreement covers a purpose. Raised for a purpose whose use changed:
then everybody is asked again before it is served."""


def agreed(person: Person | None, purpose: Purpose = Purpose.GUIDANCE) -> bool:
    """Whether the person agreed to what serves this purpose."""
    return person is not None and _version(person, purpose) >= COVERED[purpose]


def _version(person: Person, purpose: Purpose) -> int:
    if purpose is Purpose.GUIDANCE:
        return person.consent or 0
    return int(person.profile.get(purpose, "0")) if may_hear(person) else 0


def may_hear(person: Person) -> bool:
    """Whether we may write first: to who agreed to guidance, and to who serves here."""
    return agreed(person) or bool(person.roles)


def promoting(person: Person, *, on: bool) -> Person:
    """Return the person as one who said yes to news and offers, or no."""
    # It stands beside the intake answers, sealed: no question of the intake has this id.
    profile = {name: said for name, said in person.profile.items() if name != Purpose.PROMOTION}
    yes = {Purpose.PROMOTION.value: str(PROMOTION_VERSION)} if on else {}
    return person.but(profile={**profile, **yes})


def require(person: Person, purpose: Purpose = Purpose.GUIDANCE) -> None:
    """Raise ConsentNeededError unless the person agreed: they are then asked."""
    if not agreed(person, purpose):
        raise ConsentNeededError


class ConsentNeededError(UserError):
    """Something would be kept that the person has not agreed to. Shown as the consent screen."""

    def message(self, t: Translator) -> str:
        return t.gettext("For this, we need to keep something about you. You have not agreed yet.")
