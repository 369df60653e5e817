"""Organisations that can help: those people see, and those somebody must look at first."""

from typing import Annotated, Final, Literal, Self, TypeAlias, get_args

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, Field, StringConstraints, model_validator

from bot.content.fields import Confidence, Content, Name, Sentence, Slug, Url
from bot.content.sources import Claim, Dated
from bot.content.urgent import Number

Kind: TypeAlias = Literal[
    "charity",
    "council",
    "employment",
    "english",
    "funding",
    "housing-benefits",
    "immigration-advice",
    "nhs-trust-programme",
    "peer-network",
    "professional-body",
    "programme",
    "regulator",
    "university",
    "volunteering",
    "wellbeing-crisis",
]

Nation: TypeAlias = Literal["england", "scotland", "wales", "northern-ireland"]
Area: TypeAlias = Literal[
    "uk",
    "england",
    "scotland",
    "wales",
    "northern-ireland",
    "east",
    "london",
    "midlands",
    "north-east-yorkshire",
    "north-west",
    "south-east",
    "south-west",
]
"""Where it helps: a region of the intake, a nation, or all of the UK."""

NATIONS: Final[tuple[Nation, ...]] = get_args(Nation)

ForWhom: TypeAlias = Literal["refugee", "asylum-seeker", "ukraine", "afghan", "migrant"]

Email: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[^\s@<>]+@[^\s@<>]+\.[a-zA-Z]+$", max_length=120)
]


def _known_language(code: str) -> str:
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError("is no language code like 'uk' or 'fa_AF'") from error
    return code


SpokenLanguage: TypeAlias = Annotated[str, AfterValidator(_known_language)]
"""A language code; people read the language's own name."""

Draft: TypeAlias = Annotated[
    str, StringConstraints(min_length=1, max_length=160, pattern=r"^\S+( \S+)*$")
]
"""A sentence nobody translates yet: the entry is not shown."""

Flag: TypeAlias = Literal[
    "adviser-level",
    "capacity",
    "contact",
    "cost",
    "deadline",
    "eligibility",
    "funding",
    "hours",
    "languages",
    "old-page",
    "open",
    "renamed",
    "reorganisation",
    "url",
]
"""What must be confirmed before it is shown; content/README.md says what each means."""


class Listed(Content):
    """Who they are and for whom. A list left out means that no limit was stated."""

    id: Slug
    name: Name
    kind: Kind
    also: tuple[Kind, ...] = ()
    areas: Annotated[tuple[Area, ...], Field(min_length=1)]
    towns: tuple[Name, ...] = ()
    """Towns, districts and counties that people may look for."""
    professions: tuple[Slug, ...] = ()
    for_whom: tuple[ForWhom, ...] = ()
    online: bool = False
    url: Url | None = None
    phone: Number | None = None
    text_to: Number | None = None
    """A number for text messages only."""
    email: Email | None = None
    languages: tuple[SpokenLanguage, ...] = ()


class Organisation(Claim, Dated, Listed):
    """One entry of the directory that people see."""

    offer: Sentence
    first: bool = False
    """Stands before all others of its kind: an official search, before any local name."""

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if not (self.url or self.phone or self.text_to or self.email):
            raise ValueError("cannot be reached (`url:`, `phone:`, `text_to:` or `email:`)")
        return self


class DirectoryFile(Content):
    """content/directory/<area>.yaml."""

    organisations: tuple[Organisation, ...]


class Unchecked(Listed):
    """An entry that is never shown. Clear its flags, give it sources and dates, and move it."""

    offer: Draft
    publish: Literal["check", "hold"]
    """check: once the flags are cleared. hold: not, as far as we know."""
    flags: tuple[Flag, ...]
    confidence: Confidence
    pages: tuple[Url, ...] = ()
    """Where it was read."""
    note: Annotated[str, StringConstraints(max_length=320)] = ""


class UncheckedFile(Content):
    """content/directory/to-check/<area>.yaml."""

    organisations: tuple[Unchecked, ...]
