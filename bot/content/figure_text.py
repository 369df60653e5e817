"""A figure in the reader's words: "£283", "about 2 to 3 years", "£240 to £260"."""

from decimal import Decimal

from bot.content.figures import Count, Day, Duration, Figure, Money, Percent
from bot.i18n.translator import Translator


def figure_text(t: Translator, figure: Figure) -> str:
    """Write a figure for a screen or a placeholder; what is not exact says "about"."""
    if isinstance(figure, Day):
        return t.date(figure.value)
    low, high = figure.bounds
    text = _amount(t, figure, high)
    if low != high:
        least = _amount(t, figure, low) if isinstance(figure, Money) else t.number(low)
        text = t.gettext("{low} to {high}").replace("{low}", least).replace("{high}", text)
    return text if figure.exact else t.gettext("about {amount}").replace("{amount}", text)


def _amount(t: Translator, figure: Money | Duration | Count | Percent, n: Decimal) -> str:
    match figure:
        case Money():
            return t.money(n, figure.currency)
        case Duration():
            return t.duration(int(n), figure.unit)
        case Percent():
            return f"{t.number(n)}%"
        case Count():
            return t.number(n)
