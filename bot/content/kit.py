"""The event kit: what coordinators prepare, what could go wrong, and the order of the day."""

from collections.abc import Collection
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, model_validator

from bot.content.fields import Content, Label, Note, Slug

EventKind: TypeAlias = Literal["workshop", "open-day", "talk", "course", "drop-in"]
EventWay: TypeAlias = Literal["in_person", "online"]
ItemId: TypeAlias = Annotated[Slug, Field(max_length=16)]
"""Short, as it stands in a button beside the event."""


class Part(Content):
    """One thing of the kit, for some kinds and ways of events; for all when they are left out."""

    id: ItemId
    title: Label
    kinds: tuple[EventKind, ...] = ()
    ways: tuple[EventWay, ...] = ()

    def is_for(self, kind: str, ways: Collection[str]) -> bool:
        """Whether an event of this kind, held in these ways, needs it."""
        return (not self.kinds or kind in self.kinds) and (
            not self.ways or any(way in ways for way in self.ways)
        )


class Task(Part):
    """Something to do by a day."""

    hint: Note
    days: Annotated[int, Field(ge=-180, le=90)]
    """From the first day of the event; below 0 before it."""


class Risk(Part):
    """Something that could go wrong, what we do about it, and who looks after it."""

    hint: Note
    who: Label


class Provision(Part):
    """Something people need on the day."""

    hint: Note


class Slot(Part):
    """A part of the day. `talks`: the speakers have their place here. `first`: before any talk."""

    minutes: Annotated[int, Field(ge=5, le=480)]
    talks: bool = False
    first: bool = False


class SpeakerClock(Content):
    """How many days before the event a speaker should be sure, and have a backup."""

    confirm_days: Annotated[int, Field(ge=0, le=90)]
    backup_days: Annotated[int, Field(ge=0, le=90)]


class Kit(Content):
    """content/events/kit.yaml."""

    speakers: SpeakerClock
    tasks: Annotated[tuple[Task, ...], Field(min_length=1)]
    risks: Annotated[tuple[Risk, ...], Field(min_length=1)]
    provisions: Annotated[tuple[Provision, ...], Field(min_length=1)]
    programme: Annotated[tuple[Slot, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _told_apart(self) -> "Kit":
        """Buttons name a thing by its id alone, whichever list it is on."""
        names = [one.id for one in (*self.tasks, *self.risks, *self.provisions)]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"the name '{twice[0]}' stands on two lists")
        if sum(slot.talks for slot in self.programme) != 1:
            raise ValueError("one part of the programme, and only one, has 'talks: true'")
        return self
