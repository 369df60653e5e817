"""Names of topics, places and people, in the reader's language."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.content import Library
from bot.content.intake import Option, QuestionId
from bot.content.organisations import ForWhom, Kind
from bot.features.directory.domain import Nearness
from bot.features.directory.places import Place
from bot.features.directory.searches import Search, Topic
from bot.features.directory.sites import SiteKind
from bot.i18n import Html, Translator, html

Say = Callable[[Translator], str]
"""Texts are asked for one by one: a screen confesses only what it shows untranslated."""

TOPICS: Final[Mapping[Topic, Say]] = {
    # Translators: people who help health workers: regulators, colleges, programmes.
    Topic.HEALTH: lambda t: t.gettext("🥼 Health workers"),  # limit: button 20
    # Translators: help to learn the English language.
    Topic.ENGLISH: lambda t: t.gettext("🗣 English"),  # limit: button 20
    Topic.MONEY: lambda t: t.gettext("💷 Money"),  # limit: button 20
    Topic.WORK: lambda t: t.gettext("💼 Work"),  # limit: button 20
    Topic.STUDY: lambda t: t.gettext("🎓 Study"),  # limit: button 20
    Topic.LAW: lambda t: t.gettext("⚖️ Immigration"),  # limit: button 20
    # Translators: councils, and help with housing and benefits.
    Topic.HOME: lambda t: t.gettext("🏘 Housing, council"),  # limit: button 20
    Topic.GROUPS: lambda t: t.gettext("🤝 Charities"),  # limit: button 20
    Topic.WELLBEING: lambda t: t.gettext("💚 Wellbeing"),  # limit: button 20
    Topic.HOSPITALS: lambda t: t.gettext("🏥 Hospitals"),  # limit: button 20
    # Translators: GP practice: where the family doctor works.
    Topic.GPS: lambda t: t.gettext("🩹 GP practices"),  # limit: button 20
}

KINDS: Final[Mapping[Kind | SiteKind, Say]] = {
    "charity": lambda t: t.gettext("Charity"),
    "council": lambda t: t.gettext("Council"),
    "employment": lambda t: t.gettext("Help with work"),
    "english": lambda t: t.gettext("English lessons"),
    "funding": lambda t: t.gettext("Money"),
    "housing-benefits": lambda t: t.gettext("Housing and benefits"),
    "immigration-advice": lambda t: t.gettext("Immigration advice"),
    "nhs-trust-programme": lambda t: t.gettext("Programme of an NHS organisation"),
    # Translators: an association of doctors or nurses from one country.
    "peer-network": lambda t: t.gettext("Colleagues from one country"),
    "professional-body": lambda t: t.gettext("Professional body"),
    "programme": lambda t: t.gettext("Programme for health workers"),
    # Translators: who keeps the register of a profession, such as the GMC.
    "regulator": lambda t: t.gettext("Regulator"),
    "university": lambda t: t.gettext("University"),
    "volunteering": lambda t: t.gettext("Volunteering"),
    "wellbeing-crisis": lambda t: t.gettext("Wellbeing"),
    # Translators: an NHS organisation that runs hospitals or other care.
    SiteKind.TRUST: lambda t: t.gettext("NHS trust"),
    SiteKind.GP: lambda t: t.gettext("GP practice"),
}

FOR_WHOM: Final[Mapping[ForWhom, Say]] = {
    "refugee": lambda t: t.gettext("refugees"),
    "asylum-seeker": lambda t: t.gettext("people who wait for an asylum decision"),
    "ukraine": lambda t: t.gettext("people from Ukraine"),
    # Translators: people who came by one of the schemes for Afghanistan.
    "afghan": lambda t: t.gettext("people from Afghanistan"),
    "migrant": lambda t: t.gettext("people who came from another country"),
}
"""As they stand in a list."""

SIGNS: Final = {
    Nearness.NEAR: "📍",
    Nearness.REGION: "🗺",
    Nearness.NATION: "🗺",
    Nearness.UK: "🇬🇧",
    Nearness.ELSEWHERE: "↗️",
}


def area(t: Translator, library: Library, slug: str) -> str:
    """Name a region or nation as the intake does; '' when it is unknown."""
    if slug == "uk":
        return t.gettext("All of the UK")
    if slug == "england":
        return t.gettext("England")
    return _option(t, library, "region", slug)


def profession(t: Translator, library: Library, slug: str) -> str:
    return _option(t, library, "profession", slug)


def place(t: Translator, library: Library, of: Place | None) -> str:
    """Name a place: a town with its region, for there may be two of its name."""
    if of is None:
        return t.gettext("All of the UK")
    region = area(t, library, of.region)
    return f"{of.name} ({region})" if of.name else region


def filters(t: Translator, library: Library, search: Search, at: Place | None) -> Html:
    """Say in one line what the search is limited to."""
    parts = [html("📍 {place}", place=place(t, library, at))]
    if search.profession:
        label = profession(t, library, search.profession)
        parts.append(html("🩺 {profession}", profession=label))
    if search.online:
        parts.append(html("💻 {online}", online=Html(t.gettext("Online"))))
    return Html(" · ").join(parts)


def options(library: Library, question: QuestionId) -> tuple[Option, ...]:
    """Return the answers to a question of the intake."""
    asked = (one for one in library.intake.questions if one.id == question)
    return next((one.options for one in asked), ())


def _option(t: Translator, library: Library, question: QuestionId, slug: str) -> str:
    found = (one.label for one in options(library, question) if one.id == slug)
    return t.content(next(found, ""))
