"""NHS lists are read whole or not at all, and each bad row is named by file and line."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.directory import atlas, ods
from bot.features.directory.sites import Listing, SiteKind, difference
from tests.features.directory.lists import csv, gp, row

TODAY = dt.date(2026, 11, 21)
UK = atlas.uk()


def read(*rows: list[str], name: str = "epraccur.csv") -> Listing:
    return ods.read([(name, csv(*rows))], TODAY, UK)


def problems(raw: bytes) -> list[str]:
    return [str(problem) for problem in ods.read([("a.csv", raw)], TODAY, UK).problems]


def test_an_open_practice_and_an_open_trust_are_read():
    listing = read(
        gp("A81001", "THE DENSHAM SURGERY", phone="01642 000000"),
        row("RM1", "NORFOLK AND NORWICH NHS TRUST", postcode="NR4 7UY", town="NORWICH"),
    )
    surgery, trust = listing.open["A81001"], listing.open["RM1"]
    assert listing.problems == ()
    assert (surgery.kind, surgery.name) == (SiteKind.GP, "The Densham Surgery")
    assert (surgery.district, surgery.region, surgery.phone) == ("CB1", "east", "01642 000000")
    assert (trust.kind, trust.name) == (SiteKind.TRUST, "Norfolk and Norwich NHS Trust")
    assert (trust.address, trust.town) == ("1 High Street", "Norwich")


@pytest.mark.parametrize(
    "cells",
    [{"closed": "20200331"}, {"status": "C"}, {"status": "D"}, {"status": "P"},
     {"opened": "20270101"}, {"closed": "20261121"}],
)  # fmt: skip
def test_what_is_closed_dormant_or_still_to_open_is_not_shown(cells):
    listing = read(gp("A81001", **cells))
    assert listing.open == {}
    assert listing.closed == {"A81001"}


def test_what_closes_later_is_still_open():
    assert set(read(gp("A81001", closed="20270331")).open) == {"A81001"}


def test_prescribers_that_are_no_practice_are_left_out():
    listing = read(gp("A81001", setting="1"), gp("A81002", setting="9"))
    assert (listing.open, listing.closed, listing.left_out) == ({}, frozenset(), 2)


def test_the_postcode_gives_the_region_where_the_list_does_not():
    listing = read(gp("S10001", region="S99", postcode="EH1 1AA"), gp("Y00001", region="",
                   postcode="IM1 1AA"))  # fmt: skip
    assert listing.open["S10001"].region == "scotland"
    assert listing.left_out == 1, "the Isle of Man is outside the UK"


@pytest.mark.parametrize(
    ("spoiled", "said"),
    [
        (gp("A81001")[:-1], "it has 26 columns, not 27"),
        (gp("a 1"), "'a 1' is no organisation code (column 1)"),
        (gp("A81001", name=""), "it has no name (column 2)"),
        (gp("A81001", postcode="CAMBRIDGE"), "'CAMBRIDGE' is no postcode (column 10)"),
        (gp("A81001", status="X"), "'X' is no status (column 13)"),
        (gp("A81001", opened="31/03/1990"), "'31/03/1990' is no date"),
        (gp("A81001", closed="20261301"), "'20261301' is no date"),
        (gp("A81001", name="A\x00B"), "column 2 is too long or holds control characters"),
        (gp("A81001", name="x" * 200), "column 2 is too long"),
    ],
)  # fmt: skip
def test_a_malformed_row_is_named_by_file_and_line(spoiled, said):
    found = problems(csv(gp("A81000"), spoiled, gp("A81009")))
    assert len(found) == 1
    assert found[0].startswith("a.csv:2: ")
    assert said in found[0]


def test_a_code_that_stands_twice_names_both_places():
    listing = ods.read(
        [("one.csv", csv(gp("A81001"))), ("two.csv", csv(gp("A81002"), gp("A81001")))], TODAY, UK
    )
    assert [str(p) for p in listing.problems] == [
        "two.csv:2: 'A81001' stands in one.csv:1 too. Take the official file again."
    ]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (csv(gp("A81001")) + b"\xff\xfe\n", "a.csv:2: it is not UTF-8 text."),
        (csv(gp("A81001")) + b'"A81002","never closed', "a.csv:2: it is no CSV from here on"),
        (b"x" * (ods.MAX_BYTES + 1), "a.csv: the file is too big."),
        (b'"A81001","' + b"x" * 200_000 + b'"\n', "a.csv:1: it is no CSV from here on"),
    ],
    ids=["encoding", "quote", "size", "cell"],
)
def test_a_file_that_is_no_list_is_one_clear_line(raw, said):
    found = problems(raw)
    assert len(found) == 1
    assert found[0].startswith(said)


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(ods, "MAX_ROWS", 2)
    assert problems(csv(*(gp(f"A8100{n}") for n in range(4)))) == [
        "a.csv:3: too many rows. At most 2."
    ]


def test_empty_lines_and_a_byte_order_mark_do_no_harm():
    raw = b"\xef\xbb\xbf" + csv(gp("A81001")) + b"\r\n\r\n"
    listing = ods.read([("a.csv", raw)], TODAY, UK)
    assert set(listing.open) == {"A81001"}


def test_formulas_of_spreadsheets_stay_text():
    name = "=HYPERLINK(1)"
    assert read(gp("A81001", name)).open["A81001"].name == "=Hyperlink(1)"


def test_a_phone_that_is_none_is_left_out():
    assert read(gp("A81001", phone="ring us")).open["A81001"].phone == ""


def test_progress_hears_of_every_row():
    heard = []
    ods.read([("a.csv", csv(gp("A81001"), gp("A81002")))], TODAY, UK, lambda: heard.append(1))
    assert len(heard) == 2


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(raw):
    listing = ods.read([("a.csv", raw)], TODAY, UK)
    assert listing.problems or not listing.open


@given(st.lists(st.lists(st.text(max_size=12), min_size=26, max_size=28), max_size=5))
def test_no_row_is_taken_that_has_not_the_form_of_one(rows):
    raw = "\r\n".join(",".join(f'"{c.replace(chr(34), "")}"' for c in cells) for cells in rows)
    listing = ods.read([("a.csv", raw.encode("utf-8", "ignore"))], TODAY, UK)
    assert all(len(code) >= 3 and site.name for code, site in listing.open.items())


def test_the_changes_are_what_is_new_changed_closed_and_the_same():
    before = read(gp("A81001"), gp("A81002"), gp("A81003"), gp("A81004"))
    stored = {code: (site, code != "A81004") for code, site in before.open.items()}
    after = read(
        gp("A81001"), gp("A81002", phone="01223 111111"), gp("A81003", status="C"),
        gp("A81004"), gp("A81005"), gp("A81006", status="C"),
    )  # fmt: skip
    changes = difference(stored, after)
    assert [site.code for site in changes.added] == ["A81004", "A81005"], "one opened again"
    assert [(a.phone, b.phone) for a, b in changes.changed] == [("01223 000000", "01223 111111")]
    assert [site.code for site in changes.retired] == ["A81003"]
    assert changes.same == 1
