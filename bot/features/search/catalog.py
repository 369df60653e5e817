"""Everything that can be found, as content has it: in English, and in the order of content."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.content import Library


class Kind(StrEnum):
    """What can be found."""

    ROUTE = "route"
    GUIDE = "guide"
    STEP = "step"
    RIGHTS = "rights"
    ORGANISATION = "organisation"
    TERM = "term"
    ANSWER = "answer"
    SHARED = "shared"  # an answer from a mentor, as people wrote it
    URGENT = "urgent"


ICONS: Final = {  # a guide, and what is only in one, has its own
    Kind.ROUTE: "🧭",
    Kind.STEP: "📋",
    Kind.RIGHTS: "🛂",
    Kind.ORGANISATION: "🤝",
    Kind.TERM: "🔤",
    Kind.ANSWER: "💬",
    Kind.SHARED: "💬",
    Kind.URGENT: "🆘",
}
PROPER: Final = frozenset({Kind.ORGANISATION, Kind.TERM, Kind.URGENT, Kind.SHARED})
"""Kinds whose titles stay as they are in every language."""
BRACES: Final = str.maketrans("{}", "()")
"""In content, braces hold a figure; in what people wrote, they do not."""


@dataclass(frozen=True)
class Find:
    """One thing to open, by its name in content; the first of its titles is on the button."""

    kind: Kind
    id: str
    icon: str
    titles: tuple[str, ...]
    texts: tuple[str, ...]


def everything(library: Library) -> tuple[Find, ...]:
    """Return all that can be found: the same content gives the same order."""
    return (
        *_routes(library),
        *_guides(library),
        *_steps(library),
        *_rights(library),
        *_organisations(library),
        *_terms(library),
        *_answers(library),
        *_urgent(library),
    )


def _routes(library: Library) -> Iterator[Find]:
    for one in library.pathways:
        yield _find(Kind.ROUTE, one.slug, (one.title, one.route), (one.for_whom,))


def _guides(library: Library) -> Iterator[Find]:
    for one in library.guides:
        yield Find(Kind.GUIDE, one.slug, one.icon, (one.title,), (one.about,))


def _steps(library: Library) -> Iterator[Find]:
    icons = {step.slug: guide.icon for guide in library.guides for step in guide.steps}
    on_routes = {step.slug for pathway in library.pathways for step in pathway.steps}
    for slug, step in library.steps.items():
        icon = ICONS[Kind.STEP] if slug in on_routes else icons[slug]
        yield Find(Kind.STEP, slug, icon, (step.title,), (step.what, step.why, *step.do))


def _rights(library: Library) -> Iterator[Find]:
    for end in (end for rights in library.rights for end in rights.ends):
        facts = (fact.text for fact in end.facts)
        yield _find(Kind.RIGHTS, end.id, (end.title,), (end.answer, *end.do, *facts))


def _organisations(library: Library) -> Iterator[Find]:
    for one in library.organisations.values():
        yield _find(Kind.ORGANISATION, one.id, (one.name,), (one.offer, *one.towns))


def _terms(library: Library) -> Iterator[Find]:
    for one in library.terms:
        titles = (one.term, one.stands_for) if one.stands_for else (one.term,)
        yield _find(Kind.TERM, one.term, titles, (one.meaning,))


def _answers(library: Library) -> Iterator[Find]:
    for one in library.answers:
        yield _find(Kind.ANSWER, one.id, (one.title, one.question), one.answer)


def _urgent(library: Library) -> Iterator[Find]:
    for group in library.urgent.groups:
        for one in group.contacts:
            how = (one.how,) if one.how else ()
            yield _find(Kind.URGENT, group.id, (one.name,), (group.title, one.for_whom, *how))


def shared(key: str, title: str, question: str, *texts: str) -> Find:
    """Return an answer from a mentor; `key` is what stands for it in a button.

    `texts` are the answer, and all of it in other languages.
    """
    title, question, *texts_ = (text.translate(BRACES) for text in (title, question, *texts))
    return _find(Kind.SHARED, key, (title, question), tuple(texts_))


def _find(kind: Kind, name: str, titles: tuple[str, ...], texts: tuple[str, ...]) -> Find:
    return Find(kind, name, ICONS[kind], titles, texts)
