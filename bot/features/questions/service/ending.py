"""How a question ends for its asker: solved, or silent; thanks, and opening it again."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from bot.features.questions.case import Case, look
from bot.features.questions.clocks import Clocks
from bot.features.questions.dispatch import Candidate
from bot.features.questions.domain import Question, State
from bot.features.questions.errors import OverError
from bot.features.questions.repository import entries, impact, offers
from bot.features.questions.repository.impact import Impact
from bot.features.questions.service.asking import own, require_room
from bot.features.questions.service.dispatching import Mentors, advance, keep
from bot.features.questions.service.prompting import expect, stop_expecting
from bot.features.questions.views import helper
from bot.features.questions.views.thanks import SENTENCES
from bot.office import Office, tell
from bot.people import safety
from bot.people.person import Person, Role
from bot.unit_of_work import UnitOfWork

MOMENT: Final = dt.timedelta(minutes=1)


async def thank(uow: UnitOfWork, office: Office, question_id: int) -> tuple[Case, bool]:
    """Close an answered question and thank the helper; otherwise only look. Raises GoneError.

    One that had closed in silence can still be said to be solved. Returns also whether it was said
    a moment ago: the button was tapped twice.
    """
    question = await own(uow, question_id)
    twice = question.solved_at is not None and uow.now - question.solved_at < MOMENT
    silent = question.state is State.CLOSED and question.answered_at and not question.solved_at
    if question.state is State.ANSWERED or silent:
        await entries.discard(uow, question, uow.person.id)
        await stop_expecting(uow, question)
        question = await keep(uow, office, question.solved(uow.now))
        await impact.note_helped(uow, question)
        if person := await _helper(uow, question):
            case = await look(uow, office, question, person)
            did = await impact_of(uow, office, person)
            tell(uow, office, person, [helper.thanked(office.translator(person), case, did.helped)])
    return await look(uow, office, question, uow.person), twice


async def say_thanks(uow: UnitOfWork, office: Office, question_id: int, sentence: int) -> Case:
    """Bring one sentence of ours to the helper, once; otherwise only look. Raises GoneError."""
    question = await own(uow, question_id)
    if question.solved_at and not question.thanks and sentence in SENTENCES:
        question = await keep(uow, office, question.thanked(sentence))
        if person := await _helper(uow, question):
            case = await look(uow, office, question, person)
            tell(uow, office, person, [helper.thanked_more(office.translator(person), case)])
    return await look(uow, office, question, uow.person)


async def reopen(uow: UnitOfWork, office: Office, mentors: Mentors, question_id: int) -> Case:
    """Open a closed question again: with the same helper if they are there and have room.

    Otherwise what the asker writes goes to others, before other questions. A second tap only
    looks. Raises GoneError, OverError, TooManyError, SuspendedError.
    """
    question = await own(uow, question_id)
    if question.state is State.WITHDRAWN:
        raise OverError(question.ref)
    if question.state is State.CLOSED:
        await safety.require_active(uow.connection, uow.vault, uow.person)
        await require_room(uow, office)
        there = await _is_there(uow, office, mentors, question)
        question = question.reopened(uow.now, same_helper=there)
        if question.state is State.WAITING:
            question = await advance(uow, office, mentors, question, quietly=True)
        else:
            question = await keep(uow, office, question)
    if question.can_be_written_by(uow.person):
        await expect(uow, question)
    return await look(uow, office, question, uow.person)


async def _is_there(
    uow: UnitOfWork, office: Office, mentors: Iterable[Candidate], question: Question
) -> bool:
    """Whether who helped may help again: there, not kept apart, not stopped, with room."""
    person = await _helper(uow, question)
    if person is None or not person.reachable:
        return False
    if await safety.are_apart(uow.connection, question.asker_id, person.id):
        return False
    if await safety.causes(uow.connection, uow.vault, person):
        return False
    if Role.COORDINATOR in person.roles:
        return True
    mentor = next((one for one in mentors if one.person.id == person.id), None)
    soon = uow.now + dt.timedelta(hours=office.programme.hours_to_coordinator)
    free = None if mentor is None else mentor.free_from(uow.now)
    if mentor is None or free is None or free > soon:
        return False
    return await offers.load(uow, person) < mentor.weekly_cap


async def _helper(uow: UnitOfWork, question: Question) -> Person | None:
    """Return who has the question, while they help."""
    person = None if question.helper_id is None else await uow.get_person(question.helper_id)
    return person if person and question.is_helped_by(person) else None


async def impact_of(uow: UnitOfWork, office: Office, person: Person) -> Impact:
    """Return what a person's answers did, this month and in all."""
    return await impact.of(uow, person.id, Clocks.of(office).month_of(uow.now))
