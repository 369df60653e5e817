"""Discreet mode: whatever arrives unasked shows nothing on a locked phone until it is opened."""

from bot.features.meetings.actions import OpenRequest
from bot.features.questions.actions import Send, TakePhoto
from bot.features.settings.actions import SetDiscreet
from bot.screen import Uncover
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.callers import THURSDAY, choose, offer, wish
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk
from tests.scenarios.test_photos import photograph, shown
from tests.scenarios.test_questions_in_time import withdraw

NEUTRAL = "You have a new message."
ARRIVING = {"sendMessage", "sendPhoto", "sendDocument"}


def arrived(talk: Talk, since: int) -> list[str]:
    """Return what lit up a phone since so many calls: every text and caption that was sent anew."""
    calls = list(talk.world.emulator.calls)[since:]
    mine = [c.parameters for c in calls if c.method in ARRIVING]
    to = [said for said in mine if said["chat_id"] == str(talk.phone.user_id)]
    return [str(said.get("text") or said.get("caption", "")) for said in to]


async def discreet(talk: Talk) -> Talk:
    return await talk.press(tagged(talk, SetDiscreet(1)))


def count(world: World) -> int:
    return len(world.emulator.calls)


async def covered(world: World) -> int:
    return await cast.rows(world, "outbox WHERE state = 'covered'")


async def test_words_of_others_are_shown_when_their_reader_opens_them(world: World) -> None:
    daniel, hiba = await discreet(await cast.mentor(world)), await cast.medic(world, "Hiba")
    await discreet(hiba)
    calls = count(world)
    await cast.ask(hiba, "A refugee asks about medicine")
    assert arrived(daniel, calls) == [daniel.text]
    assert NEUTRAL in daniel.text
    assert daniel.labels == ["Open"]
    await world.stop()
    await world.start()
    opening, message = daniel.data(Uncover), daniel.phone.last["message_id"]
    for _ in range(2):  # tapped twice
        await daniel.press(opening, message)
        assert "A refugee asks" in daniel.text
    assert daniel.phone.last["message_id"] == message, "in its place"
    await hiba.press(opening)
    assert "A refugee asks" not in hiba.text, "it opens for nobody else"
    await cast.take(daniel)
    await daniel.say("My answer")
    calls = count(world)
    await photograph(daniel)
    await daniel.tap(TakePhoto)
    await daniel.tap(Send)
    [unasked] = arrived(hiba, calls)
    assert "My answer" not in unasked
    assert hiba.offers(Uncover)
    assert not shown(hiba)
    await hiba.tap(Uncover)
    assert len(shown(hiba)) == 1
    assert "My answer" in "".join(hiba.heard)
    assert await covered(world) == 0
    await world.move(hours=41)
    assert "My answer" not in "".join(hiba.heard), "it leaves the chat as ever"
    assert not shown(hiba)


async def test_what_is_taken_back_or_corrected_unopened_is_never_shown_as_it_was(
    world: World,
) -> None:
    daniel, ann = await discreet(await cast.mentor(world)), await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "With a typing mistake")
    await cast.correct(ann, cast.sent_by(ann, "With a typing mistake"), "Without one")
    first = daniel.data(Uncover), daniel.phone.last["message_id"]
    await world.move(minutes=1)
    await cast.ask(ann, "Not for long")
    await withdraw(ann)
    await daniel.tap(Uncover)
    assert "is deleted" in daniel.text
    await daniel.press(*first)
    assert "Without one" in "".join(daniel.heard)
    assert "typing mistake" not in "".join(daniel.heard)
    await cast.ask(ann, "Nobody ever opens this")
    assert await covered(world) == 1
    await world.move(days=31)
    assert await covered(world) == 0
    assert NEUTRAL in daniel.text
    await daniel.tap(Uncover)
    assert "is deleted" in daniel.text


async def test_files_come_anew_when_what_announced_them_is_opened(world: World) -> None:
    grace = await discreet(await cast.coordinator(world))
    ann = await cast.medic(world, "Ann", "en")
    calls = count(world)
    await wish(ann, "About asylum")
    assert NEUTRAL in grace.text
    await grace.tap(Uncover)
    assert grace.offers(OpenRequest)
    await offer(grace, THURSDAY)
    await choose(ann)
    assert NEUTRAL in grace.text
    unasked = [text for text in arrived(grace, calls) if NEUTRAL in text]
    assert len(unasked) == 2
    cover = grace.phone.last["message_id"]
    await grace.tap(Uncover)
    assert "They have chosen a time" in grace.text
    assert "document" in grace.phone.last
    assert all(m["message_id"] != cover for m in grace.phone.messages)
