"""Consent: what people agreed to, by purpose and version. The words are in features/onboarding."""

from enum import StrEnum
from typing import Final

from bot.errors import UserError
from bot.i18n import Translator
from bot.people.person import Person

CONSENT_VERSION: Final = 1
"""Grows when a purpose is added or changed: then everybody is asked again."""


class Purpose(StrEnum):
    """What data may be used for. GUIDANCE: a personal plan, and questions to mentors."""

    GUIDANCE = "guidance"


COVERED: Final[dict[Purpose, int]] = {Purpose.GUIDANCE: 1}
"""The version from which on an agreement covers a purpose as it is worded now."""


def agreed(person: Person | None, purpose: Purpose = Purpose.GUIDANCE) -> bool:
    """Whether what serves this purpose may be kept about the person."""
    return person is not None and (person.consent or 0) >= COVERED[purpose]


def is_current(person: Person) -> bool:
    """Whether the person agreed to the wording of today; if not, they are asked (again)."""
    return person.consent == CONSENT_VERSION


def require(person: Person, purpose: Purpose = Purpose.GUIDANCE) -> None:
    """Raise ConsentNeededError unless the person agreed: they are then asked."""
    if not agreed(person, purpose):
        raise ConsentNeededError


class ConsentNeededError(UserError):
    """Something would be kept that the person has not agreed to. Shown as the consent screen."""

    def message(self, t: Translator) -> str:
        return t.gettext("For this, we need to keep something about you. You have not agreed yet.")
