"""Routes made for tests: steps that say little, and any conditions between them."""

from functools import cache
from typing import Any

from hypothesis import strategies as st

from bot.content import Condition, StepStatus
from bot.content.pathways import Pathway, Step
from bot.features.pathways.domain import Told

ANSWERS = {"stage": ("student", "qualified", "registered"), "english": ("none", "passed")}
MAX_STEPS = 5
STEP = Step.model_validate(
    {
        "slug": "a-step",
        "title": "A step",
        "what": "Do it.",
        "why": "It helps.",
        "do": ("One.", "Two."),
        "costs": ({"item": "All of it", "amount": "free", "who_pays": "Nobody pays."},),
        "time": "A day.",
        "help": ("gmc",),
        "sources": ("gmc-fees",),
    }
)


def step(slug: str, **more: Any) -> Step:
    """Return a step; `more` are fields as in a file (`after`, `when`, `done_when`…)."""
    for name in ("when", "done_when"):
        if more.get(name) is not None:
            more[name] = Condition.model_validate(more[name])
    return STEP.model_copy(update={"slug": slug, **more})


def route(*steps: Step) -> Pathway:
    words = {"route": "Test", "title": "Doctor: test", "for_whom": "Everybody."}
    fact = {"text": "It takes time.", "sources": ("gmc-fees",), "confidence": "high"}
    return Pathway.model_validate(
        {"slug": "test", "professions": ("doctor",), **words, "reality": (fact,), "steps": steps}
    )


def answers() -> st.SearchStrategy[dict[str, str]]:
    options = {name: st.sampled_from(values) for name, values in ANSWERS.items()}
    return st.fixed_dictionaries({}, optional=options)


@st.composite
def told(draw: st.DrawFn) -> dict[str, Told]:
    """Return what a person said about some steps, in any order of time."""
    status = st.sampled_from(StepStatus)
    said = st.builds(Told, status, st.none() | status)
    slugs = draw(st.permutations([f"s{n}" for n in range(MAX_STEPS)]))
    return {slug: draw(said) for slug in slugs if draw(st.booleans())}


@st.composite
def routes(draw: st.DrawFn) -> Pathway:
    """Return a route that `check` would accept: steps come after earlier ones.

    What makes a step done is never the absence of something: content keeps to that, too.
    """
    made: list[Step] = []
    for n in range(draw(st.integers(1, MAX_STEPS))):
        before = tuple(one.slug for one in made)
        after = draw(st.lists(st.sampled_from(before), unique=True)) if before else []
        conditions = {"when": _any(before), "done_when": _positive(before)}
        chosen = {name: draw(st.none() | condition) for name, condition in conditions.items()}
        made.append(step(f"s{n}", after=tuple(after), **chosen))
    return route(*made)


@cache
def _positive(slugs: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    lines = [
        st.fixed_dictionaries({name: st.sampled_from(values).map(lambda one: (one,))})
        for name, values in ANSWERS.items()
    ]
    if slugs:
        done = st.just((StepStatus.DONE,))
        lines.append(st.dictionaries(st.sampled_from(slugs), done, min_size=1, max_size=2)
                     .map(lambda steps: {"steps": steps}))  # fmt: skip
    line = st.one_of(lines)
    several = st.lists(line, min_size=1, max_size=2).map(tuple)
    return line | st.builds(
        lambda kind, parts: {kind: parts}, st.sampled_from(("all", "any")), several
    )


@cache
def _any(slugs: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    positive = _positive(slugs)
    return positive | positive.map(lambda condition: {"not": condition})
