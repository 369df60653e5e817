"""The census: what segments can ask of people, put together out of the features."""

from collections.abc import Mapping, Sequence

from bot.features.checkins import service as checkins
from bot.features.events import service as events
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
    answers = await events.answers_of(uow, [one.id for one in people])
    return {
        one.id: Facts(
            roles=one.roles,
            profession=one.profile.get("profession", ""),
            stage=one.profile.get("stage", ""),
            region=one.profile.get("region", ""),
            language=one.language or "",
            steps=steps.get(one.id, NONE),
            events=answers.get(one.id, {}),
            silent_since=silent.get(one.id),
            consented=consent.may_hear(one),
            promotion=consent.agreed(one, Purpose.PROMOTION),
            suspended=one.id in stopped,
        )
        for one in people
    }
