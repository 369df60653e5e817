"""Checks on instruments: what is referred to exists, skip rules look back, no item is in vain."""

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, product

from bot.content.instruments import (
    AnyItem,
    Instrument,
    MultipleItem,
    NumberItem,
    Rule,
    ScaleItem,
    Value,
    asked,
)
from bot.content.parse import Entry, did_you_mean
from bot.content.shelf import Shelf
from bot.content.yaml_text import Place
from bot.problem import Problem

Checked = Entry[Instrument]


def instruments(shelf: Shelf) -> Iterator[Problem]:
    """Find what is wrong inside instruments and, once each is sound, between them."""
    entries = shelf.of(Instrument)
    wrong = [problem for entry in entries for problem in _inside(entry)]
    yield from wrong or [*_follow_ups(entries), *_comparable(entries)]


def _inside(entry: Checked) -> list[Problem]:
    """Return what is wrong first: names, then what they refer to, then who is asked what."""
    return (
        list(_names(entry))
        or list(_references(entry))
        or [*_scores(entry), *(list(_rules(entry)) or _unreachable(entry))]
    )


def _placed(instrument: Instrument) -> Iterator[tuple[Place, AnyItem]]:
    for number, section in enumerate(instrument.sections):
        for index, item in enumerate(section.items):
            yield ("sections", number, "items", index), item


def _names(entry: Checked) -> Iterator[Problem]:
    """Find names given twice: of items, scales, origins and scores, and of an item's options."""
    instrument = entry.model
    lists: list[list[tuple[Place, str]]] = [
        [(place, item.id) for place, item in _placed(instrument)],
        [(("scales", n), one.id) for n, one in enumerate(instrument.scales)],
        [(("origins", n), one.id) for n, one in enumerate(instrument.origins)],
        [(("scores", n), one.id) for n, one in enumerate(instrument.scores)],
    ]
    for place, item in _placed(instrument):
        options = getattr(item, "options", ())
        lists.append([((*place, "options", n), one.id) for n, one in enumerate(options)])
    for named in lists:
        seen = set[str]()
        for place, name in named:
            if name in seen:
                yield entry.problem((*place, "id"), "the name is taken above", "Choose another.")
            seen.add(name)


def _references(entry: Checked) -> Iterator[Problem]:
    instrument = entry.model
    origins = [origin.id for origin in instrument.origins]
    scales = [scale.id for scale in instrument.scales]
    for number, section in enumerate(instrument.sections):
        if section.origin not in origins:
            advice = did_you_mean(section.origin, origins, "Add it, or name another.")
            where: Place = ("sections", number, "origin")
            yield entry.problem(where, f"unknown origin '{section.origin}'", advice)
    for place, item in _placed(instrument):
        if isinstance(item, ScaleItem) and item.scale not in scales:
            advice = did_you_mean(item.scale, scales, "Add it, or name another.")
            yield entry.problem((*place, "scale"), f"unknown scale '{item.scale}'", advice)
        elif isinstance(item, ScaleItem | NumberItem):
            for index, value in enumerate(item.offer_help):
                if value not in instrument.values(item):
                    here: Place = (*place, "offer_help", index)
                    yield entry.problem(here, f"nobody can answer '{value}'", "Mend or remove it.")


def _follow_ups(entries: Sequence[Checked]) -> Iterator[Problem]:
    slugs = [entry.model.slug for entry in entries]
    for entry in entries:
        wanted = entry.model.follow_up
        if wanted is not None and wanted not in slugs:
            advice = did_you_mean(wanted, slugs, "Add it, or name another.")
            yield entry.problem(("follow_up",), f"unknown instrument '{wanted}'", advice)


def _scores(entry: Checked) -> Iterator[Problem]:
    """Find scores that cannot be computed, and a second primary result."""
    instrument = entry.model
    for number, score in enumerate(instrument.scores):
        place: Place = ("scores", number)
        items = [instrument.item(name) for name in score.items]
        scales = {item.scale if isinstance(item, ScaleItem) else None for item in items}
        if None in scales or len(scales) > 1:
            message = "its items are not all here on one scale"
            yield entry.problem((*place, "items"), message, "Name items of one scale.")
        if score.at_least > len(score.items):
            message = f"asks for {score.at_least} answers to {len(score.items)} items"
            yield entry.problem((*place, "at_least"), message, "Ask for fewer.")
        if score.primary and score is not instrument.primary:
            message = "is a second primary result"
            yield entry.problem((*place, "primary"), message, "Keep one.")


def _rules(entry: Checked) -> Iterator[Problem]:
    """Find skip rules that look at no earlier answer, or at one that nobody can give."""
    instrument = entry.model
    before: dict[str, AnyItem] = {}
    for place, item in _placed(instrument):
        for part in item.when.parts() if item.when else ():
            yield from _part(entry, (*place, "when"), part, before)
        before[item.id] = item


def _part(
    entry: Checked, place: Place, part: Rule, before: dict[str, AnyItem]
) -> Iterator[Problem]:
    if part.item is None:
        return
    if part.item not in before:
        message = f"depends on '{part.item}', which is not asked before it"
        yield entry.problem(place, message, did_you_mean(part.item, before, "Change the order."))
        return
    possible = entry.model.values(before[part.item])
    for value in part.is_ or ():
        if value not in possible:
            message = f"'{value}' is no answer to '{part.item}'"
            known = [str(one) for one in possible]
            yield entry.problem(place, message, did_you_mean(str(value), known, "Mend it."))


def _unreachable(entry: Checked) -> Iterator[Problem]:
    """Find items that no way through the instrument leads to."""
    instrument = entry.model
    for place, item in _placed(instrument):
        if item.when and not _can_be_asked(instrument, item):
            yield entry.problem((*place, "when"), "nobody is asked this", "Mend or remove it.")


def _can_be_asked(instrument: Instrument, item: AnyItem) -> bool:
    """Try every answer that decides anything; no answer stands for all the others."""
    decisive: dict[str, set[int | str]] = {}
    waiting = [item]
    while waiting:
        for part in rule.parts() if (rule := waiting.pop().when) else ():
            asked_before = instrument.item(part.item) if part.item else None
            if asked_before:
                if asked_before.id not in decisive:
                    waiting.append(asked_before)
                decisive.setdefault(asked_before.id, set()).update(part.is_ or ())
    ways = [_answers(instrument, name, sorted(decisive[name], key=str)) for name in decisive]
    return any(
        item in asked(instrument.items, dict(zip(decisive, way, strict=True)))
        for way in product(*ways)
    )


def _answers(instrument: Instrument, name: str, values: list[int | str]) -> list[Value]:
    item = instrument.item(name)
    if not isinstance(item, MultipleItem):
        return [None, *values]
    alone = {option.id for option in item.options if option.alone}
    most = item.most or len(item.options)
    ticked = [str(value) for value in values]
    sets = chain.from_iterable(combinations(ticked, n) for n in range(1, len(ticked) + 1))
    return [
        None,
        *(one for one in sets if len(one) <= most and (len(one) == 1 or not alone & {*one})),
    ]


def _comparable(entries: Sequence[Checked]) -> Iterator[Problem]:
    """Find items of one name that ask different things: their answers would be compared."""
    first: dict[str, tuple[Checked, AnyItem]] = {}
    for entry in entries:
        for place, item in _placed(entry.model):
            other_entry, other = first.setdefault(item.id, (entry, item))
            if _wording(entry.model, item) != _wording(other_entry.model, other):
                message = f"asks something else in {other_entry.shown}"
                yield entry.problem((*place, "id"), message, "Choose another name.")


def _wording(instrument: Instrument, item: AnyItem) -> tuple[object, ...]:
    points = instrument.points(item) if isinstance(item, ScaleItem) else ()
    return item.kind, item.text, points, *(getattr(item, "options", ()))
