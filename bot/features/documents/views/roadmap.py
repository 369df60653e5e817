"""A plan as pictures for a phone: what is done, what is next, what comes later."""

import dataclasses
from typing import Any

from bot.content import Library
from bot.features.documents.actions import DrawRoadmap
from bot.features.documents.domain import Journey, Occasion, Placed, Sign
from bot.features.documents.views.buttons import plan_button
from bot.features.documents.views.printed import Printed
from bot.i18n import Html, Translator, arrange, html
from bot.message import Attachment, FileKind, Message
from bot.paging import turning
from bot.prose import Prose, title_of
from bot.screen import screen


def roadmap(
    t: Translator, library: Library, journey: Journey, asked: int, occasion: Occasion
) -> Message:
    """Show the page of the plan that is asked for as a picture."""
    page, slug = journey.page_at(asked), journey.track.slug
    data = _data(Printed(t, library), journey, page, occasion)
    message = screen(
        t,
        _caption(t, library, journey),
        turning(t, page, journey.pages, lambda to: DrawRoadmap(slug, to)),
        plan_button(t, slug),
        back=occasion.plan,
    )
    picture = Attachment("roadmap", data, FileKind.PNG, "my-plan.png", _failed(t))
    return dataclasses.replace(message, attachment=picture)


def _caption(t: Translator, library: Library, journey: Journey) -> Html:
    """Say what it is a picture of; and where what it says of the next step comes from."""
    heading = t.gettext("<b>🗺 Roadmap picture</b>\n{route}")
    body = html(heading, route=title_of(t, library, journey.track.title))
    if journey.next_step is None:
        return body
    prose = Prose(t, library)
    prose.text(journey.next_step.step.what)
    return body + prose.origin()


def _failed(t: Translator) -> str:
    text = t.gettext(
        "<b>The picture could not be drawn</b>\n"
        "Sorry, this is our mistake. Your plan is safe: you can read it with the buttons below."
    )
    return arrange(html(text), t.direction)


def _data(words: Printed, journey: Journey, page: int, occasion: Occasion) -> dict[str, Any]:
    t, steps = words.t, journey.pages[page]
    cheer = t.gettext("You have done every step of this route. Well done!")
    data = {
        "next": _next(words, journey.next_step),
        "cheer": None if journey.next_step else words.line(cheer),
        "part": _part(words, journey, page),
        "steps": [_step(words, one) for one in steps],
        "checked": words.checked([*steps, *filter(None, [journey.next_step])]),
        "link": occasion.link,
    }
    return {**words.head(journey, occasion.today), **data}


def _next(words: Printed, one: Placed | None) -> dict[str, str] | None:
    if one is None:
        return None
    stuck = words.line(words.t.gettext("You are stuck here"))
    label = stuck if one.sign is Sign.STUCK else words.line(words.t.gettext("Next best step"))
    title, what = words.content(one.step.title), words.content(one.step.what)
    return {"sign": one.sign.value, "label": label, "title": title, "what": what}


def _step(words: Printed, one: Placed) -> dict[str, str]:
    return {
        "number": str(one.number),
        "title": words.content(one.step.title),
        "sign": one.sign.value,
        "word": words.status(one),
    }


def _part(words: Printed, journey: Journey, page: int) -> str | None:
    """Say which steps these are, where one picture does not hold them all."""
    if len(journey.pages) == 1:
        return None
    steps = journey.pages[page]
    text = words.t.gettext("Steps {first} to {last} of {total}")
    first, last = steps[0].number, steps[-1].number
    return words.line(text, first=first, last=last, total=len(journey.steps))
