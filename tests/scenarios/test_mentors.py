"""Mentors: invited by a coordinator, joining, their inbox, and taking a break."""

import re

from bot.features.invites.actions import AskDays, AskRole, MakeInvite
from bot.features.meetings.actions import OfferCalls, ShowCalls
from bot.features.mentors import repository
from bot.features.mentors.actions import (
    AcceptRules,
    ChooseCap,
    ChooseLanguages,
    ChooseProfessions,
    ChooseRegion,
    ChooseTopics,
    JoinAsMentor,
    OpenInbox,
    Pause,
    ReadConduct,
    ReadRules,
    RemindLapsed,
    SetCap,
    SetRegion,
    ShowLapsed,
    ToggleLanguage,
    ToggleProfession,
    ToggleTopic,
)
from bot.features.onboarding.actions import PickLanguage
from bot.features.questions.actions import ShowOffer, Take, WriteAnswer
from bot.people.person import Role
from tests.conftest import World
from tests.scenarios import callers, cast
from tests.scenarios.talk import Talk

LINK = re.compile(r"\?start=([\w-]{43})")


async def invited(world: World) -> tuple[Talk, str]:
    """Return a coordinator, and the code of a link they just made."""
    grace = await cast.coordinator(world)
    await make(grace)
    found = LINK.search(grace.text)
    assert found, grace.text
    return grace, found[1]


async def make(grace: Talk) -> None:
    """Make an invite for a mentor, for as long as can be."""
    await grace.say("/people")
    await grace.tap(AskRole)
    await grace.tap(AskDays("mentor"))
    data = [
        one["callback_data"] for one in grace.buttons if ":inv:mentor:7:" in one["callback_data"]
    ]
    await grace.press(data[0])


async def test_a_coordinator_invites_a_mentor_who_joins_and_answers(world: World) -> None:
    _, code = await invited(world)
    daniel = await cast.newcomer(world, "Daniel", "en").start(code)
    await daniel.tap(PickLanguage("en", 1))
    await daniel.tap(JoinAsMentor)
    assert "immigration" in daniel.text
    assert "health" in daniel.text
    assert not daniel.offers(AcceptRules)
    await daniel.tap(ReadConduct)
    assert "who somebody is" in daniel.text
    await daniel.tap(AcceptRules)
    assert not daniel.offers(ChooseTopics)
    await daniel.twice(ToggleProfession("doctor", 1))
    await daniel.twice(ToggleProfession("nurse", 1))
    await daniel.twice(ToggleProfession("nurse", 0))
    assert sum(label.startswith("✅") for label in daniel.labels) == 1
    await daniel.tap(ChooseTopics)
    await daniel.twice(ToggleTopic("exams", 1))
    assert "✅ Exams" in daniel.labels
    await daniel.tap(ChooseLanguages)
    await daniel.twice(ToggleLanguage("ar", 1))
    await daniel.twice(ToggleLanguage("en", 0))
    assert sum(label.startswith("✅") for label in daniel.labels) == 1
    await daniel.tap(ChooseRegion)
    await daniel.tap(SetRegion("wales"))
    await daniel.tap(SetCap(2))
    assert "When may we ask you" in daniel.text
    await daniel.tap(OpenInbox)
    assert "0 of 2" in plain(daniel)

    hiba = await cast.medic(world)
    await cast.ask(hiba, "سؤال")
    assert daniel.offers(Take)
    await cast.take(daniel)
    await cast.answer(daniel, "جواب")
    assert "جواب" in hiba.text


def plain(talk: Talk) -> str:
    return talk.text.replace("\u2068", "").replace("\u2069", "")


async def test_a_link_lets_in_one_person_once_and_for_seven_days(world: World) -> None:
    grace, code = await invited(world)
    daniel = await cast.newcomer(world, "Daniel", "en").start(code)
    await daniel.tap(PickLanguage("en", 1))
    eve = await cast.newcomer(world, "Eve", "en").start(code)
    await eve.tap(PickLanguage("en", 1))
    assert daniel.offers(JoinAsMentor)
    assert not eve.offers(JoinAsMentor)
    await make(grace)
    late = LINK.search(grace.text)
    assert late
    await world.move(days=8)
    await eve.say(f"/start {late[1]}")
    assert not eve.offers(JoinAsMentor)


async def test_an_invite_meets_members_used_links_and_late_ones_with_the_same_calm(
    world: World,
) -> None:
    grace, code = await invited(world)
    ann = await cast.medic(world, "Ann", "en")  # a member for long: she keeps her plan and answers
    await ann.say(f"/start {code}")
    assert ann.offers(JoinAsMentor)
    await join(ann)
    await ann.say(f"/start {code}")  # her own link again
    again = ann.text
    assert "does not work" in again
    await ann.say("/inbox")
    assert "0 of 2" in plain(ann)  # and she is a mentor as before
    await make(grace)
    other = LINK.search(grace.text)
    assert other
    await ann.say(f"/start {other[1]}")  # a second invite gives nothing twice
    await ann.tap(JoinAsMentor)
    assert "0 of 2" in plain(ann)
    await ann.say(f"/start {'x' * 43}")
    assert ann.text == again
    async with world.app.runtime.unit_of_work(ann.phone.user_id) as uow:
        assert uow.person.profile == {"profession": "doctor"}
        assert uow.person.roles == {Role.MENTOR}


async def join(talk: Talk) -> Talk:
    """Join as whoever was invited, with what is known of them already."""
    for step in (JoinAsMentor, ReadConduct, AcceptRules, ChooseTopics, ChooseLanguages,
                 ChooseRegion, ChooseCap, SetCap(2)):  # fmt: skip
        await talk.tap(step)
    return talk


async def test_the_link_stays_in_the_chat_when_the_screen_moves_on(world: World) -> None:
    grace, code = await invited(world)
    await grace.say("/home")
    assert sum(code in text for text in grace.heard) == 1


async def test_only_coordinators_invite(world: World) -> None:
    daniel = await cast.mentor(world)
    await daniel.say("/people")
    assert not daniel.offers(AskRole)
    vault = world.app.runtime.store.vault
    body = MakeInvite("mentor", 7, 0, 1).body()
    await daniel.press(vault.tag(daniel.phone.user_id, body) + body)
    assert "start=" not in "".join(daniel.heard)


async def test_nobody_is_asked_before_they_have_said_everything(world: World) -> None:
    daniel = await cast.newcomer(world, "Daniel", "en").start(await cast.invite(world, Role.MENTOR))
    await daniel.tap(PickLanguage("en", 1))
    await daniel.tap(JoinAsMentor)
    await daniel.tap(ReadConduct)
    await daniel.tap(AcceptRules)
    await daniel.tap(ToggleProfession("doctor", 1))
    ann = await cast.medic(world, "Ann", "en")
    await cast.ask(ann, "Question")
    assert not daniel.offers(Take)
    await daniel.say("/inbox")  # joining goes on where it stopped
    await daniel.tap(ReadConduct)
    await daniel.tap(AcceptRules)
    assert "✅ Doctor" in daniel.labels


async def test_the_inbox_shows_what_waits_and_what_is_mine(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await daniel.say("/inbox")
    assert "Nothing waits" in daniel.text
    first = await cast.ask(ann, "Question one", "work")
    await world.move(minutes=1)
    second = await cast.ask(ann, "Question two", "money")
    await daniel.say("/inbox")
    labels = [without_isolates(label) for label in daniel.labels]
    assert f"⏳ {first} · Jobs and interviews" in labels
    await daniel.tap(ShowOffer)
    await daniel.tap(Take)
    await daniel.tap(WriteAnswer)
    await daniel.tap(OpenInbox)
    labels = [without_isolates(label) for label in daniel.labels]
    assert f"✍️ {first} · Jobs and interviews" in labels
    assert f"⏳ {second} · Costs and funding" in labels
    assert "1 of 3" in plain(daniel)
    await daniel.tap(ShowOffer)
    await cast.not_for(daniel)
    await daniel.tap(OpenInbox)
    assert not daniel.offers(ShowOffer)


def without_isolates(label: str) -> str:
    return label.replace("\u2068", "").replace("\u2069", "")


async def test_the_inbox_leads_to_calls_for_who_offers_them(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await callers.wish(ann, "I have an interview.")
    await daniel.say("/inbox")
    assert "📞 Calls" in daniel.labels  # how many wait is no business of who offers none
    await daniel.tap(ShowCalls)
    await daniel.tap(OfferCalls(1))
    await daniel.say("/inbox")
    assert "📞 Calls: 1" in daniel.labels


async def test_a_break_stops_new_questions_and_ends_with_one_tap(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await daniel.say("/inbox")
    await daniel.tap(Pause(1))
    assert "take a break" in daniel.text
    await cast.ask(ann, "Question")
    assert not daniel.offers(Take)
    await daniel.tap(Pause(0))
    await cast.ask(ann, "Another")
    assert daniel.offers(Take)


async def test_what_a_mentor_can_answer_can_be_changed(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await daniel.say("/inbox")
    await daniel.tap(ChooseProfessions)
    await daniel.tap(ToggleProfession("doctor", 0))
    assert not daniel.offers(ChooseTopics)  # one is needed
    await daniel.tap(ToggleProfession("dentist", 1))
    await cast.ask(ann, "Question")
    assert not daniel.offers(Take)
    await daniel.tap(ChooseTopics)
    await daniel.tap(ChooseLanguages)
    await daniel.tap(ChooseRegion)
    await daniel.tap(ChooseCap)
    await daniel.tap(SetCap(5))
    assert "of 5" in plain(daniel)


async def test_who_loses_reach_of_the_bot_is_not_asked(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    daniel.phone.block()
    await world.settle()
    await cast.ask(ann, "Question")
    assert "No mentor could take this so far" in ann.text


async def test_buttons_of_joining_answer_also_when_old(world: World) -> None:
    daniel = await cast.newcomer(world, "Daniel", "en").start(await cast.invite(world, Role.MENTOR))
    await daniel.tap(PickLanguage("en", 1))
    vault = world.app.runtime.store.vault
    old = (AcceptRules(0), ToggleProfession("astronaut", 1), ToggleLanguage("xx", 1), SetCap(99),
           ChooseCap(), ChooseLanguages(), Pause(1), Take(5))  # fmt: skip
    for action in old:
        body = action.body()
        await daniel.press(vault.tag(daniel.phone.user_id, body) + body)
        assert daniel.labels
    await daniel.say("/inbox")
    await daniel.tap(ReadConduct)
    await daniel.tap(AcceptRules)
    for action in old[1:4]:
        body = action.body()
        await daniel.press(vault.tag(daniel.phone.user_id, body) + body)
    async with world.app.runtime.unit_of_work(daniel.phone.user_id) as uow:
        mentor = await repository.get(uow, uow.person)
    assert mentor
    assert mentor.professions == frozenset()
    assert mentor.languages == {"en"}
    assert mentor.weekly_cap == 3
    assert world.app.runtime.health.counters["update_failures"] == 0


async def test_a_coordinator_has_a_mentor_reminded_without_knowing_who(world: World) -> None:
    daniel, grace = await cast.mentor(world), await cast.coordinator(world)
    await grace.say("/people")
    assert not grace.offers(ShowLapsed)
    await world.move(days=366, hours=3)
    assert sum("A year has passed" in text for text in daniel.heard) == 1, "the bot asks first"
    await grace.say("/people")
    await grace.tap(ShowLapsed)
    assert "ended on" in grace.text
    assert "Daniel" not in grace.text
    old = grace.data(RemindLapsed)
    await grace.tap(RemindLapsed)
    assert "a note is on its way" in grace.text
    assert not grace.offers(RemindLapsed)
    await grace.press(old)
    await world.move(minutes=1)
    assert sum("A year has passed" in text for text in daniel.heard) == 1, "one a day"
    await world.move(hours=21)
    assert sum("A year has passed" in text for text in daniel.heard) == 2, "two taps, one note"
    await daniel.say("/inbox")
    await daniel.tap(ReadRules)
    await daniel.tap(ReadConduct)
    await daniel.tap(AcceptRules)
    await grace.press(old)
    assert "nobody to remind" in grace.text
