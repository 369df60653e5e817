"""Photos: after a warning and a yes, one goes along with a question or an answer."""

from bot.features.questions.case import Case, look
from bot.features.questions.domain import Question
from bot.features.questions.errors import NoMorePhotosError, PhotoGoneError
from bot.features.questions.guarded import look_at
from bot.features.questions.repository import entries, questions
from bot.features.questions.service.correcting import corrected
from bot.features.questions.service.prompting import Photo, expect, expected, waiting_photo
from bot.features.questions.service.writing import add, legible
from bot.features.questions.views import photos as views
from bot.office import Office
from bot.unit_of_work import UnitOfWork

MOST = 3  # photos in one text
MARK = "📷"  # where a photo belongs in a text


def unmarked(text: str) -> str:
    """Return a text for readers who do not see its photos."""
    if MARK not in text:
        return text
    passages = (one.strip() for one in text.replace(MARK, "").split("\n\n"))
    return "\n\n".join(filter(None, passages))


async def are_taken(uow: UnitOfWork, office: Office) -> bool:
    """Whether a photo can go along with what the person who acts is writing."""
    return office.programme.photos_in_questions and await _writing(uow) is not None


async def offer(uow: UnitOfWork, office: Office, photo: Photo) -> None:
    """Warn of what a photo can show, and ask whether it goes along. Raises NoMorePhotosError."""
    question = await _writing(uow)
    assert question, "`are_taken` says whether one is written"
    if await entries.count_photos(uow, question, uow.person) >= MOST:
        raise NoMorePhotosError(MOST)
    await expect(uow, question, photo)
    guarded = look_at(uow.vault, office.library, photo.caption)
    uow.show(views.warning(office.translator(uow.person), int(photo.message), guarded))


async def take(uow: UnitOfWork, office: Office, message_id: int) -> Case:
    """Add the photo of this message to the draft; a second tap only looks.

    Raises PhotoGoneError, TooLongError.
    """
    photo, question = await waiting_photo(uow), await _writing(uow)
    if photo is None or question is None or photo.message != str(message_id):
        return await _look_again(uow, office, message_id)
    text = f"{MARK} {photo.caption}".rstrip()
    case = await add(uow, office, question, message_id, text, photo.file)
    await expect(uow, question)
    return case


async def leave_out(uow: UnitOfWork, office: Office, message_id: int) -> Case:
    """Let go of the photo of this message. Raises PhotoGoneError."""
    photo, question = await waiting_photo(uow), await _writing(uow)
    if photo is None or question is None or photo.message != str(message_id):
        return await _look_again(uow, office, message_id)
    await expect(uow, question)
    return await look(uow, office, question, uow.person)


async def changed(uow: UnitOfWork, office: Office, photo: Photo) -> bool:
    """Take over a changed caption; False when the photo was none of ours.

    Another picture in place of the old one is not passed on: nobody has said that it may be.
    Raises TooLongError.
    """
    message_id = int(photo.message)
    waits = await waiting_photo(uow)
    if waits and waits.message == photo.message:
        await offer(uow, office, photo)
        return True
    before = await entries.photo_of(uow, uow.person, message_id)
    if before is None:
        return False
    if _forever(before) != _forever(photo.file):
        uow.show(views.not_exchanged(office.translator(uow.person)))
        return True
    text = legible(f"{MARK} {photo.caption}".rstrip())
    return await corrected(uow, office, message_id, text)


def _forever(file: str) -> str:
    return file.partition(" ")[0]


async def _writing(uow: UnitOfWork) -> Question | None:
    """Return the question for which the person who acts may write something now."""
    question_id = await expected(uow)
    question = await questions.get(uow, question_id) if question_id is not None else None
    return question if question and question.can_be_written_by(uow.person) else None


async def _look_again(uow: UnitOfWork, office: Office, message_id: int) -> Case:
    entry = await entries.find(uow, uow.person, message_id)
    question = await questions.get(uow, entry.question_id) if entry else None
    if question is None:
        raise PhotoGoneError
    return await look(uow, office, question, uow.person)
