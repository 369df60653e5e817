"""The content is read once, before any test is timed."""

import pytest

from tests.features.documents.journeys import library


@pytest.fixture(scope="session", autouse=True)
def _content() -> None:
    library()
