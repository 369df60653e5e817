"""What is left out of measuring is known by name."""

from tests.measuring import ADD_LITTLE, HERE


def test_every_file_that_is_left_out_is_there() -> None:
    assert [name for name in ADD_LITTLE if not (HERE / name).is_file()] == []
