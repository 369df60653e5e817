"""What the guard finds: kinds of identifiers, and where one stands in a text."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.i18n import Translator


class Kind(StrEnum):
    """A kind of identifier. Their order is for good: stored texts hold a mark for each."""

    PHONE = "phone"
    EMAIL = "email"
    HANDLE = "handle"
    LINK = "link"
    MAP = "map"
    NHS = "nhs"
    REGISTER = "register"
    DOCUMENT = "document"
    INSURANCE = "insurance"
    POSTCODE = "postcode"
    BIRTH = "birth"
    NUMBER = "number"
    ADDRESS = "address"


ALWAYS_HIDDEN: Final = frozenset(Kind) - {
    Kind.POSTCODE,
    Kind.BIRTH,
    Kind.NUMBER,
    Kind.ADDRESS,
}
"""What is never passed on, even if its author wants it: ways round the relay, numbers of people."""


MARKS: Final = {kind: chr(0xE3A0 + n) for n, kind in enumerate(Kind)}
"""What stands in a stored text where one was hidden: characters for private use."""


@dataclass(frozen=True)
class Finding:
    """An identifier in `text[start:end]`."""

    kind: Kind
    start: int
    end: int


def label(t: Translator, kind: Kind) -> str:
    """Return what a kind is called; it also stands, in brackets, where one was hidden."""
    # Translators: the names of these details stand alone in a list, and in brackets where a
    # detail was hidden in a text, such as: Call me on [phone number].
    names = {
        Kind.PHONE: t.gettext("phone number"),
        Kind.EMAIL: t.gettext("e-mail address"),
        Kind.HANDLE: t.gettext("user name"),
        Kind.LINK: t.gettext("link"),
        Kind.MAP: t.gettext("place on a map"),
        Kind.NHS: t.gettext("NHS number"),
        Kind.REGISTER: t.gettext("registration number"),
        Kind.DOCUMENT: t.gettext("passport or case number"),
        Kind.INSURANCE: t.gettext("National Insurance number"),
        Kind.POSTCODE: t.gettext("postcode"),
        Kind.BIRTH: t.gettext("date of birth"),
        Kind.NUMBER: t.gettext("long number"),
        Kind.ADDRESS: t.gettext("home address"),
    }
    return names[kind]
