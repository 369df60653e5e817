"""Clocks: how long a dated result is valid, and what has to happen in that time."""

from typing import Annotated

from pydantic import Field

from bot.content.conditions import Condition
from bot.content.fields import Content, FigureId, Label, Sentence, Slug
from bot.content.sources import Claim


class Clock(Claim):
    """One kind of result; it starts on the day that the person says they got it."""

    id: Slug
    result: Label
    valid_for: FigureId
    """A length of time."""
    warn_months: Annotated[int, Field(ge=1, le=24)]
    """How long before the end the plan begins to warn: enough time to act."""
    before: Sentence
    """What must happen before it ends."""
    after: Sentence
    """What to do once it has ended."""
    step: Slug
    when: Condition | None = None
    """Who may have such a result."""


class ClocksFile(Content):
    """content/clocks/<area>.yaml."""

    clocks: tuple[Clock, ...]
