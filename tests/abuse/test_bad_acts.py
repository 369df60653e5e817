"""Forty bad inputs, rows 25-37: what people do, and where they put the bot."""

import asyncio
import secrets
from typing import Any

import pytest

from bot.delivery import callback, limits
from bot.features.mentors.actions import OpenInbox
from bot.features.onboarding.actions import PickLanguage
from bot.features.questions.actions import Send, ShowMyQuestions, Take, Thank
from bot.features.questions.tables import questions
from bot.people.person import Role
from bot.people.tables import people
from bot.playground.emulator import Fault
from bot.playground.emulator.faults import Kind, error
from bot.playground.emulator.group import Group
from bot.screen import Home
from tests.abuse.rows import CANARY, count, inject, message, row, spoken
from tests.abuse.state import remembered
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.talk import Talk

INVALID = "This button is no longer valid"


def button(talk: Talk, body: str) -> str:
    return callback.write(talk.world.app.runtime.store.vault, talk.phone.user_id, body)


# Buttons


@row(25, home=Home(), mine=ShowMyQuestions(), language=PickLanguage("ar", 0))
async def test_a_button_of_somebody_else_is_refused_and_changes_nothing(
    world: World, hadiqa: Talk, case: Any
):
    ann = await cast.medic(world, "Ann", "en")
    before = await remembered(world)
    await hadiqa.press(button(ann, case.body()))
    assert INVALID in hadiqa.text
    assert await remembered(world) == before


@row(26, at_once=0, after_three_months=90)
async def test_a_button_pressed_again_has_no_second_effect(world: World, hadiqa: Talk, case: int):
    daniel = await cast.mentor(world)
    await cast.write(hadiqa, CANARY)
    send, screen = hadiqa.data(Send), hadiqa.phone.last["message_id"]
    hadiqa.phone.press(send, screen)
    if not case:
        hadiqa.phone.press(send, screen)
        hadiqa.phone.press(send, screen)
    await world.settle()
    await cast.take(daniel)
    await cast.answer(daniel, "An answer")
    await hadiqa.tap(Thank)
    await world.move(days=case)
    heard = len(daniel.heard)
    await hadiqa.press(send, screen)
    await hadiqa.press(send)
    assert "is closed" in hadiqa.text or "not here any more" in hadiqa.text  # by then deleted
    assert len(daniel.heard) == heard
    assert await count(world, questions) <= 1


@row(26, after_the_role_is_lost=Role.MENTOR)
async def test_a_button_of_a_lost_role_is_no_longer_valid(world: World, hadiqa: Talk, case: Role):
    daniel = await cast.mentor(world)
    await cast.ask(hadiqa, CANARY)
    take = daniel.data(Take)
    async with world.app.runtime.unit_of_work(daniel.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=uow.person.roles - {case}))
    before = await remembered(world)
    for data in (take, button(daniel, OpenInbox().body())):
        await daniel.press(data, daniel.phone.last["message_id"])
        assert INVALID in daniel.text
    assert await remembered(world) == before


@row(27, random=secrets.token_bytes(64).decode("latin-1"), empty="", not_ascii="الصفحة",
     sql="'; DROP TABLE people; --", surrogate="\ud83d" * 20, zeroes="\0" * 64)  # fmt: skip
async def test_what_no_button_says_gets_the_same_answer(world: World, hadiqa: Talk, case: str):
    before = await remembered(world)
    await hadiqa.press(f"AAAAAAAAAAAA{Home().body()}")
    same = hadiqa.text
    await hadiqa.press(case)
    assert hadiqa.text == same
    assert INVALID in same
    assert await remembered(world) == before


@row(28, no_message={}, inaccessible={"date": 0}, of_a_chat_gone={"date": 0, "message_id": 2**52})
async def test_a_button_works_without_its_message(world: World, hadiqa: Talk, case: dict[str, Any]):
    user, heard = hadiqa.phone.user, len(hadiqa.heard)
    query = {"id": "1", "from": user, "chat_instance": "1", "data": button(hadiqa, Home().body())}
    below = {"message_id": 1, "chat": {"id": user["id"], "type": "private"}, **case}
    inject(world, callback_query={**query, **({"message": below} if case else {})})
    await world.settle()
    assert len(hadiqa.heard) == heard + 1
    assert "Home" in hadiqa.text


# Invites and commands


async def test_row_29_bad_invites_get_the_same_answer_and_five_of_them_an_hour_of_silence(
    world: World, hadiqa: Talk
):
    used, late = [await cast.invite(world, Role.MENTOR) for _ in range(2)]
    await cast.newcomer(world, "Bea", "en").start(used)
    await world.move(days=8)
    answers = set()
    for code in ("A" * 64, used, late, "%00'--"):
        await hadiqa.start(code)
        answers.add(hadiqa.text)
    assert len(answers) == 1
    good = await cast.invite(world, Role.MENTOR)
    for code in ("A" * 64, good, "A" * 64, good):
        await hadiqa.start(code)
        assert hadiqa.text not in answers, "nothing is said about invites any more"
        assert not (await person(hadiqa)).roles
    await world.move(minutes=61)
    await hadiqa.start(good)
    assert (await person(hadiqa)).roles == {Role.MENTOR}


async def person(talk: Talk) -> Any:
    return await talk.world.app.runtime.store.people.find(talk.phone.user_id)


@row(31, broadcast="/broadcast", export="/export", reveal="/reveal", people="/people",
     inbox="/inbox", arguments="/people all of them", upper="/PEOPLE")  # fmt: skip
async def test_a_command_that_is_not_for_a_medic_does_not_exist(
    world: World, hadiqa: Talk, case: str
):
    await hadiqa.say("/nonsense")
    same, before = hadiqa.text, await remembered(world)
    await hadiqa.say(case)
    assert hadiqa.text == same
    after = await remembered(world)
    left = after.pop("audit") - before.pop("audit")
    assert after == before
    assert len(left) == (case != "/inbox"), "who tries a command of staff leaves one line"
    await hadiqa.say(case)
    assert (await remembered(world))["audit"] == left, "and not one more on that day"


# Groups


@row(33, another_bot="/home@another_bot", another_bot_and_text="/start@another_bot code")
async def test_a_command_for_another_bot_is_ignored(world: World, hadiqa: Talk, case: str):
    heard = len(hadiqa.heard)
    await hadiqa.say(case)
    assert len(hadiqa.heard) == heard


ADMIN = {
    "id": 1_087_968_824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CHANNEL = {"id": 136_817_688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}


@row(
    33,
    a_command={"text": "/home"},
    a_command_for_us={"text": "/home@pathways_demo_bot"},
    words={"text": CANARY},
    an_anonymous_admin={"text": "/people", "from": ADMIN, "sender_chat": ...},
    a_channel={"text": "/people", "from": CHANNEL, "sender_chat": {"id": -9, "type": "channel"}},
    a_contact={"contact": {"phone_number": "1", "first_name": CANARY}},
)
async def test_in_a_group_the_bot_says_nothing_and_leaves(
    world: World, hadiqa: Talk, case: dict[str, Any]
):
    before, heard = await remembered(world), len(hadiqa.heard)
    chat = {"id": -4_000_000_009, "type": "group", "title": CANARY}
    said = {**message(hadiqa), "chat": chat, **case}
    if said.get("sender_chat") is ...:
        said["sender_chat"] = chat
    inject(world, message=said)
    inject(world, edited_message={**said, "edit_date": 2})
    await world.settle()
    assert set(spoken(world, chat["id"])) == {"leaveChat"}
    assert await remembered(world) == before, "nobody of the group becomes known"
    assert len(hadiqa.heard) == heard
    assert world.app.runtime.health.counters["dead_letters"] == 0


def status(group: Group, by: Talk, new: str) -> dict[str, Any]:
    """Return the update that says what the bot became in a group."""
    bot = by.world.emulator.bot
    more = {"administrator": dict.fromkeys(
        ("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
         "can_manage_video_chats", "can_restrict_members", "can_promote_members",
         "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
         "can_delete_stories"), True), "kicked": {"until_date": 0}}  # fmt: skip
    return {
        "chat": group._chat.header,
        "from": by.phone.user,
        "date": 1,
        "old_chat_member": {"status": "member", "user": bot},
        "new_chat_member": {"status": new, "user": bot, **more.get(new, {})},
    }


@row(34, added=None, promoted="administrator", a_status_of_tomorrow="dreaming")
async def test_a_group_that_the_bot_is_put_into_is_left_at_once(
    world: World, hadiqa: Talk, case: str | None
):
    stranger = Talk.of(world, "Stranger")
    known = await count(world, people)
    group = world.emulator.add_group(CANARY, stranger.phone, hadiqa.phone)
    if case:
        inject(world, my_chat_member=status(group, stranger, case))
    await world.settle()
    assert not group.bot_is_in
    assert set(spoken(world, group.chat_id)) == {"leaveChat"}
    assert await count(world, people) == known, "who added the bot stays a stranger"
    assert world.app.runtime.health.counters["dead_letters"] == 0


@row(34, kicked="kicked", left="left")
async def test_a_group_that_the_bot_is_out_of_is_not_left_again(
    world: World, hadiqa: Talk, case: str
):
    group = world.emulator.add_group(CANARY, hadiqa.phone)
    await world.settle()
    left = len(spoken(world, group.chat_id))
    inject(world, my_chat_member=status(group, hadiqa, case))
    await world.settle()
    assert len(spoken(world, group.chat_id)) == left
    assert (await person(hadiqa)).reachable, "she did not block it"


@row(34, forbidden=error(403, "Forbidden: bot is not a member of the group chat"),
     flood=error(429, "Too Many Requests"),
     cut_off=Fault(Kind.RESET), nonsense=Fault(Kind.HTML))  # fmt: skip
async def test_a_group_that_cannot_be_left_now_is_left_at_the_next_word(
    world: World, hadiqa: Talk, case: Fault
):
    world.emulator.faults = lambda method, _: case if method == "leaveChat" else None
    group = world.emulator.add_group(CANARY, hadiqa.phone)
    await world.settle()
    assert world.app.runtime.health.counters["update_failures"] == 0
    assert group.bot_is_in
    world.emulator.faults = None
    group.say(hadiqa.phone, "/home")
    await world.settle()
    assert not group.bot_is_in


async def test_row_34_a_group_that_becomes_a_supergroup_is_left_too(world: World, hadiqa: Talk):
    world.emulator.faults = lambda method, _: error(500, "x") if method == "leaveChat" else None
    group = world.emulator.add_group(CANARY, hadiqa.phone)
    await world.settle()
    world.emulator.faults = None
    group.upgrade(hadiqa.phone)
    await world.settle()
    assert not group.bot_is_in
    assert set(spoken(world, group.chat_id)) == {"leaveChat"}


# People who go


@row(35, in_the_middle_of_a_relay=False, with_a_restart=True)
async def test_who_blocks_the_bot_gets_what_waits_once_they_are_back(
    world: World, hadiqa: Talk, case: bool
):
    daniel = await cast.mentor(world)
    await cast.ask(hadiqa, CANARY)
    await cast.take(daniel)
    hadiqa.phone.block()
    await cast.answer(daniel, "An answer that waits")
    assert not (await person(hadiqa)).reachable
    calls = len(spoken(world, hadiqa.phone.user_id))
    if case:
        await world.stop()
        await world.start()
    await world.move(hours=5)
    assert len(spoken(world, hadiqa.phone.user_id)) == calls, "nobody knocks at a closed door"
    await hadiqa.say("/home")
    assert sum("An answer that waits" in text for text in hadiqa.heard) == 1
    assert (await person(hadiqa)).reachable


@row(36, whose_username_somebody_takes_over="hadiqa_canary")
async def test_an_account_that_is_deleted_is_nobody_elses(world: World, hadiqa: Talk, case: str):
    daniel = await cast.mentor(world)
    await cast.ask(hadiqa, CANARY)
    await cast.take(daniel)
    hadiqa.phone.delete_account()
    await cast.answer(daniel, "An answer for nobody")
    assert not (await person(hadiqa)).reachable
    heir = Talk(world, world.emulator.add_person("Hadiqa", username=case, language_code="en"))
    await heir.start()
    assert heir.offers(PickLanguage), "a stranger"
    await heir.press(button(heir, ShowMyQuestions().body()))
    assert "Q-" not in "".join(heir.labels)
    await heir.press(button(hadiqa, ShowMyQuestions().body()))
    assert INVALID in heir.text
    assert "An answer for nobody" not in "".join(heir.heard)


@pytest.fixture
async def throttled(world: World, hadiqa: Talk, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Hadiqa, before a bot with the limits of every day."""
    (world.settings.data_dir / "programme.yaml").unlink()
    monkeypatch.setattr(limits, "PER_CHAT_SECONDS", 0.0)
    await world.stop()
    await world.start()
    return hadiqa


@row(37, texts=CANARY, commands="/home", buttons="")
async def test_who_sends_a_hundred_at_once_hears_it_once_and_others_do_not_notice(
    world: World, throttled: Talk, case: str
):
    ann, heard = await cast.medic(world, "Ann", "en"), len(throttled.heard)
    stored = await count(world, "inbox")
    for _ in range(100):
        throttled.phone.send(case) if case else throttled.phone.press("x")
    async with asyncio.timeout(5):
        await ann.say("/home")
    said = throttled.heard[heard:]
    assert sum("You are sending very fast" in text for text in said) == 1
    assert len(said) <= 41
    assert await count(world, "inbox") - stored <= 43, "and rows are bounded"


async def test_row_37_sixty_strangers_get_one_line_each(world: World, throttled: Talk):
    strangers = [Talk.of(world, f"S{n}") for n in range(60)]
    for stranger in strangers:
        stranger.phone.start()
    await world.settle()
    assert {len(stranger.heard) for stranger in strangers} == {1}
    await throttled.say("/home")
    assert "Home" in throttled.text
