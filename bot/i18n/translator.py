"""Texts of one language for one screen, honest about what is drafted or still English."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, overload
from zoneinfo import ZoneInfo

from bot.i18n import formats
from bot.i18n.catalog import Catalog
from bot.i18n.html import Html, escaped, html
from bot.i18n.languages import SOURCE, Direction, format_locale
from bot.i18n.pofile import message_key

UK = ZoneInfo("Europe/London")
Unit = Literal["minute", "hour", "day", "week", "month", "year"]


class Translator:
    """Give texts, and remember whether any of them was a draft or still English."""

    __slots__ = ("_catalog", "_drafted", "_locale", "_missing")

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._locale = format_locale(catalog.language.code)
        self._missing = self._drafted = False

    @property
    def language(self) -> str:
        return self._catalog.language.code

    @property
    def direction(self) -> Direction:
        return self._catalog.language.direction

    def fresh(self) -> "Translator":
        """Give one for the next screen, with nothing to confess yet."""
        return Translator(self._catalog)

    # Texts

    def gettext(self, message: str) -> str:
        return self._text(message, message)

    def pgettext(self, context: str, message: str) -> str:
        """Translate a message that means different things in different places."""
        return self._text(message_key(message, context), message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        forms = self._forms(singular)
        if forms is None:
            return singular if n == 1 else plural
        return forms[min(self._catalog.plural_index(n), len(forms) - 1)]

    def content(self, message: str) -> str:
        """Translate a text of a file under content/; no text stays no text."""
        return self._text(message, message)

    # Honesty

    def is_missing(self, message: str, context: str = "") -> bool:
        """Tell whether the reader gets English for want of a usable translation."""
        key = message_key(message, context)
        return bool(message) and self.language != SOURCE and key not in self._catalog.texts

    @property
    def arrow(self) -> str:
        """The sign between what was and what is now: it points the way people read."""
        return "←" if self.direction == "rtl" else "→"

    def is_drafted(self, message: str, context: str = "") -> bool:
        """Tell whether a translation is there that no person has reviewed."""
        return message_key(message, context) in self._catalog.drafted

    def note(self) -> str:
        """Say plainly what is not right yet with the texts asked for so far; mostly nothing."""
        t = self.fresh()  # the note itself may be a draft, and that is no news about the screen
        lines = []
        if self._missing:
            lines.append(t.gettext("Part of this is still in English: it is not translated yet."))
        if self._drafted:
            lines.append(t.gettext("A machine translated this. Nobody has checked it yet."))
        return "\n".join(lines)

    # Dates, numbers and lists

    def date(self, day: dt.date) -> str:
        return formats.long_date(day, self._locale)

    def short_day(self, day: dt.date) -> str:
        """Write a day of the next weeks as it fits on a button, such as Tue 24 Nov."""
        return formats.short_day(day, self._locale)

    def short_moment(self, moment: dt.datetime) -> str:
        """Write a day of the next weeks with its time, such as Tue 24 Nov, 10:00."""
        return formats.short_day_and_time(moment, self._locale)

    def weekday(self, day: int) -> str:
        """Name a day of the week, such as Monday for 0."""
        return formats.weekday(day, self._locale)

    def city(self, zone: str) -> str:
        """Name the city after which a time zone is called, such as London for Europe/London."""
        return formats.city(zone, self._locale)

    def weekday_time(self, moment: dt.datetime, zone: ZoneInfo = UK) -> str:
        """Write an aware moment in UK time, and in the reader's zone where the clocks differ."""
        uk, own = moment.astimezone(UK), moment.astimezone(zone)
        there = formats.weekday_and_time(uk, self._locale)
        if uk.utcoffset() == own.utcoffset():
            return self.gettext("{moment} UK time").replace("{moment}", there)
        same_day = uk.date() == own.date()
        here = formats.clock_time(own) if same_day else formats.weekday_and_time(own, self._locale)
        text = self.gettext("{moment} UK time ({own} where you are)")
        return text.replace("{moment}", there).replace("{own}", here)

    def until(self, start: dt.datetime, end: dt.datetime) -> str:
        """Say when something ends that begins at `start`, in UK time."""
        ends = end.astimezone(UK)
        is_one_day = start.astimezone(UK).date() == ends.date()
        time = formats.clock_time(ends) if is_one_day else self.weekday_time(end)
        # Translators: {time} is a time of day, such as 16:00, or a date with a time.
        return self.gettext("Until {time}").replace("{time}", time)

    def money(self, amount: Decimal, currency: str = "GBP") -> str:
        return formats.money(amount, currency)

    def number(self, n: float | Decimal) -> str:
        return formats.number(n, self._locale)

    def duration(self, n: int, unit: Unit) -> str:
        """Write "3 weeks"; from our catalog, as Babel lacks units in half our languages."""
        match unit:
            case "minute":
                text = self.ngettext("{n} minute", "{n} minutes", n)
            case "hour":
                text = self.ngettext("{n} hour", "{n} hours", n)
            case "day":
                text = self.ngettext("{n} day", "{n} days", n)
            case "week":
                text = self.ngettext("{n} week", "{n} weeks", n)
            case "month":
                text = self.ngettext("{n} month", "{n} months", n)
            case _:
                text = self.ngettext("{n} year", "{n} years", n)
        return text.replace("{n}", self.number(n))

    @overload
    def list(self, items: Sequence[Html]) -> Html: ...
    @overload
    def list(self, items: Sequence[str]) -> str: ...
    def list(self, items: Sequence[str]) -> str:
        """Write "A, B and C"; Html as soon as one item is Html, the others then escaped."""
        if any(isinstance(item, Html) for item in items):
            return Html(formats.joined([escaped(item) for item in items], self._locale))
        return formats.joined(items, self._locale)

    def names(self, items: Sequence[str]) -> Html:
        """Write a list of names, each in the direction of its own letters."""
        return self.list([html("{name}", name=item) for item in items])

    def _text(self, key: str, message: str) -> str:
        forms = self._forms(key)
        return message if forms is None else forms[0]

    def _forms(self, key: str) -> tuple[str, ...] | None:
        forms = self._catalog.texts.get(key)
        if forms is None:
            self._missing |= bool(key) and self.language != SOURCE
        elif key in self._catalog.drafted:
            self._drafted = True
        return forms
