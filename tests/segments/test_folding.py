"""Groups side by side: none is small, and none can be read off from the rest."""

from hypothesis import given
from hypothesis import strategies as st

from bot.segments.folding import fold

K = st.integers(3, 20)
COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40))


@given(COUNTS, K)
def test_nothing_small_is_shown_and_nothing_small_is_what_is_missing(
    counts: dict[str, int], k: int
) -> None:
    found = fold(counts, k)
    assert {*found.shown, *found.hidden} == set(counts)
    assert not set(found.shown) & set(found.hidden)
    assert all(people >= k and people == counts[name] for name, people in found.shown.items())
    missing = sum(counts.values()) - sum(found.shown.values())
    assert missing == 0 or missing >= k or not found.shown
    assert found.rest == (missing if missing >= k else None)


@given(COUNTS, K)
def test_no_more_is_hidden_than_must_be(counts: dict[str, int], k: int) -> None:
    found = fold(counts, k)
    large = [name for name in found.hidden if counts[name] >= k]
    assert len(large) <= 1, "one large group covers the small ones"
    assert not large or 0 < sum(counts[name] for name in found.hidden if name not in large) < k
