"""Results as files: a workbook to read, and plain data for other programs, with a codebook."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from bot.content.instruments import AnyItem, MultipleItem
from bot.features.results.domain.report import Change, Figure
from bot.features.results.domain.texts import Written
from bot.features.results.domain.waves import codes, is_counted, is_on_a_scale
from bot.features.results.views.words import PERCENT_FROM, Shown, Words
from bot.i18n import Translator, arrange, html
from bot.i18n.html import BIDI_CONTROLS
from bot.message import Attachment, FileKind, Message
from bot.screen import notice

Cell = str | int | float | None
Row = list[Cell]

DATA_HEADS: Final = ["wave", "instrument", "version", "item", "options", "measure", "value"]
"""Codes are the same in every language: other programs read them."""


def workbook(t: Translator, shown: Shown, texts: Sequence[Written]) -> Message:
    """Return the report as a workbook. `texts` are those that were let in."""
    words = Words(t, shown)
    sheets = [
        _sheet(t.gettext("Results"), [40, 30, 10, 10, 10, 50], _results(words)),
        _sheet(t.gettext("About"), [40, 70], _about(words)),
        _sheet(t.gettext("Texts"), [40, 90], _texts(words, texts)),
        # Translators: the sheet that says what each code of a spreadsheet means.
        _sheet(t.gettext("Codebook"), [14, 50, 12, 14, 30, 8, 40], _codebook(words)),
        _sheet(t.gettext("Data"), [18, 14, 8, 14, 24, 12, 10], data_rows(shown)),
    ]
    data = {"direction": t.direction, "sheets": sheets}
    return _file(t, Attachment("", data, FileKind.XLSX, f"{_name(shown)}.xlsx", _failed(t)))


def comma_separated(t: Translator, shown: Shown) -> tuple[Message, Message]:
    """Return the plain data, and the codebook that says what it means."""
    name, words = _name(shown), Words(t, shown)
    return tuple(
        _file(t, Attachment("", {"rows": rows}, FileKind.CSV, f"{name}{part}.csv", _failed(t)))
        for part, rows in (("", data_rows(shown)), ("-codebook", _codebook(words)))
    )  # type: ignore[return-value] # two parts, two messages


def _name(shown: Shown) -> str:
    return f"results-{shown.instrument.slug}-{shown.closed:%Y-%m-%d}"


def _failed(t: Translator) -> str:
    return html(t.gettext("The file could not be made. Please try it again later."))


def _file(t: Translator, attachment: Attachment) -> Message:
    text = t.gettext(
        "Only figures that protect people are in this file. It holds no single answers."
    )
    said = notice(t, html(text))
    return Message(arrange(said.text, t.direction), attachment=attachment)


def _sheet(name: str, widths: list[int], rows: list[Row]) -> dict[str, Any]:
    return {"name": name, "widths": widths, "rows": [[_bare(one) for one in row] for row in rows]}


def _bare(cell: Cell) -> Cell:
    """Take the controls of direction out: a cell is a line of its own."""
    return cell.translate(BIDI_CONTROLS) if isinstance(cell, str) else cell


def _results(words: Words) -> list[Row]:
    t = words.t
    heads: Row = [t.gettext("Question"), t.gettext("Answer"), t.gettext("People"),
                  # Translators: the head of a column with shares in percent.
                  t.gettext("Percent"), t.gettext("Average"),
                  # Translators: the head of a column with remarks.
                  t.gettext("Note")]  # fmt: skip
    rows: list[Row] = [heads]
    for figure in words.report.figures:
        rows += _figure(words, figure)
    return rows


def _figure(words: Words, figure: Figure) -> Iterator[Row]:
    item = words.item(figure.item)
    question = words.t.content(item.text)
    if figure.mean is not None:
        yield [question, None, None, None, float(figure.mean), words.mean(item, figure.mean)]
    elif not figure.groups:
        yield [question, None, None, None, None, words.why_hidden(figure.item)]
    for one in figure.groups:
        note = words.hidden() if one.people is None else None
        share = _percent(one.people, words.report.answered)
        yield [question, words.group(item, one), one.people, share, None, note]


def _percent(people: int | None, of: int | None) -> int | None:
    if people is None or of is None or of < PERCENT_FROM:
        return None
    return int(Decimal(100 * people) / of + Decimal("0.5"))


def _about(words: Words) -> list[Row]:
    t, shown = words.t, words.shown
    rows: list[Row] = [
        [t.gettext("Survey"), words.title],
        [t.gettext("Version"), shown.instrument.version],
        [t.gettext("Closed"), words.closed()],
        [t.gettext("Answered"), words.response()],
        [t.gettext("Smallest group that is shown"), shown.report.k],
    ]
    if shown.late:
        rows.append([t.gettext("Late answers"), words.late()])
    if change := shown.report.change:
        rows += [[words.score(change), line] for line in words.change(change)]
        rows.append([words.score(change), words.caution()])
    return rows


def _texts(words: Words, texts: Sequence[Written]) -> list[Row]:
    rows: list[Row] = [[words.t.gettext("Question"), words.t.gettext("Text")]]
    return rows + [[words.t.content(words.item(one.item).text), one.redacted] for one in texts]


def _codebook(words: Words) -> list[Row]:
    """Say what each code means, how it is counted, and where the wording comes from."""
    rows: list[Row] = [["item", "question", "kind", "option", "label", "points", "origin"]]
    instrument = words.shown.instrument
    for item in instrument.items:
        section = instrument.section_of(item)
        origin = next(one for one in instrument.origins if one.id == section.origin)
        where = f"{origin.source} ({origin.licence})"
        question = words.t.content(item.text)
        names = codes(instrument, item) if is_counted(item) else ("",)
        for code in names:
            label = words.option(item, code) if code else ""
            points = int(code) if is_on_a_scale(item) else None
            rows.append([item.id, question, item.kind, code, label, points, where])
    for score in instrument.scores:
        about = f"mean of {', '.join(score.items)}; at least {score.at_least} answered"
        rows.append([score.id, words.t.content(score.title), "score", "", about, None, ""])
    return rows


def data_rows(shown: Shown) -> list[Row]:
    """Return one row for each figure, in codes. What is hidden has no value."""
    report, instrument = shown.report, shown.instrument
    begin: Row = [str(report.wave), instrument.slug, instrument.version]
    rows: list[Row] = [[*DATA_HEADS]]
    rows.append([*begin, "", "", "answered", report.answered])
    rows.append([*begin, "", "", "invited", report.invited])
    for figure in report.figures:
        rows += [[*begin, *row] for row in _measures(figure, instrument.item(figure.item))]
    if report.change:
        rows += [[*begin, *row] for row in _changes(report.change)]
    return rows


def _measures(figure: Figure, item: AnyItem | None) -> Iterator[Row]:
    measure = "chose" if isinstance(item, MultipleItem) else "people"
    if figure.mean is not None:
        yield [figure.item, "", "mean", float(figure.mean)]
    elif not figure.groups:
        yield [figure.item, "", measure, None]
    for one in figure.groups:
        options = "|".join(code or "(no answer)" for code in one.options)
        yield [figure.item, options, measure, one.people]


def _changes(change: Change) -> Iterator[Row]:
    yield [change.score, "", "pairs", change.pairs]
    for name in ("mean", "low", "high", "p", "effect"):
        value = getattr(change, name)
        yield [change.score, "", f"change_{name}", None if value is None else float(value)]
    for one in change.tendency:
        yield [change.score, "|".join(one.options), "change_people", one.people]
