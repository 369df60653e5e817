"""Draw docs/results-<language>.png anew: `python scripts/draw_results.py`."""

import asyncio
import datetime as dt
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bot import content  # noqa: E402 -- the project is no installed package
from bot.documents import Studio  # noqa: E402
from bot.features.results.domain.report import report  # noqa: E402
from bot.features.results.domain.waves import Sheet, Wave  # noqa: E402
from bot.features.results.views import picture  # noqa: E402
from bot.features.results.views.words import Shown  # noqa: E402
from bot.i18n import Catalogs  # noqa: E402

LANGUAGES = ("en", "ar")
TODAY = dt.date(2026, 11, 23)
INVITED, K = 30, 5
ANSWERS = {
    "useful": [5, 4, 5, 4, 5, 5, 3, 4, 5, 5, 4, 3],
    "had-time": [3, 2, 4, 3, 5, 1, 4, 2, 3, 4, 2, 5],
    "met": [5, 5, 4, 5, 5, 4, 5, 5, 5, 4, 5, 5],
    "will-do": [4, 5, 5, 3, 4, 5, 4, 5, 4, 2, 5, 4],
    "next-step": [4, 4, 3, 5, 4, 2, 5, 4, 4, 3, 4, 5],
    "then-step": [1, 2, 1, 2, 3, 1, 2, 3, 1, 2, 1, 4],
}
"""Made up: what each of 24 people answers after an event, in turn."""


def after_an_event(library: content.Library) -> Shown:
    """Return what may be shown of a made-up wave."""
    instrument = library.instrument("after-event")
    assert instrument
    sheets = [
        Sheet(f"{n:02}", {item: points[n % len(points)] for item, points in ANSWERS.items()})
        for n in range(24)
    ]
    wave = Wave(1, instrument, is_closed=True, invited=INVITED, sheets=tuple(sheets))
    return Shown(report(wave, K), instrument, TODAY)


async def main() -> None:
    shown = after_an_event(content.load(ROOT / "content", today=TODAY))
    catalogs, studio = Catalogs.load(ROOT / "locales"), Studio()
    for code in LANGUAGES:
        drawn = picture(catalogs.translator(code), shown, 0, "t.me/pathways_demo_bot").attachment
        assert drawn
        (ROOT / "docs" / f"results-{code}.png").write_bytes(await studio.draw(drawn))
    studio.close()


asyncio.run(main())
