"""What coordinators read of an event in numbers."""

import pytest

from bot.features.attendance.domain import Asked, Report, Totals
from bot.features.attendance.views import hosting as views
from bot.segments import Counted
from tests.features.attendance.test_domain import SHEET, held
from tests.shipped import catalogs


@pytest.mark.parametrize(
    ("invited", "told"),
    [
        (None, None),
        (Counted(1, 1), "Heard of it by “Tell people”: Fewer than 5 people"),
        (Counted(4, 4), "Heard of it by “Tell people”: Fewer than 5 people"),
        (Counted(43, 43, spin=1), "Heard of it by “Tell people”: About 40 people"),
        (Counted(43, 43, spin=2), "Heard of it by “Tell people”: About 45 people"),
    ],
)
def test_of_a_group_that_was_told_no_exact_number_is_said(invited, told) -> None:
    found = Report(Asked(invited=invited), SHEET, Totals())
    text = views.report(catalogs().translator("en"), held(), found, (), 5).text
    seen = text.replace("\u2068", "").replace("\u2069", "").splitlines()
    assert [line for line in seen if "Tell people" in line] == ([told] if told else [])
