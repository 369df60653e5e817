"""Two mentors want the same question at the same moment."""

import pytest

from bot.features.questions.actions import HandBack, OpenQuestion, ShowMyQuestions, Take, Withdraw
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.talk import Talk


async def ready(world: World) -> list[Talk]:
    """Return two mentors with the same offer before them."""
    mentors = [await cast.mentor(world, name) for name in ("Daniel", "Joan")]
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Who is first?")
    return mentors


def press(talk: Talk) -> None:
    talk.phone.press(talk.data(Take), talk.phone.last["message_id"])


async def winner_and_loser(world: World, mentors: list[Talk]) -> tuple[Talk, Talk]:
    await world.settle()
    (loser,) = [talk for talk in mentors if "already answering" in talk.text]
    (winner,) = [talk for talk in mentors if talk is not loser]
    return winner, loser


@pytest.mark.parametrize("first", [0, 1])
async def test_one_gets_the_question_and_the_other_reads_why_not(world: World, first: int) -> None:
    mentors = await ready(world)
    for talk in (mentors[first], mentors[1 - first]):
        press(talk)
    winner, loser = await winner_and_loser(world, mentors)
    assert not loser.offers(HandBack)
    await winner.say("/inbox")
    assert "1 of 3" in winner.text.replace("\u2068", "").replace("\u2069", "")
    await loser.say("/inbox")
    assert "0 of 3" in loser.text.replace("\u2068", "").replace("\u2069", "")


async def test_taps_made_while_the_bot_is_down_have_one_winner_too(world: World) -> None:
    mentors = await ready(world)
    await world.stop()
    for talk in mentors:
        press(talk)
    await world.start()
    await winner_and_loser(world, mentors)


async def test_a_restart_between_the_taps_changes_nothing(world: World) -> None:
    mentors = await ready(world)
    press(mentors[0])
    await world.settle()
    await world.stop()
    await world.start()
    press(mentors[1])
    winner, _ = await winner_and_loser(world, mentors)
    assert winner is mentors[0]


async def test_a_question_withdrawn_at_the_same_moment_is_taken_or_withdrawn_never_both(
    world: World,
) -> None:
    mentors = await ready(world)
    ann = next(t for t in world.emulator.phones.values() if t.user["first_name"] == "Ann")
    asker = Talk(world, ann)
    await asker.say("/ask")
    await asker.tap(ShowMyQuestions)
    await asker.tap(OpenQuestion)
    await asker.tap(Withdraw)
    press(mentors[0])
    asker.phone.press(asker.data(Withdraw), asker.phone.last["message_id"])
    await world.settle()
    assert "withdrawn" in asker.text
    assert "does not need an answer" in mentors[0].text or "is closed" in mentors[0].text
