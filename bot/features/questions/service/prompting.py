"""Expecting text for a question: a prompt that survives a restart."""

from bot.features.questions.domain import Question
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

TEXT = "question-text"
"""The kind of prompt: text of a question, a follow-up or an answer."""


async def expect(uow: UnitOfWork, question: Question) -> None:
    await uow.ask(Prompt(TEXT, {"question": str(question.id)}))


async def expected(uow: UnitOfWork) -> int | None:
    """Return the question for which text of the person who acts is expected."""
    prompt = await uow.prompt()
    return int(prompt.data["question"]) if prompt and prompt.kind == TEXT else None


async def stop_expecting(uow: UnitOfWork, question: Question) -> None:
    """Expect no more text for this question; what else is being asked stays."""
    if await expected(uow) == question.id:
        await uow.close_prompt()
