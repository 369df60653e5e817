"""Waves on both stores: who is invited, rounds in pieces, follow-ups, erasing."""

import asyncio
import datetime as dt

import pytest

from bot.clock import MovableClock
from bot.content.instruments import Audience
from bot.delivery.store import Store
from bot.features.surveys import service
from bot.features.surveys.domain import Wave
from bot.features.surveys.repository import invitations, responses, waves
from bot.features.surveys.service import ticking
from bot.people.consent import CONSENT_VERSION
from bot.people.person import Person, Role
from bot.unit_of_work import UnitOfWork, unit_of_work
from tests import shipped

LIBRARY = shipped.library()


def unit(store: Store, telegram_id: int | None = None):
    return unit_of_work(store, lambda: None, telegram_id=telegram_id)


async def somebody(store: Store, n: int, *roles: Role, agreed: bool = True) -> Person:
    async with unit(store, 1000 + n) as uow:
        consent = CONSENT_VERSION if agreed else None
        return await uow.save(
            uow.person.but(language="en", roles=frozenset(roles), consent=consent)
        )


class Post:
    """Keeps whom a wave spoke to, round by round."""

    def __init__(self) -> None:
        self.sent: list[tuple[int, int]] = []

    async def __call__(self, _: UnitOfWork, people: list[Person], wave: Wave) -> None:
        self.sent += [(wave.round, person.id) for person in people]

    async def run(self, store: Store, wave: Wave) -> None:
        more = True
        while more:
            async with unit(store) as uow:
                more = await ticking.tick(uow, LIBRARY, wave.id, self)

    def round(self, n: int) -> list[int]:
        return [person for of, person in self.sent if of == n]


async def begin(store: Store, slug: str, audience: str = "", weeks: int = 0) -> Wave:
    async with unit(store) as uow:
        return await service.start(
            uow, await service.plan(uow, LIBRARY, slug, audience, 0, 1, weeks)
        )


async def finish(store: Store, wave: Wave, person: Person) -> None:
    async with unit(store, person.telegram_id) as uow:
        turn = await service.resume(uow, LIBRARY, wave.id)
        while turn.item:
            turn = await service.answer(uow, LIBRARY, wave.id, turn.item.id, None)


@pytest.mark.parametrize("audience", Audience)
async def test_a_wave_goes_to_its_audience_and_to_nobody_else(
    store: Store, audience: Audience
) -> None:
    people = {
        Audience.MEDICS: [await somebody(store, n) for n in range(2)],
        Audience.MENTORS: [await somebody(store, 3, Role.MENTOR)],
        Audience.COORDINATORS: [await somebody(store, 4, Role.COORDINATOR)],
    }
    await somebody(store, 5, agreed=False)
    lost = await somebody(store, 6, *([Role.MENTOR] if audience is Audience.MENTORS else []))
    async with unit(store) as uow:
        await uow.save(lost.but(reachable=False))
    wave, post = await begin(store, "baseline", audience.value), Post()
    await post.run(store, wave)
    await post.run(store, wave)
    assert sorted(post.round(0)) == sorted(one.id for one in people[audience])
    assert len(post.sent) == len(people[audience])


async def test_rounds_go_on_in_pieces_and_pass_over_who_is_done(
    store: Store, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ticking, "AT_ONCE", 2)
    people = [await somebody(store, n) for n in range(5)]
    wave, post = await begin(store, "wellbeing-pulse"), Post()
    await post.run(store, wave)
    assert post.round(0) == sorted(one.id for one in people)
    await finish(store, wave, people[0])
    async with unit(store, people[1].telegram_id) as uow:
        await service.stop_reminding(uow, wave.id)
    for _ in range(12):
        clock.advance(dt.timedelta(days=1))
        await post.run(store, wave)
    left = sorted(one.id for one in people[2:])
    assert (post.round(1), post.round(2), post.round(3)) == (left, left, [])
    async with unit(store) as uow:
        stored = await waves.get(uow, wave.id)
        assert stored
        assert stored.due_at is None
        assert await ticking.due(uow) == []


async def test_a_wave_that_is_over_or_lost_its_questions_speaks_no_more(
    store: Store, clock: MovableClock
) -> None:
    await somebody(store, 1)
    wave, post = await begin(store, "baseline"), Post()
    async with unit(store) as uow:
        await service.close(uow, wave.id)
    await post.run(store, wave)
    async with unit(store) as uow:
        late = Wave(9, "gone", 1, "medics", 9, uow.now, uow.now + dt.timedelta(1), uow.now)
        await waves.add(uow, late)
        assert await ticking.due(uow) == [9]
    await post.run(store, late)
    clock.advance(dt.timedelta(days=40))
    await post.run(store, wave)
    assert post.sent == []
    async with unit(store) as uow:
        assert await ticking.due(uow) == []


async def test_a_follow_up_asks_the_same_people_and_is_matched_by_pseudonym(
    store: Store, clock: MovableClock
) -> None:
    first, second = await somebody(store, 1), await somebody(store, 2)
    wave, post = await begin(store, "baseline", weeks=2), Post()
    await post.run(store, wave)
    await finish(store, wave, first)
    await finish(store, wave, second)
    newcomer = await somebody(store, 3)
    clock.advance(dt.timedelta(weeks=8, minutes=1))
    async with unit(store) as uow:
        later, earlier = await service.waves(uow)
        assert earlier.id == wave.id
        assert (later.instrument, later.series) == ("follow-up", wave.id)
        assert later.closes_at - later.opens_at == wave.closes_at - wave.opens_at
    await post.run(store, later)
    assert newcomer.id not in post.round(0)[2:]
    assert len(post.round(0)) == 4
    await finish(store, later, first)
    async with unit(store) as uow:
        found = await service.responses(uow, LIBRARY, [wave.id, later.id])
        before = {one.pseudonym for one in found if one.wave == wave.id}
        after = {one.pseudonym for one in found if one.wave == later.id}
        assert len(before) == 2
        assert after < before
        assert all(one.finished for one in found)
        assert await service.invited(uow, later.id) == 2
        follows = await service.ask(uow, LIBRARY.instruments[0], [first.id], after=later)
        assert follows.series == wave.id
        await service.erase(uow, first)
        left = await service.responses(uow, LIBRARY, [wave.id, later.id])
        assert len(left) == 1
        assert await invitations.waves_of(uow, first.id) == set()


async def test_who_came_to_an_event_is_forgotten_when_all_that_was_asked_of_it_is_over(
    store: Store, clock: MovableClock
) -> None:
    first, second = await somebody(store, 1), await somebody(store, 2)
    ask, later = LIBRARY.instrument("after-event"), LIBRARY.instrument("follow-up")
    assert ask
    post = Post()
    async with unit(store) as uow:
        wave = await service.ask(uow, ask, [first.id, second.id], follow_up=later, weeks=8)
        other = await service.ask(uow, ask, [first.id])
    clock.advance(dt.timedelta(weeks=8, minutes=1))
    async with unit(store) as uow:
        follows = next(one for one in await service.waves(uow) if one.id not in (wave.id, other.id))
    await post.run(store, follows)
    async with unit(store) as uow:
        await ticking.forget(uow, uow.now - dt.timedelta(days=30))
        assert await invitations.waves_of(uow, first.id) == {wave.id, follows.id}, "it goes on"
    clock.advance(dt.timedelta(weeks=8))

    async def forget() -> None:
        async with unit(store) as uow:
            await ticking.forget(uow, uow.now - dt.timedelta(days=30))

    await asyncio.gather(*(forget() for _ in range(8)))  # as many processes
    async with unit(store) as uow:
        assert await invitations.waves_of(uow, first.id) == set()
        assert [await service.invited(uow, one.id) for one in (wave, follows)] == [2, 2]
        assert await service.invitees(uow, wave) == []


async def test_the_same_is_not_asked_of_the_same_people_twice_at_a_time(
    store: Store, clock: MovableClock
) -> None:
    one, again = await begin(store, "baseline"), await begin(store, "baseline")
    other = await begin(store, "baseline", "mentors")
    same_people = await begin(store, "after-event", str(one.id))
    assert one == again
    assert len({one.id, other.id, same_people.id}) == 3
    assert (same_people.audience, same_people.series) == ("same", one.id)
    assert await begin(store, "after-event", str(one.id)) == same_people
    clock.advance(dt.timedelta(days=15))
    assert (await begin(store, "baseline")).id != one.id


async def test_what_a_button_cannot_mean_any_more_is_planned_as_usual(store: Store) -> None:
    async with unit(store) as uow:
        plan = await service.plan(uow, LIBRARY, "mentor", "123456", 7, 9, 6)
    assert (plan.audience, plan.opens, plan.lasts, plan.weeks) == ("mentors", 1, 0, 0)
    assert plan.again is None


async def test_a_wave_waits_until_it_is_answered_stopped_or_closed(
    store: Store, clock: MovableClock
) -> None:
    done, weary, slow = [await somebody(store, n) for n in range(3)]
    wave = await begin(store, "baseline")
    await Post().run(store, wave)
    await finish(store, wave, done)

    async def waits_for(person: Person) -> bool:
        async with unit(store, person.telegram_id) as uow:
            mine = await service.mine(uow, LIBRARY)
            waits = await service.waits(uow, LIBRARY, wave.id)
            assert (mine and mine.wave) == waits
            return waits is not None

    async with unit(store, weary.telegram_id) as uow:
        assert await service.waits(uow, LIBRARY, wave.id)
        await service.stop_reminding(uow, wave.id)
    assert [await waits_for(one) for one in (done, weary, slow)] == [False, False, True]
    clock.advance(dt.timedelta(days=14))
    assert not await waits_for(slow)


async def test_words_that_sound_like_distress_offer_help_and_are_kept_all_the_same(
    store: Store,
) -> None:
    hiba = await somebody(store, 1)
    wave = await begin(store, "after-event")
    await Post().run(store, wave)
    async with unit(store, hiba.telegram_id) as uow:
        await service.resume(uow, LIBRARY, wave.id)
        await service.show(uow, LIBRARY, wave.id, "change")
        turn = await service.write(uow, LIBRARY, "I want to die")
        assert turn.care
        (kept,) = await service.responses(uow, LIBRARY, [wave.id])
        assert kept.answers == {"change": "I want to die"}
        await service.show(uow, LIBRARY, wave.id, "change")
        await responses.forget(uow, wave.id, kept.pseudonym, ["change"])
        await responses.delete_one(uow, wave.id, kept.pseudonym)
        gone = await service.write(uow, LIBRARY, "more")
        assert not gone.begun, "the answers were deleted elsewhere meanwhile"
        assert await service.responses(uow, LIBRARY, [wave.id]) == []
