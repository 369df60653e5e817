"""The two buttons that lead to documents; side by side under a plan."""

from bot.features.documents.actions import DrawPlan, DrawRoadmap
from bot.i18n import Translator
from bot.message import Button


def both(t: Translator, pathway: str) -> tuple[Button, Button]:
    """Return one row: this route as a picture, and as a PDF."""
    return roadmap_button(t, pathway), plan_button(t, pathway)


def roadmap_button(t: Translator, pathway: str) -> Button:
    # Translators: makes a picture of my plan, to look at and to show.
    return Button(t.gettext("🗺 Roadmap picture"), DrawRoadmap(pathway))  # limit: button 20


def plan_button(t: Translator, pathway: str) -> Button:
    return Button(t.gettext("📄 Plan as PDF"), DrawPlan(pathway))  # limit: button 20
