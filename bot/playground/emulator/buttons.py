"""Finding the button that somebody means."""

from bot.playground.emulator.wire import Json

Button = Json


def rows_of(message: Json) -> list[list[Button]]:
    rows: list[list[Button]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


def find_button(message: Json, row: int, column: int) -> Button:
    """Return an inline button by its place; raises LookupError with the rows there are."""
    rows = rows_of(message)
    try:
        return rows[row][column]
    except IndexError:
        labels = [[button["text"] for button in buttons] for buttons in rows]
        raise LookupError(f"no button at row {row}, column {column} of {labels}") from None


def find_labelled(messages: list[Json], label: str) -> tuple[Json, Button]:
    """Return the newest message with such a button, and the button."""
    labels = []
    for message in reversed(messages):
        for row in rows_of(message):
            for button in row:
                if button["text"] == label:
                    return message, button
                labels.append(button["text"])
    raise LookupError(f"no button {label!r}; there are {labels}")


def opened_by(button: Button) -> str:
    """Return what a button that tells the bot nothing opens or copies."""
    inner = button.get("web_app", {}).get("url") or button.get("copy_text", {}).get("text")
    return str(button.get("url") or inner or "")
