"""Names in capitals become names people read."""

import pytest

from bot.features.directory.titles import titled


@pytest.mark.parametrize(
    ("listed", "shown"),
    [
        ("MID AND SOUTH ESSEX NHS FOUNDATION TRUST", "Mid and South Essex NHS Foundation Trust"),
        ("THE QUEEN ELIZABETH HOSPITAL, KING'S LYNN", "The Queen Elizabeth Hospital, King's Lynn"),
        ("SOUTHEND-ON-SEA", "Southend-on-Sea"),
        ("4TH FLOOR, EAST WING", "4th Floor, East Wing"),
        ("ST. PANCRAS (EAST)", "St. Pancras (East)"),
        ("GP SURGERY II", "GP Surgery II"),
        ("Already Fine nhs", "Already Fine nhs"),
        ("", ""),
    ],
)
def test_a_name_is_written_as_people_write_it(listed, shown):
    assert titled(listed) == shown
