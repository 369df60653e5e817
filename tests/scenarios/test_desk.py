"""The desk of coordinators: what needs them, in order, one tap away, and gone when it is done."""

import pytest

from bot.features.audit.actions import ShowAudit
from bot.features.checkins import repository as checkins
from bot.features.checkins.actions import SendNote, ShowSilent
from bot.features.checkins.domain import Round
from bot.features.concerns.actions import AskOutcome, Claim, Close, OpenConcern, ShowConcerns
from bot.features.desk.actions import ShowFailed
from bot.features.events.organising import ShowOrganised
from bot.features.flags.actions import GiveFlag, LookedAt, ShowFlags
from bot.features.flags.domain import Verdict
from bot.features.meetings.actions import CloseRequest, OpenRequest, ShowRequests
from bot.features.notices.actions import ShowNotices
from bot.features.people.actions import ShowPeople
from bot.features.questions.actions import ReadEscalated, ShowEscalated, TakeEscalated
from bot.features.results.actions import ShowResults
from bot.features.rules import repository as rules
from bot.features.rules.actions import DismissChange, OpenChange, ShowChanges
from bot.features.surveys.actions import ShowSurveys
from bot.features.upkeep.actions import ShowContent
from bot.message import TAG_LENGTH, Action
from bot.people.person import Role
from bot.playground.emulator.faults import Fault, error
from bot.screen import Report, ShowDesk
from tests.conftest import World
from tests.scenarios import callers, cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk

ALWAYS = {
    ShowAudit,
    ShowChanges,
    ShowContent,
    ShowFlags,
    ShowNotices,
    ShowOrganised,
    ShowPeople,
    ShowResults,
    ShowSurveys,
}


def doors(talk: Talk) -> list[type[Action]]:
    """Return what the desk leads to, from above, without the way back."""
    return [type(Action.parse(b["callback_data"][TAG_LENGTH:])) for b in talk.buttons][:-3]


def waiting(talk: Talk) -> list[str]:
    """Return the labels of what waits: those that end with how many. What failed goes by itself."""
    return [one for one in talk.labels if (": " in one or "🤫" in one) and "❗" not in one]


async def change_a_rule(world: World) -> None:
    figure = next(iter(world.app.runtime.library.figures.values()))
    async with world.app.runtime.unit_of_work() as uow:
        await rules.find(uow, figure, figure)


async def fall_silent(world: World, talk: Talk) -> None:
    async with world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        await checkins.save(uow, uow.person, Round(number=3, unanswered=2))


async def lose(world: World, talk: Talk) -> None:
    """Let Telegram refuse, for good, the next message to this person."""
    refused = [error(400, "Bad Request: message text is refused")]

    def refuse(method: str, _: object) -> Fault | None:
        return refused.pop() if refused and method == "sendMessage" else None

    world.emulator.faults = refuse
    await talk.say("/plan")
    world.emulator.faults = None


async def report(talk: Talk) -> None:
    """Report the question that a coordinator has just been told of."""
    await talk.tap(ReadEscalated)
    await talk.tap(Report)
    kind = next(b for b in talk.buttons if b["callback_data"].endswith(":rude"))
    await talk.press(kind["callback_data"], talk.phone.last["message_id"])


async def test_an_empty_desk_says_so_and_keeps_its_doors(world: World) -> None:
    grace = await (await cast.coordinator(world)).say("/home")
    assert "🗂 What needs me: 0" in grace.labels
    await grace.tap(ShowDesk)
    assert "Nothing needs you now" in grace.text
    assert waiting(grace) == []
    assert set(doors(grace)) == ALWAYS
    first = grace.text
    await grace.say("/today")
    assert grace.text == first
    for door in ALWAYS:
        await grace.tap(door)
        assert grace.text != first, door
        await grace.tap(ShowDesk)  # Back
        assert grace.text == first, door


async def test_what_waits_is_told_the_most_urgent_first_and_leaves_when_it_is_done(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    grace, ruth = await cast.coordinator(world), await cast.coordinator(world, "Ruth")
    hiba = await cast.medic(world, language="en")
    await hiba.press(tagged(hiba, GiveFlag("plab-1", Verdict.HELPFUL)))
    assert waiting(await grace.say("/today")) == [], "praise asks nothing of anybody"
    await fall_silent(world, hiba)
    await hiba.press(tagged(hiba, GiveFlag("plab-1", Verdict.WRONG)))
    await change_a_rule(world)
    await callers.wish(hiba)
    await cast.ask(hiba, "Which exam comes first?")
    await report(ruth)
    await lose(world, hiba)

    await grace.say("/home")
    assert "🗂 What needs me: 6" in grace.labels
    await grace.tap(ShowDesk)
    assert waiting(grace) == [
        "⚠️ Concerns: 1",
        "⏰ Without a mentor: 1",
        "📞 Calls asked for: 1",
        "📣 Changed rules: 1",
        "🚩 Steps called wrong: 1",
        "🤫 Some are not heard from",
    ]
    assert doors(grace)[:6] == [
        ShowConcerns, ShowEscalated, ShowRequests, ShowChanges, ShowFlags, ShowSilent,
    ]  # fmt: skip
    assert len(doors(grace)) == len(set(doors(grace))), "no door twice"
    assert "❗ Failed messages: 1" in grace.labels
    await grace.tap(ShowFailed)
    assert "1 message to or from people failed" in grace.text
    ref = grace.text.rpartition(" ")[2]
    assert f"message {ref} was given up: REFUSED" in caplog.text
    await grace.tap(ShowDesk)

    for steps in (
        (ShowSilent, SendNote),
        (ShowFlags, LookedAt),
        (ShowChanges, OpenChange, DismissChange),
        (ShowRequests, OpenRequest, CloseRequest, CloseRequest),
        (ShowEscalated, ReadEscalated, TakeEscalated),
        (ShowConcerns, OpenConcern, Claim, AskOutcome, Close),
    ):
        before = waiting(await grace.say("/today"))
        await grace.tap(steps[0])
        assert grace.offers(ShowDesk), steps[0]
        for step in steps[1:]:
            await grace.tap(step)
        assert waiting(await grace.say("/today")) == before[:-1], steps
    assert waiting(grace) == []
    assert grace.offers(ShowFailed)
    await world.move(days=8)
    assert not (await grace.say("/today")).offers(ShowFailed), "told for a week"


async def test_who_is_no_coordinator_any_more_finds_no_desk(world: World) -> None:
    grace = await (await cast.coordinator(world)).say("/today")
    desk = grace.data(ShowSurveys), tagged(grace, ShowDesk())
    async with world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=frozenset({Role.MENTOR})))
    for button in desk:
        await grace.press(button)
        assert "no longer valid" in grace.text
        assert not grace.offers(ShowDesk)
    await grace.say("/today")
    assert "I do not know this command" in grace.text


async def test_in_arabic_the_desk_reads_from_the_right(world: World) -> None:
    amal = await cast.medic(world, "Amal", "ar")
    await amal.start(await cast.invite(world, Role.COORDINATOR))
    await cast.ask(await cast.medic(world), "سؤال")
    await amal.say("/today")
    assert cast.reads_right_to_left(amal.text)
    order = doors(amal)
    assert order[0] is ShowEscalated
    assert order.index(ShowResults) < order.index(ShowSurveys), "the row is mirrored"
