"""How long, how much, until when: what is said of clocks, time and money that are left."""

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR
from typing import Final

from bot.content import Library
from bot.features.pathways.domain import Bill, Phase, Running, Span, TimeLeft
from bot.i18n import Html, Translator, html
from bot.prose import Prose, title_of

DAYS_SAID: Final = 28
WEEKS_SAID: Final = 13
"""Up to here what is left is said in days, and in weeks; then in months."""


def clock_line(t: Translator, library: Library, one: Running) -> Html:
    """Say in one line until when a result counts."""
    name = title_of(t, library, one.clock.result)
    match one.phase:
        case Phase.ENDED:
            line = t.gettext("⌛ {result}: the time ended on {date}.")
        case Phase.WARNING:
            line = t.gettext("⏰ {result}: you have until {date}, {left} left.")
        case Phase.RUNNING:
            line = t.gettext("✅ {result}: you have until {date}, {left} left.")
    return html(line, result=name, date=t.date(one.end), left=_left(t, one.left))


def _left(t: Translator, days: int) -> str:
    if days <= DAYS_SAID:
        return t.duration(max(days, 0), "day")
    if days <= 7 * WEEKS_SAID:
        return t.duration(days // 7, "week")
    return t.duration(days * 12 // 365, "month")


def time_left(t: Translator, library: Library, left: TimeLeft) -> Html:
    """Say how long the open steps take, as far as content says it."""
    if not left.lengths:
        return html(t.gettext("⏱ We cannot say how long the open steps take."))
    n, total = len(left.lengths), len(left.lengths) + left.uncounted
    line = t.ngettext(
        "⏱ <b>Time that we can count:</b> {time}. It is for {n} of {total} open step.",
        "⏱ <b>Time that we can count:</b> {time}. It is for {n} of {total} open steps.",
        total,
    )
    passages = [html(line, time=_months(t, left), n=n, total=total)]
    if left.uncounted:
        passages.append(html(t.gettext("The other steps take time too, so plan for more.")))
    prose = Prose(t, library)
    for figure in left.lengths:
        prose.cite(figure, figure.checked)
    return Html("\n").join(passages) + prose.origin()


def _months(t: Translator, left: TimeLeft) -> str:
    """Say a span of months: never shorter or more exact than what it was counted from."""
    low = int(left.months.low.to_integral_value(ROUND_FLOOR))
    high = int(left.months.high.to_integral_value(ROUND_CEILING))
    least, most = (_about(t, t.duration(n, "month"), left.exact) for n in (low, high))
    if not low:
        return t.gettext("at most {time}").replace("{time}", most)
    if low == high:
        return t.gettext("at least {time}").replace("{time}", least)
    text = t.gettext("at least {least}; {most} if you do one thing after the other")
    return text.replace("{least}", least).replace("{most}", most)


def money_left(t: Translator, library: Library, bill: Bill) -> Html:
    """Say what is still to pay, with and without help, and what is not counted."""
    prose, passages = Prose(t, library), []
    if bill.full:
        line = t.gettext("💷 <b>Still to pay:</b> {amount}")
        passages.append(html(line, amount=_sums(t, bill.full, bill.exact)))
    if bill.helped != bill.full:
        line = t.gettext("🤝 <b>If you get all the help that there is:</b> {amount}")
        passages.append(html(line, amount=_sums(t, bill.helped, bill.exact)))
    if not bill.full:
        passages.append(html(t.gettext("💷 There is nothing left to pay that we could count.")))
    if bill.varying:
        line = t.ngettext(
            "{n} thing is not counted: not everybody pays it, or not the same.",
            "{n} things are not counted: not everybody pays them, or not the same.",
            bill.varying,
        )
        passages.append(html(line, n=bill.varying))
    if bill.checked and any(one.checked != bill.checked for one in bill.figures):
        line = t.gettext("The oldest of these figures was checked on {date}.")
        passages.append(html(line, date=t.date(bill.checked)))
    for figure in bill.figures:
        prose.cite(figure, figure.checked)
    return Html("\n").join(passages) + prose.origin()


def _sums(t: Translator, sums: Mapping[str, Span], exact: bool) -> str:
    some = [_amount(t, span, currency) for currency, span in sums.items() if span.high]
    return _about(t, t.list(some), exact) if some else t.gettext("nothing")


def _amount(t: Translator, span: Span, currency: str) -> str:
    low, high = (t.money(bound, currency) for bound in (span.low, span.high))
    if span.low == span.high:
        return high
    return t.gettext("{low} to {high}").replace("{low}", low).replace("{high}", high)


def _about(t: Translator, text: str, exact: bool) -> str:
    return text if exact else t.gettext("about {amount}").replace("{amount}", text)
