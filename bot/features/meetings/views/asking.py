"""Asking for a call: what it is, topic, how, when, a few words."""

from collections.abc import Sequence

from bot.features.meetings.actions import (
    AskMeeting,
    BeginMeeting,
    Describe,
    PickTimes,
    PickTopic,
    SendWish,
    StopWish,
)
from bot.features.meetings.domain import LONGEST_TEXT, Suits, Topic, Way, Wish
from bot.features.meetings.views import parts
from bot.features.meetings.views.parts import body
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.screen import screen


def about(t: Translator, write: Action) -> Message:
    """Say honestly what a call shows, before anything is asked. `write` leads to writing."""
    title = html(t.gettext("<b>📞 A call with somebody</b>"))
    what = t.gettext("You can talk with a coordinator or a mentor, for about 30 minutes.")
    shown = t.gettext(
        "On a call, the other side hears your voice. They may also see your number or your name. "
        "When you write here, nobody sees who you are."
    )
    kept = t.gettext("We delete what you write for a call when it is over.")
    choice = t.gettext("You decide. You can stop at any time, and you need no reason.")
    return screen(
        t,
        body(title, html(what), html(shown), html(kept), html(choice)),
        Button(t.gettext("✅ I would like a call"), BeginMeeting()),
        Button(t.gettext("✍️ I would like to write"), write),
    )


def topics(t: Translator) -> Message:
    title = html(t.gettext("<b>📞 What is the call about?</b>"))
    rows = [Button(parts.topic(t, one), PickTopic(one.value)) for one in Topic]
    return screen(t, title, *rows, back=AskMeeting())


def ways(t: Translator, topic: Topic) -> Message:
    title = html(t.gettext("<b>📞 How would you like to talk?</b>"))
    hint = html(t.gettext("By phone, somebody can call you. By video, you get a link."))
    rows = [Button(parts.way(t, one), PickTimes(topic.value, one.value)) for one in Way]
    return screen(t, body(title, hint), *rows, back=BeginMeeting())


def times(t: Translator, wish: Wish) -> Message:
    """Let somebody tap when they have time."""
    title = html(t.gettext("<b>📞 When do you have time?</b>"))
    hint = html(t.gettext("Tap all that suit you. With none, any time is good."))
    said = wish.topic.value, wish.way.value
    rows = [
        Button(
            f"{'✅' if one in wish.suits else '▫️'} {parts.when(t, one)}",
            PickTimes(*said, (wish.suits ^ one).value),
        )
        for one in Suits
    ]
    go_on = Button(t.gettext("➡️ Go on"), Describe(*said, wish.suits.value))
    return screen(t, body(title, hint), *rows, go_on, back=PickTopic(wish.topic.value))


def words(
    t: Translator,
    wish: Wish,
    support: Sequence[Html] = (),
    urgent: Sequence[Button] = (),
    *,
    hidden: bool = False,
) -> Message:
    """Expect a few words; with them, show all of it before it is sent.

    `support` and `urgent` are for words that sound as if somebody needs help now. `hidden`: some
    of what was written is not passed on.
    """
    back = PickTimes(wish.topic.value, wish.way.value, wish.suits.value)
    title = html(t.gettext("<b>📞 Your wish for a call</b>"))
    hint = t.gettext(
        "If you like, write in a few words what you want to talk about, as a message of at most "
        "{limit} characters. Please write no names. You can also send it without words."
    )
    again = t.gettext("Only who offers you times reads this. To change it, write it again.")
    gone = html(t.gettext("What could show who somebody is, is hidden.")) if hidden else None
    below = html(again) if wish.text else html(hint, limit=t.number(LONGEST_TEXT))
    return screen(
        t,
        body(title, parts.wish(t, wish), gone, *support, below),
        *urgent,
        Button(t.gettext("📨 Ask for this call"), SendWish()),
        Button(t.gettext("✖️ Stop, ask for nothing"), StopWish()),
        back=back,
    )
