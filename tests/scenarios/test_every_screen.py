"""Walk every screen that buttons lead to, in every language: each has a way out and reads right."""

import re

import pytest

from bot.delivery import callback
from bot.features.documents.actions import DrawPlan, DrawRoadmap
from bot.features.onboarding.actions import PickLanguage, ShowLanguages
from bot.features.privacy.actions import Erase, TidyChat, Withdraw
from bot.message import TAG_LENGTH, Action
from bot.people.person import Role
from bot.playground.emulator.text.units import utf16_length
from bot.screen import Home, UrgentHelp
from tests.conftest import World, sized
from tests.scenarios import cast
from tests.scenarios.talk import Talk

ENGLISH = re.compile(r"\b(the|and|you|your|this|with|for)\b")
ALEF = "\u0627"
# They end the walk, go on in another language, or take the screen away.
ENDS = {Erase.prefix, PickLanguage.prefix, TidyChat.prefix}
LAST = Withdraw.prefix  # after it, most of what there is asks for the agreement
AGAIN = {"mark", "undo", "mprof", "ina", "ins"}  # one of each kind shows the screen
AGAIN |= {"mtopt", "mregs", "mhours", "mfrom", "mtill", "mzones", "mweeks", "mweekh"}  # of mentors
AGAIN |= {"fdt", "fdl", "fdp", "fdw", "fdj", "fdr"}  # a filter more is no other screen
AGAIN |= {"fde"}  # tests/features/directory/test_views.py shows every organisation
AGAIN |= {"flag", "flagx", "cardw"}
AGAIN |= {"calltop", "callwhen", "calltext", "callday", "callhour"}
AGAIN |= {"svp", "svn"}  # a plan that differs in one day is no other screen
OF_A_KIND = sized(5, 100_000)  # `make soak` sees every step of every route
AGAIN |= {DrawRoadmap.prefix, DrawPlan.prefix}


def own_words(message: dict) -> str:
    """What the bot says itself: without quotes and without links to English pages."""
    units = message["text"].encode("utf-16-le")
    for entity in message.get("entities", []):
        if entity["type"] in ("blockquote", "text_link", "code", "url"):
            start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
            # A word of the same length that reads from the right stands in.
            units = units[:start] + ALEF.encode("utf-16-le") * ((end - start) // 2) + units[end:]
    return units.decode("utf-16-le")


def bodies_of(message: dict) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [b["callback_data"][TAG_LENGTH:] for row in rows for b in row if "callback_data" in b]


def prefix_of(body: str) -> str:
    return type(Action.parse(body)).prefix


def names(world: World) -> list[str]:
    """Names of organisations, of their lines, and what abbreviations stand for stay English."""
    library = world.app.runtime.library
    lines = [line.name for group in library.urgent.groups for line in group.contacts]
    words = [term.stands_for for term in library.terms if term.stands_for]
    return [*lines, *words, *(one.name for one in library.organisations.values())]


def judge(message: dict, language: str, body: str, kept: list[str]) -> None:
    """Hold one screen to what every screen must keep; names that are `kept` may be English."""
    judge_words(message, language, body, kept)
    bodies = bodies_of(message)
    assert UrgentHelp().body() in bodies, f"{body}: no urgent help"
    at_home = ShowLanguages().body() in bodies
    assert at_home or Home().body() in bodies, f"{body}: no way home"
    assert len(message["reply_markup"]["inline_keyboard"]) <= 13, f"{body}: too many rows"


def judge_words(message: dict, language: str, body: str, kept: list[str]) -> None:
    """Hold what is said to its length, its direction and its language."""
    assert utf16_length(message["text"]) <= (1024 if "caption" in message else 4096)
    words = own_words(message)
    for name in sorted(kept, key=len, reverse=True):  # one may be part of another
        words = words.replace(name, ALEF)
    if language in ("ar", "fa"):
        assert cast.reads_right_to_left(words), f"{body}: {words}"
    if language != "en" and body != ShowLanguages().body():  # that one speaks all of them
        assert not ENGLISH.search(words), f"{body}: English in {words}"


async def walk(world: World, talk: Talk, language: str) -> int:
    """Press everything there is once; return how many screens were seen."""
    vault, kept = world.app.runtime.store.vault, names(world)
    await talk.say("/home")
    screen = talk.phone.last["message_id"]
    seen, kinds = {Home().body()}, {}
    waiting = [*seen]
    while waiting:
        body = next((one for one in waiting if prefix_of(one) != LAST), waiting[0])
        waiting.remove(body)
        before = len(talk.phone.messages)
        await talk.press(callback.write(vault, talk.phone.user_id, body), screen)
        message = next(m for m in talk.phone.messages if m["message_id"] == screen)
        for file in talk.phone.messages[before:]:
            if "caption" in file:
                said = {"text": file["caption"], "entities": file.get("caption_entities", [])}
                judge_words(file | said, language, body, kept)
                # Tables have no buttons: the screen above them stays.
                message = file | said if "reply_markup" in file else message
        judge(message, language, body, kept)
        for found in bodies_of(message):
            prefix = prefix_of(found)
            kinds[prefix] = kinds.get(prefix, 0) + (found not in seen)
            enough = 2 if prefix in AGAIN else OF_A_KIND
            skip = prefix in ENDS or kinds[prefix] > enough
            if found not in seen and not skip:
                seen.add(found)
                waiting.append(found)
    for failures in ("update_failures", "drawing_failures", "markup_bugs"):
        assert world.app.runtime.health.counters[failures] == 0
    return len(seen)


@pytest.mark.figure
@pytest.mark.parametrize("language", ["en", "ar", "uk", "fa"])
async def test_every_screen_has_its_way_out_and_reads_in_its_language(
    world: World, language: str
) -> None:
    talk = await cast.medic(world, language=language)
    async with world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=frozenset(Role)))
    assert await walk(world, talk, language) > 100
