"""Saved replies: ready ones that reach each asker in their language, and a mentor's own."""

from bot.features.questions.actions import PickReply, Send
from bot.features.replies.actions import (
    AddReady,
    LookAtReady,
    NewSaved,
)
from bot.i18n.html import BIDI_CONTROLS
from bot.people.person import Role
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk

ADVISER = "https://www.gov.uk/find-an-immigration-adviser"


def plain(talk: Talk) -> str:
    return talk.text.translate(BIDI_CONTROLS)


def question_of(talk: Talk) -> int:
    return cast.shown_question(talk, PickReply)


async def lose_role(talk: Talk) -> None:
    async with talk.world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=uow.person.roles - {Role.MENTOR}))


async def write_reply(talk: Talk, title: str, text: str) -> Talk:
    await talk.press(tagged(talk, NewSaved()))
    await talk.say(title)
    return await talk.say(text)


# Ready ones


async def test_a_ready_reply_reaches_an_asker_in_arabic_with_its_link(world: World) -> None:
    daniel, hiba = await cast.mentor(world), await cast.medic(world)
    await cast.ask(hiba, cast.QUESTION)
    await cast.take(daniel)
    await daniel.tap(PickReply)
    question = int(daniel.data(LookAtReady).split(":")[2])
    assert any("Immigration" in label for label in daniel.labels)
    await daniel.tap(LookAtReady(question, "immigration"))
    assert "العربية" in daniel.text
    assert ADVISER in daniel.text
    assert "registered adviser" in daniel.text  # the mentor reads it too
    add = daniel.data(AddReady)
    await daniel.tap(AddReady)
    assert "Please check your text" in daniel.text
    assert ADVISER in daniel.text
    assert "link" not in daniel.text.replace(ADVISER, "")  # the guard finds nothing in it
    await daniel.press(add)  # a second tap adds it once
    assert daniel.text.count(ADVISER) == 2  # of the search, and as the source
    await daniel.say("I can help with your CV.")
    await daniel.tap(Send)
    assert ADVISER in hiba.text
    assert "I can help with your CV." in hiba.text
    links = [e for e in hiba.phone.last["entities"] if e["type"] == "url"]
    assert links, "the address can be tapped"
    await daniel.press(add)  # the button is old now
    assert "it is answered" in daniel.text
    assert world.app.runtime.health.counters["update_failures"] == 0
