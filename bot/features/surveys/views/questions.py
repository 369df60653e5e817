"""One question per screen: what is asked, the answers, and how far one has come."""

from collections.abc import Iterator

from bot.content.instruments import (
    NUMBERS,
    AnyItem,
    MultipleItem,
    NumberItem,
    ScaleItem,
    SingleItem,
    TextItem,
    Value,
)
from bot.features.surveys.actions import (
    AnswerItem,
    FinishTicking,
    OpenSurvey,
    ShowItem,
    SkipItem,
    TickOption,
)
from bot.features.surveys.domain import Turn
from bot.features.surveys.views.parts import PARAGRAPH, title
from bot.i18n import Html, Translator, html, plain, quoted
from bot.message import Button, Message
from bot.screen import screen

CHOSEN, TICKED, OPEN = "🔘", "☑️", "▫️"


def question(t: Translator, turn: Turn, item: AnyItem) -> Message:
    """Show one question: one answer a row, the lowest first, in the same order everywhere."""
    sheet, wave = turn.sheet, turn.wave
    before = sheet.before(item)
    passages = [_place(t, turn, item), html("<b>{text}</b>", text=t.content(item.text))]
    if item.hint:
        passages.append(html("{hint}", hint=t.content(item.hint)))
    passages += _how(t, item, sheet.answers.get(item.id))
    if before is None:
        code = t.gettext("Kept under a code, not under your name (pseudonymous).")
        passages.append(html("<i>{text}</i>", text=Html(code)))
    return screen(
        t,
        PARAGRAPH.join(passages),
        *_answers(t, turn, item),
        Button(t.gettext("I would rather not say"), SkipItem(wave.id, item.id)),
        back=ShowItem(wave.id, before.id) if before else OpenSurvey(wave.id),
    )


def _place(t: Translator, turn: Turn, item: AnyItem) -> Html:
    n, total = turn.sheet.place(item)
    # Translators: which question it is of how many, such as 3 of 6.
    place = html(t.gettext("{n} of {total}"), n=t.number(n), total=t.number(total))
    section = turn.sheet.instrument.section_of(item)
    if section.title:
        place = html("{place} · {title}", place=place, title=t.content(section.title))
    return Html("\n").join((title(t, turn.sheet.instrument), place))


def _how(t: Translator, item: AnyItem, answer: Value) -> Iterator[Html]:
    """Say how to answer where the buttons alone do not."""
    if isinstance(item, TextItem):
        yield html(t.gettext("Write it as a message. Please write no names."))
        if isinstance(answer, str):
            yield quoted(answer)
    elif isinstance(item, MultipleItem) and item.most:
        yield html(t.gettext("Tap up to {n}, then go on."), n=t.number(item.most))
    elif isinstance(item, MultipleItem):
        yield html(t.gettext("Tap all that fit, then go on."))


def _answers(t: Translator, turn: Turn, item: AnyItem) -> Iterator[Button]:
    wave, answer = turn.wave.id, turn.sheet.answers.get(item.id)
    match item:
        case ScaleItem():
            labels = enumerate(turn.sheet.instrument.points(item), start=1)
            yield from (_one(wave, item, n, t.content(label), answer) for n, label in labels)
        case NumberItem():
            yield from (_one(wave, item, n, _number(t, item, n), answer) for n in NUMBERS)
        case SingleItem():
            options = item.options
            yield from (_one(wave, item, o.id, t.content(o.label), answer) for o in options)
        case MultipleItem():
            ticks = answer if isinstance(answer, tuple) else ()
            yield from (_tick(t, wave, item, n, ticks) for n in range(len(item.options)))
        case TextItem():
            pass
    if isinstance(item, MultipleItem | TextItem) and answer is not None:
        yield Button(t.gettext("➡️ Go on"), FinishTicking(wave, item.id))


def _one(wave: int, item: AnyItem, value: int | str, label: str, answer: Value) -> Button:
    mark = f"{CHOSEN} " if value == answer else ""
    return Button(f"{mark}{label}", AnswerItem(wave, item.id, str(value)))


def _number(t: Translator, item: NumberItem, n: int) -> str:
    """Write a number; both ends have their word."""
    ends = {NUMBERS[0]: item.lowest, NUMBERS[-1]: item.highest}
    return plain("{n}: {word}", n=n, word=t.content(ends[n])) if n in ends else t.number(n)


def _tick(t: Translator, wave: int, item: MultipleItem, n: int, ticks: tuple[str, ...]) -> Button:
    option = item.options[n]
    on = option.id in ticks
    label = f"{TICKED if on else OPEN} {t.content(option.label)}"
    return Button(label, TickOption(wave, item.id, option.id, int(not on)))
