"""A closed question and its answer, as they may be shared: identifiers are hidden."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.features.questions.domain import Question, State
from bot.features.questions.errors import GoneError
from bot.features.questions.guard import find, masked, worded
from bot.features.questions.ready import blanked, written_out
from bot.features.questions.repository import entries, questions
from bot.features.questions.repository.entries import Entry
from bot.features.questions.service.photos import unmarked
from bot.i18n import SOURCE
from bot.office import Office
from bot.unit_of_work import UnitOfWork


@dataclass(frozen=True, repr=False)
class Pair:
    """What was asked first and answered last. `language` is what the answer seems to be in."""

    question: Question
    helper_id: int
    asked: str
    answered: str
    language: str


async def closed_pair(uow: UnitOfWork, office: Office, question_id: int) -> Pair:
    """Return a closed question to one of its two sides, its asker or its helper.

    Raises GoneError, also where its texts are gone.
    """
    question = await questions.get(uow, question_id)
    if question is None or question.state is not State.CLOSED or question.helper_id is None:
        raise GoneError
    if uow.person.id != question.asker_id and not question.is_helped_by(uow.person):
        raise GoneError
    said = [one for one in await entries.conversation(uow, question) if one.sent_at]
    asked = _texts_of(said, question.asker_id)
    answered = _texts_of(said, question.helper_id)
    if not asked or not answered:
        raise GoneError
    asker = await uow.get_person(question.asker_id)
    language = office.catalogs.known((asker and asker.language) or SOURCE)
    language = SOURCE if _is_latin(blanked(answered[-1])) else language
    t = office.catalogs.translator(language)
    shown, told = (
        written_out(t, office.library, worded(t, masked(text, find(blanked(text)))))
        for text in (asked[0], answered[-1])
    )
    return Pair(question, question.helper_id, shown, told, language)


def _texts_of(said: Iterable[Entry], author_id: int) -> list[str]:
    """Return what somebody wrote, without photos: those are not shared."""
    written = (unmarked(one.text) for one in said if one.author_id == author_id)
    return [text for text in written if text]


def _is_latin(text: str) -> bool:
    """Whether most letters of a text are those of English."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isascii() for letter in letters) * 2 >= len(letters)
