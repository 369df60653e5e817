"""Flags, as conversations: a reader says that a step is wrong, a coordinator looks at it."""

import dataclasses
import datetime as dt

import pytest

from bot.features.flags.actions import GiveFlag, LookedAt, ShowFlags, TakeFlagBack
from bot.features.flags.domain import Verdict
from bot.features.onboarding.actions import Agree
from bot.features.pathways.actions import MarkStep, OpenStep
from bot.features.privacy.actions import AskErase, AskWithdraw, Erase, Withdraw
from bot.message import Action
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))
STEP = "plab-1"


async def press(talk: Talk, action: Action) -> Talk:
    return await talk.press(tagged(talk, action), talk.phone.last["message_id"])


def said(talk: Talk) -> str:
    return talk.text.translate(MARKS)


def chosen(talk: Talk) -> list[str]:
    """Return the verdicts that are marked."""
    return [b["callback_data"].split(":")[3] for b in talk.buttons
            if ":flag:" in b["callback_data"] and "🔘" in b["text"]]  # fmt: skip


async def test_a_reader_says_that_a_step_is_wrong_and_changes_it(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    await press(hiba, OpenStep(STEP))
    assert chosen(hiba) == []
    await hiba.tap(GiveFlag)
    assert "It is good to know that this step helps" in said(hiba)
    for verdict in (Verdict.WRONG, Verdict.OLD, Verdict.OLD):
        track = hiba.data(GiveFlag).rpartition(":")[2]
        await hiba.tap(GiveFlag(STEP, verdict, track))
        assert "A coordinator will look at this step" in said(hiba)
        assert chosen(hiba) == [verdict]
    assert await cast.rows(world, "flags") == 1
    await hiba.tap(OpenStep)
    assert chosen(hiba) == [Verdict.OLD]
    await hiba.tap(MarkStep)
    assert chosen(hiba) == [Verdict.OLD], "also right after a change"

    await hiba.tap(GiveFlag(STEP, Verdict.OLD, track))
    await hiba.tap(TakeFlagBack)
    assert "Taken back" in said(hiba)
    assert chosen(hiba) == []
    assert await cast.rows(world, "flags") == 0
    assert len(hiba.heard) == 1, "one living screen"


async def test_in_arabic_the_row_is_mirrored(world: World) -> None:
    hiba = await cast.medic(world, language="ar")
    await press(hiba, OpenStep(STEP))
    order = [b["callback_data"].split(":")[3] for b in hiba.buttons
             if ":flag:" in b["callback_data"]]  # fmt: skip
    assert order == [Verdict.OLD, Verdict.WRONG, Verdict.HELPFUL]
    await hiba.tap(GiveFlag)
    assert cast.reads_right_to_left(hiba.text)


async def test_a_coordinator_sees_how_many_and_not_who_and_clears_it(world: World) -> None:
    hiba, omar = [await cast.medic(world, name, "en") for name in ("Hiba", "Omar")]
    grace = await cast.coordinator(world)
    await press(grace, ShowFlags())
    assert "Nobody has said anything new" in said(grace)
    await press(hiba, GiveFlag(STEP, Verdict.WRONG))
    await press(omar, GiveFlag(STEP, Verdict.WRONG))
    await press(omar, GiveFlag("plab-2", Verdict.HELPFUL))

    await press(grace, ShowFlags())
    title = world.app.runtime.library.step(STEP).title
    assert f"{title}\n👍 0 · ⚠️ 2 · 🕰 0. Last on 23 November 2026" in said(grace)
    assert "Hiba" not in grace.text
    assert said(grace).index(title) < said(grace).index("👍 1"), "complaints first"
    await grace.tap(OpenStep(STEP))
    assert title in said(grace)

    await press(grace, ShowFlags())
    old = grace.data(LookedAt(STEP, int(world.clock.now().timestamp()) + 1))
    world.clock.advance(dt.timedelta(minutes=1))
    await press(hiba, GiveFlag(STEP, Verdict.OLD))
    await grace.press(old, grace.phone.last["message_id"])
    assert "⚠️ 0 · 🕰 1" in said(grace), "what came meanwhile stays"
    for _ in range(2):
        await grace.tap(LookedAt)
    assert "Nobody has said anything new" in said(grace)


async def test_many_flags_are_paged_and_a_step_that_is_gone_can_be_cleared(world: World) -> None:
    hiba, grace = await cast.medic(world, language="en"), await cast.coordinator(world)
    library = world.app.runtime.library
    slugs = [*library.steps][:6]
    for slug in slugs:
        await press(hiba, GiveFlag(slug, Verdict.WRONG))
    await press(grace, ShowFlags())
    first = grace.labels
    await grace.tap(ShowFlags(1))
    assert grace.labels != first
    without = dataclasses.replace(library, pathways=(), guides=())
    world.app.runtime.library = without
    await press(grace, ShowFlags(9))
    assert any(slug in grace.labels for slug in slugs), "by its slug"
    await grace.tap(LookedAt)
    assert await cast.rows(world, "flags") == 5


@pytest.mark.parametrize(
    "action", [GiveFlag("gone", Verdict.OLD), GiveFlag(STEP, "rude"), GiveFlag(STEP, "")]
)
async def test_a_flag_for_nothing_is_kept_for_nothing(world: World, action: Action) -> None:
    hiba = await cast.medic(world, language="en")
    await press(hiba, action)
    assert "has changed since" in hiba.text
    assert await cast.rows(world, "flags") == 0


async def test_who_has_not_agreed_is_asked_first(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    async with world.app.runtime.unit_of_work(hiba.phone.user_id) as uow:
        await uow.save(uow.person.but(consent=None, profile={}))
    await press(hiba, GiveFlag(STEP, Verdict.WRONG))
    assert hiba.offers(Agree)
    assert await cast.rows(world, "flags") == 0


async def test_members_and_mentors_have_no_list_of_flags(world: World) -> None:
    for talk in (await cast.medic(world, language="en"), await cast.mentor(world)):
        for action in (ShowFlags(), LookedAt(STEP, 9_999_999_999)):
            await press(talk, action)
            assert "no longer valid" in talk.text


@pytest.mark.parametrize(("first", "then"), [(AskErase, Erase), (AskWithdraw, Withdraw)])
async def test_flags_go_with_the_person_and_with_the_agreement(
    world: World, first: type[Action], then: type[Action]
) -> None:
    hiba, omar = [await cast.medic(world, name, "en") for name in ("Hiba", "Omar")]
    for talk in (hiba, omar):
        await press(talk, GiveFlag(STEP, Verdict.WRONG))
    await (await (await hiba.say("/privacy")).tap(first)).tap(then)
    assert await cast.rows(world, "flags") == 1
