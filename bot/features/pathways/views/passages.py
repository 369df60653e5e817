"""What stands on the screens of a step's parts, passage by passage."""

from collections.abc import Iterator

from bot.content import Library, holds
from bot.content.pathways import Cost
from bot.content.sources import Fact
from bot.features.pathways.service import Opened
from bot.i18n import Html, Translator, html
from bot.prose import Prose, checked, fact, link


def cost_and_time(t: Translator, library: Library, opened: Opened) -> Iterator[Html]:
    """Say what each thing costs, who pays, what help there is, and how long the step takes."""
    for cost in opened.step.step.costs:
        yield _cost(t, Prose(t, library), cost)
    prose = Prose(t, library)
    time = prose.text(opened.step.step.time)
    yield html(t.gettext("⏱ <b>Time:</b> {time}"), time=time) + prose.origin()
    yield checked(t, library, opened.step.step)


def _cost(t: Translator, prose: Prose, cost: Cost) -> Html:
    amount = html(
        "<b>{item}:</b> {amount}", item=prose.text(cost.item), amount=prose.amount(cost.amount)
    )
    lines = [amount, prose.text(cost.who_pays)]
    for concession in cost.concessions:
        prose.cite(concession)
        # Translators: {amount} is what is still to pay with this help, for example "free".
        line = t.gettext("• With help: {amount}. {text}")
        left = prose.amount(concession.amount)
        lines.append(html(line, amount=left, text=prose.text(concession.text)))
    return Html("\n").join(lines) + prose.origin()


def documents(t: Translator, library: Library, opened: Opened) -> Iterator[Html]:
    """Name each paper, and what to do without it."""
    for document in opened.step.step.documents:
        prose = Prose(t, library)
        name, without = prose.text(document.name), prose.text(document.if_missing)
        line = t.gettext("📄 <b>{name}</b>\n<i>If you cannot get it:</i> {without}")
        yield html(line, name=name, without=without) + prose.origin()
    yield checked(t, library, opened.step.step)


def organisations(t: Translator, library: Library, opened: Opened) -> Iterator[Html]:
    """Name who can help, with a link."""
    for name in opened.step.step.help:
        organisation = library.organisations[name]
        prose = Prose(t, library)
        prose.cite(organisation, organisation.checked)
        heading = link(organisation.name, organisation.url)
        yield (
            html("<b>{name}</b>\n", name=heading) + prose.text(organisation.offer) + prose.origin()
        )


def good_to_know(t: Translator, library: Library, opened: Opened) -> Iterator[Html]:
    """Give the facts that concern this person."""
    for one in known(opened):
        yield fact(t, library, one)


def known(opened: Opened) -> list[Fact]:
    """Return the facts of a step that concern this person."""
    return [one for one in opened.step.step.facts if holds(one.when, opened.plan.facts)]


def sources(t: Translator, library: Library, opened: Opened) -> Iterator[Html]:
    """Name every page behind the step: when we read it, and when we must read it again."""
    for source in library.sources_of(opened.step.step):
        line = t.gettext("{source}\nChecked on {date}. To be checked again by {review}.")
        title = link(source.title, source.url)
        yield html(line, source=title, date=t.date(source.checked), review=t.date(source.review_by))
