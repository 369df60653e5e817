"""Invites: chosen by taps, passed on as a link or a picture, taken back; and who came by whom."""

import datetime as dt
import re

from sqlalchemy import select

from bot.delivery.tables import occurrence
from bot.features.invites.actions import (
    AskDays,
    AskPartner,
    AskRole,
    EndPoster,
    MakeInvite,
    MakePoster,
    NamePartner,
    OpenPartner,
    RetirePartner,
    ShowInvites,
    ShowPartners,
    TakeBack,
)
from bot.features.invites.service import NAME
from bot.features.invites.tables import arrivals
from bot.features.onboarding.actions import PickLanguage
from bot.i18n.html import BIDI_CONTROLS
from bot.people.person import Role
from bot.people.tables import audit, invites
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk

LINK = re.compile(r"start=([\w-]+)")


async def pick(talk: Talk, start: str) -> str:
    """Tap the button whose action begins so, and return what it carries."""
    data = next(b["callback_data"] for b in talk.buttons if f":{start}" in b["callback_data"])
    await talk.press(data)
    return data


async def choose(grace: Talk, role: str, days: int) -> str:
    """Choose an invite; of a member up to the question who passes it on."""
    await grace.say("/people")
    await grace.tap(AskRole)
    await grace.tap(AskDays(role))
    if role == "member":
        await grace.tap(AskPartner(role, days))
        return ""
    return await pick(grace, f"inv:{role}:{days}:")


def code_in(talk: Talk) -> str:
    found = LINK.search(talk.text)
    assert found, talk.text
    return found[1]


async def came(world: World) -> list[tuple[dt.date, int]]:
    """Return the counts of partners, by month; those of everybody are left out."""
    async with world.app.runtime.store.database.reader() as connection:
        rows = await connection.execute(select(arrivals).where(arrivals.c.partner_id != 0))
        return [(row.month, row.people) for row in rows]


async def test_a_coordinator_is_invited_for_a_day_and_the_link_is_also_a_picture(
    world: World,
) -> None:
    grace = await cast.coordinator(world)
    await grace.say("/people")
    await grace.tap(AskRole)
    await grace.tap(AskDays("coordinator"))
    assert "Invite only somebody whom you know well" in grace.text
    assert [label for label in grace.labels if "day" in label] == ["1 day", "3 days", "7 days"]
    screen = grace.phone.last["message_id"]
    tapped = await pick(grace, "inv:coordinator:1:")
    code = code_in(grace)
    photo = grace.phone.messages[-2]
    assert photo["photo"]
    assert "An invite for one coordinator" in photo["caption"]
    await grace.press(tapped, screen)
    assert sum("start=" in text for text in grace.heard) == 1, "a double tap makes no second one"
    assert "is made already" in "".join(grace.heard)
    ann = await cast.newcomer(world, "Ann", "en").start(code)
    await ann.tap(PickLanguage("en", 1))
    assert "You are a coordinator" in ann.text
    await choose(grace, "coordinator", 1)
    late = code_in(grace)
    await world.move(days=1, seconds=1)
    eve = await cast.newcomer(world, "Eve", "en").start(late)
    assert "does not work" in eve.text


async def test_an_invite_that_is_taken_back_is_like_one_that_never_was(world: World) -> None:
    grace = await cast.coordinator(world)
    await choose(grace, "mentor", 3)
    code = code_in(grace)
    await grace.say("/people")
    await grace.tap(AskRole)
    await grace.tap(ShowInvites)
    assert "A mentor" in grace.text
    back = grace.data(TakeBack)
    await world.stop()
    await world.start()
    await grace.press(back)
    assert "Taken back" in grace.text
    assert "There is none." in grace.text
    await grace.press(back)
    eve = await cast.newcomer(world, "Eve", "en").start(code)
    refused = eve.text
    other = await cast.newcomer(world, "Una", "en").start("x" * 43)
    assert other.text == refused
    await choose(grace, "mentor", 3)
    used = code_in(grace)
    await cast.newcomer(world, "Daniel", "en").start(used)
    await grace.say("/people")
    await grace.tap(AskRole)
    await grace.tap(ShowInvites)
    assert not grace.offers(TakeBack), "used ones are not on the list"
    async with world.app.runtime.store.database.reader() as connection:
        was_used = select(invites.c.id).where(invites.c.used_at.is_not(None))
        old = list((await connection.execute(was_used)).scalars())
    await grace.press(tagged(grace, TakeBack(old[-1])))
    assert "used already" in grace.text


async def test_a_partner_gets_a_number_a_month_and_nothing_leads_to_a_person(
    world: World,
) -> None:
    grace = await cast.coordinator(world)
    await grace.say("/people")
    await grace.tap(ShowPartners)
    await grace.tap(NamePartner(0))
    await grace.say("   ")
    assert "empty" in grace.text
    await grace.say("x" * 61)
    assert "too long" in grace.text
    await grace.say("www.refugeecouncil.example.org")
    assert "This is an address" in grace.text
    await grace.say("Refugee Council  <b>")
    assert "Refugee Council <b>" in plain(grace)
    await grace.tap(NamePartner)
    await grace.say("Refugee House")
    assert "Refugee House" in plain(grace)
    partner = int(grace.data(NamePartner).rsplit(":", 1)[1])
    async with world.app.runtime.store.database.reader() as connection:
        acts = [tuple(row) for row in await connection.execute(select(audit.c.act, audit.c.about))]
    assert acts == [(NAME, str(partner))] * 2, "the log says which, and nothing that was refused"
    await choose(grace, "member", 7)
    await pick(grace, f"inv:member:7:{partner}:")
    code = code_in(grace)
    hiba = await cast.newcomer(world, "Hiba", "ar").start(code)
    assert hiba.offers(PickLanguage), "a member starts as everybody does"
    assert await came(world) == [(dt.date(2026, 11, 1), 1)]
    member = await world.app.runtime.store.people.find(hiba.phone.user_id)
    assert member
    assert member.roles == frozenset()

    await grace.press(tagged(grace, OpenPartner(partner)))
    assert "11/2026: Fewer than 5 people" in plain(grace)
    await grace.tap(MakePoster)
    poster = grace.phone.last
    assert poster["photo"]
    link = LINK.search(poster["caption"])
    assert link
    for n in range(6):
        talk = await cast.newcomer(world, f"N{n}", "en").start(link[1])
        await talk.start(link[1])
    await hiba.start(link[1])
    assert await came(world) == [(dt.date(2026, 11, 1), 7)], "everybody once, who is new"
    await grace.press(tagged(grace, OpenPartner(partner)))
    assert re.search("11/2026: About (5|10) people", plain(grace))
    async with world.app.runtime.store.database.reader() as connection:
        kept = [tuple(row) for row in await connection.execute(select(occurrence))]
    assert str(partner) not in repr(kept), "who came is known, by whom is not"

    await leave(world, grace, partner, link[1])


async def leave(world: World, grace: Talk, partner: int, code: str) -> None:
    """End the poster of a partner, and then offer it no more."""
    await grace.tap(EndPoster)
    late = await cast.newcomer(world, "Late", "en").start(code)
    assert late.offers(PickLanguage), "an old poster still opens the bot"
    assert await came(world) == [(dt.date(2026, 11, 1), 7)]
    await grace.press(tagged(grace, RetirePartner(partner, 1)))
    assert "not offered any more" in grace.text
    await choose(grace, "member", 7)
    assert not any(f":{partner}:" in one.get("callback_data", "") for one in grace.buttons)
    await grace.press(tagged(grace, MakeInvite("member", 7, partner, 5)))
    assert "not on the list" in grace.text
    await grace.press(tagged(grace, MakePoster(partner)))
    assert "not on the list" in grace.text
    await grace.press(tagged(grace, OpenPartner(99)))
    assert "not on the list" in grace.text


async def test_a_name_typed_by_somebody_who_lost_the_role_is_not_taken(world: World) -> None:
    grace = await cast.coordinator(world)
    await grace.say("/people")
    await grace.tap(ShowPartners)
    await grace.tap(NamePartner(0))
    async with world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=frozenset({Role.MENTOR})))
    await grace.say("Refugee House")
    async with world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=frozenset({Role.COORDINATOR})))
    await grace.press(tagged(grace, ShowPartners()))
    assert not grace.offers(OpenPartner)


def plain(talk: Talk) -> str:
    return talk.text.translate(BIDI_CONTROLS)
