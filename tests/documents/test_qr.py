"""QR codes: what is drawn is the code of the link, whole and readable."""

import json

import segno

from bot.documents import drawing
from bot.documents.qr import modules, qr
from bot.message import FileKind
from tests.documents.pixels import light
from tests.shipped import catalogs

LINK = "https://t.me/pathways_demo_bot?start=8J8mWq2o-0aVq0oAVwZlU0K3y1pYb2cQ9d7Xx5eR4hM"
SIDE, QUIET = 800, 4  # as the template has them


def test_every_square_is_that_of_the_code_also_where_one_reads_from_the_right() -> None:
    file = qr(catalogs().translator("ar"), LINK, title="PLAB 1 🩺 <b>", caption="دعوة " * 30)
    picture = light(drawing.draw(file.template, json.dumps(file.data), file.kind))
    rows = file.data["modules"]
    one = SIDE / (len(rows) + 2 * QUIET)
    left, top = corner(picture)
    for y, row in enumerate(rows):
        for x, square in enumerate(row):
            pixel = picture[round(top + (y + 0.5) * one)][round(left + (x + 0.5) * one)]
            assert (pixel < 128) is (square == "1"), (x, y)
    around = (-QUIET + 1, len(rows) + QUIET - 1)
    for y in around:
        assert min(picture[round(top + y * one)][round(left) : round(left + len(rows) * one)]) > 250
    for x in around:
        column = [line[round(left + x * one)] for line in picture[round(top) : round(top + 600)]]
        assert min(column) > 250


def corner(picture: list[bytes]) -> tuple[int, int]:
    """Return where the code begins: the first dark run that is as long as a finder's side."""
    for y, line in enumerate(picture):
        if (x := bytes(one < 50 for one in line).find(b"\1" * 100)) >= 0:
            return x, y
    raise AssertionError("there is no code")


def test_the_code_is_the_one_of_the_link_and_the_link_comes_where_it_cannot_be_drawn() -> None:
    whole = segno.make_qr(LINK, error="m", boost_error=False).matrix
    assert modules(LINK) == ["".join(map(str, row)) for row in whole]
    file = qr(catalogs().translator("en"), LINK + "&a=<b>", title="t", caption="c")
    assert (file.kind, file.instead) == (FileKind.PNG, LINK + "&amp;a=&lt;b&gt;")
