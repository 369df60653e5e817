"""What a writer reads when the guard finds something, or when the words sound like distress."""

from bot.features.questions.actions import CorrectAsItIs, CorrectHidden, DropCorrection
from bot.features.questions.guard import Finding, label
from bot.features.questions.guarded import Guarded
from bot.features.questions.views.pages import PARAGRAPH
from bot.i18n import Html, Translator, html, split
from bot.message import Action, Button, Message
from bot.screen import UrgentHelp, notice, screen

LISTED = 6  # findings: more make no clearer what is wrong
LONGEST = 40  # UTF-16 units of each


def found(t: Translator, text: str, guarded: Guarded) -> Html:
    """Return what was found in a text, kind by kind, and why it is not passed on."""
    head = html(t.gettext("<b>⚠️ This could show who somebody is:</b>"))
    lines = [_line(t, text, one) for one in guarded.found[:LISTED]]
    if len(guarded.found) > LISTED:
        lines.append(html("…"))
    why = (
        t.gettext("If none of this is about a person, you can send your text as it is.")
        if guarded.may_stay
        else t.gettext("Contact details and personal numbers are never passed on.")
    )
    return Html("\n").join([head, *lines, html(why)])


def _line(t: Translator, text: str, one: Finding) -> Html:
    shown = split(text[one.start : one.end].replace("\n", " "), LONGEST)
    return html("• {kind}: {text}", kind=label(t, one.kind), text=shown[0] if shown else "")


def choices(
    t: Translator, guarded: Guarded, hidden: Action, as_it_is: Action
) -> tuple[Button, ...]:
    """Return the ways to send: with what was found hidden; as it is, where that may be."""
    hide = Button(t.gettext("✅ Send with these hidden"), hidden)
    keep = Button(t.gettext("Send as it is"), as_it_is)
    return (hide, keep) if guarded.may_stay else (hide,)


def held(t: Translator, ref: str, message_id: int, text: str, guarded: Guarded) -> Message:
    """Say that a correction waits for its author's choice."""
    head = html(t.gettext("<b>Your change of {ref} is not passed on yet.</b>"), ref=ref)
    body = PARAGRAPH.join((head, found(t, text, guarded), *support(t, guarded)))
    ways = choices(t, guarded, CorrectHidden(message_id), CorrectAsItIs(message_id, guarded.seen))
    # limit: button 18
    change = Button(t.gettext("✏️ Change"), DropCorrection(message_id))
    return screen(t, body, *support_rows(t, guarded), *ways, change)


def dropped(t: Translator, ref: str) -> Message:
    """Say how to write a correction anew."""
    text = t.gettext(
        "Your change of {ref} was not passed on. To change your text, edit your message again."
    )
    return screen(t, html(text, ref=ref))


def passed_on(t: Translator, ref: str, guarded: Guarded) -> Message:
    """Confirm that a correction of something already sent was carried across."""
    done = html(t.gettext("Your change of {ref} is passed on."), ref=ref)
    body = PARAGRAPH.join((done, *support(t, guarded)))
    return notice(t, body, *support_rows(t, guarded), silent=True)


def support(t: Translator, guarded: Guarded) -> tuple[Html, ...]:
    """Return a kind line for words that sound like distress, whoever writes them."""
    if not guarded.in_distress:
        return ()
    return (
        html(
            t.gettext(
                "This sounds very hard. Nobody has to carry it alone: people can help now, day and "
                "night. Your text stays as you wrote it."
            )
        ),
    )


def support_rows(t: Translator, guarded: Guarded) -> tuple[Button, ...]:
    """Return the button that goes with it."""
    return (Button(t.gettext("🆘 Get help now"), UrgentHelp()),) if guarded.in_distress else ()
