"""The kit, as conversations: two coordinators prepare an event, one tap at a time."""

from sqlalchemy import select

from bot.features.events.organising import OrganiseEvent
from bot.features.kit.actions import (
    AddItem,
    AddSlot,
    AddSpeaker,
    ChooseOwner,
    ConfirmSpeaker,
    DropItem,
    DropSlot,
    DropSpeaker,
    EditSpeaker,
    MarkItem,
    MoveItem,
    OpenItem,
    OpenKit,
    OpenSlot,
    OpenSpeaker,
    PrintKit,
    ResetProgramme,
    SetOwner,
    ShiftSlot,
    ShowItems,
    ShowOverdue,
    ShowProgramme,
    ShowSpeakers,
    StretchSlot,
    WriteNote,
)
from bot.features.kit.service.speaking import SPEAKER
from bot.features.people.actions import TakeRole
from bot.features.privacy.actions import Erase
from bot.people import audit
from bot.people.person import Role
from bot.people.tables import audit as log
from bot.screen import ShowDesk
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.occasions import cancel, hold
from tests.scenarios.talk import Talk
from tests.scenarios.test_staff import key_of
from tests.scenarios.test_surveys import labels, press, said

CANARY = "Dr Canary-Jones"


async def acts(world: World) -> list[tuple[str, str]]:
    """Return what the audit log says."""
    query = select(log.c.act, log.c.about)
    async with world.app.runtime.store.database.reader() as connection:
        return sorted(tuple(row) for row in await connection.execute(query))


async def letters(world: World, talk: Talk) -> str:
    person = await world.app.runtime.store.people.find(talk.phone.user_id)
    return audit.code_of(audit.actor(world.app.runtime.store.vault, person.id))


async def test_two_coordinators_share_the_tasks_and_are_reminded_once(world: World) -> None:
    grace, omar = [await cast.coordinator(world, name) for name in ("Grace", "Omar")]
    event = await hold(world, in_days=20)
    await press(grace, OrganiseEvent(event))
    await grace.tap(OpenKit)
    assert "Prepare: Pathways day" in said(grace)
    assert "in 20 days" in said(grace)
    await grace.tap(ShowItems(event, "t"))
    await press(grace, OpenItem(event, "lunch"))
    assert "Due: in 10 days" in said(grace)
    assert "Looks after it: nobody yet" in said(grace)
    await press(grace, OpenItem(event, "late"))
    assert "Usually: Desk for arrivals" in said(grace)
    await press(grace, ShowOverdue())
    assert "Nothing is late" in said(grace)
    await press(grace, OpenItem(event, "lunch"))
    await grace.tap(ChooseOwner)
    await grace.tap(SetOwner(event, "lunch", await letters(world, omar)))
    assert f"Looks after it: Coordinator {await letters(world, omar)}" in said(grace)
    await grace.tap(MoveItem(event, "lunch", -7))
    assert "Due: in 3 days" in said(grace)
    await grace.tap(WriteNote)
    await grace.say("Ask the canteen\nfor halal")
    assert "Ask the canteen for halal" in said(grace)
    before = len(omar.heard)
    await world.move(days=3, minutes=1)
    await world.move(minutes=10)
    reminders = [one for one in omar.heard[before:] if "Order lunch" in one]
    assert len(reminders) == 1, "once, and in the morning of the day"
    assert "You look after this for" in reminders[0]
    await omar.tap(MarkItem(event, "lunch", "done"))
    assert "✅ Done" in said(omar)
    await omar.tap(MarkItem(event, "lunch", "open"))
    await world.move(days=2)
    await press(grace, ShowDesk())
    assert any("Late for events" in label for label in labels(grace))
    await grace.tap(ShowOverdue)
    await grace.tap(ShowOverdue(1))
    await grace.tap(OpenItem(event, "lunch"))
    assert "2 days late" in said(grace)
    await grace.tap(MarkItem(event, "lunch", "off"))
    await press(grace, ShowOverdue(1))
    assert not grace.offers(OpenItem(event, "lunch"))


async def test_own_tasks_are_typed_kept_over_a_restart_and_deleted(world: World) -> None:
    grace = await cast.coordinator(world)
    event = await hold(world)
    await press(grace, ShowItems(event, "r"))
    assert "What could go wrong" in said(grace)
    await grace.tap(AddItem)
    await world.stop()
    await world.start()
    await grace.say(" ")
    assert "empty" in said(grace)
    await grace.say("x" * 81)
    assert "at most 80 characters" in said(grace)
    await grace.say("The lift may be broken")
    assert "The lift may be broken" in said(grace)
    assert await cast.rows(world, "kit_items") == 1
    await grace.tap(DropItem)
    assert await cast.rows(world, "kit_items") == 0
    for old in (OpenItem(event, "o123"), MarkItem(event, "lunch", "gone"), ShowItems(event, "x"),
                OpenKit(5), OpenSpeaker(event, 1), SetOwner(event, "lunch", "ZZZ")):  # fmt: skip
        await press(grace, old)
        assert "not here any more" in said(grace)
    hiba = await cast.medic(world, language="en")
    await press(hiba, OpenKit(event))
    assert "Prepare" not in said(hiba)


async def test_speakers_are_known_to_coordinators_alone_and_warned_about(world: World) -> None:
    grace = await cast.coordinator(world)
    event = await hold(world, in_days=10)
    await press(grace, ShowSpeakers(event))
    await grace.tap(AddSpeaker)
    await grace.say(f"{CANARY}\nThe GMC\nsome time")
    assert "how many minutes" in said(grace)
    await grace.say(f"{CANARY}\nThe GMC\n\u0664\u0665 minutes\njones@example.org")
    for words in (CANARY, "Topic: The GMC", "45 minutes", "jones@example.org", "has no backup"):
        assert words in said(grace)
    assert await acts(world) == [(SPEAKER, str(event))], "for which event, and no name"
    await grace.tap(ConfirmSpeaker)
    assert "has not said yes" not in said(grace)
    speaker = int(grace.data(DropSpeaker).split(":")[-2])
    await grace.tap(EditSpeaker(event, speaker, "backup"))
    await grace.say("Dr Lee, 020 7946 0000")
    assert "Backup: Dr Lee" in said(grace)
    assert "no backup" not in said(grace)
    await grace.tap(EditSpeaker(event, speaker, "minutes"))
    await grace.say("999")
    assert "from 5 to 480" in said(grace)
    await grace.say("30")
    assert "30 minutes" in said(grace)
    async with world.app.runtime.store.database.reader() as connection:
        rows = await connection.exec_driver_sql("SELECT words FROM kit_speakers")
        assert all(b"Canary" not in bytes(row[0]) for row in rows)
    await press(grace, ShowProgramme(event))
    assert f"The GMC ({CANARY})" in said(grace)
    await press(grace, PrintKit(event))
    assert grace.phone.last["document"]["file_name"] == "event-kit.pdf"
    await press(grace, DropSpeaker(event, speaker))
    await grace.tap(DropSpeaker(event, speaker, 1))
    assert CANARY not in said(grace)
    await world.move(days=10 + 91)
    assert await cast.rows(world, "kit_speakers") == 0


async def test_the_order_of_the_day_is_changed_by_taps_and_begun_anew(world: World) -> None:
    grace = await cast.coordinator(world)
    event = await hold(world)
    await press(grace, ShowProgramme(event))
    assert "10:00 · Arrival and tea" in said(grace)
    assert "10:40 · Participants speak first" in said(grace)
    await grace.tap(OpenSlot(event, "talks"))
    await grace.tap(ShiftSlot(event, "talks", -1))
    assert "10:40 · Talks" in said(grace)
    await grace.tap(StretchSlot(event, "talks", 5))
    assert "95 minutes" in said(grace)
    await press(grace, ShowProgramme(event))
    assert "Let participants speak before the talks" in said(grace)
    await grace.tap(AddSlot)
    await grace.say("Tour of the skills lab")
    assert "how many minutes" in said(grace)
    await grace.say("Tour of the skills lab, 40")
    assert "Tour of the skills lab" in said(grace)
    await grace.tap(DropSlot)
    assert "Tour" not in said(grace)
    await press(grace, AddSpeaker(event))
    await grace.say("Ann")
    speaker = int(grace.data(DropSpeaker).split(":")[-2])
    key = f"s{speaker:x}"
    for action in (OpenSlot(event, key), StretchSlot(event, key, 15), DropSlot(event, key)):
        await press(grace, action)
    assert "Ann" in said(grace), "a talk goes with its speaker only"
    await press(grace, EditSpeaker(event, speaker, "name"))
    await grace.say("Ann Lee")
    assert "35 minutes" in said(grace)
    await press(grace, EditSpeaker(event, speaker, "minutes"))
    await grace.say("25")
    await press(grace, OpenSlot(event, key))
    assert "25 minutes" in said(grace), "the order of the day knows it"
    await press(grace, EditSpeaker(event, speaker, "shoes"))
    assert "not here any more" in said(grace)
    await press(grace, AddSlot(event))
    await grace.say("Dance, 300")
    await press(grace, ShowProgramme(event))
    assert "minutes longer than the event" in said(grace)
    await grace.tap(ResetProgramme)
    assert "Let participants speak" not in said(grace)
    await press(grace, OpenSlot(event, "gone"))
    assert "Order of the day" in said(grace)


async def test_who_is_no_coordinator_any_more_writes_and_owns_nothing(world: World) -> None:
    grace, omar = [await cast.coordinator(world, name) for name in ("Grace", "Omar")]
    event = await hold(world)
    await press(omar, SetOwner(event, "lunch", await letters(world, omar)))
    await press(grace, AddSlot(event))
    async with world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=frozenset()))
    await grace.say("Party, 60")
    assert "not waited for" in said(grace)
    assert await cast.rows(world, "kit_programmes") == 0
    await press(omar, WriteNote(event, "lunch"))
    await cancel(world, event)
    await omar.say("Too late")
    assert "not waited for" in said(omar)
    assert [act for act, _ in await acts(world)] == [SetOwner.prefix], "no note was written"
    event = await hold(world)
    zoe, ann = [await cast.coordinator(world, name) for name in ("Zoe", "Ann")]
    await press(omar, SetOwner(event, "lunch", await letters(world, omar)))
    await press(zoe, SetOwner(event, "food", await letters(world, zoe)))
    await press(ann, TakeRole(await key_of(omar), "coordinator", 1))
    await press(zoe, Erase())
    for item in ("lunch", "food"):
        await press(ann, OpenItem(event, item))
        assert "nobody yet" in said(ann)


async def test_the_kit_reads_from_the_right(world: World) -> None:
    grace = await cast.medic(world, "Grace", language="ar")
    async with world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=frozenset({Role.COORDINATOR})))
    event = await hold(world)
    for action in (OpenKit(event), ShowItems(event, "p"), OpenItem(event, "food"),
                   ShowSpeakers(event), ShowProgramme(event)):  # fmt: skip
        await press(grace, action)
        assert cast.reads_right_to_left(grace.text), grace.text
