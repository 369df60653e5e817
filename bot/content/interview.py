"""Interview practice: a question, what the panel wants to hear, what a good answer holds."""

from typing import Annotated

from pydantic import Field

from bot.content.conditions import Condition
from bot.content.fields import Content, Note, Sentence, Slug
from bot.content.sources import Claim


class Card(Claim):
    """One question to practise."""

    id: Slug
    question: Sentence
    for_whom: Condition | None = Field(None, alias="for")
    looks_for: Note
    good: Annotated[tuple[Sentence, ...], Field(min_length=3, max_length=6)]
    avoid: Sentence | None = None


class InterviewFile(Content):
    """content/interview/<area>.yaml."""

    cards: tuple[Card, ...]
