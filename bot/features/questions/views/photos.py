"""What is said about a photo before it may go along."""

from bot.features.questions.actions import LeavePhotoOut, TakePhoto
from bot.features.questions.guarded import Guarded
from bot.features.questions.views import guarding
from bot.i18n import Html, Translator, html
from bot.message import Button, Message
from bot.screen import screen


def warning(t: Translator, message_id: int, guarded: Guarded) -> Message:
    """Say what a photo can show, and ask whether it goes along (PRODUCT, H9).

    `guarded` is what the guard says of its caption.
    """
    lines = (
        html(t.gettext("<b>📷 Please look at your photo again</b>")),
        html(t.gettext("It goes to the other person. Does it show any of this?")),
        html(t.gettext("• a face, or somebody who could be known by clothes or hands")),
        html(t.gettext("• a name, a badge, a signature, a number or an address on paper")),
        html(t.gettext("• a sign of a hospital, a street, a view from a window")),
        html(t.gettext("• a patient, or anything about one: never send that")),
        html(t.gettext("If it does, leave it out, cover it, and send a new photo.")),
    )
    yes = Button(t.gettext("✅ None of this: take it"), TakePhoto(message_id))  # limit: button 32
    no = Button(t.gettext("🗑 Leave it out"), LeavePhotoOut(message_id))  # limit: button 32
    body = Html("\n\n").join((*guarding.support(t, guarded), Html("\n").join(lines)))
    return screen(t, body, *guarding.support_rows(t, guarded), yes, no)


def not_exchanged(t: Translator) -> Message:
    """Say that a photo cannot be exchanged for another."""
    text = t.gettext(
        "You put another photo in place of the old one. It is not passed on. If the old photo "
        "must go, withdraw your question, or ask a coordinator."
    )
    return screen(t, html(text))
