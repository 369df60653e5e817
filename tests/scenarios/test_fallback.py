"""Whatever people send, they get something useful, and lose nothing they had begun."""

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.delivery import callback
from bot.delivery.inbox import Row
from bot.features.onboarding.actions import PickLanguage, ShowLanguages, SkipRest
from bot.features.pathways.actions import OpenStep
from bot.i18n import html
from bot.people.prompts import Prompt
from bot.screen import Home, screen
from handlers import apologize
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.talk import Talk

WRITING = Prompt("something else", {"n": "1"})
PHOTO = b"GIF89a" + bytes([64, 0, 64, 0]) + bytes(20)


async def newcomer(world: World) -> Talk:
    return await (await Talk.of(world).start()).tap(PickLanguage("en", 1))


@asynccontextmanager
async def writing(talk: Talk) -> AsyncIterator[None]:
    """Open a prompt that no route answers, and see that it is still there afterwards."""
    async with talk.world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        uow.ask(WRITING)
    yield
    async with talk.world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        assert await uow.prompt() == WRITING


def other(content: dict[str, Any]) -> Callable[[Talk], object]:
    """Send what a phone of the emulator has no button for."""
    return lambda talk: talk.phone._say(content)


SENT: dict[str, tuple[Callable[[Talk], object], str]] = {
    "sticker": (lambda talk: talk.phone.send_sticker(), "only read text"),
    "photo": (lambda talk: talk.phone.send_photo(PHOTO), "picture or a voice"),
    "voice": (lambda talk: talk.phone.send_voice(), "picture or a voice"),
    "document": (lambda talk: talk.phone.send_document("a.pdf", "application/pdf", 9), "only read"),
    "contact": (lambda talk: talk.phone.send_contact(), "A phone number shows who you are"),
    "place": (lambda talk: talk.phone.send_location(), "They show where you are"),
    "forward": (lambda talk: talk.phone.forward("Hello", "Somebody"), "Please do not forward"),
    "dice": (other({"dice": {"emoji": "🎲", "value": 3}}), "only read text"),
    "poll": (other({"poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0,
                             "is_closed": False, "is_anonymous": True, "type": "regular",
                             "allows_multiple_answers": False}}), "only read text"),
    "of tomorrow": (other({"hologram": {"size": 3}}), "only read text"),
}  # fmt: skip


async def test_what_is_no_text_is_refused_with_the_reason_and_ends_nothing(world: World) -> None:
    hiba = await newcomer(world)
    for name, (send, reason) in SENT.items():
        await world.move(minutes=11)
        async with writing(hiba):
            send(hiba)
            await world.settle()
            assert reason in hiba.text, name
            assert "We wait for a text from you" in hiba.text, name
    assert "We do not need it and did not keep it" in "".join(hiba.heard)


async def test_ten_stickers_get_one_answer_in_ten_minutes(world: World) -> None:
    hiba = await newcomer(world)
    before = len(hiba.heard)
    for _ in range(10):
        hiba.phone.send_sticker()
    hiba.phone.send_voice()
    await world.settle()
    assert len(hiba.heard) == before + 1
    hiba.phone.send_contact()
    await world.settle()
    assert len(hiba.heard) == before + 2, "a contact has a reason of its own"
    await world.move(minutes=11)
    hiba.phone.send_sticker()
    await world.settle()
    assert len(hiba.heard) == before + 3


async def test_an_album_gets_one_answer(world: World) -> None:
    hiba = await newcomer(world)
    await world.move(minutes=19)  # just before a new ten minutes begin
    before = len(hiba.heard)
    hiba.phone.send_photo(PHOTO, album="a1")
    await world.settle()
    await world.move(minutes=5)
    hiba.phone.send_photo(PHOTO, album="a1")
    hiba.phone.send_document("b.pdf", "application/pdf", 9, album="a1")
    await world.settle()
    assert len(hiba.heard) == before + 1


async def test_service_messages_and_captions_changed_are_no_matter(world: World) -> None:
    hiba = await newcomer(world)
    before = len(hiba.heard)
    other({"write_access_allowed": {"from_request": True}})(hiba)
    emulated = hiba.phone._world
    photo = hiba.phone.send_photo(PHOTO, caption="me")
    await world.settle()
    emulated.update("edited_message", {**photo, "caption": "us"}, hiba.phone.user_id)
    emulated.update("message_reaction", {**photo, "user": hiba.phone.user, "old_reaction": [],
                                         "new_reaction": []}, hiba.phone.user_id)  # fmt: skip
    await world.settle()
    assert len(hiba.heard) == before + 1, "only the photo is answered"


async def test_a_text_nobody_asked_for_is_searched_and_ends_nothing(world: World) -> None:
    hiba = await newcomer(world)
    async with writing(hiba):
        await hiba.say("PLAB?")
        assert "I found" in hiba.text
        assert hiba.offers(OpenStep)


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_a_strangers_text_leads_to_the_choice_of_language(
    world: World, language: str
) -> None:
    hiba = await Talk.of(world, language_code=language).say("Hello?")
    assert hiba.offers(PickLanguage)


async def test_an_edited_message_gets_an_answer_and_changes_nothing(world: World) -> None:
    hiba = await newcomer(world)
    sent = hiba.phone.send("Hello?")
    await world.settle()
    async with writing(hiba):
        hiba.phone.edit(sent["message_id"], "Hello??")
        await world.settle()
    assert "I do not read changes" in hiba.text


async def test_an_edited_question_is_carried_across(world: World) -> None:
    await cast.mentor(world)
    hiba = await cast.medic(world, language="en")
    await cast.ask(hiba, "Which exam first?")
    sent = next(m for m in hiba.phone.messages if m.get("text") == "Which exam first?")
    hiba.phone.edit(sent["message_id"], "Which exam comes first?")
    await world.settle()
    assert "is passed on" in hiba.text


async def test_commands_of_other_roles_are_unknown_to_a_member(world: World) -> None:
    hiba = await newcomer(world)
    heard = {(await hiba.say(command)).text for command in ("/inbox", "/people", "/nonsense")}
    [answer] = heard
    assert "I do not know this command" in answer
    assert "/help" in answer


async def test_buttons_that_are_old_foreign_or_forged_get_one_and_the_same_answer(
    world: World,
) -> None:
    hiba, omar = await newcomer(world), await Talk.of(world, "Omar").start()
    await hiba.say("/home")
    vault, heard = world.app.runtime.store.vault, set()
    bad = {
        "another person's": omar.data(Home),
        "forged": "AAAAAAAAAAAA1:home",
        "an older version": callback.write(vault, hiba.phone.user_id, "0:home"),
        "for a role": callback.write(vault, hiba.phone.user_id, "1:inbox"),
        "unknown": callback.write(vault, hiba.phone.user_id, "1:nothing:at:all"),
        "of the wrong shape": callback.write(vault, hiba.phone.user_id, "1:lang:en"),
        "random": secrets.token_hex(32),
        "SQL": "'; DROP TABLE people; --",
        "no ASCII": "الصفحة الرئيسية",
    }
    for name, data in bad.items():
        async with writing(hiba):
            await hiba.press(data, hiba.phone.last["message_id"])
        assert "This button is no longer valid" in hiba.text, name
        heard.add(hiba.text)
    assert len(heard) == 1
    assert hiba.offers(ShowLanguages)


async def test_a_button_works_below_a_message_that_is_gone(world: World) -> None:
    hiba = await newcomer(world)
    data, before = hiba.data(ShowLanguages), len(hiba.heard)
    await hiba.press(data, message_id=999_999)
    assert hiba.offers(PickLanguage)
    await hiba.press(data)
    assert hiba.offers(PickLanguage)
    assert len(hiba.heard) == before + 2, "sent anew"


async def test_what_goes_wrong_for_good_is_said_to_the_person_and_to_coordinators(
    world: World,
) -> None:
    hiba, grace = await newcomer(world), await cast.coordinator(world)
    message = {"message": {"from": {"id": hiba.phone.user_id}}}
    await apologize(world.app.runtime, Row(17, "", message))
    await world.settle()
    assert "something went wrong on our side" in hiba.text
    assert "Reference: 17" in grace.text
    await apologize(world.app.runtime, Row(18, "", {"update_id": 1}))
    await world.settle()
    assert "Reference: 18" in grace.text
    assert len([text for text in hiba.heard if "went wrong" in text]) == 1


async def test_what_could_not_be_sent_arrives_when_somebody_unblocks_the_bot(world: World) -> None:
    hiba = await newcomer(world)
    runtime = world.app.runtime
    hiba.phone.block()
    await world.settle()
    person = await runtime.store.people.find(hiba.phone.user_id)
    assert not person.reachable

    async with runtime.unit_of_work() as uow:
        uow.send(screen(runtime.translator(person), html("First.")), person)
        uow.send(screen(runtime.translator(person), html("Second.")), person)
    await world.settle()
    hiba.phone.unblock()
    await world.settle()

    person = await runtime.store.people.find(hiba.phone.user_id)
    assert person.reachable
    assert hiba.heard[-2:] == ["First.", "Second."]


async def test_a_stranger_who_blocks_the_bot_stays_a_stranger(world: World) -> None:
    stranger = Talk.of(world)
    stranger.phone.block()
    await world.settle()
    assert await world.app.runtime.store.people.find(stranger.phone.user_id) is None


async def test_a_missing_agreement_is_asked_for_where_it_is_needed(world: World) -> None:
    hiba = await newcomer(world)
    data = callback.write(world.app.runtime.store.vault, hiba.phone.user_id, "1:answ")
    await hiba.press(data, hiba.phone.last["message_id"])
    assert "May we keep this about you?" in hiba.text
    await hiba.press(
        callback.write(world.app.runtime.store.vault, hiba.phone.user_id, SkipRest().body()),
        hiba.phone.last["message_id"],
    )
    assert "Routes" in hiba.text, "nothing is kept, everything can be read"
