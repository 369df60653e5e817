"""The tree of the right-to-work guide: every way through it, and back."""

from functools import cache

from bot.content import Library
from bot.content.rights import End, Fork, Rights
from bot.features.rights import domain
from bot.features.rights.actions import GoRights
from tests import shipped


@cache
def library() -> Library:
    return shipped.library()


def guide() -> Rights:
    return library().rights[0]


def test_it_begins_with_a_question_that_has_nothing_before_it() -> None:
    start = domain.start(library())
    assert isinstance(start.at, Fork)
    assert domain.before(start, 0) is None
    assert domain.before(start, 7) is None


def test_every_answer_leads_back_to_the_question_it_answers() -> None:
    for fork in guide().nodes:
        for way in fork.options:
            place = domain.find(library(), way.to)
            via = domain.leading_to(guide(), way.to).index(fork.id)
            assert domain.before(place, via) == fork.id


def test_a_way_back_that_is_gone_leads_to_another_question() -> None:
    end = next(end for end in guide().ends if isinstance(end, End))
    assert guide().fork(domain.before(domain.find(library(), end.id), 99))


def test_every_place_fits_in_a_button() -> None:
    for one in (*guide().nodes, *guide().ends):
        GoRights(one.id, 99, 99).body()
    GoRights("a" * 32, 99, 99).body()


def test_what_content_has_lost_is_nowhere() -> None:
    assert domain.find(library(), "gone") is None
