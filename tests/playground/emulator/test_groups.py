"""Groups: what the bot hears there, and what happens when it is thrown out or they grow."""

from typing import Any

from bot.playground.emulator import Emulator, Phone


async def test_the_bot_hears_commands_and_not_the_talk(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    group = emulator.add_group("Cohort", amal, emulator.add_person("Olena"))
    group.say(amal, "hello all")
    group.say(amal, "/plan@pathways_demo_bot")
    added, command = await client.ok("getUpdates")
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert command["message"]["chat"] == {"id": group.chat_id, "title": "Cohort", "type": "group"}
    await client.ok("sendMessage", chat_id=group.chat_id, text="here")
    assert [message["text"] for message in group.messages] == [
        "hello all",
        "/plan@pathways_demo_bot",
        "here",
    ]
    member = await client.ok("getChatMember", chat_id=group.chat_id, user_id=amal.user_id)
    assert member["status"] == "member"


async def test_in_a_group_the_bot_deletes_only_its_own(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    group = emulator.add_group("Cohort", amal)
    theirs = group.say(amal, "hi")["message_id"]
    ours = (await client.ok("sendMessage", chat_id=group.chat_id, text="x"))["message_id"]
    target = {"chat_id": group.chat_id}
    assert await client.error("deleteMessage", **target, message_id=theirs) == (
        "Bad Request: message can't be deleted"
    )
    await client.ok("deleteMessages", **target, message_ids=[theirs, ours])
    assert [message["message_id"] for message in group.messages] == [theirs]


async def test_a_bot_that_left_or_was_removed_cannot_write(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    left, removed = emulator.add_group("A", amal), emulator.add_group("B", amal)
    emulator.forget_updates()
    await client.ok("leaveChat", chat_id=left.chat_id)
    removed.remove_bot(amal)
    statuses = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in await client.ok("getUpdates")
    ]
    assert statuses == ["left", "kicked"]
    for group, problem in (
        (left, "bot is not a member of the group chat"),
        (removed, "bot was kicked from the group chat"),
    ):
        assert not group.bot_is_in
        refusal = await client.error("sendMessage", chat_id=group.chat_id, text="x")
        assert refusal == f"Forbidden: {problem}"
        group.say(amal, "/plan")
    assert emulator.pending_updates == 2


async def test_a_group_that_became_a_supergroup_says_where_it_went(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    group = emulator.add_group("Cohort", amal)
    old = group.chat_id
    emulator.forget_updates()
    group.upgrade(amal)
    refusal = await client.answer("sendMessage", chat_id=old, text="x")
    assert refusal["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refusal["parameters"] == {"migrate_to_chat_id": group.chat_id}
    gone, come = await client.ok("getUpdates")
    assert gone["message"]["migrate_to_chat_id"] == group.chat_id
    assert come["message"]["migrate_from_chat_id"] == old
    sent = await client.ok("sendMessage", chat_id=group.chat_id, text="x")
    assert sent["chat"]["type"] == "supergroup"
