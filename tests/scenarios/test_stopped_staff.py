"""A coordinator who is stopped does nothing as one, and has no way back but another's word."""

import handlers
from bot.features.audit.actions import ExportAudit
from bot.features.concerns.actions import WriteBack
from bot.features.invites.actions import AskRole, MakeInvite
from bot.features.notices.actions import Queue, ShowNotices, WriteNotice
from bot.features.notices.views.composing import STUCK
from bot.features.people.actions import (
    AskStop,
    LiftStaff,
    OpenStaff,
    ShowNumbers,
    ShowStaff,
    ShowStopped,
    StopStaff,
    TakeRole,
)
from bot.i18n.html import BIDI_CONTROLS
from bot.people import audit
from bot.people.person import Role
from bot.routing import Command
from bot.screen import ShowDesk
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk
from tests.scenarios.test_notices import approved

CLOSED = "closed to you meanwhile"


async def key_of(talk: Talk) -> str:
    store = talk.world.app.runtime.store
    person = await store.people.find(talk.phone.user_id)
    assert person
    return audit.actor(store.vault, person.id)[:12]


async def roles_of(talk: Talk) -> frozenset[Role]:
    person = await talk.world.app.runtime.store.people.find(talk.phone.user_id)
    return person.roles if person else frozenset()


async def test_a_coordinator_who_is_stopped_is_none_until_another_lifts_it(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.coordinator(world, "Ann")
    await ann.say("/people")
    old = [ann.data(AskRole), ann.data(ShowNumbers)]
    await approved(ann, "Come to my house\nAll of you")
    await ann.tap(Queue)
    await ann.say("/notice")
    await ann.tap(WriteNotice)
    codes = [await cast.invite(world, role) for role in Role]
    key = await key_of(ann)
    await grace.press(tagged(grace, OpenStaff(key)))
    await grace.tap(AskStop)
    assert "closed to them meanwhile" in grace.text, "what it means is said before"
    await grace.tap(StopStaff(key, "contact"))
    assert "They were told. Invites for mentors and coordinators" in grace.text

    await ann.say("All of you: come to my house")
    assert CLOSED not in ann.text, "no text is waited for any more: it is a search"
    await world.stop()
    await world.start()
    for command in (one for one in handlers.ROUTES if isinstance(one, Command)):
        if command.role is Role.COORDINATOR:
            await ann.say(f"/{command.name}")
            assert CLOSED in ann.text, command.name
            await world.move(minutes=1)
    tagged_now = (
        ShowDesk(), ShowNotices(), Queue(1, 1, "now"), MakeInvite("mentor", 7, 0, 5), ShowStaff(),
        ExportAudit(0), StopStaff(await key_of(grace), "away"),
        TakeRole(await key_of(grace), "coordinator", 1),
    )  # fmt: skip
    for data in (*old, *(tagged(ann, one) for one in tagged_now)):
        await ann.press(data)
        assert CLOSED in ann.text, data
    await ann.say("/start")
    assert not ann.offers(ShowDesk)

    assert not any("Come to my house" in text for text in grace.heard), "nothing of hers leaves"
    await grace.say("/notice")
    assert any(STUCK in one and "Come to" in one for one in grace.labels), "another looks at it"

    other = await cast.newcomer(world, "Second", "en").start(codes[0])
    await other.start(codes[1])
    assert not await roles_of(other), "nobody comes back by a link made before"
    await grace.press(tagged(grace, TakeRole(await key_of(grace), "coordinator", 1)))
    assert "at least one coordinator" in grace.text, "who is stopped does not count"

    await ann.say("/people")
    await ann.tap(WriteBack)
    await ann.say("It was a <b>mistake</b>")
    assert "can read it now" in ann.text
    assert "has written to you" in grace.text
    assert "It was a <b>mistake</b>" in grace.text.translate(BIDI_CONTROLS)
    await grace.tap(ShowStopped)
    await grace.tap(LiftStaff)
    await ann.say("/people")
    assert ann.offers(ShowStaff)

    grace.phone.press(tagged(grace, StopStaff(key, "away")))
    ann.phone.press(tagged(ann, StopStaff(await key_of(grace), "away")))
    await world.settle()
    for talk in (grace, ann):
        await talk.say("/people")
    assert sorted(CLOSED in talk.text for talk in (grace, ann)) == [False, True]
