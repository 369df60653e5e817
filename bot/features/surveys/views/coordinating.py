"""What coordinators see: the waves there are, and what one would start."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from bot.content.instruments import Audience, Instrument
from bot.features.surveys.actions import (
    AskCloseWave,
    ChooseInstrument,
    CloseWave,
    PlanWave,
    ShowSurveys,
    ShowWave,
    StartWave,
)
from bot.features.surveys.domain import Turnout, Wave
from bot.features.surveys.service.starting import LASTS, OPENS, WEEKS, Plan, Standing
from bot.features.surveys.views.parts import PARAGRAPH
from bot.i18n import Html, Translator, html, plain
from bot.message import Button, Message
from bot.screen import ShowDesk, screen

LISTED: Final = 6

Named = tuple[Wave, Instrument | None]


def surveys(t: Translator, waves: Sequence[Named], *more: object) -> Message:
    """Show the newest waves, and the way to a new one. `more` are rows of buttons."""
    title = html(t.gettext("<b>📋 Surveys</b>"))
    text = t.gettext("What people were asked, the newest first. Choose one to see how it stands.")
    if not waves:
        text = t.gettext("Nobody was asked anything yet. You can begin now.")
    rows = [Button(_name(t, *one), ShowWave(one[0].id)) for one in waves[:LISTED]]
    new = Button(t.gettext("🆕 Ask something"), ChooseInstrument())
    return screen(t, PARAGRAPH.join((title, html(text))), *rows, new, *more, back=ShowDesk())


def instruments(t: Translator, every: Iterable[Instrument]) -> Message:
    title = html(t.gettext("<b>📋 What do you want to ask?</b>"))
    rows = [Button(t.content(one.title), PlanWave(one.slug, one.audience.value)) for one in every]
    return screen(t, title, *rows, back=ShowSurveys())


def plan(t: Translator, plan: Plan, now: dt.datetime) -> Message:
    """Show what would be started; each button changes one thing. Nothing is sent yet."""
    instrument = plan.instrument
    lines = [
        html(t.gettext("Questions: {n}"), n=t.number(len(instrument.items))),
        html(t.gettext("For: {who}"), who=_audience(t, plan)),
        html(t.gettext("Opens: {date}"), date=t.date(plan.opens_at(now).date())),
        html(t.gettext("Closes: {date}"), date=t.date(plan.closes_at(now).date())),
    ]
    if plan.follow_up:
        lines.append(html(t.gettext("Asked again: {when}"), when=_weeks(t, plan)))
    note = t.gettext(
        "Each of them gets one invitation, and at most two reminders while they have not answered. "
        "You see numbers of people and no names."
    )
    head = html("<b>📋 {title}</b>", title=t.content(instrument.title))
    about = html("<i>{about}</i>", about=t.content(instrument.about))
    return screen(
        t,
        PARAGRAPH.join((head, about, Html("\n").join(lines), html(note))),
        *_changes(t, plan),
        Button(t.gettext("✅ Start"), _start(plan)),
        back=ChooseInstrument(),
    )


def wave(t: Translator, standing: Standing, *more: object) -> Message:
    """Show how one wave stands. `more` are rows of buttons, such as the way to results."""
    one = standing.wave
    head = html("<b>📋 {title}</b>", title=_title(t, one, standing.instrument))
    days = t.gettext("From {start} to {end}")
    start, end = t.date(one.opens_at.date()), t.date(one.closes_at.date())
    body = PARAGRAPH.join((head, html(days, start=start, end=end), *turnout(t, standing.turnout)))
    closing = Button(t.gettext("⏹ Take no more answers"), AskCloseWave(one.id))
    return screen(t, body, *more, None if standing.is_closed else closing, back=ShowSurveys())


def ask_close(t: Translator, wave_id: int) -> Message:
    text = t.gettext(
        "Close these questions now? Nobody can answer any more, and nobody is reminded. Results "
        "can then be seen."
    )
    yes = Button(t.gettext("⏹ Yes, close them"), CloseWave(wave_id))
    return screen(t, html(text), yes, back=ShowWave(wave_id))


def _changes(t: Translator, plan: Plan) -> Iterable[Button]:
    """Return the buttons that change one thing each, to the next that there is."""
    slug, at = plan.instrument.slug, (plan.opens, plan.lasts, plan.weeks)
    others = plan.audiences
    after = others[(others.index(plan.audience) + 1) % len(others)]
    yield Button(t.gettext("👥 Ask others"), PlanWave(slug, after, *at))
    opens, lasts, weeks = at
    who = plan.audience
    yield Button(
        t.gettext("📅 Open on another day"),
        PlanWave(slug, who, (opens + 1) % len(OPENS), lasts, weeks),
    )
    yield Button(
        t.gettext("⏳ Open longer or shorter"),
        PlanWave(slug, who, opens, (lasts + 1) % len(LASTS), weeks),
    )
    if plan.follow_up:
        yield Button(
            t.gettext("🔁 Ask again later"),
            PlanWave(slug, who, opens, lasts, (weeks + 1) % len(WEEKS)),
        )


def _start(plan: Plan) -> StartWave:
    return StartWave(plan.instrument.slug, plan.audience, plan.opens, plan.lasts, plan.weeks)


def _audience(t: Translator, plan: Plan) -> str:
    if plan.again:
        text = t.gettext("the same people as on {date}")
        return plain(text, date=t.date(plan.again.opens_at.date()))
    return _people(t, Audience(plan.audience))


def _people(t: Translator, audience: Audience) -> str:
    match audience:
        case Audience.MEDICS:
            # Translators: the refugee and migrant health professionals who use the bot.
            return t.gettext("medics")
        case Audience.MENTORS:
            return t.gettext("mentors")
        case Audience.COORDINATORS:
            return t.gettext("coordinators")


def _weeks(t: Translator, plan: Plan) -> str:
    if not plan.weeks or not plan.follow_up:
        return t.gettext("not planned")
    # Translators: {time} such as 8 weeks; {title} is the name of what is asked then.
    text = t.gettext("after {time}: {title}")
    time = t.duration(WEEKS[plan.weeks], "week")
    return plain(text, time=time, title=t.content(plan.follow_up.title))


def turnout(t: Translator, found: Turnout) -> Iterable[Html]:
    """Say how many were invited and answered, as far as it may be told."""
    few = plain(t.gettext("fewer than {k}"), k=t.number(found.k))
    invited = few if found.is_small else t.number(found.invited)
    answered = few if found.too_few else t.number(found.answered)
    if found.nearly_all:
        answered = t.gettext("almost everybody")
    lines = (
        html(t.gettext("Invited: {n}"), n=invited),
        html(t.gettext("Came to the end: {n}"), n=answered),
    )
    yield Html("\n").join(lines)
    if found.too_few or found.nearly_all:
        yield html(t.gettext("Small numbers are hidden, to protect people."))


def _name(t: Translator, wave: Wave, instrument: Instrument | None) -> str:
    day = t.short_day(wave.opens_at.date())
    return plain("{title} · {day}", title=_title(t, wave, instrument), day=day)


def _title(t: Translator, wave: Wave, instrument: Instrument | None) -> str:
    """Write the title of what is asked; of what content no longer has, its name."""
    return t.content(instrument.title) if instrument else wave.instrument
