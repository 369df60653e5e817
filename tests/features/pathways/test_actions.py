"""What buttons of the plan carry: it fits, and what older ones carry is still understood."""

import pytest

from bot.content import Library, StepStatus
from bot.features.pathways.actions import (
    AboutRoute,
    AskResult,
    ChooseRoute,
    Compare,
    CompareWith,
    MarkStep,
    NotYet,
    OpenPart,
    OpenPlanPage,
    OpenResult,
    OpenStep,
    RemoveResult,
    ShowGuides,
    ShowMoney,
    ShowRoutes,
    UndoStep,
    code,
    word,
)
from bot.message import Action

LONG = "a-slug-of-thirty-two-characters-"[:31] + "x"
CODE = code(LONG)
LONGEST = [
    AboutRoute(LONG, 99),
    AskResult(LONG),
    ChooseRoute(LONG),
    Compare(CODE, CODE, 99),
    CompareWith(CODE, 99),
    NotYet(LONG),
    OpenPart(LONG, "cost", 99, CODE),
    OpenPlanPage(LONG, 99),
    OpenResult(LONG),
    OpenStep(LONG, CODE),
    RemoveResult(LONG),
    ShowGuides(99),
    ShowMoney(LONG, 99),
    *(MarkStep(LONG, word(status), CODE) for status in StepStatus),
    *(UndoStep(LONG, word(status), CODE) for status in StepStatus),
]


@pytest.mark.parametrize("action", LONGEST, ids=str)
def test_the_longest_slugs_fit_a_button_and_come_back(action: Action) -> None:
    assert len(LONG) == 32
    assert Action.parse(action.body()) == action


@pytest.mark.parametrize(
    ("wire", "action"),
    [
        ("1:routes", ShowRoutes()),
        ("1:step:plab-1", OpenStep("plab-1")),
        ("1:part:plab-1:cost:2", OpenPart("plab-1", "cost", 2)),
        ("1:mark:plab-1:not-for-me", MarkStep("plab-1", "not-for-me")),
        ("1:undo:plab-1:done", UndoStep("plab-1", "done")),
    ],
    ids=["routes", "step", "part", "mark", "undo"],
)
def test_buttons_from_before_there_were_tracks_still_work(wire: str, action: Action) -> None:
    assert Action.parse(wire) == action


def test_each_route_and_guide_has_a_code_of_its_own(shipped: Library) -> None:
    assert len({code(slug) for slug in shipped.tracks}) == len(shipped.tracks)
