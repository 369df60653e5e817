"""What a mentor's answers did, in numbers that name nobody."""

from bot.features.questions.endings import ShowImpact
from bot.features.questions.repository.impact import Impact
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.screen import screen


def door(t: Translator) -> Button:
    return Button(t.gettext("💚 What my answers did"), ShowImpact())  # limit: button 32


def people(t: Translator, helped: int) -> Html:
    """Say how many people said that it helped; each is counted once."""
    if helped == 0:
        return html(t.gettext("Nobody has told us yet that it helped. Many people never do."))
    if helped == 1:
        return html(t.gettext("💚 One person said that your answers helped."))
    text = t.ngettext(
        "💚 {n} person said that your answers helped.",
        "💚 {n} people said that your answers helped.",
        helped,
    )
    return html(text, n=t.number(helped))


def show(t: Translator, impact: Impact, back: Action) -> Message:
    """Show what a mentor gave, and what came of it."""
    if impact.answers == 0:
        given = html(t.gettext("You have not answered anything yet. Your first answer counts."))
    else:
        in_all = t.ngettext(
            "✍️ You gave {n} answer in all.", "✍️ You gave {n} answers in all.", impact.answers
        )
        lately = t.ngettext(
            "🗓 This month: {n} answer.", "🗓 This month: {n} answers.", impact.lately
        )
        counts = (html(in_all, n=t.number(impact.answers)), html(lately, n=t.number(impact.lately)))
        given = Html("\n").join((*counts, people(t, impact.helped)))
    kept = t.gettext(
        "We count people who said so, each of them once. The numbers stay when conversations are "
        "deleted."
    )
    body = (html(t.gettext("<b>💚 What your answers did</b>")), given, html(kept))
    return screen(t, Html("\n\n").join(body), back=back)
