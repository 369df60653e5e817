"""The intake: at most six questions, each can be skipped, only what changes the path."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from bot.content.conditions import Condition, FactName
from bot.content.fields import Content, Label, Note, Sentence, Slug

QuestionId: TypeAlias = Literal["profession", "stage", "english", "region", "years", "specialty"]


class Option(Content):
    """One answer. `implies` adds facts: a region is in a nation."""

    id: Slug
    label: Label
    implies: Mapping[FactName, Slug] = Field(default_factory=dict)
    when: Condition | None = None
    """Whom the answer is offered to, by what they answered before."""


class Question(Content):
    """A question with one answer; every question can be skipped."""

    id: QuestionId
    text: Sentence
    why: Note
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    when: Condition | None = None
    """Who is asked, by what they answered before."""


class Intake(Content):
    """content/intake.yaml."""

    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=6)]
