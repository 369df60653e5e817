"""What the person who reports reads, and the person who was stopped."""

from bot.features.concerns.actions import KeepApart, PickKind, SayMore, WriteBack
from bot.features.concerns.domain import Concern, Kind
from bot.i18n import Html, Translator, html
from bot.message import Button, Message
from bot.screen import Report, UrgentHelp, notice, screen

PARAGRAPH = Html("\n\n")


# Reporting


def ask_kind(t: Translator, of: Report) -> Message:
    """Ask what is wrong with a message."""
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>⚠️ Report this message</b>")),
            html(
                t.gettext(
                    "Only coordinators see your report, with a copy of this conversation. They "
                    "do not see who you are. The other person is not told."
                )
            ),
            html(t.gettext("What is it about?")),
        )
    )
    kinds = [Button(_choice(t, kind), PickKind(of.question, of.entry, kind)) for kind in Kind]
    return screen(t, body, *kinds, _never(t, of.question, of.entry))


def _choice(t: Translator, kind: Kind) -> str:
    match kind:
        case Kind.RUDE:
            return t.gettext("😠 Rude or hurtful")  # limit: button 32
        case Kind.FAVOURS:
            return t.gettext("💷 Money, contact or favours")  # limit: button 32
        case Kind.IDENTITY:
            return t.gettext("🔎 Wants to know who I am")  # limit: button 32
        case Kind.DANGER:
            return t.gettext("🆘 Somebody may be in danger")  # limit: button 32
        case Kind.OTHER:
            return t.gettext("💬 Something else")  # limit: button 32


def _never(t: Translator, question: int, entry: int) -> Button:
    label = t.gettext("🚫 Never connect us again")  # limit: button 32
    return Button(label, KeepApart(question, entry, 0))


def thanks(t: Translator, concern: Concern, *, heard: bool) -> Message:
    """Thank for a report, and offer help; what is urgent comes first."""
    first = [danger(t)] if concern.kind is Kind.DANGER else []
    body = PARAGRAPH.join(
        (
            *first,
            html(t.gettext("<b>Thank you for telling us.</b>")),
            html(t.gettext("Your report: {ref}"), ref=concern.ref)
            + html(" ")
            + _heard(t, heard=heard),
            html(t.gettext("Do you need help yourself, now? Open urgent help.")),
        )
    )
    return screen(
        t,
        body,
        Button(t.gettext("🆘 Urgent help"), UrgentHelp()),
        Button(t.gettext("✍️ Say more about it"), SayMore(concern.id)),  # limit: button 32
        _never(t, concern.question_id, concern.entry_id),
    )


def danger(t: Translator) -> Html:
    """Say at once what we are not, and whom to call."""
    return html(
        t.gettext(
            "<b>This is no emergency service. If somebody is in danger now, call 999.</b>\n"
            "Urgent help, below, has more numbers to call."
        )
    )


def _heard(t: Translator, *, heard: bool) -> Html:
    if heard:
        return html(t.gettext("The coordinators have it now. The other person is not told."))
    return html(
        t.gettext("It is kept, but no coordinator can read it yet. Please use urgent help.")
    )


def ask_words(t: Translator, concern: Concern) -> Message:
    """Ask for words about a report; none are needed."""
    text = t.gettext(
        "Write what happened, as a message, here. Only coordinators read it. You do not need to "
        "say who you are."
    )
    head = html("<b>{ref}</b>", ref=concern.ref)
    return screen(t, PARAGRAPH.join((head, html(text))))


def words_kept(t: Translator, concern: Concern) -> Message:
    text = t.gettext("Thank you. The coordinators can read it with {ref}.")
    more = Button(t.gettext("✍️ Say more about it"), SayMore(concern.id))  # limit: button 32
    return screen(t, html(text, ref=concern.ref), more)


def too_late(t: Translator) -> Message:
    """Say that words came after a report was closed."""
    text = t.gettext(
        "This report is closed, so your text was not kept. If something happens again, please "
        "report it again."
    )
    return screen(t, html(text))


def looked_after(t: Translator, concern: Concern) -> Message:
    """Tell who reported that it is in somebody's hands."""
    text = t.gettext("A coordinator looks after your report {ref} now.")
    return notice(t, html(text, ref=concern.ref), silent=True)


def closed(t: Translator, concern: Concern) -> Message:
    """Tell who reported that it is done, without what became of anybody."""
    text = t.gettext("A coordinator has looked after your report {ref}. Thank you for telling us.")
    return notice(t, html(text, ref=concern.ref), silent=True)


# Apart


def ask_apart(t: Translator, of: KeepApart) -> Message:
    text = t.gettext(
        "Do you want never to be connected with this person again? A question that you share goes "
        "to other mentors. The other person is not told why."
    )
    yes = Button(t.gettext("🚫 Yes, never again"), KeepApart(of.question, of.entry, 1))
    return screen(t, html(text), yes, back=Report(of.question, of.entry))


def kept_apart(t: Translator) -> Message:
    return screen(t, html(t.gettext("Done. We never connect you with this person again.")))


def nobody_left(t: Translator) -> Message:
    """Say that there is nobody to be kept apart from."""
    text = t.gettext("The text is deleted, and nothing connects you with this person any more.")
    return screen(t, html(text))


# Somebody who was stopped


def suspended(t: Translator, why: str | None = None) -> Message:
    """Say kindly and honestly that one cannot ask or answer, and where to turn.

    `why`: in other words than those for members.
    """
    for_members = t.gettext(
        "A coordinator decided this, to keep everybody safe. It can be changed again. Your plan, "
        "all steps, the search for help and urgent help stay open to you."
    )
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>Asking and answering are stopped for you, for now</b>")),
            html("{why}", why=why or for_members),
            html(
                t.gettext(
                    "Is it a mistake, or do you want to say something about it? The coordinators "
                    "read what you write."
                )
            ),
        )
    )
    label = t.gettext("✍️ Write to the coordinators")  # limit: button 32
    return screen(t, body, Button(label, WriteBack()))


def ask_reply(t: Translator) -> Message:
    text = t.gettext("Write what you want to say, as a message, here. Only coordinators read it.")
    return screen(t, html(text))


def reply_kept(t: Translator) -> Message:
    return screen(t, html(t.gettext("Thank you. The coordinators can read it now.")))


def lifted(t: Translator) -> Message:
    return screen(t, html(t.gettext("You can ask and answer again. Welcome back.")))
