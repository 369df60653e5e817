"""What an end of the right-to-work guide says of those who help."""

import dataclasses

from bot.features.rights import domain, views
from bot.features.rights.actions import GoRights
from tests import shipped


def test_an_adviser_who_has_no_page_is_shown_with_the_number_to_call() -> None:
    library = shipped.library()
    guide = library.rights[0]
    adviser = library.organisations[guide.adviser]
    by_phone = adviser.model_copy(update={"url": None, "phone": "0800 000000"})
    helpers = {**library.organisations, adviser.id: by_phone}
    library = dataclasses.replace(library, organisations=helpers)
    t = shipped.catalogs().translator("en")

    place = domain.find(library, guide.ends[0].id)
    shown = views.place(t, library, place, GoRights(place.at.id)).text

    assert "<code>0800 000000</code>" in shown
    assert f"<b>\u2068{adviser.name}\u2069</b>" in shown
