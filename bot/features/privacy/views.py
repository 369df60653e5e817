"""What the screens about privacy say."""

from collections.abc import Iterable, Iterator

from bot.features.privacy.actions import (
    AskErase,
    AskWithdraw,
    Erase,
    ShowPrivacy,
    ShowReaders,
    ShowTimes,
    TidyChat,
    Withdraw,
)
from bot.features.privacy.domain import Keeping
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.people import consent
from bot.people.consent import Purpose
from bot.people.person import Person, Role
from bot.screen import Home, notice, screen

PARAGRAPH = Html("\n\n")


def before_first_text(
    t: Translator, continue_action: Action, back: Action | None = None
) -> Message:
    """Say who may read what one writes here; `continue_action` is the way on (PRODUCT, H9)."""
    lines = (
        html(t.gettext("• Telegram can read what is written here.")),
        html(t.gettext("• Do not write names, places or hospitals: yours or anybody else's.")),
        html(t.gettext("• A photo or a voice can show who you are.")),
        html(t.gettext("• Others can take a picture of their screen.")),
        html(t.gettext("• Somebody here could pretend to be another person.")),
        html(t.gettext("• This is no emergency service. In danger, call 999.")),
    )
    title = html(t.gettext("<b>Before you write</b>"))
    go_on = Button(t.gettext("✅ I have read this"), continue_action)
    return screen(t, _lines(title, lines), go_on, back=back)


def privacy(
    t: Translator, person: Person, keeping: Keeping, *, ask_consent: Action, back: Action
) -> Message:
    """Show what is kept about this person, where, for how long, and how to end it."""
    agreed = consent.agreed(person)
    body = PARAGRAPH.join(
        (
            _lines(html(t.gettext("<b>🔒 Your privacy</b>")), _kept(t, person, agreed=agreed)),
            Html("\n").join(_storage(t, keeping)),
            Html("\n").join(_agreements(t, person, agreed=agreed)),
        )
    )
    return screen(
        t,
        body,
        Button(t.gettext("👁 Who can see what"), ShowReaders()),
        Button(t.gettext("⏳ How long it is kept"), ShowTimes()),  # limit: button 32
        Button(t.gettext("🧹 Tidy this chat now"), TidyChat()),  # limit: button 32
        Button(t.gettext("↩️ Take my agreement back"), AskWithdraw())
        if agreed
        else Button(t.gettext("✍️ Read the agreement"), ask_consent),
        Button(t.gettext("🗑 Delete everything"), AskErase()),
        back=back,
    )


def _kept(t: Translator, person: Person, *, agreed: bool) -> Iterator[Html]:
    yield html(t.gettext("What we keep about you:"))
    yield html(t.gettext("• the number of your Telegram account, and your language"))
    yield html(t.gettext("• your settings: your time, quiet hours, how often we may write"))
    if agreed:
        yield html(t.gettext("• your answers about your work, your steps and your questions"))
        yield html(t.gettext("• dates that you gave for a step, and when we asked how it goes"))
        yield html(t.gettext("• your wishes for calls; what you write for them, until they end"))
        yield html(t.gettext("• which events you come to, and what you need there"))
    if Role.MENTOR in person.roles:
        yield html(t.gettext("• what you can help with as a mentor, and your answers"))
        yield html(t.gettext("• as a mentor: the region you know, your hours and days away"))
        yield html(t.gettext("• as a mentor: the replies that you saved for later"))
    if Role.COORDINATOR in person.roles:
        yield html(t.gettext("• that you are a coordinator"))
    if agreed or Role.MENTOR in person.roles:
        yield html(t.gettext("• what you share with everybody, until you take it back"))
    yield html(t.gettext("• reports that you make, and reports about your messages"))
    yield html(t.gettext("• what you answer in surveys: under a code, not under your name"))
    yield html(t.gettext("• what you choose in a vote, until it is counted"))
    yield html(t.gettext("We keep no name, no username and no phone number."))


def _storage(t: Translator, keeping: Keeping) -> Iterator[Html]:
    if keeping.on_server:
        yield html(t.gettext("It is in a database of this programme. Your texts are encrypted."))
    else:
        yield html(t.gettext("It is in one encrypted file on a computer of this programme."))
    yield html(t.gettext("Telegram keeps its own copy of every message."))


def _agreements(t: Translator, person: Person, *, agreed: bool) -> Iterator[Html]:
    yield html(_agreement(t, agreed=agreed))
    if consent.agreed(person, Purpose.PROMOTION):
        yield html(t.gettext("You also said yes to news and offers. /settings changes this."))


def _agreement(t: Translator, *, agreed: bool) -> str:
    if agreed:
        return t.gettext("You agreed that we keep this for your plan and your questions.")
    return t.gettext("You have not agreed to more. We keep no answers, no plan and no questions.")


def readers(t: Translator) -> Message:
    """Say who can see what, by role."""
    lines = (
        html(t.gettext("• You: everything here.")),
        html(t.gettext("• Mentors: your questions, profession and language. Not who you are.")),
        html(t.gettext("• Who asks a mentor: the answers. Not who the mentor is.")),
        html(t.gettext("• Coordinators: questions that no mentor took. Not who asked.")),
        html(t.gettext("• Everybody: what asker and mentor both want to share. Never a name.")),
        html(t.gettext("• Coordinators: what groups answered in surveys. Not who said what.")),
        html(t.gettext("• Coordinators: the numbers of a closed vote. Not who chose what.")),
        html(t.gettext("• Coordinators: about how many people got a notice. Not who.")),
        html(t.gettext("• Who offers you a call: what you wish, and your language.")),
        html(t.gettext("• Coordinators: how many come to an event, and what is needed. No names.")),
        html(t.gettext("• After a report, coordinators also read that conversation.")),
        html(t.gettext("• Who runs the computer: encrypted data. With the keys, also your texts.")),
        html(t.gettext("• Telegram: everything that you write to a bot.")),
    )
    title = html(t.gettext("<b>👁 Who can see what</b>"))
    return screen(t, _lines(title, lines), back=ShowPrivacy())


def times(t: Translator, keeping: Keeping) -> Message:
    """Say how long what is kept."""
    title = html(t.gettext("<b>⏳ How long it is kept</b>"))
    rest = html(t.gettext("Everything else stays until you delete it."))
    return screen(t, PARAGRAPH.join((_lines(title, _times(t, keeping)), rest)), back=ShowPrivacy())


def _times(t: Translator, keeping: Keeping) -> Iterator[Html]:
    # Translators: on this screen, {time} is an amount of time, such as "90 days" or "40 hours".
    question = t.gettext("• A question and what was written about it: {time} after its end.")
    yield html(question, time=t.duration(keeping.conversation_days, "day"))
    carried = t.gettext(
        "• What others write to you, and their photos, leave this chat after about {time}. "
        "You can have them shown again, until the question is deleted."
    )
    yield html(carried, time=t.duration(keeping.carried_hours, "hour"))
    call = t.gettext("• What you write for a call: until its end. That there was one: {time} more.")
    yield html(call, time=t.duration(keeping.call_days, "day"))
    needs = t.gettext("• What you need at an event: {time} after it.")
    yield html(needs, time=t.duration(keeping.need_days, "day"))
    came = t.gettext("• Which events you come to: {time} after them.")
    yield html(came, time=t.duration(keeping.event_days, "day"))
    report = t.gettext(
        "• Reports: {time} after they are closed; longer while they stop somebody from asking."
    )
    yield html(report, time=t.duration(keeping.report_days, "day"))
    log = t.gettext("• What coordinators do is written into a log, without names: {time}.")
    yield html(log, time=t.duration(keeping.log_months, "month"))
    came = t.gettext("• That a message came from you: {time}.")
    yield html(came, time=t.duration(keeping.inbox_hours, "hour"))
    notice = t.gettext("• That a notice went to you: {time} after it was sent to all.")
    yield html(notice, time=t.duration(1, "month"))
    went = t.gettext("• That a message went to you: {time}.")
    yield html(went, time=t.duration(keeping.outbox_days, "day"))
    covered = t.gettext("• In discreet mode, a message that you have not opened: {time}.")
    yield html(covered, time=t.duration(keeping.outbox_days, "day"))


def tidied(t: Translator) -> Message:
    """Say what is left in the chat, and nothing about what this bot is for."""
    text = t.gettext(
        "✅ Done. Messages older than two days, and what you wrote yourself, stay until you delete "
        "this chat."
    )
    return notice(t, html(text), Button(t.gettext("🏠 Home"), Home()))


def ask_withdraw(t: Translator) -> Message:
    """Say what goes with the agreement, and ask once more."""
    text = t.gettext(
        "We then delete your answers, your plan and your questions. Your language stays. "
        "You can still read every step."
    )
    stays = html(t.gettext("For safety, reports stay."))
    title = html(t.gettext("<b>Take your agreement back?</b>"))
    yes = Button(t.gettext("Yes, take it back"), Withdraw())
    no = Button(t.gettext("No, keep everything"), ShowPrivacy())
    return screen(t, PARAGRAPH.join((title, html(text), stays)), yes, no, back=ShowPrivacy())


def withdrawn(t: Translator) -> str:
    return t.gettext("Your agreement is taken back, and what we kept for it is deleted.")


def ask_erase(t: Translator) -> Message:
    """Say what is deleted, and ask once more."""
    text = t.gettext(
        "We delete everything about you, at once and for good: answers, plan, questions, roles and "
        "your account number. Messages in this chat stay until you delete the chat."
    )
    stays = t.gettext(
        "For safety, this stays: reports, without your account; and if a coordinator stopped you "
        "from asking, a code made from your account number."
    )
    title = html(t.gettext("<b>Delete everything?</b>"))
    yes = Button(t.gettext("🗑 Yes, delete everything"), Erase())
    no = Button(t.gettext("No, keep everything"), ShowPrivacy())
    body = PARAGRAPH.join((title, html(text), html(stays)))
    return screen(t, body, yes, no, back=ShowPrivacy())


def erased(t: Translator) -> Message:
    """Say goodbye. It has no buttons: we do not know this person any more."""
    title = html(t.gettext("<b>Everything about you is deleted.</b>"))
    text = html(t.gettext("We wish you well. If you want to come back, send /start."))
    return notice(t, PARAGRAPH.join((title, text)))


def _lines(title: Html, lines: Iterable[Html]) -> Html:
    return PARAGRAPH.join((title, Html("\n").join(lines)))
