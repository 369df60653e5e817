"""What somebody typed for a call, made fit to keep."""

from bot.errors import EmptyTextError, TooLongError
from bot.i18n import clean, is_blank


def checked(text: str, limit: int) -> str:
    """Return what was typed, cleaned. Raises EmptyTextError, TooLongError."""
    if is_blank(text):
        raise EmptyTextError
    text = clean(text)
    if len(text) > limit:
        raise TooLongError(limit)
    return text
