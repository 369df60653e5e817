"""What settings say."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from bot.features.settings.actions import (
    ChooseUntil,
    SetDiscreet,
    SetMost,
    SetPace,
    SetQuiet,
    SetZone,
    ShowCities,
    ShowOffers,
    ShowPace,
    ShowQuiet,
    ShowZone,
)
from bot.features.settings.domain import (
    CITIES,
    HOME_ZONE,
    LONGEST_QUIET,
    QUIETS,
    Shown,
)
from bot.i18n import Catalogs, Html, Translator, html, plain
from bot.message import Action, Button, Message
from bot.nudges import Pace
from bot.people.quiet import Quiet
from bot.screen import screen

PARAGRAPH: Final = Html("\n\n")
LINE: Final = Html("\n")
IN_A_ROW: Final = 4


@dataclass(frozen=True)
class Doors:
    """Where settings lead beside their own screens; None where there is nothing for somebody."""

    languages: Action
    privacy: Action
    settings: Action
    coming: Action
    pause: Action
    go_on: Action
    answers: Action | None = None


def settings(
    t: Translator, catalogs: Catalogs, doors: Doors, shown: Shown | None, said: str = ""
) -> Message:
    """Show what can be set; nothing `shown` where nothing may be kept but the language."""
    own_name = next(one.own_name for one in catalogs.languages if one.code == t.language)
    lines = [html(t.gettext("Your language: {language}"), language=own_name)]
    lines += _lines(t, shown) if shown else []
    title = html(t.gettext("<b>⚙️ Settings</b>"))
    above = [html("{said}", said=said)] if said else []
    return screen(
        t,
        PARAGRAPH.join((*above, title, LINE.join(lines))),
        *(_choices(t, doors, shown) if shown else ()),
        Button(t.gettext("🌐 Change the language"), doors.languages),
        (
            doors.answers and Button(t.gettext("📝 My answers"), doors.answers),
            # limit: button 18
            # Translators: leads to whether somebody gets news and offers.
            shown and Button(t.gettext("📣 Offers"), ShowOffers()),
        ),
        Button(t.gettext("🔒 Privacy"), doors.privacy),
    )


def _lines(t: Translator, shown: Shown) -> list[Html]:
    rhythm = shown.rhythm
    quiet = html(t.gettext("🌙 At night we write nothing: {hours}"), hours=_hours(rhythm.quiet))
    lines = [_clock_line(t, shown.zone, shown.now), quiet, _pace_line(t, rhythm.pace)]
    if rhythm.per_week:
        most = t.ngettext(
            "At most {n} message a week.", "At most {n} messages a week.", rhythm.per_week
        )
        lines.append(html(most, n=rhythm.per_week))
    if rhythm.discreet:
        lines.append(html(t.gettext("🙈 Messages show nothing on a locked phone.")))
    if rhythm.stopped:
        lines.append(html(t.gettext("🔕 You have stopped these messages.")))
    elif rhythm.paused_until and rhythm.is_paused(shown.now):
        until = t.date(rhythm.paused_until.astimezone(shown.zone).date())
        lines.append(html(t.gettext("⏸ We write nothing until {date}."), date=until))
    return lines


def _choices(t: Translator, doors: Doors, shown: Shown) -> tuple[object, ...]:
    rhythm = shown.rhythm
    resting = rhythm.stopped or rhythm.is_paused(shown.now)
    # limit: button 18
    pause = Button(t.gettext("⏸ Pause a month"), doors.pause)
    # limit: button 18
    go_on = Button(t.gettext("🔔 Go on"), doors.go_on)
    # limit: button 18
    hide = Button(t.gettext("🙈 Discreet"), SetDiscreet(1))
    # limit: button 18
    show = Button(t.gettext("👁 Not discreet"), SetDiscreet(0))
    return (
        (
            # limit: button 18
            Button(t.gettext("🕘 My time"), ShowZone()),
            # limit: button 18
            Button(t.gettext("🌙 Quiet hours"), ShowQuiet()),
        ),
        (
            # limit: button 18
            Button(t.gettext("🔁 How often"), ShowPace()),
            show if rhythm.discreet else hide,
        ),
        (
            go_on if resting else pause,
            # limit: button 18
            # Translators: messages that are planned for the reader.
            Button(t.gettext("🗓 Coming"), doors.coming),
        ),
    )


# By whose clock


def _clock_line(t: Translator, zone: ZoneInfo, now: dt.datetime) -> Html:
    # Translators: {city} is such as London.
    text = t.gettext("🕘 Your time is that of {city}: {time}")
    return html(text, city=t.city(zone.key), time=f"{now.astimezone(zone):%H:%M}")


def zone(t: Translator, shown: Shown, doors: Doors, *, unclear: bool = False) -> Message:
    """Ask where somebody lives; a town or a time can be typed instead. `unclear`: it was none."""
    parts = [html(t.gettext("<b>🕘 What time is it where you are?</b>"))]
    if unclear:
        wrong = t.gettext("We do not know this place. Try a large city near you, or your time now.")
        parts.append(html(wrong))
    parts.append(_clock_line(t, shown.zone, shown.now))
    hint = t.gettext("Choose below. Or write your town, or your time now, such as 14:30.")
    parts.append(html(hint))
    buttons = [Button(label, ShowCities(part)) for part, label in _parts(t).items()]
    # limit: button 32
    # Translators: the time of the United Kingdom.
    home = Button(t.gettext("🇬🇧 UK time"), SetZone(HOME_ZONE))
    return screen(t, PARAGRAPH.join(parts), home, *_rows(buttons, 2), back=doors.settings)


def _parts(t: Translator) -> dict[str, str]:
    return {
        "europe": t.gettext("Europe"),  # limit: button 18
        "mideast": t.gettext("Middle East"),  # limit: button 18
        "africa": t.gettext("Africa"),  # limit: button 18
        "asia": t.gettext("Asia"),  # limit: button 18
        "far": t.gettext("Elsewhere"),  # limit: button 18
    }


def cities(t: Translator, part: str) -> Message:
    """Show the cities of a part of the world."""
    body = html(t.gettext("<b>Which city has the same time as you?</b>"))
    buttons = [Button(t.city(zone), SetZone(zone)) for zone in CITIES.get(part, ())]
    return screen(t, body, *_rows(buttons, 2), back=ShowZone())


def meant(t: Translator, found: Sequence[str], now: dt.datetime) -> Message:
    """Show what a typed town or time can mean."""
    body = html(t.gettext("<b>Which city has the same time as you?</b>"))
    buttons = [
        Button(plain("{city}, {time}", city=t.city(zone), time=_time(zone, now)), SetZone(zone))
        for zone in found
    ]
    return screen(t, body, *buttons, back=ShowZone())


def _time(zone: str, now: dt.datetime) -> str:
    return f"{now.astimezone(ZoneInfo(zone)):%H:%M}"


# When not


def quiet(t: Translator, shown: Shown, doors: Doors) -> Message:
    """Show when nothing is sent, and let somebody choose."""
    title = html(t.gettext("<b>🌙 Quiet hours</b>"))
    text = html(
        t.gettext(
            "In these hours we write nothing first. Answers that you wait for come, without a "
            "sound. Choose the hours, or when they begin."
        )
    )
    mine = shown.rhythm.quiet
    usual = [
        Button(_checked(_hours(one), on=one == mine), SetQuiet(one.start, one.end))
        for one in (*QUIETS, *(() if mine in QUIETS else (mine,)))
    ]
    hours = [Button(_hour(hour), ChooseUntil(hour)) for hour in range(24)]
    body = PARAGRAPH.join((title, text))
    return screen(t, body, *_rows(usual, 2), *_rows(hours, 8), back=doors.settings)


def until(t: Translator, start: int) -> Message:
    """Let somebody choose when their quiet hours end."""
    body = html(t.gettext("<b>From {time} until what time?</b>"), time=_hour(start % 24))
    ends = [(start + length) % 24 for length in range(1, LONGEST_QUIET + 1)]
    buttons = [Button(_hour(end), SetQuiet(start % 24, end)) for end in ends]
    return screen(t, body, *_rows(buttons, IN_A_ROW), back=ShowQuiet())


def _hours(quiet: Quiet) -> str:
    return f"{_hour(quiet.start)}-{_hour(quiet.end)}"


def _hour(hour: int) -> str:
    return f"{hour:02}:00"


# How often


def pace(t: Translator, shown: Shown, doors: Doors, most: int) -> Message:
    """Show how often somebody is asked and how much they hear; `most` is the programme's cap."""
    title = html(t.gettext("<b>🔁 How often may we write?</b>"))
    text = html(
        t.gettext(
            "We ask how your next step goes, and help if you are stuck. All other messages, such "
            "as reminders, count together."
        )
    )
    rhythm = shown.rhythm
    names = {
        Pace.WEEKLY: t.gettext("Every week"),  # limit: button 18
        Pace.FORTNIGHTLY: t.gettext("Every 2 weeks"),  # limit: button 18
        Pace.MONTHLY: t.gettext("Every month"),  # limit: button 18
        Pace.OFF: t.gettext("Do not ask me"),  # limit: button 18
    }
    paces = [
        Button(_checked(label, on=one is rhythm.pace), SetPace(one.value))
        for one, label in names.items()
    ]
    mine = min(rhythm.per_week or most, most)
    caps = [
        # limit: button 32
        # Translators: messages a week; {n} is 1, 2 or 3.
        Button(_checked(plain(t.gettext("{n} a week"), n=n), on=n == mine), SetMost(n))
        for n in range(1, min(most, 3) + 1)
    ]
    asks = html(t.gettext("At most so many messages a week:"))
    body = PARAGRAPH.join((title, text, _pace_line(t, rhythm.pace), asks))
    return screen(t, body, *_rows(paces, 2), caps, back=doors.settings)


def _pace_line(t: Translator, chosen: Pace) -> Html:
    said = {
        Pace.WEEKLY: t.gettext("🔁 We ask how it goes every week."),
        Pace.FORTNIGHTLY: t.gettext("🔁 We ask how it goes every two weeks."),
        Pace.MONTHLY: t.gettext("🔁 We ask how it goes once a month."),
        Pace.OFF: t.gettext("🔁 We do not ask how it goes."),
    }
    return html(said[chosen])


def _checked(label: str, *, on: bool) -> str:
    return f"✅ {label}" if on else label


def _rows(buttons: Sequence[Button], many: int) -> list[Sequence[Button]]:
    return [buttons[n : n + many] for n in range(0, len(buttons), many)]
