"""The library: all content, read and checked, looked up by name."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from bot.content.answers import Answer
from bot.content.clocks import Clock
from bot.content.conditions import FactName, Facts, StepStatus
from bot.content.dated import Item, key_of
from bot.content.distress import DistressWords, Ear
from bot.content.fields import Content, placeholders
from bot.content.figures import Figure
from bot.content.glossary import Term
from bot.content.instruments import Instrument
from bot.content.intake import Intake
from bot.content.interview import Card
from bot.content.kit import Kit
from bot.content.organisations import Organisation
from bot.content.pathways import Guide, Pathway, Step, Track
from bot.content.replies import Reply
from bot.content.rights import Rights
from bot.content.sources import Source
from bot.content.urgent import Urgent
from bot.content.walk import texts, walk


@dataclass(frozen=True)
class Library:
    """All content. Names inside it are known to lead somewhere; one from an old button may not."""

    pathways: tuple[Pathway, ...]
    guides: tuple[Guide, ...]
    clocks: tuple[Clock, ...]
    terms: tuple[Term, ...]
    cards: tuple[Card, ...]
    answers: tuple[Answer, ...]
    rights: tuple[Rights, ...]
    intake: Intake
    urgent: Urgent
    kit: Kit
    sources: Mapping[str, Source]
    figures: Mapping[str, Figure]
    organisations: Mapping[str, Organisation]
    distress: tuple[DistressWords, ...] = ()
    replies: tuple[Reply, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    doubted: frozenset[str] = frozenset()
    """Keys (`bot.content.dated`) of what a coordinator said is not valid any more."""
    written: "Library | None" = None
    """What the files say, where coordinators have reviewed something since."""

    @cached_property
    def memo(self) -> dict[Any, Any]:
        """What features worked out of this content, by what they did it from; gone with it."""
        return {}

    @property
    def as_written(self) -> "Library":
        return self.written or self

    def reviewed(
        self, dates: Mapping[str, Mapping[str, Any]], doubted: frozenset[str]
    ) -> "Library":
        """Return the library of the files with what coordinators said of it since.

        `dates` are new values of `checked` and `review_by`, by key.
        """
        if not dates and not doubted:
            return self.as_written
        fields = self.as_written._redated(dates) if dates else {}  # noqa: SLF001 -- its own class
        return replace(self.as_written, **fields, doubted=doubted, written=self.as_written)

    def _redated(self, dates: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """Return the fields that change when items (by key) get these dates."""

        def dated(one: Any) -> Any:
            changes = dates.get(str(key_of(one)))
            return one.model_copy(update=changes) if changes else one

        groups = tuple(
            group.model_copy(update={"contacts": tuple(map(dated, group.contacts))})
            for group in self.urgent.groups
        )
        return {
            "figures": {name: dated(one) for name, one in self.figures.items()},
            "sources": {name: dated(one) for name, one in self.sources.items()},
            "organisations": {name: dated(one) for name, one in self.organisations.items()},
            "urgent": self.urgent.model_copy(update={"groups": groups}),
        }

    @cached_property
    def dated(self) -> Mapping[str, Item]:
        """Everything that must be checked again one day, by its key (`bot.content.dated`)."""
        every: tuple[Item, ...] = (
            *self.figures.values(),
            *self.sources.values(),
            *self.organisations.values(),
            *self.urgent.lines,
        )
        return {str(key_of(one)): one for one in every}

    @cached_property
    def tracks(self) -> Mapping[str, Track]:
        """Every route and guide, by slug."""
        return {track.slug: track for track in (*self.pathways, *self.guides)}

    @cached_property
    def steps(self) -> Mapping[str, Step]:
        """Every step and topic, by slug."""
        return {step.slug: step for track in self.tracks.values() for step in track.steps}

    def pathway(self, slug: str) -> Pathway | None:
        return next((pathway for pathway in self.pathways if pathway.slug == slug), None)

    def pathways_for(self, profession: str) -> tuple[Pathway, ...]:
        """Return the routes of a profession, in the order of their file names."""
        return tuple(pathway for pathway in self.pathways if profession in pathway.professions)

    def reply(self, slug: str) -> Reply | None:
        return next((one for one in self.replies if one.id == slug), None)

    def step(self, slug: str) -> Step | None:
        return self.steps.get(slug)

    def tracks_with(self, slug: str) -> tuple[Track, ...]:
        """Return the routes and guides that a step is on."""
        return tuple(
            track
            for track in self.tracks.values()
            if any(step.slug == slug for step in track.steps)
        )

    def instrument(self, slug: str) -> Instrument | None:
        return next((one for one in self.instruments if one.slug == slug), None)

    def figure(self, figure_id: str) -> Figure:
        """Return a figure that content names; raises KeyError for any other."""
        return self.figures[figure_id]

    def figures_in(self, text: str) -> Mapping[str, Figure]:
        """Return the figures that fill an English text, by the name of their placeholder."""
        return {name: self.figures[name] for name in sorted(placeholders(text))}

    def sources_of(self, content: Content) -> tuple[Source, ...]:
        """Return every source behind a step or a part of it: its own first, its figures' last."""
        names = [*getattr(content, "sources", ())]
        names += [str(one.value) for one in walk(content) if one.field in {"sources", "check_at"}]
        for figure in self.figures_of(content):
            names += figure.sources
        return tuple(self.sources[name] for name in dict.fromkeys(names))

    def figures_of(self, content: Content) -> tuple[Figure, ...]:
        """Return the figures that readers see in a step or a part of it."""
        found = walk(content)
        names = [str(one.value) for one in found if one.field == "amount"]
        for _, text, _ in texts(found):
            names += self.figures_in(text)
        return tuple(self.figures[name] for name in dict.fromkeys(names) if name in self.figures)

    def is_doubted(self, content: Content) -> bool:
        """Tell whether a coordinator said that this, or what it rests on, is not valid any more."""
        if not self.doubted:
            return False
        behind = (content, *self.figures_of(content), *self.sources_of(content))
        return any(key_of(one) in self.doubted for one in behind)

    def sounds_like_distress(self, text: str) -> bool:
        """Tell whether a text sounds as if somebody needs help now, in whatever language."""
        return self._ear.hears(text)

    @cached_property
    def _ear(self) -> Ear:
        return Ear(self.distress)

    def facts(
        self, answers: Mapping[str, str], steps: Mapping[str, StepStatus] | None = None
    ) -> Facts:
        """Turn intake answers (option id by question id) into facts, with what they imply.

        Answers that the intake no longer knows are left out.
        """
        known: dict[FactName, str] = {}
        for question in self.intake.questions:
            for option in question.options:
                if answers.get(question.id) == option.id:
                    known |= {question.id: option.id, **option.implies}
        return Facts(known, steps or {})
