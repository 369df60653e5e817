"""What a coordinator reads about inviting, and the text to pass on."""

import datetime as dt

from bot.features.invites.actions import InviteMentor
from bot.i18n import Html, Translator, html
from bot.message import Button, Message
from bot.screen import ShowDesk, notice, screen
from bot.segments.actions import ShowAudience

PARAGRAPH = Html("\n\n")


def people(t: Translator, remind: Button | None = None) -> Message:
    """Show what a coordinator can do about people; `remind` leads to mentors to be reminded."""
    title = html(t.gettext("<b>People</b>"))
    hint = html(t.gettext("Mentors come by your invite. Each link lets in one person, once."))
    # Translators: leads to counting the people who fit what one chooses.
    group = Button(t.gettext("🎯 Count a group"), ShowAudience("look", 0))  # limit: button 32
    return screen(t, PARAGRAPH.join((title, hint)), group, _invite(t), remind, back=ShowDesk())


def made(t: Translator, ends: dt.datetime) -> Message:
    """Tell what to do with the text below."""
    title = html(t.gettext("<b>An invite for one mentor</b>"))
    use = t.gettext(
        "Pass the message below on to the person you know, and to nobody else: who opens the link "
        "first becomes a mentor. It works once, until {moment}."
    )
    body = PARAGRAPH.join((title, html(use, moment=t.weekday_time(ends))))
    return screen(t, body, _invite(t, again=True))


def to_pass_on(t: Translator, link: str) -> Message:
    """Return the text that the coordinator forwards or copies."""
    text = t.gettext(
        "You are invited to help refugee and migrant health professionals in the UK with their "
        "questions, as a volunteer mentor. You choose how many questions a week, and nobody sees "
        "who you are. This link is for you only and works once:"
    )
    return notice(t, html(text) + html("\n{link}", link=link))


def _invite(t: Translator, *, again: bool = False) -> Button:
    if again:
        return Button(t.gettext("🎟 Another invite"), InviteMentor())
    return Button(t.gettext("🎟 Invite a mentor"), InviteMentor())
