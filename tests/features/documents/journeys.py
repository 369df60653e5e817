"""Plans to draw, made of the shipped content."""

import datetime as dt
from collections.abc import Sequence

from bot.content import Library, StepStatus
from bot.content.pathways import Pathway
from bot.features.documents.domain import Journey, Occasion
from bot.i18n import Translator
from bot.screen import Home
from tests import shipped

TODAY = dt.date(2026, 11, 23)
OCCASION = Occasion(TODAY, "t.me/pathways_demo_bot", Home())


def library() -> Library:
    return shipped.library()


def translator(language: str) -> Translator:
    return shipped.catalogs().translator(language)


def route(slug: str = "doctor-plab") -> Pathway:
    found = library().pathway(slug)
    assert found
    return found


def journey(statuses: Sequence[StepStatus], following: int | None = None) -> Journey:
    """Return a journey of as many steps as there are statuses; steps repeat where they run out."""
    steps = route().steps
    every = [
        (steps[n % len(steps)].model_copy(update={"slug": f"step-{n}"}), status)
        for n, status in enumerate(statuses)
    ]
    slug = None if following is None else f"step-{following}"
    return Journey(route(), every, slug, kept=True)


def whole(pathway: Pathway) -> Journey:
    """Return a route at its beginning."""
    every = [(step, StepStatus.TODO) for step in pathway.steps]
    return Journey(pathway, every, pathway.steps[0].slug, kept=False)
