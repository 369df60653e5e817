"""Where facts come from, and how sure we are of them."""

import datetime as dt
from typing import Annotated, Self, TypeAlias

from pydantic import Field, model_validator

from bot.content.conditions import Condition
from bot.content.fields import Confidence, Content, Name, Note, Slug, Url


class Dated(Content):
    """Something that was checked, and must be checked again."""

    checked: dt.date
    review_by: dt.date


class Source(Dated):
    """A page that facts were read on. Its title stays in English, as the page's own does."""

    id: Slug
    title: Name
    url: Url


SourceIds: TypeAlias = Annotated[tuple[Slug, ...], Field(min_length=1)]


class Claim(Content):
    """Anything stated as true: it has a source, and says so when it is not certain."""

    sources: SourceIds
    confidence: Confidence
    uncertain: bool = False
    check_at: Slug | None = None
    """Where the reader can check it: a source. Needed when it is uncertain."""

    @model_validator(mode="after")
    def _honest(self) -> Self:
        if self.confidence == "low" and not self.uncertain:
            raise ValueError("has low confidence and does not say `uncertain: true`")
        if self.uncertain and self.check_at is None:
            raise ValueError("is uncertain and does not say where to check (`check_at:`)")
        return self


class Fact(Claim):
    """One thing worth knowing, for everybody or for those whom `when` describes."""

    text: Note
    when: Condition | None = None


class SourcesFile(Content):
    """content/sources/<area>.yaml."""

    sources: tuple[Source, ...]
