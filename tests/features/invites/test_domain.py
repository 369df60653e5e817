"""What an organisation can be called."""

import pytest

from bot.features.invites.domain import is_address


@pytest.mark.parametrize(
    "name",
    ["refuaid.org", "WWW.refuaid.org", "https://refuaid.org/join", "Refu Aid (refuaid.org)",
     "t.me/refuaid", "hello@refuaid.org", "@refuaid"],
)  # fmt: skip
def test_an_address_is_no_name(name: str) -> None:
    assert is_address(name)


@pytest.mark.parametrize(
    "name", ["RefuAid", "St. Mary's", "St.Mary's", "N.H.S.", "No. 10 Group", "Care4Calais", "منظمة"]
)
def test_a_name_with_dots_is_a_name(name: str) -> None:
    assert not is_address(name)
