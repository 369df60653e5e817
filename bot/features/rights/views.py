"""What the right-to-work guide says: information with its sources, and who may give advice."""

from collections.abc import Iterator
from dataclasses import replace

from bot import paging
from bot.content import Library
from bot.content.organisations import Organisation
from bot.content.rights import End, Fork, Rights, Way
from bot.errors import UserError
from bot.features.rights import domain
from bot.features.rights.actions import GoRights, ShowRights
from bot.features.rights.domain import Place
from bot.i18n import Html, Translator, copied, html
from bot.message import Action, Button, Message
from bot.prose import Prose, fact, link, title_of
from bot.screen import screen

PARAGRAPH = Html("\n\n")


class GoneError(UserError):
    """A button leads to a question or an end that content no longer has."""

    def message(self, t: Translator) -> str:
        return t.gettext("The guide to the right to work has changed. Please start it again.")


def place(t: Translator, library: Library, here: Place, asked: GoRights) -> Message:
    """Show a question, or the page that was asked for of an end."""
    before = domain.before(here, asked.via)
    back = None if before is None else GoRights(before)
    if isinstance(here.at, Fork):
        return _fork(t, library, here.rights, here.at, back)
    return _end(t, library, here.rights, here.at, asked, back)


def _fork(
    t: Translator, library: Library, rights: Rights, fork: Fork, back: Action | None
) -> Message:
    prose = Prose(t, library)
    question = html("<b>{question}</b>", question=prose.text(fork.question))
    why = [prose.text(fork.why)] if fork.why else []
    note = [] if back else [_note(t, library, rights)]
    body = PARAGRAPH.join((_title(t), *note, question, *why)) + prose.origin()
    return screen(t, body, *(_answer(t, library, rights, fork, way) for way in fork.options),
                  back=back)  # fmt: skip


def _answer(t: Translator, library: Library, rights: Rights, fork: Fork, way: Way) -> Button:
    via = domain.leading_to(rights, way.to).index(fork.id)
    return Button(title_of(t, library, way.label), GoRights(way.to, via=via))


def _end(
    t: Translator, library: Library, rights: Rights, end: End, asked: GoRights, back: Action | None
) -> Message:
    pages = paging.paged([*_passages(t, library, end, library.organisations[rights.adviser])])
    page = paging.nearest(asked.page, pages)
    heading = Html("\n").join((_title(t), html("{end}", end=title_of(t, library, end.title))))
    return screen(
        t,
        PARAGRAPH.join((heading, pages[page], _note(t, library, rights))),
        paging.turning(t, page, pages, lambda to: replace(asked, page=to)),
        Button(t.gettext("🔄 Start again"), ShowRights()),
        back=back,
    )


def _passages(t: Translator, library: Library, end: End, adviser: Organisation) -> Iterator[Html]:
    answer = Prose(t, library)
    yield html("<b>{answer}</b>", answer=answer.text(end.answer)) + answer.origin()
    todo = Prose(t, library)
    lines = [html("• {line}", line=todo.text(line)) for line in end.do]
    yield html(t.gettext("What to do:\n{lines}"), lines=Html("\n").join(lines)) + todo.origin()
    own_case = html(t.gettext("Only an adviser may tell you what this means for you:\n"))
    yield own_case + _helper(t, library, adviser)
    for one in end.facts:
        yield fact(t, library, one)
    for name in end.help:
        if name != adviser.id:
            yield _helper(t, library, library.organisations[name])


def _helper(t: Translator, library: Library, one: Organisation) -> Html:
    prose = Prose(t, library)
    prose.cite(one, one.checked)
    name = link(one.name, one.url) if one.url else html("{name}", name=one.name)
    lines = [html("🤝 <b>{name}</b>", name=name), prose.text(one.offer)]
    if one.phone:
        lines.append(html("📞 {number}", number=copied(one.phone)))
    return Html("\n").join(lines) + prose.origin()


def _title(t: Translator) -> Html:
    return html("<b>{title}</b>", title=Html(t.gettext("🛂 May I work in the UK?")))


def _note(t: Translator, library: Library, rights: Rights) -> Html:
    prose = Prose(t, library)
    return html("⚖️ <i>{note}</i>", note=prose.text(rights.note)) + prose.origin()
