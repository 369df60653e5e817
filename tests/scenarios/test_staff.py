"""Who serves here: seen by codes; roles are given up and taken, and somebody is stopped."""

from bot.features.mentors.actions import OpenInbox
from bot.features.onboarding.actions import PickLanguage
from bot.features.people.actions import (
    AskRef,
    AskStop,
    AskStopSide,
    LiftStaff,
    OpenStaff,
    ShowNumbers,
    ShowPeople,
    ShowStaff,
    ShowStopped,
    StopSide,
    StopStaff,
    TakeRole,
)
from bot.features.questions.actions import AskAfterNotice, ChooseTopic
from bot.i18n.html import BIDI_CONTROLS
from bot.people import audit, safety
from bot.people.person import Person, Role
from bot.screen import ShowDesk
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk


def plain(talk: Talk) -> str:
    return talk.text.translate(BIDI_CONTROLS)


async def person_of(talk: Talk) -> Person:
    found = await talk.world.app.runtime.store.people.find(talk.phone.user_id)
    assert found
    return found


async def actor_of(talk: Talk) -> str:
    return audit.actor(talk.world.app.runtime.store.vault, (await person_of(talk)).id)


async def key_of(talk: Talk) -> str:
    return (await actor_of(talk))[:12]


async def cause_of(talk: Talk) -> int:
    person = await person_of(talk)
    async with talk.world.app.runtime.unit_of_work() as uow:
        return (await safety.causes(uow.connection, uow.vault, person))[0]


def menu(talk: Talk) -> set[str]:
    return {one["command"] for one in talk.phone.commands}


async def staff(grace: Talk) -> Talk:
    await grace.say("/people")
    return await grace.tap(ShowStaff)


async def test_a_mentor_is_let_go_kindly_and_what_they_took_goes_to_another(world: World) -> None:
    grace = await cast.coordinator(world)
    daniel = await cast.mentor(world, also_reads=("ar",))
    hiba = await cast.medic(world)
    await cast.ask(hiba, cast.QUESTION)
    await cast.take(daniel)
    ruth = await cast.mentor(world, "Ruth", also_reads=("ar",))
    await staff(grace)
    key, code = await key_of(daniel), audit.code_of(await actor_of(daniel))
    assert "Coordinator since 23 November 2026" in plain(grace)
    assert "(you)" in plain(grace)
    assert "Daniel" not in plain(grace)
    await grace.tap(OpenStaff(key))
    await grace.tap(TakeRole(key, "mentor", 0))
    assert (await person_of(daniel)).roles, "it is asked first"
    yes = grace.data(TakeRole(key, "mentor", 1))
    await grace.press(yes)
    assert "no mentor any more" in grace.text
    assert f"• {code}" not in grace.text
    assert (await person_of(daniel)).roles == frozenset()
    assert "Thank you" in daniel.text
    assert "inbox" not in menu(daniel)
    await grace.press(yes)
    assert "does not have this role" in grace.text
    await world.move(minutes=5)
    assert any(cast.REF.search(text) for text in ruth.heard), "it was offered to another"
    await daniel.say("/inbox")
    assert not daniel.offers(OpenInbox)
    assert (await person_of(hiba)).roles == frozenset()


async def test_the_last_coordinator_stays_also_when_two_take_each_other_out_at_once(
    world: World,
) -> None:
    grace = await cast.coordinator(world)
    mine = await key_of(grace)
    await grace.press(tagged(grace, TakeRole(mine, "coordinator", 1)))
    assert "at least one coordinator" in grace.text
    ann = await cast.coordinator(world, "Ann")
    assert "people" in menu(ann)
    code = await cast.invite(world, Role.COORDINATOR)
    grace.phone.press(tagged(grace, TakeRole(await key_of(ann), "coordinator", 1)))
    ann.phone.press(tagged(ann, TakeRole(mine, "coordinator", 1)))
    await world.settle()
    left = [talk for talk in (grace, ann) if (await person_of(talk)).roles]
    assert len(left) == 1
    gone = ann if left == [grace] else grace
    assert await gone.start(code) is gone
    assert not (await person_of(gone)).roles, "an invite made before lets nobody back in"
    assert "people" not in menu(gone)
    assert "nobody has used have ended" in left[0].text
    await gone.press(tagged(gone, ShowPeople()))
    refused = gone.text
    await gone.press(tagged(gone, ShowDesk())[:-1] + "x")
    assert gone.text == refused, "as for a button that never was"
    await gone.say("/people")
    assert not gone.offers(ShowStaff)


async def test_a_coordinator_gives_up_the_role_and_is_a_member_again(world: World) -> None:
    ann, grace = await cast.coordinator(world, "Ann"), await cast.coordinator(world)
    await staff(grace)
    mine = await key_of(grace)
    await grace.tap(OpenStaff(mine))
    assert not grace.offers(AskStop)
    await grace.tap(TakeRole(mine, "coordinator", 0))
    await world.stop()
    await world.start()
    await grace.tap(TakeRole(mine, "coordinator", 1))
    assert "Thank you for all that you did" in grace.text
    assert not grace.offers(ShowDesk)
    await ann.say("/audit")
    assert "Took a role away" in ann.text


async def test_staff_are_stopped_with_a_reason_and_let_again_in_their_language(
    world: World,
) -> None:
    grace = await cast.coordinator(world)
    daniel = await cast.mentor(world)
    await daniel.say("/language")
    await daniel.tap(PickLanguage("ar", 0))
    key = await key_of(daniel)
    await staff(grace)
    await grace.tap(OpenStaff(key))
    await grace.tap(AskStop(key))
    assert len(grace.buttons) <= 8
    await grace.tap(StopStaff(key, "unkind"))
    assert "They were told" in grace.text
    assert "Was unkind or unfair" in plain(grace)
    assert cast.reads_right_to_left(daniel.text)
    await grace.press(tagged(grace, StopStaff(key, "away")))
    assert "stopped already" in grace.text
    assert plain(grace).count("•") == 1
    await grace.press(tagged(grace, StopStaff(await key_of(grace), "away")))
    assert "cannot stop yourself" in grace.text
    await grace.press(tagged(grace, ShowStopped()))
    lift = grace.data(LiftStaff)
    await daniel.say("/privacy")
    async with world.app.runtime.unit_of_work() as uow:
        assert await safety.causes(uow.connection, uow.vault, await person_of(daniel))
    ann = await cast.coordinator(world, "Ann")
    await world.move(minutes=1)
    await grace.press(tagged(grace, StopStaff(await key_of(ann), "contact")))
    await ann.press(tagged(ann, LiftStaff(await cause_of(ann))))
    assert "closed to you meanwhile" in ann.text
    async with world.app.runtime.unit_of_work() as uow:
        assert await safety.causes(uow.connection, uow.vault, await person_of(ann))
    await grace.press(lift)
    await grace.press(lift)
    assert "Lifted" in grace.text
    assert sum("أن" in text or "again" in text for text in daniel.heard[-1:]) <= 1
    async with world.app.runtime.unit_of_work() as uow:
        assert not await safety.causes(uow.connection, uow.vault, await person_of(daniel))


async def test_people_in_numbers_show_no_small_group(world: World) -> None:
    grace = await cast.coordinator(world)
    for n in range(6):
        await cast.medic(world, f"N{n}", "en", "nurse")
    await cast.medic(world, "D", "en", "dentist")
    await grace.say("/people")
    assert "New this month: Nobody yet" not in plain(grace)
    assert "Coordinators: 1" in plain(grace)
    await grace.tap(ShowNumbers)
    assert "too few" in grace.text, "6 nurses cover one dentist and the coordinator"
    await cast.medic(world, "D2", "en", "dentist")
    for n in range(4):
        await cast.medic(world, f"M{n}", "en", "midwife")
    await grace.press(tagged(grace, ShowNumbers("p")))
    assert "Nurse: About" in plain(grace)
    assert "All others: About" in plain(grace)
    assert "Dentist" not in plain(grace)
    await grace.press(tagged(grace, ShowNumbers("x")))
    assert "Nurse: About" in plain(grace), "an unknown one shows the first"


async def test_a_member_is_stopped_by_the_reference_of_a_conversation_and_let_again(
    world: World,
) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world, also_reads=("ar",))
    hiba = await cast.medic(world)
    ref = await cast.ask(hiba, cast.QUESTION)
    await grace.press(tagged(grace, ShowStopped()))
    await grace.tap(AskRef)
    for nothing in ("Hiba", "Q-0000", "C-7K2M", "🩺"):
        await grace.say(nothing)
        assert "found nothing by this reference" in grace.text
    await world.stop()
    await world.start()
    await grace.say(f"\u200f {ref.lower()} ")
    assert ref in plain(grace)
    assert len([label for label in grace.labels if "answers" in label]) == 0, "nobody has taken it"
    await grace.tap(AskStopSide)
    stop = grace.data(StopSide)
    await grace.press(stop)
    await grace.press(stop)
    assert "stopped already" in grace.text
    await hiba.say("/ask")
    assert not hiba.offers(ChooseTopic)
    await daniel.say("/inbox")
    await grace.press(tagged(grace, ShowStopped()))
    assert "Wanted personal contact" in plain(grace)
    await grace.tap(LiftStaff)
    await hiba.say("/ask")
    assert hiba.offers(ChooseTopic) or hiba.offers(AskAfterNotice)
    for gone in (AskStopSide(5, 0), StopSide(5, 1, "unkind")):
        await grace.press(tagged(grace, gone))
        assert grace.buttons
    await grace.say("/audit")
    assert "Stopped somebody in a question" in grace.text
