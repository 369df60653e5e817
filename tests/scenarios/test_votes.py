"""Votes, as conversations: written in two languages, chosen in polls, counted only at the end."""

import datetime as dt
import itertools
from typing import Any

from bot.features.onboarding.actions import Agree, PickLanguage
from bot.features.privacy.actions import Erase
from bot.features.surveys.actions import ShowSurveys
from bot.features.votes.actions import (
    CastVote,
    ChooseLanguage,
    CloseVote,
    DrawOutcome,
    DropVote,
    OpenVote,
    PlanVote,
    ReadOutcome,
    ShowVotes,
    StartVote,
    WriteVote,
)
from bot.people.person import Role
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.talk import Talk
from tests.scenarios.test_surveys import arrive, press, said

IDS = itertools.count(2_000_000_000)
ENGLISH = "When is the next workshop?\nSaturday 5 December\nSunday 6 December\nMonday evening"
ARABIC = "متى الورشة القادمة؟\nالسبت 5 December\nالأحد 6 December\nمساء الاثنين"  # noqa: RUF001 -- letters of Arabic


async def write(grace: Talk, text: str = ENGLISH) -> int:
    """Write a draft; return its id."""
    await press(grace, ShowSurveys())
    await grace.tap(ShowVotes)
    await grace.tap(WriteVote)
    await grace.say(text)
    return int(grace.data(StartVote).rsplit(":", 1)[1])


async def open_vote(grace: Talk, text: str = ENGLISH, audience: str = "all", days: int = 1) -> int:
    """Write and open a vote; return its id once people have heard of it."""
    vote = await write(grace, text)
    await press(grace, PlanVote(vote, audience, days))
    await grace.tap(StartVote)
    await arrive(grace.world)
    return vote


def polls(talk: Talk) -> list[dict[str, Any]]:
    """Return the polls in a chat, as they stand."""
    return [message for message in talk.phone.messages if "poll" in message]


async def choose(talk: Talk, *options: int, nth: int = -1) -> None:
    talk.phone.vote(polls(talk)[nth]["message_id"], list(options))
    await talk.world.settle()


async def answer(talk: Talk, message: dict[str, Any], option: int) -> None:
    """Answer a poll as only the server can say it: one of somebody else, or one that has ended."""
    chosen = {"option_ids": [option], "option_persistent_ids": [str(option)]}
    said = {"poll_id": message["poll"]["id"], "user": talk.phone.user, **chosen}
    talk.world.emulator.inject({"update_id": next(IDS), "poll_answer": said})
    await talk.world.settle()


def ignored(world: World) -> int:
    return world.app.runtime.health.counters["votes_ignored"]


async def test_a_vote_is_written_changed_and_thrown_away(world: World) -> None:
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world, language="en")
    await press(grace, ShowSurveys())
    await grace.tap(ShowVotes)
    await grace.tap(WriteVote)
    await grace.say("When is the next workshop?\nSaturday")
    assert "two options or more" in said(grace)
    await grace.say(ENGLISH)
    assert "○ Monday evening" in said(grace), "what was amiss is written again at once"
    vote = int(grace.data(StartVote).rsplit(":", 1)[1])
    await grace.tap(PlanVote(vote, "medics", 3))
    assert "For: medics" in said(grace)
    await grace.tap(PlanVote(vote, "medics", 7))
    assert "30 November 2026, 18:00 UK time" in said(grace)
    await grace.tap(WriteVote)
    await grace.say("Where?\nHere\nThere")
    assert "○ There" in said(grace), "alone, it may get other options"
    await grace.tap(ChooseLanguage)
    await grace.tap(WriteVote(vote, "ar"))
    await grace.say(ARABIC)
    assert "There are 2, and you wrote 3" in said(grace)
    await press(grace, OpenVote(vote))
    await grace.tap(DropVote)
    assert "Nobody heard of it" in said(grace)
    for action in (OpenVote(vote), StartVote(vote), WriteVote(vote, "en"), CastVote(vote)):
        await press(grace, action)
        assert "not here any more" in said(grace)
    await press(hiba, OpenVote(vote))
    assert "not here any more" not in said(hiba), "no door of coordinators"
    await grace.tap(ShowVotes) if grace.offers(ShowVotes) else await press(grace, ShowVotes())
    await grace.tap(WriteVote)
    async with world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=frozenset()))
    await grace.say(ENGLISH)
    assert "not waited for" in said(grace)
    assert await cast.rows(world, "votes") == 0


async def test_a_choice_can_change_until_the_end_and_counts_once(world: World) -> None:
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world, "Hiba", language="ar")
    others = [await cast.medic(world, f"M{n}", language="en") for n in range(5)]
    daniel = await cast.mentor(world)
    vote = await write(grace)
    await grace.tap(ChooseLanguage)
    await grace.tap(WriteVote(vote, "ar"))
    assert "○ Monday evening" in said(grace), "the options to go by"
    await grace.say(ARABIC)
    await grace.tap(PlanVote(vote, "medics", 3))
    assert len(hiba.heard) == 1, "nobody hears of a draft"
    await press(hiba, CastVote(vote))
    assert not polls(hiba)
    start, screen = grace.data(StartVote), grace.phone.last["message_id"]
    grace.phone.press(start, screen)
    await grace.press(start, screen)
    assert "hidden from everybody" in said(grace)
    for action in (WriteVote(vote, "en"), DropVote(vote), PlanVote(vote, "all", 1)):
        await press(grace, action)
        assert "open already" in said(grace)

    await arrive(world)
    assert [talk.offers(CastVote) for talk in (daniel, hiba)] == [False, True]
    assert not polls(hiba), "no poll without a tap"
    tap, screen = hiba.data(CastVote), hiba.phone.last["message_id"]
    hiba.phone.press(tap, screen)
    await hiba.press(tap, screen)
    (sent,) = polls(hiba)
    assert sent["poll"]["question"] == ARABIC.partition("\n")[0]
    assert sent["poll"]["options"][0]["text"] == "السبت \u20665 December\u2069"
    await choose(hiba, 0)
    await choose(hiba, 1)
    await press(hiba, CastVote(vote, 1))
    first, second = polls(hiba)
    assert (first["poll"]["is_closed"], second["poll"]["is_closed"]) == (True, False)

    await world.stop()
    await world.start()
    await choose(hiba, 2)
    assert await cast.rows(world, "vote_choices") == 1
    await choose(hiba)
    assert await cast.rows(world, "vote_choices") == 0, "taken back"
    await choose(hiba, 0)
    for talk in others:
        await talk.tap(CastVote)
        await choose(talk, 0)
    for talk in (daniel, cast.newcomer(world, "Stranger", "en")):
        await answer(talk, polls(hiba)[-1], 1)
    assert ignored(world) == 2, "a poll that was passed on"
    assert await cast.rows(world, "people") == 8, "and a stranger stays one"
    assert "not counted" in said(daniel)
    assert not daniel.offers(CastVote), "this vote is not for mentors"
    await answer(hiba, polls(hiba)[0], 1)
    assert hiba.offers(CastVote(vote, 1)), "here is the poll that counts"
    assert await cast.rows(world, "vote_choices") == 6


async def test_when_a_vote_closes_everybody_hears_what_came_out(world: World) -> None:
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world, "Hiba", language="ar")
    others = [await cast.medic(world, f"M{n}", language="en") for n in range(10)]
    gone, silent, *others = others
    vote = await open_vote(grace)
    for n, talk in enumerate((hiba, gone, *others)):
        await talk.tap(CastVote)
        await choose(talk, n % 2)
    assert "(" in polls(hiba)[0]["poll"]["question"], "says that it is in English"
    await press(gone, Erase())
    assert await cast.rows(world, "vote_choices") == 9
    assert await cast.rows(world, "ballots") == 9
    await press(grace, OpenVote(vote))
    assert "chose" not in said(grace).replace("everybody", "")
    world.clock.advance(dt.timedelta(days=1, hours=10))
    await press(others[0], CastVote(vote))
    assert "being counted" in said(others[0])
    await answer(others[0], polls(others[0])[0], 2)
    assert "not counted" in said(others[0]), "too late"
    await world.stop()
    await world.start()
    await arrive(world)
    for table in ("vote_choices", "ballots"):
        assert await cast.rows(world, table) == 0
    assert all(m["poll"]["is_closed"] for talk in (hiba, *others) for m in polls(talk))
    for talk in (hiba, grace, *others):
        assert talk.phone.last.get("photo"), talk.text
    assert "9 people chose." in said(grace)
    assert "No other option was chosen more often than this one: Saturday 5 December" in said(grace)
    assert "Groups of fewer than 5 people are not shown" in said(grace)
    assert cast.reads_right_to_left(hiba.text)
    assert "English" in said(hiba), "says in which language it is"
    assert not silent.phone.last.get("photo")

    await press(silent, CastVote(vote))
    assert "9 people chose." in said(silent), "an old button leads to what came out"
    await silent.tap(DrawOutcome)
    assert silent.phone.last.get("photo")
    await silent.tap(ReadOutcome)
    await press(grace, OpenVote(vote))
    assert "9 people chose." in said(grace)
    await press(grace, StartVote(vote))
    await press(grace, CloseVote(vote, 1))
    await grace.tap(OpenVote)
    assert "9 people chose." in said(grace), "over is over"
    before = len(hiba.heard)
    await arrive(world)
    assert len(hiba.heard) == before


async def test_a_vote_is_closed_early_and_of_a_few_nothing_is_told(world: World) -> None:
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world, language="en")
    vote = await open_vote(grace, audience="mentors")
    assert not hiba.offers(CastVote)
    other = await open_vote(grace, audience="medics")
    await world.move(hours=23)
    assert hiba.offers(CastVote(other))
    await hiba.tap(CastVote)
    await choose(hiba, 2)
    await press(grace, DrawOutcome(other))
    assert "being counted" in said(grace) or "not here" in said(grace)
    await press(grace, CloseVote(other))
    await grace.tap(CloseVote(other, 1))
    assert "Closed." in said(grace)
    await arrive(world)
    await press(hiba, ReadOutcome(other))
    assert "Fewer than 5 people chose" in said(hiba)
    assert not hiba.offers(DrawOutcome)
    assert vote != other


async def test_who_joins_while_a_vote_is_open_hears_of_it_the_next_day(world: World) -> None:
    grace = await cast.coordinator(world)
    vote = await open_vote(grace, days=3)
    ann = await cast.newcomer(world, "Ann", "en").start()
    await ann.tap(PickLanguage("en", 1))
    await ann.tap(Agree)
    daniel = cast.newcomer(world, "Daniel", "en")
    await daniel.start(await cast.invite(world, Role.MENTOR))
    await daniel.tap(PickLanguage("en", 1))
    await arrive(world)
    assert not ann.offers(CastVote), "not while they read the first screens"
    await world.move(hours=24)
    await arrive(world)
    for talk in (ann, daniel):
        assert talk.offers(CastVote(vote))
        assert "counts only your own choice" in said(talk)
