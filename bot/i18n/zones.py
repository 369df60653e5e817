"""Time zones by the names that people know: cities and countries, in their language or English."""

import functools
import unicodedata
import zoneinfo
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from babel import Locale
from babel.core import get_global

from bot.i18n import formats
from bot.i18n.languages import SOURCE, format_locale

SHORTEST: Final = 3
"""Letters of a beginning that can stand for a whole name."""


@functools.cache
def known() -> frozenset[str]:
    """Return every zone that somebody may live by."""
    zones = {zone for listed in _by_country().values() for zone in listed}
    return frozenset(zones & zoneinfo.available_timezones())


def find(text: str, language: str) -> list[str]:
    """Return the zones of a city or country as somebody typed it, the likeliest first."""
    typed = _key(text)
    names: dict[str, tuple[str, ...]] = {**_names(SOURCE), **_names(language)}
    exact = names.get(typed, ())
    begun = [names[name] for name in sorted(names) if name.startswith(typed)]
    more = [zone for zones in begun for zone in zones] if len(typed) >= SHORTEST else []
    return list(dict.fromkeys([*exact, *more]))


@functools.lru_cache(maxsize=32)
def _names(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return zones by the names of their cities and countries in a language."""
    locale = format_locale(language)
    countries = Locale.parse(locale).territories
    found: dict[str, list[str]] = defaultdict(list)
    for country, zones in sorted(_by_country().items()):
        for zone in zones:
            if zone in known():
                found[_key(formats.city(zone, locale))].append(zone)
                found[_key(countries.get(country, zone))].append(zone)
    return {name: tuple(zones) for name, zones in found.items()}


def _by_country() -> Mapping[str, list[str]]:
    listed: Mapping[str, list[str]] = get_global("territory_zones")
    return listed


def _key(name: str) -> str:
    """Return how a name is compared: letters and digits only, small, without accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())
