"""What both sides of a question read about sharing it with others."""

from bot.features.answers.actions import AddSource, OpenAnswer, ShareAnswer, TakeBack
from bot.features.answers.domain import Shared, State
from bot.i18n import Html, Translator, html, quoted
from bot.message import Action, Button, Message
from bot.screen import notice, screen

PARAGRAPH = Html("\n\n")


def door(t: Translator, question: int) -> Button:
    """Return what the asker presses whose question was solved."""
    return Button(t.gettext("💬 This may help others"), ShareAnswer(question, 0))


def explain(t: Translator, question: int, back: Action) -> Message:
    """Say what sharing means, before the asker agrees."""
    text = t.gettext(
        "<b>Share it with others?</b>\n\nA coordinator reads your question and the answer. They "
        "take out what could show who somebody is. Then everybody here can read both, without any "
        "name.\n\nYour mentor must agree too. You can take it back at any time: then it is deleted "
        "everywhere."
    )
    yes = Button(t.gettext("✅ Yes, share it"), ShareAnswer(question, 1))
    return screen(t, html(text), yes, back=back)


def ask_other(t: Translator, one: Shared, ref: str) -> Message:
    """Ask the mentor, whose asker has agreed."""
    text = t.gettext(
        "<b>Your answer to {ref} may help others</b>\n\nThe person who asked would like to share "
        "it. A coordinator takes out what could show who somebody is. Then everybody here can read "
        "it, without your name. You can take it back at any time."
    )
    return notice(
        t,
        html(text, ref=ref),
        Button(t.gettext("✅ Yes, share it"), ShareAnswer(one.question_id, 1)),
        Button(t.gettext("✖️ No, do not share it"), TakeBack(one.id, 1)),
        silent=True,
    )


def agreed(t: Translator, one: Shared, reader: int) -> Message:
    """Thank for the agreement, and say what comes now; `reader` is one of the two."""
    if one.state is State.OVER:
        return over(t)
    text = t.gettext(
        "<b>Thank you.</b>\n\nNow we ask the other person too. We show nothing before they agree."
    )
    source = Button(t.gettext("🔗 Add a source"), AddSource(one.id)) \
        if reader == one.helper_id and one.state is not State.PUBLISHED else None  # fmt: skip
    if one.state is not State.OFFERED:
        text = t.gettext(
            "<b>Thank you.</b>\n\nBoth of you agree. A coordinator reads it first. You will hear "
            "from me when it can be read here."
        )
    return screen(t, html(text), source, take_back(t, one))


def ask_source(t: Translator, one: Shared) -> Message:
    """Ask the mentor for the address of a page that says the same."""
    text = t.gettext(
        "Is there a public page that says the same? Send its address, which begins with https://. "
        "Without one, readers see that it is what one person has seen."
    )
    return screen(t, html(text), take_back(t, one))


def source_kept(t: Translator, one: Shared) -> Message:
    text = t.gettext("Thank you. A coordinator looks at the page first.")
    return screen(t, html(text), take_back(t, one))


def to_review(t: Translator, review: Action) -> Message:
    """Tell a coordinator that something waits to be published."""
    text = t.gettext("<b>An answer may help others</b>\n\nBoth sides agree. Please read it.")
    return notice(t, html(text), Button(t.gettext("👁 Read it"), review), silent=True)


def published(t: Translator, one: Shared) -> Message:
    """Tell one of the two sides that it can be read now."""
    text = t.gettext(
        "<b>It can help others now</b>\n\n“{title}” is published, without any name. Thank you. You "
        "can take it back at any time."
    )
    return notice(
        t,
        html(text, title=one.title),
        Button(t.gettext("👁 Read it"), OpenAnswer(one.key)),
        take_back(t, one),
        silent=True,
    )


def declined(t: Translator) -> Message:
    """Tell one of the two sides that it is not published."""
    text = t.gettext(
        "Thank you for wanting to share your question and its answer. This time it is not "
        "published, and the copy is deleted."
    )
    return notice(t, html(text), silent=True)


def ask_take_back(t: Translator, one: Shared) -> Message:
    """Ask whether to take it back."""
    text = html(t.gettext("Do you want to take this back? It is then deleted for everybody."))
    parts = (text, quoted(one.title)) if one.title else (text,)
    yes = Button(t.gettext("↩️ Yes, take it back"), TakeBack(one.id, 1))
    return screen(t, PARAGRAPH.join(parts), yes)


def over(t: Translator) -> Message:
    """Say that nobody can read it (any more)."""
    return screen(t, html(t.gettext("It is not shared, and its copy is deleted everywhere.")))


def take_back(t: Translator, one: Shared) -> Button:
    return Button(t.gettext("↩️ Take it back"), TakeBack(one.id, 0))
