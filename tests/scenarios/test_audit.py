"""The audit log: coordinators read what staff did, in plain words, and can take it along."""

import csv

from bot.features.audit.actions import ExportAudit, ShowAudit
from bot.features.concerns.actions import Claim, OpenConcern, Suspend, WriteNote
from bot.features.concerns.tables import texts
from bot.features.invites.actions import MakeInvite
from bot.features.privacy.actions import AskErase, Erase
from bot.people.tables import audit
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import rows, tagged
from tests.scenarios.talk import Talk
from tests.scenarios.test_concerns import raised


async def acts(world: World) -> list[tuple[str, str]]:
    async with world.app.runtime.store.database.reader() as connection:
        found = await connection.execute(audit.select().order_by(audit.c.at, audit.c.id))
        return [(row.act, row.about) for row in found]


async def look(talk: Talk) -> str:
    return (await talk.say("/audit")).text


async def test_every_act_is_read_in_plain_words_and_taken_along(world: World) -> None:
    grace, _, daniel, ref = await raised(world)
    noor = await cast.coordinator(world, "Noor")
    assert "Nothing was done" in await look(noor)
    await grace.press(tagged(grace, OpenConcern(await concern(world))))
    assert await acts(world) == [], "looking is no act"
    await world.move(minutes=1)
    await grace.press(tagged(grace, Claim(await concern(world), 0)))
    await grace.tap(WriteNote)
    await world.move(minutes=1)
    await grace.say("Daniel's words do not belong in the log.")
    await grace.tap(Suspend)
    await world.move(minutes=1)
    await grace.tap(Suspend)
    assert await acts(world) == [("cnt", ref), ("concern-note", ref), ("cnb", ref)], (
        "asking whether to is no act either"
    )
    await grace.press(tagged(grace, Suspend(1, 1)))
    assert len(await acts(world)) == 3, "what was refused was not done"
    seen = await look(noor)
    for words in ("Took a report to look after", "Noted something", "Stopped somebody", ref):
        assert words in seen
    assert "Daniel" not in seen
    await world.move(minutes=1)
    await daniel.say("/audit")
    assert "What coordinators did" not in daniel.text
    await world.move(minutes=1)
    assert "without the role" in await look(noor)

    await noor.press(tagged(noor, ExportAudit()))
    file = noor.phone.last["document"]
    stored = world.emulator._world.state.files[file["file_id"]].content.decode("utf-8-sig")
    heads, *lines = csv.reader(stored.splitlines())
    assert heads[0] == "Time"
    assert [line[-1] for line in lines] == ["refused", "cnb", "concern-note", "cnt"]
    assert (await acts(world))[-1] == ("audx", "")


async def concern(world: World) -> int:
    async with world.app.runtime.store.database.reader() as connection:
        return (await connection.exec_driver_sql("SELECT id FROM concerns")).scalar_one()


async def test_weeks_are_turned_and_go_when_their_time_is_over(world: World) -> None:
    grace = await cast.coordinator(world)
    await grace.press(tagged(grace, MakeInvite("mentor", 7, 0, 1)))
    await world.move(days=14)
    assert "Nothing was done" in await look(grace)
    for _ in range(2):
        await grace.tap(earlier(grace))
    assert "Made an invite" in grace.text
    assert "23 Nov" in grace.text
    assert not any("Week before" in label for label in grace.labels)
    await grace.press(tagged(grace, ShowAudit(1, 99)))
    assert "Made an invite" in grace.text, "an old button leads to the oldest week there is"
    await world.move(days=24 * 30)
    assert await rows(world, audit) == 0
    await grace.press(tagged(grace, ShowAudit(10**9)))
    assert "Nothing was done" in grace.text


def earlier(talk: Talk) -> ShowAudit:
    data = next(b["callback_data"] for b in talk.buttons if "Week before" in b["text"])
    return ShowAudit(*(int(field) for field in data.split(":")[2:]))


async def test_who_leaves_is_forgotten_and_what_they_did_stays(world: World) -> None:
    grace, _, _, _ = await raised(world)
    noor = await cast.coordinator(world, "Noor")
    await grace.tap(OpenConcern)
    await grace.tap(Claim)
    await grace.tap(WriteNote)
    await grace.say("I rang them.")
    await noor.press(tagged(noor, OpenConcern(await concern(world))))
    code = noor.text.split("Coordinator ")[1][:3]
    assert code in await look(grace)
    await (await (await grace.say("/privacy")).tap(AskErase)).tap(Erase)
    assert "left" in await look(noor)
    assert f"\u2068{code}\u2069\n" not in noor.text.split("Three letters")[0], "in no line"
    await noor.press(tagged(noor, OpenConcern(await concern(world))))
    assert "I rang them." in noor.text
    assert f"Coordinator {code}" not in noor.text
    assert await rows(world, texts) == 1
