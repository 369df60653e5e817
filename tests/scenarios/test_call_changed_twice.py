"""A transcript of a call that is changed twice: what each of two phones shows, in order."""

from bot.features.meetings.actions import OfferTimes, OpenMeeting, OtherTimes
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.callers import calendar, choose, offer, start_of_only_call, wish
from tests.scenarios.chronicle import Chronicle


async def test_transcript_of_a_call_changed_by_each_side_once(
    world: World,
) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    told = Chronicle(Ann=ann, Grace=grace)
    await wish(ann, "I have an interview, and would like to practise.")
    told.tell("Ann asks for a call")
    await offer(grace, "25.11.2026 14:30", "26.11.2026 09:00")
    told.tell("Grace offers two times")
    await choose(ann)
    told.tell("Ann chooses the first")
    (uid,) = calendar(world, ann)
    await world.move(hours=24)
    await ann.tap(OpenMeeting)
    await ann.tap(OtherTimes)
    await ann.tap(OtherTimes)
    told.tell("The next day, Ann asks for other times")
    assert calendar(world, ann) == calendar(world, grace) == {}
    await offer(grace, "27.11.2026 10:00")
    await choose(ann)
    told.tell("Grace offers another one, and Ann chooses it")
    await world.move(hours=24)
    await grace.tap(OpenMeeting)
    await world.stop()
    await world.start()
    assert grace.offers(OfferTimes)
    await offer(grace, "27.11.2026 16:00", "30.11.2026 16:00")
    told.tell("A day later, Grace cannot come and moves it")
    assert calendar(world, ann) == calendar(world, grace) == {}
    await choose(ann, 1)
    told.tell("Ann chooses the second")
    for talk in (ann, grace):
        assert list(calendar(world, talk)) == [uid]
        assert start_of_only_call(world, talk).isoformat() == "2026-11-30T16:00:00+00:00"
    await world.move(days=4, hours=7)
    told.tell("The day before")
    await world.move(hours=22)
    told.tell("Two hours before")
    await world.move(hours=2, minutes=30)
    told.tell("After the call")
    told.hold("call-changed-twice")
