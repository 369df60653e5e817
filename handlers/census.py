"""The census: what segments can ask of people, put together out of the features."""

from collections.abc import Mapping, Sequence

from bot.features.checkins import service as checkins
from bot.features.pathways import service as pathways
from bot.people import consent, safety
from bot.people.consent import Purpose
from bot.people.person import Person
from bot.runtime import Runtime
from bot.segments import Facts
from bot.unit_of_work import UnitOfWork

NONE = frozenset[str]()


async def gather(
    uow: UnitOfWork, runtime: Runtime, people: Sequence[Person]
) -> Mapping[int, Facts]:
    """Return what is known of each of a batch of people, by id. It only reads."""
    steps = await pathways.open_among(uow, runtime.library, people)
    silent = await checkins.silent_since(uow, people)
    stopped = await safety.suspended(uow.connection, uow.vault, people)
    events = await _answers(uow, people)
    return {
        one.id: Facts(
            roles=one.roles,
            profession=one.profile.get("profession", ""),
            stage=one.profile.get("stage", ""),
            region=one.profile.get("region", ""),
            language=one.language or "",
            steps=steps.get(one.id, NONE),
            events=events.get(one.id, {}),
            silent_since=silent.get(one.id),
            consented=consent.may_hear(one),
            promotion=consent.agreed(one, Purpose.PROMOTION),
            suspended=one.id in stopped,
        )
        for one in people
    }


async def _answers(uow: UnitOfWork, people: Sequence[Person]) -> Mapping[int, Mapping[int, str]]:
    """Return what people answered to events: by person, then by event. Events plug in here."""
    del uow, people
    return {}
