"""A question as somebody looks at it: with its texts, and names that reveal nobody."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.content import Library
from bot.features.questions.clocks import HISTORY, Clocks, Wait, usual_wait
from bot.features.questions.coordinators import who_hear
from bot.features.questions.domain import Question
from bot.features.questions.guard import worded
from bot.features.questions.guarded import CLEAR, Guarded, look_at
from bot.features.questions.pseudonyms import alias
from bot.features.questions.ready import written_out
from bot.features.questions.repository import entries, questions
from bot.features.questions.repository.entries import Entry
from bot.i18n import Translator
from bot.office import Office
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork


@dataclass(frozen=True, repr=False)
class Case:
    """`said` is the conversation so far; `draft` what the reader has written and not sent.

    `aliases` are the numbers of pseudonyms by author, as this reader may see them. `step` is the
    title of the step it is about, still to be translated, or "". `language` is what the asker
    reads, under its own name. `until` is when a claim ends, or until when what is over can be
    opened again. `guarded` is what the guard says of the draft. An asker who waits sees how long
    answers take (`wait`, None while too few are known) and whether a coordinator who hears of it
    is there (`looked_after`).
    `library` has the ready replies in these texts, and `asker_t` is how the asker reads.
    """

    question: Question
    said: tuple[Entry, ...]
    draft: str
    aliases: Mapping[int, int]
    step: str
    language: str
    until: dt.datetime
    guarded: Guarded = CLEAR
    wait: Wait | None = None
    looked_after: bool = True
    library: Library | None = None
    asker_t: Translator | None = None

    def told(self, t: Translator, text: str) -> str:
        """Return a text of this conversation with its ready replies in the language of `t`."""
        return written_out(t, self.library, text) if self.library else text

    @property
    def asked(self) -> str:
        """What the asker wrote last."""
        texts = [e.text for e in self.said if e.author_id == self.question.asker_id]
        return texts[-1] if texts else ""


async def look(uow: UnitOfWork, office: Office, question: Question, reader: Person) -> Case:
    """Return the question as `reader`, its asker or a helper, may see it."""
    written = await entries.conversation(uow, question)
    t = office.translator(reader)
    said = tuple(replace(one, text=worded(t, one.text)) for one in written if one.sent_at)
    mine = [entry.text for entry in written if not entry.sent_at and entry.author_id == reader.id]
    draft = mine[0] if mine else ""
    asker = await uow.get_person(question.asker_id)
    code = office.catalogs.known((asker.language if asker else None) or "en")
    step = office.library.step(question.step)
    waits = question.is_open and question.is_asked_by(reader)
    return Case(
        question=question,
        said=said,
        draft=draft,
        aliases=_aliases(uow, question, reader, said),
        step=step.title if step else "",
        language=next(one.own_name for one in office.catalogs.languages if one.code == code),
        until=Clocks.of(office).until(question),
        guarded=look_at(uow.vault, office.library, draft) if draft else CLEAR,
        wait=await usual(uow, office) if waits else None,
        looked_after=not (waits and question.escalated_at) or bool(await who_hear(uow, question)),
        library=office.library,
        asker_t=office.translator(asker),
    )


async def usual(uow: UnitOfWork, office: Office) -> Wait | None:
    """Return how long answers took in the last 30 days, or None while too few are known."""
    took = await questions.answer_times(uow, uow.now - HISTORY)
    return usual_wait(took, at_least=office.settings.k_anonymity)


def _aliases(
    uow: UnitOfWork, question: Question, reader: Person, said: tuple[Entry, ...]
) -> dict[int, int]:
    """Give the asker the name they have for this helper; each helper the one the asker knows."""
    asker = question.asker_id
    helpers = {entry.author_id for entry in said} | {question.helper_id or asker}
    names = {one: alias(uow.vault, asker, one, one) for one in helpers - {asker}}
    if reader.id != asker:
        names[asker] = alias(uow.vault, asker, reader.id, asker)
    return names
