"""What is written or said for a call can be reported like everything else that is relayed."""

from bot.features.concerns.actions import KeepApart, OpenConcern, PickKind, ReadConcern
from bot.features.meetings.actions import OpenMeeting, ShowRequests
from bot.features.meetings.domain import Said
from bot.features.meetings.tables import meetings
from bot.screen import Report
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.callers import LINK, THURSDAY, TUESDAY, agreed, choose, offer, wish
from tests.scenarios.cast import rows, tagged
from tests.scenarios.talk import Talk

RUDE = "I want a woman under 30."


async def report(talk: Talk) -> Report:
    """Report what the newest message has, as rude; return what it was."""
    data = talk.data(Report).split(":")
    of = Report(int(data[-2]), int(data[-1]))
    await talk.tap(Report)
    await talk.tap(PickKind(of.question, of.entry, "rude"))
    return of


async def read(grace: Talk) -> str:
    await grace.tap(OpenConcern)
    await grace.tap(ReadConcern)
    return grace.text


async def test_a_wish_is_reported_by_whom_it_was_shown_and_the_two_never_meet(
    world: World,
) -> None:
    grace, noor = await cast.coordinator(world), await cast.coordinator(world, "Noor")
    ann = await cast.medic(world, "Ann", "en")
    await wish(ann, RUDE)
    silence = len(ann.heard)
    await noor.press(tagged(noor, ShowRequests()))
    await noor.press(noor.buttons[0]["callback_data"], noor.phone.last["message_id"])
    of = await report(noor)
    assert of.entry == Said.WISH
    assert "In call M-" in grace.text.replace("\u2068", "")
    seen = await read(grace)
    assert RUDE in seen
    assert "Who asked for the call wrote" in seen
    assert "Reported" in seen
    await noor.press(tagged(noor, KeepApart(of.question, of.entry, 1)))
    await noor.press(tagged(noor, ShowRequests()))
    assert "Nobody waits" in noor.text
    await offer(grace, TUESDAY)
    assert len(ann.heard) == silence + 1, "only of the times that another offers"


async def test_a_place_and_a_number_are_reported_by_who_got_them(world: World) -> None:
    grace, ann = await agreed(world)
    noor = await cast.coordinator(world, "Noor")
    await ann.tap(OpenMeeting)
    assert (await report(ann)).entry == Said.PLACE
    assert "C-" not in grace.text, "who is reported neither hears nor sees"
    assert LINK in await read(noor)
    bea = await cast.medic(world, "Bea", "en")
    await wish(bea, way="phone")
    await offer(noor, TUESDAY, THURSDAY, where="")
    await choose(bea)
    await bea.say("07700 900123")
    assert "07700 900123" in noor.text
    assert (await report(noor)).entry == Said.NUMBER
    assert "900123" not in await read(grace)
    assert "A number to ring is never kept" in grace.text


async def test_what_is_gone_is_still_reported_and_connects_nobody(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    await ann.press(tagged(ann, PickKind(1, Said.CALL, "rude")))
    assert "nothing was written" in (await read(grace)).lower()
    await ann.press(tagged(ann, KeepApart(1, Said.CALL, 1)))
    assert "nothing connects you" in ann.text
    assert await rows(world, meetings) == await rows(world, "separations") == 0
