"""What an end of the right-to-work guide says of those who help."""

import dataclasses
import datetime as dt

from bot import content
from bot.app import ROOT
from bot.features.rights import domain, views
from bot.features.rights.actions import GoRights
from bot.i18n import Catalogs


def test_an_adviser_who_has_no_page_is_shown_with_the_number_to_call() -> None:
    library = content.load(ROOT / "content", today=dt.date(2026, 11, 21))
    guide = library.rights[0]
    adviser = library.organisations[guide.adviser]
    by_phone = adviser.model_copy(update={"url": None, "phone": "0800 000000"})
    helpers = {**library.organisations, adviser.id: by_phone}
    library = dataclasses.replace(library, organisations=helpers)
    t = Catalogs.load(ROOT / "locales").translator("en")

    place = domain.find(library, guide.ends[0].id)
    shown = views.place(t, library, place, GoRights(place.at.id)).text

    assert "<code>0800 000000</code>" in shown
    assert f"<b>\u2068{adviser.name}\u2069</b>" in shown
