"""A plan as a PDF: every step with what it asks for, and where we know it from."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from bot.content import Library
from bot.content.pathways import Cost, DocumentNeeded, Step
from bot.content.sources import Source
from bot.features.documents.domain import Journey, Occasion, Placed
from bot.features.documents.views.buttons import roadmap_button
from bot.features.documents.views.printed import Printed
from bot.i18n import Translator, arrange, html
from bot.message import Attachment, FileKind, Message
from bot.prose import Prose, doubt, title_of
from bot.screen import screen


def paper(t: Translator, library: Library, journey: Journey, occasion: Occasion) -> Message:
    """Give the whole plan as a PDF."""
    data = _data(Printed(t, library), journey, occasion)
    text = t.gettext(
        "<b>📄 Plan as PDF</b>\n{route}\n\n"
        "You can print it or keep it. It shows your steps, and not your name."
    )
    message = screen(
        t,
        html(text, route=title_of(t, library, journey.track.title)),
        roadmap_button(t, journey.track.slug),
        back=occasion.plan,
    )
    file = Attachment("plan", data, FileKind.PDF, "my-plan.pdf", _failed(t))
    return dataclasses.replace(message, attachment=file)


def _failed(t: Translator) -> str:
    text = t.gettext(
        "<b>The PDF could not be made</b>\n"
        "Sorry, this is our mistake. Your plan is safe: you can read it with the buttons below."
    )
    return arrange(html(text), t.direction)


def _data(words: Printed, journey: Journey, occasion: Occasion) -> dict[str, Any]:
    t = words.t
    data = {
        "steps": [_step(words, one) for one in journey.steps],
        "page": words.line(t.gettext("Page {n} of {total}"), n="{n}", total="{total}"),
        "sources": words.line(t.gettext("Sources")),
        "checked": words.checked(journey.steps),
        "advice": words.line(
            t.gettext(
                "This is information, not advice. Rules and fees change: look at the sources."
            )
        ),
        "link": occasion.link,
    }
    return {**words.head(journey, occasion.today), **data}


def _step(words: Printed, one: Placed) -> dict[str, Any]:
    prose, step = Prose(words.t, words.library), one.step
    what = words.bare(prose.text(step.what))
    parts = [*_parts(words, prose, step)]
    return {
        "number": str(one.number),
        "title": words.content(step.title),
        "sign": one.sign.value,
        "word": words.status(one),
        "what": what,
        "parts": parts,
        "doubt": _doubt(words, prose, step),
        "sources": [_source(words, source) for source in words.library.sources_of(step)],
    }


def _parts(words: Printed, prose: Prose, step: Step) -> Iterator[dict[str, Any]]:
    """Give what a step asks for: headings, and under each its entries."""
    t = words.t
    to_do = [_entry(words.bare(prose.text(line))) for line in step.do]
    yield {"heading": words.line(t.gettext("What to do")), "entries": to_do, "numbered": True}
    costs = [_cost(words, prose, cost) for cost in step.costs]
    yield {"heading": words.line(t.gettext("Cost")), "entries": costs}
    time = [_entry(words.bare(prose.text(step.time)))]
    yield {"heading": words.line(t.gettext("Time")), "entries": time}
    if step.documents:
        papers = [_document(words, prose, document) for document in step.documents]
        yield {"heading": words.line(t.gettext("Documents")), "entries": papers}


def _entry(first: str, *more: str, lead: bool = False) -> dict[str, Any]:
    """Return an entry; `lead`: its first line stands out."""
    return {"first": first, "more": more, "lead": lead}


def _cost(words: Printed, prose: Prose, cost: Cost) -> dict[str, Any]:
    t = words.t
    item = html("{item}: {amount}", item=prose.text(cost.item), amount=prose.amount(cost.amount))
    more = [prose.text(cost.who_pays)]
    for concession in cost.concessions:
        prose.cite(concession)
        # Translators: {amount} is what is still to pay with this help, for example "free".
        line = t.gettext("With help: {amount}. {text}")
        left, text = prose.amount(concession.amount), prose.text(concession.text)
        more.append(html(line, amount=left, text=text))
    return _entry(words.bare(item), *map(words.bare, more), lead=True)


def _document(words: Printed, prose: Prose, document: DocumentNeeded) -> dict[str, Any]:
    line = words.t.gettext("If you cannot get it: {without}")
    without = html(line, without=prose.text(document.if_missing))
    return _entry(words.bare(prose.text(document.name)), words.bare(without), lead=True)


def _doubt(words: Printed, prose: Prose, step: Step) -> str | None:
    """Say where to check what is not certain in a step, or that we are checking it."""
    if words.library.is_doubted(step):
        return words.line(doubt(words.t))
    if not prose.doubtful:
        return None
    line = words.t.gettext("Some of this is not certain. Check at: {sources}")
    return words.line(line, sources=words.t.list([source.title for source in prose.doubtful]))


def _source(words: Printed, source: Source) -> dict[str, str]:
    dates = words.dates(source.checked, source.review_by)
    return {"title": source.title, "url": source.url, "dates": dates}
