"""The guard against messages as people write them: what it finds, and false alarms."""

from collections.abc import Sequence

import pytest

from bot.features.questions.guard import Kind, find, masked
from tests.features.questions.guard.written import LANGUAGES, SETS, Written, everything, read

RECALL, ALARMS = 0.95, 0.05


def recall(messages: Sequence[Written]) -> float:
    """Return the share of the identifiers that were found, as the kind that they are."""
    wanted = [(one, kinds) for one in messages for kinds in one.wanted]
    return sum(bool(kinds & one.found) for one, kinds in wanted) / len(wanted)


def alarms(messages: Sequence[Written]) -> float:
    """Return the share of the harmless messages in which something was found."""
    harmless = [one for one in messages if not one.wanted]
    return sum(bool(one.found) for one in harmless) / len(harmless)


# What the rules found the first time they saw a text says more than what they find now: of the
# first 542 in messages/ 0.960, 0.986, 0.870, 1.000 with false alarms 0.013, 0.000, 0.015, 0.000; of
# the 158 that were added after that 0.960, 0.905, 0.913, 0.913 with none; for heldout/, its README.
@pytest.mark.parametrize("of", SETS)
def test_the_guard_finds_identifiers_and_leaves_the_rest_alone(
    of: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in LANGUAGES:
        messages = read(language, of)
        found, alarmed = recall(messages), alarms(messages)
        figures = f"recall {found:.3f}, false alarms {alarmed:.3f}"
        with capsys.disabled():
            print(f"\nguard, {of}, {language}, {len(messages)} messages: {figures}", end="")  # noqa: T201 -- the figures are the point
        assert found >= RECALL
        assert alarmed <= ALARMS


def test_the_sets_hold_every_kind_and_each_message_once() -> None:
    messages = everything()
    assert {kind for one in messages for kinds in one.wanted for kind in kinds} == set(Kind)
    assert len({one.text for one in messages}) == len(messages)
    assert len(messages) >= 400


def test_what_was_hidden_leaves_nothing_more_to_find() -> None:
    left = [masked(one.text, find(one.text)) for one in everything()]
    assert [text for text in left if find(text)] == []
