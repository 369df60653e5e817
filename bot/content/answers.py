"""Published answers: what people ask again and again, answered once, with its sources."""

from typing import Annotated

from pydantic import Field

from bot.content.fields import Content, Label, Sentence, Slug
from bot.content.sources import Claim

SlugList = tuple[Slug, ...]


class Answer(Claim):
    """One question as people ask it, and what is known about it. Information, never advice."""

    id: Slug
    title: Label
    question: Sentence
    answer: Annotated[tuple[Sentence, ...], Field(min_length=2, max_length=5)]
    steps: Annotated[SlugList, Field(min_length=1)]
    """The steps and topics that it belongs to, the closest first."""
    professions: SlugList = ()
    """Whose question it is; everybody's when left out."""
    help: SlugList = ()
    """Organisations of content/directory/ to ask, where a mentor may not answer."""

    def is_for(self, profession: str | None) -> bool:
        """Whether people of this profession ask it; None: whoever has not said theirs."""
        return profession is None or not self.professions or profession in self.professions


class AnswersFile(Content):
    """content/answers/<area>.yaml."""

    answers: tuple[Answer, ...]
