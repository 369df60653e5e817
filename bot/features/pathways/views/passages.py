"""What stands on the screens of a step's parts, passage by passage."""

from collections.abc import Iterator

from bot.content import Library, holds
from bot.content.organisations import Organisation
from bot.content.pathways import Cost
from bot.content.sources import Fact
from bot.features.pathways.service import Opened
from bot.i18n import Html, Translator, html
from bot.prose import Prose, checked, doubt, fact, link


def cost_and_time(t: Translator, library: Library, opened: Opened) -> Iterator[Html]:
    """Say what each thing costs, who pays, what help there is, and how long the step takes."""
    for one in opened.step.step.costs:
        yield cost(t, library, one)
    prose = Prose(t, library)
    time = prose.text(opened.step.step.time)
    yield html(t.gettext("⏱ <b>Time:</b> {time}"), time=time) + prose.origin()
    yield checked(t, library, opened.step.step)


def cost(t: Translator, library: Library, one: Cost) -> Html:
    """Say what one thing costs, who pays it, and what is left to pay with help."""
    prose = Prose(t, library)
    amount = html(
        "<b>{item}:</b> {amount}", item=prose.text(one.item), amount=prose.amount(one.amount)
    )
    lines = [amount, prose.text(one.who_pays)]
    for concession in one.concessions:
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
        lines = [html("<b>{name}</b>", name=_linked(organisation)), prose.text(organisation.offer)]
        if organisation.phone:
            lines.append(html("☎️ {phone}", phone=organisation.phone))
        if organisation.email:
            lines.append(html("✉️ {email}", email=organisation.email))
        yield Html("\n").join(lines) + prose.origin()


def _linked(organisation: Organisation) -> str:
    return link(organisation.name, organisation.url) if organisation.url else organisation.name


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
        dates = {"date": t.date(source.checked), "review": t.date(source.review_by)}
        said = html(line, source=title, **dates)
        yield said + html("\n{doubt}", doubt=doubt(t)) if library.is_doubted(source) else said
