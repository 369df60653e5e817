"""A library made for tests: two routes that share a step, a guide, clocks, money, time."""

import datetime as dt
import decimal
from typing import Any

from bot.content import Condition, Library
from bot.content.clocks import Clock
from bot.content.figures import Duration, Money
from bot.content.pathways import Barrier, Guide, Pathway, Step
from bot.content.sources import Source
from tests.features.pathways.routes import route, step

CHECKED = dt.date(2026, 11, 21)
CLAIM = {"sources": ("gmc-fees",), "confidence": "high"}
DATES = {"checked": CHECKED, "review_by": dt.date(2027, 4, 1)}
"""A claim checked on one day."""


def money(name: str, *bounds: float, **more: Any) -> Money:
    """Return a fee: one value, or from the first to the second."""
    given = {"kind": "money", "currency": "GBP", "exact": True, **_bounds(bounds), **more}
    return Money.model_validate({"id": name, "about": "A fee", **CLAIM, **DATES, **given})


def length(name: str, *bounds: int, unit: str = "month", **more: Any) -> Duration:
    given = {"kind": "duration", "unit": unit, "exact": True, **_bounds(bounds), **more}
    return Duration.model_validate({"id": name, "about": "A time", **CLAIM, **DATES, **given})


def _bounds(bounds: tuple[float, ...]) -> dict[str, decimal.Decimal]:
    names = ("value",) if len(bounds) == 1 else ("low", "high")
    return {name: decimal.Decimal(str(n)) for name, n in zip(names, bounds, strict=True)}


def cost(amount: str, *helped: str) -> Any:
    """Return a cost with help that leaves each of these amounts to pay."""
    concessions = tuple({"text": "Ask.", "amount": one, **CLAIM} for one in helped)
    costs = [{"item": "It", "amount": amount, "who_pays": "You.", "concessions": concessions}]
    return Step.model_validate({**step("x").model_dump(), "costs": tuple(costs)}).costs[0]


def clock(name: str, **more: Any) -> Clock:
    if "when" in more:
        more["when"] = Condition.model_validate(more["when"])
    texts = {"result": f"Result {name}", "before": "Use it.", "after": "Ask them."}
    given = {"valid_for": "two_years", "warn_months": 3, "step": "exam", **texts, **CLAIM, **more}
    return Clock.model_validate({"id": name, **given})


def barrier(when: dict[str, Any], step: str | None = None) -> Barrier:
    texts = {"because": "They do not take you yet.", "do": "Ask them first."}
    when = Condition.model_validate(when)
    return Barrier.model_validate({"when": when, **texts, "step": step, **CLAIM})


def guide(slug: str, *steps: Step) -> Guide:
    words = {"title": "Getting work", "icon": "💼", "about": "How people find work."}
    return Guide.model_validate({"slug": slug, **words, "steps": steps})


def named(slug: str, title: str, made: Pathway, **more: Any) -> Pathway:
    return made.model_copy(update={"slug": slug, "title": title, "route": title, **more})


ENGLISH = step("english", takes="half_year", costs=(cost("english_fee", "free"),))
EXAM = step("exam", after=("english",), takes="some_months", costs=(cost("exam_fee", "exam_half"),))
PAPERS = step("papers", costs=(cost("varies"),))
FORM = step("form", title="Fill in a form")
PLAN = named("by-exam", "By exam", route(ENGLISH, PAPERS, EXAM))
OTHER = named(
    "by-degree",
    "By degree",
    route(ENGLISH, PAPERS, step("degree", costs=(cost("degree_fee"),))),
    closed=(barrier({"stage": ("student",)}, "papers"),),
)
WORK = guide("work", FORM, PAPERS)
FIGURES = (
    money("english_fee", 200),
    money("exam_fee", 1000, 1200, exact=False),
    money("exam_half", 500, checked=dt.date(2026, 10, 1)),
    money("degree_fee", 300, currency="USD"),
    length("half_year", 6),
    length("some_months", 3, 9, exact=False),
    length("two_years", 2, unit="year"),
)
SOURCE = Source.model_validate(
    {"id": "gmc-fees", "title": "GMC: fees", "url": "https://example.org/fees", **DATES}
)


def library(shipped: Library, **more: Any) -> Library:
    """Return the small library; urgent help, intake and the directory are the shipped ones."""
    changes: dict[str, Any] = {
        "pathways": (PLAN, OTHER),
        "guides": (WORK,),
        "clocks": (clock("oet"), clock("cbt", when={"profession": ("nurse",)})),
        "terms": (),
        "cards": (),
        "rights": (),
        "figures": {one.id: one for one in FIGURES},
        "sources": {**shipped.sources, "gmc-fees": SOURCE},
    }
    fields = {name: getattr(shipped, name) for name in shipped.__dataclass_fields__}
    return Library(**{**fields, **changes, **more})
