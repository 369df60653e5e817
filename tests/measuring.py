"""Coverage is measured only while tests run that are no figures: it doubles and triples time."""

import importlib
import os
import pkgutil
from collections.abc import Iterator

import coverage
import pytest

CHILDREN = "COVERAGE_PROCESS_CONFIG"
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
    item.config.stash[MEASURING].turn(on=item.get_closest_marker("figure") is None)
    return (yield)


MEASURING = pytest.StashKey[Measuring]()
