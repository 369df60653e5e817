"""What an answer to a send means for the outbox row: the sender's error table, as pure rules."""

from dataclasses import dataclass
from enum import Enum

from bot.delivery.transport import Answer

MAX_TRIES = 12
MAX_RETRY_AFTER = 3600.0
DEFAULT_RETRY_AFTER = 5.0
PAUSE_SECONDS = 15.0
UNREACHABLE = ("bot was blocked", "user is deactivated", "can't initiate conversation",
               "chat not found", "bot was kicked", "PEER_ID_INVALID")  # fmt: skip
LOST_SCREEN = ("message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID",
               "no text in the message to edit")  # fmt: skip
GONE = ("message to delete not found", "message can't be deleted", "poll has already been closed",
        "message with poll to stop not found", "poll can't be stopped",
        "message is not a poll")  # fmt: skip


class Kind(Enum):
    """Every way a call can end."""

    SENT = "sent"
    GONE = "gone"  # what was to be deleted or ended is not there any more, or too old
    SEND_ANEW = "send anew"  # the screen to edit is gone
    PLAIN = "once more as plain text"
    FLOOD = "flood"
    RETRY = "retry"
    UNKNOWN = "unknown"
    UNREACHABLE = "unreachable"
    MIGRATED = "migrated"
    PAUSE = "pause"  # the token is refused: nothing can be sent for now
    UNDRAWN = "undrawn"  # the file could not be made: words go in its place
    REFUSED = "refused"


@dataclass(frozen=True)
class Outcome:
    """How a call ended; `seconds` to wait for FLOOD, `number` a message id or a new chat id.

    `poll` is Telegram's id of a poll that was sent, or "".
    """

    kind: Kind
    seconds: float = 0.0
    number: int | None = None
    poll: str = ""


def classify(answer: Answer) -> Outcome:
    """Return what `answer` means (RELIABILITY, "Sender's error table")."""
    if answer.ok:
        result = answer.result if isinstance(answer.result, dict) else {}
        message_id, poll = result.get("message_id"), result.get("poll")
        poll_id = poll.get("id") if isinstance(poll, dict) else None
        return Outcome(
            Kind.SENT,
            number=message_id if isinstance(message_id, int) else None,
            poll=poll_id if isinstance(poll_id, str) else "",
        )
    if answer.migrate_to:
        return Outcome(Kind.MIGRATED, number=answer.migrate_to)
    by_status = {
        401: Outcome(Kind.PAUSE, seconds=PAUSE_SECONDS),
        404: Outcome(Kind.PAUSE, seconds=PAUSE_SECONDS),
        409: Outcome(Kind.RETRY),
        429: Outcome(Kind.FLOOD, seconds=_bounded(answer.retry_after)),
    }
    if answer.status in by_status:
        return by_status[answer.status]
    if answer.status >= 500:  # noqa: PLR2004 -- HTTP server errors: it may have happened
        return Outcome(Kind.UNKNOWN)
    return _refusal(answer)


def _refusal(answer: Answer) -> Outcome:
    said = answer.description
    if "message is not modified" in said:
        return Outcome(Kind.SENT)
    if any(text in said for text in GONE):
        return Outcome(Kind.GONE)
    if "can't parse entities" in said:
        return Outcome(Kind.PLAIN)
    if any(text in said for text in LOST_SCREEN):
        return Outcome(Kind.SEND_ANEW)
    if answer.status == 403 or any(text in said for text in UNREACHABLE):  # noqa: PLR2004 -- HTTP Forbidden
        return Outcome(Kind.UNREACHABLE)
    return Outcome(Kind.REFUSED)


def backoff(tries: int) -> float:
    """Return the seconds before try number `tries` + 1: 1, 2, 4 … at most five minutes."""
    return float(min(2 ** max(tries - 1, 0), 300))


def _bounded(retry_after: float | None) -> float:
    # Telegram has sent 0, nothing and a million: wait at least a second, at most an hour.
    wanted = DEFAULT_RETRY_AFTER if retry_after is None else retry_after
    return min(max(wanted, 1.0), MAX_RETRY_AFTER)
