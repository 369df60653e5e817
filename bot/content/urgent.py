"""Urgent help: whom to reach now."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from bot.content.fields import Content, Label, Name, Sentence, Slug, Url
from bot.content.sources import Claim, Dated

Number = Annotated[str, StringConstraints(pattern=r"^[0-9]+( [0-9]+)*$", max_length=20)]


class UrgentContact(Claim, Dated):
    """One line to call or text, or one site; `how` says more where a number is not enough."""

    id: Slug
    name: Name
    for_whom: Sentence
    hours: Sentence
    call: Number | None = None
    text_to: Number | None = None
    url: Url | None = None
    how: Sentence | None = None

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if self.call is None and self.text_to is None and self.url is None:
            raise ValueError("has no number and no address (`call:`, `text_to:` or `url:`)")
        return self


class UrgentGroup(Content):
    """Contacts for one kind of trouble; the first group is on the first screen."""

    id: Slug
    title: Label
    contacts: Annotated[tuple[UrgentContact, ...], Field(min_length=1)]


class Urgent(Content):
    """content/urgent/uk.yaml."""

    intro: Sentence
    groups: Annotated[tuple[UrgentGroup, ...], Field(min_length=1)]

    @property
    def lines(self) -> tuple[UrgentContact, ...]:
        """Return every contact, whatever it is for."""
        return tuple(one for group in self.groups for one in group.contacts)
