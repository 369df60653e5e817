"""Questions and safety: what was relayed, for a report; two people apart; somebody stopped."""

import json
from dataclasses import dataclass, replace

from bot.features.questions import pseudonyms
from bot.features.questions.domain import HELD, NOBODY, Offer, Question, State
from bot.features.questions.errors import NotYoursError, OverError
from bot.features.questions.guard import worded
from bot.features.questions.ready import named
from bot.features.questions.repository import entries, offers, questions
from bot.features.questions.service.dispatching import Mentors, advance, give_back, keep
from bot.i18n import Translator, html
from bot.office import Office, tell
from bot.people.person import Person
from bot.screen import notice
from bot.unit_of_work import UnitOfWork


@dataclass(frozen=True, repr=False)
class Relayed:
    """An entry of a question: who wrote it, 0 when gone; the question's reference, "" when gone.

    `copy` is the conversation as it is now, for `spoken`.
    """

    author_id: int
    ref: str
    copy: str


@dataclass(frozen=True, repr=False)
class Spoken:
    """One text of a copied conversation, under a pseudonym."""

    name: str
    asks: bool
    reported: bool
    text: str
    photos: tuple[str, ...]


async def relayed(uow: UnitOfWork, question_id: int, entry_id: int) -> Relayed:
    """Return what the person who acts was shown; their button proves that it was them."""
    question = await questions.get(uow, question_id)
    if question is None:
        return Relayed(NOBODY, "", "[]")
    said = [one for one in await entries.conversation(uow, question) if one.sent_at]
    me, asker = uow.person.id, question.asker_id
    wrote = next((one.author_id for one in said if one.id == entry_id), me)
    author = wrote if wrote != me else _other(question, me)
    helper = author if me == asker else me
    copied = [
        {
            "alias": pseudonyms.alias(
                uow.vault, asker, helper if one.author_id == asker else one.author_id, one.author_id
            ),
            "asks": one.author_id == asker,
            "reported": one.id == entry_id,
            "text": one.text,
            "photos": one.photos,
        }
        for one in said
    ]
    return Relayed(author, question.ref, json.dumps(copied, ensure_ascii=False))


def _other(question: Question, person_id: int) -> int:
    """Return who is on the other side when the text itself is gone."""
    if person_id == question.asker_id:
        return question.helper_id or NOBODY
    return question.asker_id


def spoken(t: Translator, copy: str) -> list[Spoken]:
    """Read a copied conversation, with the names that the two had for each other."""
    return [
        Spoken(
            pseudonyms.name(t, one["alias"]),
            one["asks"],
            one["reported"],
            named(t, worded(t, one["text"])),
            tuple(one.get("photos", ())),  # a report from before there were any
        )
        for one in json.loads(copy)
    ]


async def find(uow: UnitOfWork, ref: str) -> Question | None:
    """Return the question with a reference, once it was sent."""
    question = await questions.by_ref(uow, ref)
    return question if question and question.state is not State.DRAFT else None


async def side(uow: UnitOfWork, question_id: int, *, asks: bool) -> tuple[str, int]:
    """Return the reference of a question, and who asks or answers in it (0: nobody is left)."""
    question = await questions.get(uow, question_id)
    if question is None:
        return "", NOBODY
    return question.ref, question.asker_id if asks else question.helper_id or NOBODY


async def separate(uow: UnitOfWork, office: Office, mentors: Mentors, other_id: int) -> None:
    """End what connects the person who acts with another: others are found for open questions.

    An answered question stays with its asker, without the helper. Nobody is told why.
    """
    me = uow.person.id
    for asker, helper in ((me, other_id), (other_id, me)):
        for question in await questions.asked_by(uow, asker):
            await _part(uow, office, mentors, question, helper, silently=helper == me)


async def _part(
    uow: UnitOfWork,
    office: Office,
    mentors: Mentors,
    question: Question,
    helper: int,
    *,
    silently: bool,
) -> None:
    """Take a question from a helper, or its offer; `silently`: they hear of it anyway."""
    if question.helper_id == helper and question.state in HELD:
        await _take_from(uow, office, mentors, question, silently=silently)
    elif question.helper_id == helper:
        await keep(uow, office, replace(question, helper_id=None))
    elif question.state is State.WAITING:
        await _withdraw_offer(uow, office, mentors, question, helper)


async def stop(uow: UnitOfWork, office: Office, mentors: Mentors, person: Person) -> None:
    """End what somebody has open who may neither ask nor answer now."""
    for question in await questions.asked_by(uow, person.id):
        if question.is_open:
            await _close(uow, office, question)
    await release(uow, office, mentors, person)


async def release(uow: UnitOfWork, office: Office, mentors: Mentors, person: Person) -> None:
    """Find others for what somebody answers or was offered who does not answer any more."""
    for question in await questions.helped_by(uow, person.id):
        await _part(uow, office, mentors, question, person.id, silently=True)
    for question in await questions.offered_to(uow, person.id):
        await _withdraw_offer(uow, office, mentors, question, person.id)


async def _close(uow: UnitOfWork, office: Office, question: Question) -> None:
    """End a question of somebody who was stopped; its helper hears that nothing more is needed."""
    if question.state in HELD and question.helper_id is not None:
        await offers.decide(uow, question, question.helper_id, Offer.RETURNED)
        await entries.discard(uow, question, question.helper_id)
        await _say(uow, office, question.helper_id, OverError(question.ref))
    await keep(uow, office, question.ended(State.CLOSED, uow.now))


async def _take_from(
    uow: UnitOfWork, office: Office, mentors: Mentors, question: Question, *, silently: bool
) -> None:
    """Give a question back for its helper, and find another."""
    if not silently and question.helper_id is not None:
        await _say(uow, office, question.helper_id, NotYoursError(question.ref))
    await advance(uow, office, mentors, await give_back(uow, question), quietly=True)


async def _withdraw_offer(
    uow: UnitOfWork, office: Office, mentors: Mentors, question: Question, mentor_id: int
) -> None:
    made = await offers.of(uow, question)
    if made.get(mentor_id) is Offer.OFFERED:
        await offers.decide(uow, question, mentor_id, Offer.DECLINED)
        await advance(uow, office, mentors, question, quietly=True)


async def _say(
    uow: UnitOfWork, office: Office, person_id: int, what: NotYoursError | OverError
) -> None:
    if person := await uow.get_person(person_id):
        t = office.translator(person)
        tell(uow, office, person, [notice(t, html("{text}", text=what.message(t)), silent=True)])
