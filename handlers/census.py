"""The census: what segments can ask of people, put together out of the features."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.features.checkins import service as checkins
from bot.features.events import service as events
from bot.features.events.domain import Answer, Place, State
from bot.features.events.views import parts
from bot.features.pathways import service as pathways
from bot.i18n import Translator
from bot.people import consent, safety
from bot.people.consent import Purpose
from bot.people.person import Person
from bot.runtime import Runtime
from bot.segments import Facts, Segment
from bot.segments.choices import Events
from bot.unit_of_work import UnitOfWork


async def gather(
    uow: UnitOfWork, runtime: Runtime, people: Sequence[Person], segment: Segment | None
) -> Mapping[int, Facts]:
    """Return what is known of each of a batch of people, by id. It only reads.

    With a segment, what it does not ask may be left out: open steps take time to work out, and are
    looked at only for those who fit otherwise.
    """
    found = await _without_steps(uow, people)
    if segment and not segment.step:
        return found
    rest = segment.but(step="") if segment else None
    fit = [one for one in people if rest is None or rest.matches(found[one.id], uow.now)]
    steps = await pathways.open_among(uow, runtime.library, fit)
    return {one: replace(facts, steps=steps.get(one, facts.steps)) for one, facts in found.items()}


async def _without_steps(uow: UnitOfWork, people: Sequence[Person]) -> Mapping[int, Facts]:
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
            events=answers.get(one.id, {}),
            silent_since=silent.get(one.id),
            consented=consent.may_hear(one),
            promotion=consent.agreed(one, Purpose.PROMOTION),
            suspended=one.id in stopped,
        )
        for one in people
    }


async def events_offered(uow: UnitOfWork, t: Translator) -> Events:
    """Return the events that a segment can ask for, the latest first, and the answers to them."""
    past_drafts = [state for state in State if state is not State.DRAFT]
    found = reversed(await events.listed(uow, *past_drafts))
    answers = {
        Answer.IN_PERSON.value: t.gettext("In person"),
        Answer.ONLINE.value: t.gettext("Online"),
        Answer.CANNOT.value: t.gettext("Cannot come"),  # limit: button 26
        # Translators: people who wait for a place at an event.
        Place.WAITING.value: t.gettext("Waiting for a place"),  # limit: button 26
    }
    return Events({one.id: parts.label(t, one) for one in found}, answers)
