"""What home and help say."""

from collections.abc import Iterable, Iterator

from bot.features.home.domain import Doors, Front, Situation
from bot.i18n import Html, Translator, html, plain
from bot.message import Button, Message
from bot.screen import UrgentHelp, notice, screen

PARAGRAPH = Html("\n\n")


def home(t: Translator, front: Front, said: str | None = None) -> Message:
    """Show home; `said` comes first: why we are here, or what has just happened."""
    title = html(t.gettext("<b>🏠 Home</b>"))
    above = [] if said is None else [html("{said}", said=said)]
    below = [_writing(t)] if front.writing else []
    body = PARAGRAPH.join([*above, title, _news(t, front), *below])
    urgent = Button(t.gettext("🆘 Urgent help"), UrgentHelp())
    return notice(t, body, *_doors(t, front.doors), urgent)


def _writing(t: Translator) -> Html:
    return html(t.gettext("✍️ We wait for a text from you. Send it now, or stop: /cancel"))


def _news(t: Translator, front: Front) -> Html:
    match front.situation:
        case Situation.BROWSING:
            return html(t.gettext("You can read every step and find help. We keep nothing."))
        case Situation.ASK_AGAIN:
            return html(t.gettext("What we keep has changed. Please read it, then go on."))
        case Situation.NO_PLAN:
            return html(t.gettext("Tell us your profession, and we show you the next step."))
        case Situation.PLAN:
            return front.next_step or Html("")


def _doors(t: Translator, doors: Doors) -> Iterator[object]:
    # Translators: a mentor's list of questions; {n} is how many wait for an answer.
    inbox = plain(t.gettext("📥 My inbox: {n}"), n=doors.waiting)  # limit: button
    # Translators: for coordinators; {n} is how many things wait for them.
    desk = plain(t.gettext("🗂 What needs me: {n}"), n=doors.on_desk)  # limit: button
    yield doors.desk and Button(desk, doors.desk)
    yield doors.survey and Button(t.gettext("📝 Questions for you"), doors.survey)
    yield doors.next_step
    yield doors.start and Button(t.gettext("🚀 Start my plan"), doors.start)
    yield doors.browse and Button(t.gettext("👀 Look at the pathways"), doors.browse)
    yield (
        # limit: button 18
        doors.plan and Button(t.gettext("📋 My plan"), doors.plan),
        # limit: button 18
        doors.ask and Button(t.gettext("🙋 Ask a mentor"), doors.ask),
    )
    yield (
        # limit: button 18
        Button(t.gettext("🔎 Search"), doors.search),
        # limit: button 18
        Button(t.gettext("🤝 Find help"), doors.find),
    )
    yield (
        # limit: button 18
        Button(t.gettext("📚 Guides"), doors.guides),
        # Translators: phone or video calls with a mentor or coordinator.
        # limit: button 18
        doors.calls and Button(t.gettext("📞 Calls"), doors.calls),
    )
    # limit: button 32
    yield doors.events and Button(t.gettext("📅 Events for you"), doors.events)
    yield doors.inbox and Button(inbox, doors.inbox)
    yield (
        # limit: button 18
        Button(t.gettext("🌐 Language"), doors.language),
        # limit: button 18
        Button(t.gettext("⚙️ Settings"), doors.settings),
    )


def cancelled(t: Translator, *, was_open: bool) -> str:
    if was_open:
        return t.gettext("Stopped. We do not wait for a text any more.")
    return t.gettext("There is nothing to stop.")


def guide(t: Translator, commands: Iterable[tuple[str, str]]) -> Message:
    """Show what this bot does and the commands there are for this person."""
    title = html(t.gettext("<b>Help</b>"))
    about = html(t.gettext("This bot shows health professionals their way to work in the UK."))
    lines = [html("/{name} {about}", name=Html(name), about=what) for name, what in commands]
    hint = html(t.gettext("The buttons below each message do the same, and more."))
    return screen(t, PARAGRAPH.join((title, about, Html("\n").join(lines), hint)))


def apology(t: Translator) -> Message:
    """Say sorry for what failed three times. What was written before is all there."""
    text = t.gettext(
        "Sorry, something went wrong on our side. Please try again. All that you did before this "
        "is still there."
    )
    return screen(t, html(text))


def failure(t: Translator, reference: int) -> Message:
    """Tell a coordinator that something failed; the reference leads to it in the log."""
    text = t.gettext("Something that a person did failed three times. Reference: {reference}")
    return screen(t, html(text, reference=reference))


def slow_down(t: Translator) -> Message:
    """Tell somebody whose messages come too fast that the rest is not read."""
    text = t.gettext(
        "You are sending very fast. I have the first messages; please wait a minute and then "
        "send the last ones again."
    )
    return screen(t, html(text))
