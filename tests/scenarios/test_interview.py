"""Interview practice, as conversations: nothing that somebody writes is kept."""

import dataclasses

import pytest

from bot.features.interview.actions import OpenCard, ShowCards, ShowGood, WriteAnswer
from bot.features.questions.actions import Ask, AskAfterNotice, ChooseTopic
from bot.message import Action
from bot.people.prompts import Prompt
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))
CANARY = "I told Professor Zanzibar that the dose was wrong"


async def press(talk: Talk, action: Action) -> Talk:
    return await talk.press(tagged(talk, action), talk.phone.last["message_id"])


def said(talk: Talk) -> str:
    return talk.text.translate(MARKS)


async def prompt(talk: Talk) -> Prompt | None:
    async with talk.world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        return await uow.prompt()


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_somebody_practises_one_card_after_another(world: World, language: str) -> None:
    hiba = await cast.medic(world, language=language)
    library = world.app.runtime.library
    t = world.app.runtime.catalogs.translator(language)
    await press(hiba, ShowCards())
    await hiba.tap(OpenCard)
    first = said(hiba)
    seen = set()
    for _ in library.cards:
        card = next(one for one in library.cards if t.content(one.question) in said(hiba))
        seen.add(card.id)
        if len(seen) % 8 == 1:
            assert t.content(card.good[0]) not in said(hiba), "think first"
            await hiba.tap(ShowGood)
            for point in (*card.good, card.looks_for):
                assert t.content(point)[:20] in said(hiba)
            assert "2026" in said(hiba), "checked on"
            if language == "ar":
                assert cast.reads_right_to_left(hiba.text)
        await hiba.tap(OpenCard(next_card(hiba, card.id)))
    assert seen == {card.id for card in library.cards}
    assert said(hiba) == first
    assert len(hiba.heard) == 1, "one living screen"


def next_card(talk: Talk, now: str) -> str:
    found = [
        b["callback_data"].split(":")[2] for b in talk.buttons if ":card:" in b["callback_data"]
    ]
    return next(name for name in found if name != now)


async def test_an_answer_that_somebody_writes_is_kept_nowhere(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    hiba = await cast.medic(world, language="en")
    name = world.app.runtime.library.cards[0].id
    await press(hiba, OpenCard(name))
    await hiba.tap(WriteAnswer)
    assert "I do not keep it, and nobody reads it" in said(hiba)
    await world.stop()
    await world.start()
    await hiba.say(CANARY)
    assert "Your answer is above. I did not keep it." in said(hiba)
    assert world.app.runtime.library.cards[0].good[0] in said(hiba)
    assert await prompt(hiba) is None
    async with world.app.runtime.store.database.reader() as connection:
        for table in (
            "inbox WHERE payload <> x''",
            "outbox WHERE payload <> x''",
            "question_entries",
        ):
            found = await connection.exec_driver_sql(f"SELECT count(*) FROM {table}")
            assert found.scalar_one() == 0, table
    assert any(m.get("text") == CANARY for m in hiba.phone.messages), "their chat is theirs"
    assert CANARY not in "".join(hiba.heard)
    assert CANARY not in caplog.text


async def test_leaving_the_card_waits_for_no_answer_any_more(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    name = world.app.runtime.library.cards[0].id
    for leave in (OpenCard(name), ShowGood(name)):
        await press(hiba, WriteAnswer(name))
        assert await prompt(hiba)
        await press(hiba, leave)
        assert await prompt(hiba) is None


async def test_looking_at_cards_ends_nothing_else_that_is_waited_for(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    waiting = Prompt("something else", {"n": "1"})
    async with world.app.runtime.unit_of_work(hiba.phone.user_id) as uow:
        uow.ask(waiting)
    name = world.app.runtime.library.cards[0].id
    for action in (ShowCards(), OpenCard(name), ShowGood(name)):
        await press(hiba, action)
    assert await prompt(hiba) == waiting


async def test_a_mentor_is_asked_about_work_without_the_text(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    name = world.app.runtime.library.cards[0].id
    await press(hiba, WriteAnswer(name))
    await hiba.say(CANARY)
    await hiba.tap(Ask)
    await hiba.tap(AskAfterNotice)
    await press(hiba, ShowGood(name))
    await hiba.tap(ChooseTopic("work"))
    assert "Jobs and interviews" in said(hiba)
    assert CANARY not in said(hiba)


async def test_cards_that_are_gone_lead_to_the_others(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    for action in (OpenCard("gone"), ShowGood("gone"), WriteAnswer("gone")):
        await press(hiba, action)
        assert "no longer in the list" in hiba.text
    assert await prompt(hiba) is None
    runtime = world.app.runtime
    first, *rest = runtime.library.cards
    await press(hiba, WriteAnswer(first.id))
    runtime.library = dataclasses.replace(runtime.library, cards=tuple(rest))
    await hiba.say(CANARY)
    assert hiba.offers(OpenCard)
    assert await prompt(hiba) is None
    runtime.library = dataclasses.replace(runtime.library, cards=())
    await press(hiba, ShowCards(7))
    assert not hiba.offers(OpenCard)
