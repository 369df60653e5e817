"""What is said when somebody sends what we do not take, and why."""

from bot.features.home.domain import Unreadable
from bot.i18n import Translator


def refusal(t: Translator, what: Unreadable) -> str:  # noqa: PLR0911 -- one text for each kind
    """Say why this is not read. Nothing of it has been kept or downloaded."""
    match what:
        case Unreadable.CONTACT:
            return t.gettext(
                "Please send no contacts. A phone number shows who you are, or who somebody else "
                "is. We do not need it and did not keep it."
            )
        case Unreadable.PLACE:
            return t.gettext(
                "Please send no places. They show where you are. We do not need them and did not "
                "keep this one."
            )
        case Unreadable.FORWARD:
            return t.gettext(
                "Please do not forward messages: they can show who wrote them. Write it in your "
                "own words."
            )
        case Unreadable.MEDIA:
            return t.gettext(
                "I can only read text. A picture or a voice can also show who you are. "
                "Please write."
            )
        case Unreadable.ALBUM:
            return t.gettext(
                "I can only read text, and take one photo at a time. Please send each photo as a "
                "message of its own."
            )
        case Unreadable.PICTURE_FILE:
            return t.gettext(
                "I can only read text and take photos. Please send the picture as a photo, not as "
                "a file: a file can tell where it was taken."
            )
        case Unreadable.OTHER:
            return t.gettext("I can only read text. Please write, or use the buttons.")


def stale(t: Translator) -> str:
    return t.gettext("This button is no longer valid. Here is where you can go on.")


def unknown_command(t: Translator) -> str:
    return t.gettext("I do not know this command. All there are: /help")


def unexpected(t: Translator) -> str:
    return t.gettext("I did not ask for a text here, so I did not keep it. Please use the buttons.")


def late(t: Translator) -> str:
    """Say that a text came when what it was for is gone, or is not this person's any more."""
    return t.gettext("This was not waited for any more. Nothing was changed.")


def edited(t: Translator) -> str:
    return t.gettext(
        "You changed a message that I have read already. I do not read changes. If it matters, "
        "please write it again."
    )
