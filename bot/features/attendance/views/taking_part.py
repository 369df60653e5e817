"""What people see who say that they are here, and what they take home."""

from collections.abc import Sequence
from typing import Final

from bot.features.attendance.actions import AskCode, ImHere, ReadMaterials
from bot.features.attendance.domain import DIGITS, Material, Way
from bot.features.attendance.service.coming import Arrival
from bot.i18n import Html, Translator, html
from bot.i18n.languages import language as named
from bot.message import Action, Button, Message
from bot.nudges import Piece
from bot.prose import link
from bot.screen import notice, screen

PARAGRAPH: Final = Html("\n\n")
LINE: Final = Html("\n")


def here(t: Translator, event: int, *, over: bool) -> Button:
    """Return the button that says "I am here", or "I was there"."""
    # limit: button 32
    text = t.gettext("🙋 I was there") if over else t.gettext("🙋 I am here")
    return Button(text, ImHere(event))


def code_door(t: Translator) -> Button:
    return Button(t.gettext("🔢 I have a code"), AskCode())  # limit: button 32


def materials_door(t: Translator, event: int) -> Button:
    return Button(t.gettext("📎 Materials"), ReadMaterials(event))  # limit: button 32


def arrived(
    t: Translator, title: str, arrival: Arrival, back: Action, survey: Action | None, *, over: bool
) -> Message:
    """Welcome somebody, or thank them; where it is asked already, the way to how it was."""
    if over:
        head = html(t.gettext("✅ <b>Thank you.</b> We noted that you were there: {title}"),
                    title=title)  # fmt: skip
    elif arrival.way is Way.ONLINE:
        head = html(t.gettext("✅ <b>Welcome!</b> You are online with us: {title}"), title=title)
    else:
        head = html(t.gettext("✅ <b>Welcome!</b> You are here: {title}"), title=title)
    note = t.gettext(
        "We count how many come. Who came is deleted when the materials and the questions about "
        "the event are out."
    )
    # limit: button 32
    ask = Button(t.gettext("📝 Say how it was"), survey) if survey else None
    return screen(t, PARAGRAPH.join((head, html(note))), ask, back=back)


def which_way(t: Translator, event: int, title: str, back: Action) -> Message:
    text = t.gettext("<b>🙋 How do you take part?</b>\n{title}")
    return screen(
        t,
        html(text, title=title),
        # limit: button 32
        Button(t.gettext("🏛 I am in the room"), ImHere(event, Way.IN_PERSON.value)),
        Button(t.gettext("💻 I am online"), ImHere(event, Way.ONLINE.value)),  # limit: button 32
        back=back,
    )


def ask_code(t: Translator, back: Action) -> Message:
    text = t.gettext(
        "<b>🔢 The code of the event</b>\nPlease type the {n} digits that you see at the event."
    )
    return screen(t, html(text, n=t.number(DIGITS)), back=back)


def not_counted(t: Translator, said: str, back: Action) -> Message:
    """Say why a code did not count, and offer to type it again."""
    again = Button(t.gettext("🔢 Type it again"), AskCode())  # limit: button 32
    return screen(t, html("{said}", said=said), again, back=back)


# What people take home


def materials(
    t: Translator,
    title: str,
    found: Sequence[Material],
    language: str,
    *,
    came: bool | None = None,
) -> Html:
    """Write what an event gives to take home; kindly to who could not be there.

    `came` is None where it is not known: any more, or of who had a place and said nothing.
    """
    head = html(t.gettext("<b>📎 To take home: {title}</b>"), title=title)
    if came is None:
        text = t.gettext("Here is what was shown and promised.")
    elif came:
        text = t.gettext("Thank you for being there. Here is what was shown and promised.")
    else:
        text = t.gettext(
            "You could not be there this time, and that is fine. Here is what was shown, so that "
            "you miss nothing. We are glad to see you another time."
        )
    parts = [head, html(text), LINE.join(entry(one) for one in found)]
    if found and language != t.language:
        note = t.gettext("<i>This is in {language}, and not translated.</i>")
        parts.append(html(note, language=named(language).own_name))
    return PARAGRAPH.join(parts)


def entry(one: Material) -> Html:
    """Write one material."""
    if not one.url:
        return html("• {text}", text=one.text)
    return html("• ") + link(one.text or one.url, one.url)


def read(
    t: Translator,
    title: str,
    found: Sequence[Material],
    language: str,
    back: Action,
) -> Message:
    return screen(t, materials(t, title, found, language), back=back)


def told(
    t: Translator, title: str, found: Sequence[Material], language: str, *, came: bool | None
) -> Piece:
    """Bring what people take home."""
    body = materials(t, title, found, language, came=came)
    return Piece(t.gettext("📎 From the event"), notice(t, body))  # limit: button 32
