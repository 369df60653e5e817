"""The shipped library, read once, and a small one."""

from pathlib import Path

import pytest

import tests.shipped
from bot.content import Library
from tests.features.pathways.library import library

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def shipped() -> Library:
    return tests.shipped.library()


@pytest.fixture(scope="session")
def small(shipped: Library) -> Library:
    return library(shipped)
