"""Whom something is for: a coordinator chooses a group and sees about how many they are."""

import datetime as dt

from sqlalchemy import select

from bot.delivery import callback
from bot.features.checkins import repository as checkins
from bot.features.checkins.domain import Round
from bot.features.onboarding.actions import PickLanguage
from bot.features.people import service as people
from bot.i18n.html import BIDI_CONTROLS
from bot.message import Action
from bot.people import safety
from bot.people.consent import CONSENT_VERSION, promoting
from bot.people.person import Role
from bot.people.tables import audit
from bot.segments import Facts, Segment, count
from bot.segments.actions import Name, NameChoices, ShowAudience, code
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.talk import Talk


async def enrol(world: World, many: int, **said: str) -> None:
    """Let people be here who agreed and said this."""
    store = world.app.runtime.store
    async with world.app.runtime.unit_of_work() as uow:
        for n in range(many):
            one = await store.people.enroll(uow.connection, hash_of(said) + n)
            profile = {name: value for name, value in said.items() if name != "language"}
            language = said.get("language", "en")
            await uow.save(one.but(language=language, consent=CONSENT_VERSION, profile=profile))


def hash_of(said: dict[str, str]) -> int:
    return 10_000_000 + int(code(repr(sorted(said.items()))), 16)


def named(dimension: str, choice: str, *, on: bool = True) -> Name:
    return Name("look", 0, dimension, 0, code(choice), int(on))


async def looks_at(world: World, talk: Talk) -> Segment:
    person = await world.app.runtime.store.people.find(talk.phone.user_id)
    async with world.app.runtime.looking(person) as uow:
        return await people.look(uow, 0)


async def test_a_coordinator_narrows_a_group_by_taps_and_is_told_about_how_many(
    world: World,
) -> None:
    await enrol(world, 12, profession="nurse", stage="qualified", language="ar")
    await enrol(world, 9, profession="nurse", region="wales")
    await enrol(world, 2, profession="dentist")
    grace = await cast.coordinator(world)
    await grace.say("/people")
    await grace.tap(ShowAudience)
    assert "About 20 people" in plain(grace) or "About 25 people" in plain(grace)
    assert not grace.offers(NameChoices("look", 0, "e")), "there are no events"
    await grace.tap(NameChoices("look", 0, "p"))
    await grace.tap(named("p", "dentist"))
    assert "Fewer than 5 people" in plain(grace)
    await grace.tap(named("p", "nurse"))
    assert grace.offers(named("p", "nurse", on=False))
    tapped = grace.data(named("p", "dentist", on=False))
    await grace.press(tapped)
    await grace.press(tapped)
    assert await looks_at(world, grace) == Segment(professions=frozenset({"nurse"})), "a double tap"
    assert plain(grace).splitlines()[2] in {"About 20 people", "About 25 people"}
    await world.stop()
    await world.start()
    await grace.tap(ShowAudience)
    assert "Profession: Nurse" in plain(grace)
    await grace.tap(NameChoices("look", 0, "g"))
    await grace.tap(NameChoices("look", 0, "g", 1))
    assert len(grace.buttons) <= 8 + 3, "and the three that are always there"
    await grace.tap(Name("look", 0, "g", 1, "", 0))
    await grace.tap(ShowAudience)
    await grace.tap(NameChoices("look", 0, "t"))
    await grace.tap(NameChoices("look", 0, "t", 1))
    track = code("nurse-toc")
    await grace.press(of(world, grace, NameChoices("look", 0, "t", 0, track)))
    step = next(iter(world.app.runtime.library.tracks["nurse-toc"].steps)).slug
    await grace.tap(named("t", step))
    assert "Open step:" in plain(grace), "one step is enough: it leads back"
    await grace.tap(NameChoices("look", 0, "q"))
    await grace.tap(named("q", "30"))
    await grace.tap(named("q", "60"))
    kept = await looks_at(world, grace)
    assert kept == Segment(professions=frozenset({"nurse"}), step=step, silent_days=60)
    await grace.tap(named("q", "60", on=False))
    assert (await looks_at(world, grace)).silent_days == 0
    async with world.app.runtime.looking() as uow:
        assert await uow.connection.scalar(select(audit.c.id)) is None, "to look is no act"


async def test_what_no_button_of_ours_says_changes_nothing(world: World) -> None:
    grace = await (await cast.coordinator(world)).say("/people")
    for wrong in (
        ShowAudience("shoes", 4),
        NameChoices("look", 0, "x"),
        Name("look", 0, "x", 0, "", 1),
        Name("look", 0, "p", 99, code("astronaut"), 1),
        NameChoices("look", 0, "t", -4, "gone"),
        Name("look", 0, "q", 0, code("30"), 0),
    ):
        await grace.press(of(world, grace, wrong))
        assert grace.buttons
    assert (await looks_at(world, grace)).is_everybody
    hiba = await cast.medic(world)
    await hiba.press(of(world, hiba, ShowAudience("look", 0)))
    assert "🎯" not in hiba.text, "nobody else counts people"


async def test_in_arabic_it_reads_from_right_to_left(world: World) -> None:
    grace = await (await cast.coordinator(world)).say("/language")
    await grace.tap(PickLanguage("ar", 0))
    await grace.say("/people")
    await grace.tap(ShowAudience)
    rows = grace.phone.last["reply_markup"]["inline_keyboard"]
    assert [each["callback_data"][12:].split(":")[4] for each in rows[0]] == ["p", "r"], "mirrored"


async def test_the_census_knows_of_people_what_they_said_and_nothing_else(world: World) -> None:
    runtime = world.app.runtime
    hiba = await cast.medic(world)
    daniel = await cast.mentor(world)
    stranger = await cast.newcomer(world, "Noor", "en").start()
    ids = [talk.phone.user_id for talk in (hiba, daniel, stranger)]
    async with runtime.unit_of_work(ids[0]) as uow:
        me = await uow.save(promoting(uow.person, on=True))
        for unanswered in range(3):
            await checkins.save(uow, me, Round(unanswered, 1, unanswered, world.clock.now()))
            world.clock.advance(dt.timedelta(days=10))
    async with runtime.unit_of_work(ids[1]) as uow:
        await safety.suspend(uow.connection, uow.vault, uow.person, 1, uow.now)
    known = [await runtime.store.people.find(one) for one in ids]
    async with runtime.looking() as uow:
        found = await runtime.census(uow, [one for one in known if one])
    asker, mentor, unknown = (found[one.id] for one in known if one)
    assert (asker.profession, asker.language, asker.promotion) == ("doctor", "ar", True)
    assert "english-test" in asker.steps
    assert asker.silent_since == world.clock.now() - dt.timedelta(days=30)
    assert (mentor.roles, mentor.suspended, mentor.consented) == ({Role.MENTOR}, True, True)
    assert unknown == Facts()
    silent = await count(runtime, Segment(silent_days=30))
    assert (silent.people, silent.everybody) == (1, 1)
    async with runtime.unit_of_work(ids[0]) as uow:
        await checkins.save(uow, uow.person, Round(4))
    assert (await count(runtime, Segment(silent_days=14))).people == 0


def of(world: World, talk: Talk, action: Action) -> str:
    """Return what a button of ours would carry, also one that is not shown."""
    return callback.write(world.app.runtime.store.vault, talk.phone.user_id, action.body())


def plain(talk: Talk) -> str:
    return talk.text.translate(BIDI_CONTROLS)
