"""The shipped library, read once, and a small one."""

import datetime as dt
from pathlib import Path

import pytest

from bot.content import Library, load
from tests.features.pathways.library import library

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def shipped() -> Library:
    return load(ROOT / "content", today=dt.date(2026, 11, 21))


@pytest.fixture(scope="session")
def small(shipped: Library) -> Library:
    return library(shipped)
