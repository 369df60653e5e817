"""New dates go into the files where the old ones stand, and nothing else changes."""

import datetime as dt
import shutil

from bot import content
from bot.content.places import places, redate
from tests import shipped

DAY, NEXT = dt.date(2026, 11, 20), dt.date(2027, 9, 9)


def test_every_date_of_the_shipped_content_can_be_written_anew(tmp_path):
    root = shutil.copytree(shipped.ROOT / "content", tmp_path / "content")
    where = places(root)
    assert where.keys() == shipped.library().dated.keys()
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in root.rglob("*.yaml")}
    for spot in where.values():
        redate(spot, DAY, NEXT)
    fresh = content.load(root, today=shipped.TODAY).dated
    new = {"checked": DAY, "review_by": NEXT}
    for key, item in shipped.library().dated.items():
        assert fresh[key] == item.model_copy(update=new)
    assert lines == {path: len(path.read_text("utf-8").splitlines()) for path in lines}
