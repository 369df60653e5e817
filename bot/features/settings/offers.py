"""News and offers: the one thing that has a yes of its own."""

from typing import Final

from bot.features.settings.actions import SetOffers
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.people import consent
from bot.people.consent import Purpose
from bot.people.person import Person
from bot.screen import screen

PARAGRAPH: Final = Html("\n\n")


def offers(t: Translator, person: Person, back: Action) -> Message:
    """Say what news and offers are, and let somebody say yes, or take the yes back."""
    yes = consent.agreed(person, Purpose.PROMOTION)
    parts = (
        html(t.gettext("<b>📣 News and offers</b>")),
        html(
            t.gettext(
                "We can also tell you of courses, studies and offers of others that are not about "
                "your plan. Only if you want it. We give nothing about you to them."
            )
        ),
        line(t, person),
        html(t.gettext("You can change this at any time. Everything else stays as it is.")),
    )
    # limit: button 32
    start = Button(t.gettext("✅ Yes, tell me of them"), SetOffers(1))
    # limit: button 32
    stop = Button(t.gettext("🔕 No more news and offers"), SetOffers(0))
    return screen(t, PARAGRAPH.join(parts), stop if yes else start, back=back)


def line(t: Translator, person: Person) -> Html:
    """Say whether somebody gets news and offers."""
    if consent.agreed(person, Purpose.PROMOTION):
        return html(t.gettext("📣 You get news and offers."))
    return html(t.gettext("📣 You get no news and offers."))
