"""What happens to a poll after it was sent: votes, and its end."""

from bot.playground.emulator.state import Chat
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World


def vote(world: World, chat: Chat, message: Json, user: Json, chosen: list[int]) -> None:
    """Record what somebody chose (nothing takes a vote back); raises ValueError if it cannot be."""
    close_if_due(world, chat, message)
    message = chat.messages[message["message_id"]]
    poll = message["poll"]
    if poll["is_closed"]:
        raise ValueError("the poll is closed")
    if len(chosen) > 1 and not poll["allows_multiple_answers"]:
        raise ValueError("the poll takes one answer")
    if not set(chosen) <= set(range(len(poll["options"]))):
        raise ValueError(f"the poll has options 0 to {len(poll['options']) - 1}")
    votes = world.state.votes.setdefault(poll["id"], {})
    votes.pop(user["id"], None)
    if chosen:
        votes[user["id"]] = chosen
    _show(world, chat, {**message, "poll": _counted(poll, votes)})
    if not poll["is_anonymous"]:
        persistent = [poll["options"][number]["persistent_id"] for number in chosen]
        answer = {
            "poll_id": poll["id"],
            "user": user,
            "option_ids": chosen,
            "option_persistent_ids": persistent,
        }
        world.update("poll_answer", answer, chat.id)


def close(world: World, chat: Chat, message: Json) -> Json:
    """End a poll and return its last state."""
    poll: Json = {**message["poll"], "is_closed": True}
    _show(world, chat, {**message, "poll": poll})
    return poll


def close_if_due(world: World, chat: Chat, message: Json) -> None:
    """End a poll whose time is over by the clock."""
    poll = message.get("poll", {})
    if not poll.get("is_closed", True) and world.now() >= poll.get("close_date", float("inf")):
        close(world, chat, message)


def _counted(poll: Json, votes: dict[int, list[int]]) -> Json:
    options = [
        {**option, "voter_count": sum(number in chosen for chosen in votes.values())}
        for number, option in enumerate(poll["options"])
    ]
    return {**poll, "options": options, "total_voter_count": len(votes)}


def _show(world: World, chat: Chat, message: Json) -> None:
    chat.messages[message["message_id"]] = message
    world.tell(chat, "poll", message)
    world.update("poll", message["poll"], chat.id)
