"""What coordinators and mentors who read two languages do: say a published answer in another."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.features.answers import repository
from bot.features.answers.domain import LONGEST, Checked, Shared, State, Translation
from bot.features.answers.errors import GoneError
from bot.features.answers.service.reviewing import Hide, fit
from bot.people import audit
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

WORDS = "shared-words"
"""The kind of prompt: title, question and answer in another language, one after the other."""


@dataclass(frozen=True, repr=False)
class Work:
    """A published answer and one language. `words` is its translation, or None.

    `draft` has what was typed so far, by field; what is typed next is `wanted`, None when all is.
    """

    shared: Shared
    language: str
    words: Translation | None = None
    draft: tuple[str, ...] = ()

    @property
    def wanted(self) -> str | None:
        return next(iter([*LONGEST][len(self.draft) :]), None)


async def states(uow: UnitOfWork, shared_id: int) -> tuple[Shared, dict[str, Translation]]:
    """Return a published answer and its translations by language. Raises GoneError."""
    one = await _published(uow, shared_id)
    return one, await repository.translations_of(uow, one.id)


async def open_(uow: UnitOfWork, shared_id: int, language: str, may: Collection[str]) -> Work:
    """Return an answer and its words in a language, one of those the reader `may` write.

    Raises GoneError.
    """
    one, found = await states(uow, shared_id)
    if language == one.language or language not in may:
        raise GoneError
    return Work(one, language, found.get(language))


async def begin(uow: UnitOfWork, shared_id: int, language: str, may: Collection[str]) -> Work:
    """Expect the words of a language. Raises GoneError."""
    return await _expect(uow, replace(await open_(uow, shared_id, language, may), words=None))


async def write(uow: UnitOfWork, typed: str, may: Collection[str], hide: Hide) -> Work | None:
    """Take the next text; None when it came too late. Raises EmptyTextError, TooLongError."""
    work = await _expected(uow, may)
    if work is None or work.wanted is None:
        return work
    text = fit(work.wanted, hide(work.language, typed))
    return await _expect(uow, replace(work, draft=(*work.draft, text)))


async def save(uow: UnitOfWork, may: Collection[str], state: Checked) -> Work | None:
    """Show what was typed to readers of its language; None when it came too late."""
    work = await _expected(uow, may)
    if work is None or work.wanted is not None:
        return None
    await uow.close_prompt()
    title, question, answer = work.draft
    made = Translation(
        work.shared.id, work.language, state, _me(uow), uow.now, title, question, answer
    )
    return replace(work, words=await repository.translate(uow, made), draft=())


async def confirm(uow: UnitOfWork, shared_id: int, language: str, may: Collection[str]) -> Work:
    """Note that a person has checked what a machine wrote. Raises GoneError."""
    work = await open_(uow, shared_id, language, may)
    if work.words is None:
        raise GoneError
    checked = replace(work.words, state=Checked.REVIEWED, author=_me(uow), written_at=uow.now)
    return replace(work, words=await repository.translate(uow, checked))


async def _published(uow: UnitOfWork, shared_id: int) -> Shared:
    one = await repository.get(uow, shared_id)
    if one is None or one.state is not State.PUBLISHED:
        raise GoneError
    uow.about(one.key)
    return one


async def _expect(uow: UnitOfWork, work: Work) -> Work:
    said = dict(zip(LONGEST, work.draft, strict=False))
    data = {"shared": str(work.shared.id), "language": work.language, **said}
    uow.ask(Prompt(WORDS, data))
    return work


async def _expected(uow: UnitOfWork, may: Collection[str]) -> Work | None:
    """Return what is being written, and expect no more of it where that may not be any more."""
    prompt = await uow.prompt()
    if prompt is None or prompt.kind != WORDS:
        return None
    one = await repository.get(uow, int(prompt.data["shared"]))
    if one is None or one.state is not State.PUBLISHED or prompt.data["language"] not in may:
        await uow.close_prompt()
        return None
    uow.about(one.key)
    draft = tuple(prompt.data[field] for field in LONGEST if field in prompt.data)
    return Work(one, prompt.data["language"], draft=draft)


def _me(uow: UnitOfWork) -> str:
    return audit.actor(uow.vault, uow.person.id)
