"""Which steps stand on which picture, and with what sign."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import StepStatus
from bot.content.pathways import Pathway
from bot.features.documents.actions import WHERE_I_AM
from bot.features.documents.domain import STEPS_ON_A_PICTURE, Journey, Sign
from tests.features.documents.journeys import journey, route

SIGN_OF = {
    StepStatus.DONE: Sign.DONE,
    StepStatus.DOING: Sign.DOING,
    StepStatus.STUCK: Sign.STUCK,
    StepStatus.TODO: Sign.LATER,
}
statuses = st.lists(st.sampled_from(list(StepStatus)), min_size=1, max_size=40)


@given(statuses, st.integers(-3, 50))
def test_every_step_stands_on_one_picture_in_order_and_what_is_not_for_me_on_none(given_, asked):
    mine = journey(given_)
    shown = [one for page in mine.pages for one in page]
    assert [one.number for one in shown] == list(range(1, len(shown) + 1))
    assert len(shown) == sum(status is not StepStatus.NOT_FOR_ME for status in given_)
    sizes = [len(page) for page in mine.pages]
    assert max(sizes) <= STEPS_ON_A_PICTURE
    assert len(sizes) == 1 or min(sizes) > 0
    assert 0 <= mine.page_at(asked) < len(mine.pages)
    assert mine.done == sum(status is StepStatus.DONE for status in given_)


@given(statuses, st.data())
def test_without_a_page_asked_it_is_the_one_with_the_next_step(given_, data):
    following = data.draw(st.integers(0, len(given_) - 1))
    mine = journey(given_, following)
    page = mine.pages[mine.page_at(WHERE_I_AM)]
    assert mine.next_step is None or mine.next_step in page


@pytest.mark.parametrize("status", [s for s in StepStatus if s is not StepStatus.NOT_FOR_ME])
def test_the_next_step_has_a_star_unless_one_is_stuck_there(status):
    [other] = journey([status]).steps
    [following] = journey([status], 0).steps
    assert other.sign is SIGN_OF[status]
    assert following.sign is (Sign.STUCK if status is StepStatus.STUCK else Sign.NEXT)


def test_the_signs_are_those_that_the_templates_draw():
    common = Path("bot/documents/templates/common.typ").read_text("utf-8")
    for sign in set(Sign) - {Sign.LATER}:  # what has no sign of its own is a ring with a number
        assert f'name == "{sign}"' in common


def test_a_route_without_any_step_of_mine_is_one_empty_picture():
    mine = Journey(route(), [], None, kept=True)
    assert (mine.pages, mine.next_step, mine.page_at(WHERE_I_AM)) == (((),), None, 0)
    assert isinstance(mine.track, Pathway)
