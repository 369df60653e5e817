"""Expecting text for a question: a prompt that survives a restart, and a photo that waits in it."""

from dataclasses import asdict, dataclass

from bot.features.questions.domain import Question
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

TEXT = "question-text"
"""The kind of prompt: text of a question, a follow-up or an answer."""


@dataclass(frozen=True, repr=False)
class Photo:
    """A photo of the person who acts, who has yet to say whether it goes along.

    `message` is the message it came in; `file` what Telegram calls it, for ever and for sending,
    with a space between; `caption` what is written below it.
    """

    message: str
    file: str
    caption: str


async def expect(uow: UnitOfWork, question: Question, photo: Photo | None = None) -> None:
    """Expect text; a photo waits for its author's word, and one that waited before is let go."""
    waits = asdict(photo) if photo else {}
    uow.ask(Prompt(TEXT, {"question": str(question.id), **waits}))


async def expected(uow: UnitOfWork) -> int | None:
    """Return the question for which text of the person who acts is expected."""
    prompt = await uow.prompt()
    return int(prompt.data["question"]) if prompt and prompt.kind == TEXT else None


async def waiting_photo(uow: UnitOfWork) -> Photo | None:
    """Return the photo that waits for the word of the person who acts."""
    prompt = await uow.prompt()
    if prompt is None or prompt.kind != TEXT or "file" not in prompt.data:
        return None
    return Photo(prompt.data["message"], prompt.data["file"], prompt.data["caption"])


async def stop_expecting(uow: UnitOfWork, question: Question) -> None:
    """Expect no more text for this question; what else is being asked stays."""
    if await expected(uow) == question.id:
        await uow.close_prompt()
