"""Coverage is measured only while tests run that add to it: measuring doubles their time."""

import importlib
import os
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import coverage
import pytest

HERE: Final = Path(__file__).parent
ADD_LITTLE: Final = (
    "abuse/test_answers.py",
    "abuse/test_bad_acts.py",
    "abuse/test_bad_inputs.py",
    "abuse/test_bad_updates.py",
    "abuse/test_callbacks.py",
    "abuse/test_hostile_text.py",
    "architecture/test_role_table.py",
    "architecture/test_rules.py",
    "content/test_distress.py",
    "content/test_places.py",
    "content/test_reading_level.py",
    "content/test_shipped_content.py",
    "documents/test_qr.py",
    "features/attention/test_year.py",
    "features/documents/test_domain.py",
    "features/documents/test_views.py",
    "features/events/test_last_place.py",
    "features/pathways/test_domain_properties.py",
    "features/pathways/test_money_and_time.py",
    "features/questions/guard/test_guard.py",
    "features/questions/test_claims.py",
    "features/questions/test_dispatch.py",
    "features/questions/test_escalation.py",
    "features/questions/test_services_at_random.py",
    "features/questions/test_simulation.py",
    "features/results/test_light.py",
    "features/results/test_statistics.py",
    "features/rules/test_news.py",
    "features/search/test_every_title.py",
    "features/search/test_similar.py",
    "features/surveys/test_pseudonyms.py",
    "nudges/test_proposing.py",
    "nudges/test_sweep.py",
    "scenarios/test_call_changed_twice.py",
    "scenarios/test_claims.py",
    "scenarios/test_concerns.py",
    "scenarios/test_fallback.py",
    "scenarios/test_flags.py",
    "scenarios/test_meetings_in_time.py",
    "scenarios/test_new_content.py",
    "scenarios/test_onboarding.py",
    "scenarios/test_questions.py",
    "scenarios/test_questions_changed.py",
    "scenarios/test_questions_in_time.py",
    "scenarios/test_questions_kept.py",
    "scenarios/test_race.py",
    "scenarios/test_relayed_messages.py",
    "scenarios/test_rights.py",
    "scenarios/test_rules.py",
    "scenarios/test_search.py",
    "scenarios/test_shared_answers.py",
    "scenarios/test_transcripts_of_safety.py",
    "test_ticks.py",
)
"""Much work in code that shorter tests run too: together they would add less than two hundredths.

Figures are not measured either. Find such files by the contexts of coverage, when time is short.
"""
CHILDREN: Final = "COVERAGE_PROCESS_CONFIG"
"""With this in the environment, what a test starts measures itself too."""


class Measuring:
    """What `coverage run` measures in this process, on or off; nothing without it."""

    def __init__(self) -> None:
        self._coverage = coverage.Coverage.current()
        self.on = self._coverage is not None

    def turn(self, *, on: bool) -> None:
        if self._coverage is None or on is self.on:
            return
        if on:
            self._coverage.start()  # sets the environment as well
        else:
            self._coverage.stop()
            os.environ.pop(CHILDREN, None)
        self.on = on


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Import all there is to measure, for its first lines run now; then wait for the first test."""
    measuring = session.config.stash[MEASURING] = Measuring()
    if not measuring.on:
        return
    for package in map(importlib.import_module, ("bot", "handlers", "scheduler")):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    measuring.turn(on=False)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    item.config.stash[MEASURING].turn(on=_adds(item))
    return (yield)


def _adds(item: pytest.Item) -> bool:
    return item.path not in _LITTLE and item.get_closest_marker("figure") is None


_LITTLE: Final = frozenset(HERE / name for name in ADD_LITTLE)
MEASURING: Final = pytest.StashKey[Measuring]()
