"""Consent: what people agreed to, by purpose and version. The words are in features/onboarding."""

from enum import StrEnum
from typing import Final

from bot.errors import UserError
from bot.i18n import Translator
from bot.people.person import Person

CONSENT_VERSION: Final = 1
"""The wording of today; grows whenever it changes."""


class Purpose(StrEnum):
    """What data may be used for. GUIDANCE: a personal plan, and questions to mentors."""

    GUIDANCE = "guidance"


COVERED: Final[dict[Purpose, int]] = {Purpose.GUIDANCE: 1}
"""From which version on an agreement covers a purpose. Raised for a purpose whose use changed:
then everybody is asked again before it is served."""


def agreed(person: Person | None, purpose: Purpose = Purpose.GUIDANCE) -> bool:
    """Whether what serves this purpose may be kept about the person."""
    return person is not None and (person.consent or 0) >= COVERED[purpose]


def require(person: Person, purpose: Purpose = Purpose.GUIDANCE) -> None:
    """Raise ConsentNeededError unless the person agreed: they are then asked."""
    if not agreed(person, purpose):
        raise ConsentNeededError


class ConsentNeededError(UserError):
    """Something would be kept that the person has not agreed to. Shown as the consent screen."""

    def message(self, t: Translator) -> str:
        return t.gettext("For this, we need to keep something about you. You have not agreed yet.")
