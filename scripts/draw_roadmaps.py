"""Draw docs/roadmap-<language>.png anew: `python scripts/draw_roadmaps.py`."""

import asyncio
import datetime as dt
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bot import content  # noqa: E402 -- the project is no installed package
from bot.content import StepStatus  # noqa: E402
from bot.documents import Studio  # noqa: E402
from bot.features.documents.actions import WHERE_I_AM  # noqa: E402
from bot.features.documents.domain import Journey, Occasion  # noqa: E402
from bot.features.documents.views import roadmap  # noqa: E402
from bot.i18n import Catalogs  # noqa: E402
from bot.screen import Home  # noqa: E402

LANGUAGES = ("en", "ar", "uk", "fa")
TODAY = dt.date(2026, 11, 23)
OCCASION = Occasion(TODAY, "t.me/pathways_demo_bot", Home())
DONE, DOING, STUCK = 4, 5, 7  # how many steps are done; which are begun, and where it is stuck


def a_doctors_journey(library: content.Library) -> Journey:
    """Return the plan of somebody who is some steps into the PLAB route."""
    pathway = library.pathway("doctor-plab")
    assert pathway
    statuses = dict.fromkeys(range(DONE), StepStatus.DONE)
    statuses |= {DOING: StepStatus.DOING, STUCK: StepStatus.STUCK}
    every = [(step, statuses.get(n, StepStatus.TODO)) for n, step in enumerate(pathway.steps)]
    return Journey(pathway, every, next=pathway.steps[DONE].slug, kept=True)


async def main() -> None:
    library = content.load(ROOT / "content", today=TODAY)
    catalogs, studio = Catalogs.load(ROOT / "locales"), Studio()
    for code in LANGUAGES:
        journey, t = a_doctors_journey(library), catalogs.translator(code)
        picture = roadmap(t, library, journey, WHERE_I_AM, OCCASION).attachment
        assert picture
        (ROOT / "docs" / f"roadmap-{code}.png").write_bytes(await studio.draw(picture))
    studio.close()


asyncio.run(main())
