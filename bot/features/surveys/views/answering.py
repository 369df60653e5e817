"""What who is asked sees around the questions: the invitation, what it is for, help, thanks."""

from collections.abc import Iterator

from bot.content.instruments import Instrument
from bot.features.surveys.actions import (
    DeleteAnswers,
    OpenSurvey,
    ResumeSurvey,
    ShowItem,
    StopReminding,
)
from bot.features.surveys.domain import Turn, Wave
from bot.features.surveys.views import parts
from bot.features.surveys.views.parts import PARAGRAPH
from bot.features.surveys.views.questions import question
from bot.i18n import Html, Translator, escape, html
from bot.message import Button, Message
from bot.screen import UrgentHelp, notice, screen


def turn(t: Translator, turn: Turn, k: int) -> Message:
    """Show where somebody is: offered help, before the questions, at one, or at the end.

    `k` is the smallest group that coordinators see.
    """
    if turn.care:
        return _care(t, turn)
    if not turn.begun:
        return intro(t, turn, k)
    return question(t, turn, turn.item) if turn.item else _end(t, turn, k)


def invitation(t: Translator, instrument: Instrument, wave: Wave, *, again: bool) -> Message:
    """Ask somebody, or (`again`) remind them; they can read first, or not be asked again."""
    text = t.gettext("We have some questions for you. It takes {time}. You have until {date}.")
    if again:
        text = t.gettext("If you like, you can still answer. It takes {time}. Until {date}.")
    time, day = parts.minutes(t, instrument), t.date(wave.closes_at.date())
    return notice(
        t,
        PARAGRAPH.join((parts.title(t, instrument), html(text, time=time, date=day))),
        parts.read(t, wave.id),
        _stop(t, wave),
    )


def intro(t: Translator, turn: Turn, k: int) -> Message:
    """Say before question 1 who asks, why, under which name it is kept, and who sees it."""
    instrument, wave = turn.sheet.instrument, turn.wave
    free = t.gettext(
        "You do not have to. You can leave out any question, stop at any time, and delete your "
        "answers. It takes {time}."
    )
    code = t.gettext(
        "We keep your answers under a code, not under your name. This is called pseudonymous. It "
        "is not anonymous: with the code we compare what you say now and later."
    )
    seen = t.gettext(
        "Coordinators only see groups of {k} or more people. Your answers change nothing about "
        "your place, your support or your case."
    )
    passages = [
        parts.title(t, instrument),
        html("{about}", about=t.content(instrument.about)),
        html(free, time=parts.minutes(t, instrument)),
        html(code),
        html(seen, k=t.number(k)),
        *_first_result(t, instrument),
        *_credits(t, instrument),
    ]
    go = t.gettext("▶️ Go on") if turn.sheet.answers else t.gettext("▶️ Begin")
    return screen(
        t,
        PARAGRAPH.join(passages),
        Button(go, ResumeSurvey(wave.id)),
        parts.delete(t, wave) if turn.begun else None,
        _stop(t, wave),
    )


def _care(t: Translator, turn: Turn) -> Message:
    """Offer help at once after an answer that may mean somebody is not well."""
    thanks = t.gettext("Thank you for telling us. We are sorry that it is hard now.")
    help_ = t.gettext(
        "You do not have to be alone with it. There are people who listen, day and night. "
        "Coordinators do not see who gave which answer, so nobody will call you. You choose."
    )
    return screen(
        t,
        PARAGRAPH.join((parts.title(t, turn.sheet.instrument), html(thanks), html(help_))),
        Button(t.gettext("🆘 Talk to somebody now"), UrgentHelp()),
        Button(t.gettext("▶️ Go on"), ResumeSurvey(turn.wave.id)),
        back=OpenSurvey(turn.wave.id),
    )


def _end(t: Translator, turn: Turn, k: int) -> Message:
    """Thank, and say what happens with the answers."""
    wave, first = turn.wave, turn.sheet.items[0]
    thanks = t.gettext("✅ Thank you. All your answers are kept.")
    after = t.gettext(
        "These questions close on {date}. Then coordinators look at what groups of {k} or more "
        "people said, and tell you what they will do."
    )
    told = html(after, date=t.date(wave.closes_at.date()), k=t.number(k))
    return screen(
        t,
        PARAGRAPH.join((parts.title(t, turn.sheet.instrument), html(thanks), told)),
        Button(t.gettext("✏️ Look at my answers"), ShowItem(wave.id, first.id)),
        parts.delete(t, wave),
    )


def over(t: Translator, why: str) -> Message:
    """Say why words are not kept any more."""
    return screen(t, html("{why}", why=why))


def ask_delete(t: Translator, wave_id: int) -> Message:
    text = t.gettext("Delete your answers to these questions? They cannot come back.")
    yes = Button(t.gettext("🗑 Yes, delete them"), DeleteAnswers(wave_id))
    return screen(t, html(text), yes, back=OpenSurvey(wave_id))


def deleted(t: Translator) -> Message:
    return screen(t, html(t.gettext("Your answers to these questions are deleted.")))


def stopped(t: Translator, wave_id: int) -> Message:
    text = t.gettext("All right. We do not ask you this again. You can still answer, if you like.")
    return screen(t, html(text), parts.read(t, wave_id))


def _stop(t: Translator, wave: Wave) -> Button:
    return Button(t.gettext("🔕 Do not ask me this"), StopReminding(wave.id))


def _first_result(t: Translator, instrument: Instrument) -> Iterator[Html]:
    if primary := instrument.primary:
        # Translators: {title} names a group of questions, such as "Finding my way".
        yield html(t.gettext("What we look at first: {title}."), title=t.content(primary.title))


def _credits(t: Translator, instrument: Instrument) -> Iterator[Html]:
    """Name those whose wording we may print, as their licence asks for; it stays English."""
    others = [one for one in instrument.origins if one.url]
    links = [Html(f'<a href="{escape(o.url or "")}">{escape(o.source)}</a>') for o in others]
    if links:
        yield html(t.gettext("Some of the questions are by: {sources}"), sources=t.list(links))
    for text in dict.fromkeys(one.attribution for one in others):
        yield Html(f"<code>{escape(text)}</code>")
