"""Rules of published answers: what each is called, which belong to a step, who agreed to what."""

import dataclasses
import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from bot.content import Library
from bot.content.answers import Answer
from bot.i18n import split

KEY_BYTES: Final = 4
LONGEST: Final = {"title": 40, "question": 300, "answer": 1500}
"""How long the texts of a shared answer may be, in characters."""
LONGEST_SOURCE: Final = 300


def key(answer: str) -> str:
    """Return what stands for an answer in a button: 8 hexadecimal digits."""
    return hashlib.blake2b(answer.encode(), digest_size=KEY_BYTES).hexdigest()


def find(library: Library, wanted: str) -> Answer | None:
    """Return the answer with this key, unless content has lost it."""
    return next((one for one in library.answers if key(one.id) == wanted), None)


def to_step(library: Library, step: str, profession: str | None) -> list[Answer]:
    """Return the answers pinned to a step that are for this profession, the closest first."""
    mine = [one for one in library.answers if step in one.steps and one.is_for(profession)]
    return sorted(mine, key=lambda one: one.steps.index(step))


class State(StrEnum):
    """Where an answer stands that came from a mentor."""

    OFFERED = "offered"  # one side agreed; nothing of the texts is copied yet
    REVIEW = "review"  # both agreed; a coordinator reads it
    PUBLISHED = "published"
    OVER = "over"  # refused, declined or taken back: its texts are gone, for good


@dataclass(frozen=True, repr=False)
class Origin:
    """A closed question and its answer, with what could show who somebody is hidden."""

    question_id: int
    asker_id: int
    helper_id: int
    step: str
    language: str
    asked: str
    answered: str


@dataclass(frozen=True, repr=False)
class Shared:
    """A mentor's answer on its way to everybody. Texts are there from review on.

    `language` is what it is written in. `step` is where it is pinned, or "". `checked_at` is when
    a coordinator last found it right; `source` the address of a page that says the same, or "".
    """

    id: int
    question_id: int
    asker_id: int
    helper_id: int
    step: str
    language: str
    since: dt.datetime
    state: State = State.OFFERED
    asker_agrees: bool = False
    helper_agrees: bool = False
    published_at: dt.datetime | None = None
    checked_at: dt.datetime | None = None
    title: str = ""
    question: str = ""
    answer: str = ""
    source: str = ""

    @property
    def key(self) -> str:
        """What stands for it in a button: 8 hexadecimal digits, as for other answers."""
        return f"{self.id:08x}"

    def is_of(self, person_id: int) -> bool:
        """Whether the person is one of the two whose words it holds."""
        return person_id in (self.asker_id, self.helper_id)

    def agreed(self, person_id: int, origin: Origin, now: dt.datetime) -> "Shared":
        """Return it with the agreement of one side; with both, it goes to a coordinator."""
        if self.state is not State.OFFERED:
            return self
        said = self._but(
            asker_agrees=self.asker_agrees or person_id == self.asker_id,
            helper_agrees=self.helper_agrees or person_id == self.helper_id,
        )
        if not (said.asker_agrees and said.helper_agrees):
            return said
        return dataclasses.replace(
            said,
            state=State.REVIEW,
            since=now,
            title=shortened(origin.asked, LONGEST["title"]),
            question=shortened(origin.asked, LONGEST["question"]),
            answer=shortened(origin.answered, LONGEST["answer"]),
        )

    def edited(self, field: str, text: str) -> "Shared":
        """Return it with one of its texts, its step or its language changed."""
        return self._but(**{field: text})

    def published(self, now: dt.datetime) -> "Shared":
        return self._but(state=State.PUBLISHED, published_at=now, checked_at=now)

    def still_right(self, now: dt.datetime) -> "Shared":
        return self._but(checked_at=now)

    def check_at(self, patience: dt.timedelta) -> dt.datetime:
        """Return when somebody must look at it again."""
        assert self.checked_at, "only published ones are looked at again"
        return self.checked_at + patience

    def told_in(self, words: "Translation | None") -> "Shared":
        """Return it as it reads in a translation, if there is one."""
        if words is None:
            return self
        return self._but(title=words.title, question=words.question, answer=words.answer)

    def over(self, now: dt.datetime) -> "Shared":
        """Return it without anything that was written."""
        return self._but(
            state=State.OVER, since=now, published_at=None, checked_at=None,
            title="", question="", answer="", source="",
        )  # fmt: skip

    def _but(self, **changes: object) -> "Shared":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace


class Checked(StrEnum):
    """How a translation came about."""

    DRAFTED = "drafted"  # by a machine; nobody has checked it
    REVIEWED = "reviewed"  # a person wrote or checked it


@dataclass(frozen=True, repr=False)
class Translation:
    """A published answer in another language. `author` is who, for `bot.people.audit.code_of`."""

    shared_id: int
    language: str
    state: Checked
    author: str
    written_at: dt.datetime
    title: str
    question: str
    answer: str


def is_address(text: str) -> bool:
    """Whether a text is the address of a public page: nothing hides in it."""
    try:
        parts = urlsplit(text)
        host, ordinary = parts.hostname or "", parts.port is None
    except ValueError:
        return False
    alone = not re.search(r"[\s<>\"'`@\\]", text) and text.isascii()
    return alone and parts.scheme == "https" and ordinary and "." in host.strip(".")


def shortened(text: str, limit: int) -> str:
    """Return how a text begins, on at most so many characters."""
    first = split(text, limit)[0] if text else ""
    return first if first == text else f"{split(text, limit - 1)[0]}…"
