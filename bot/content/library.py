"""The library: all content, read and checked, looked up by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.content.conditions import FactName, Facts, StepStatus
from bot.content.fields import Content, placeholders
from bot.content.figures import Figure
from bot.content.intake import Intake
from bot.content.organisations import Organisation
from bot.content.pathways import Pathway, Step
from bot.content.sources import Source
from bot.content.urgent import Urgent
from bot.content.walk import texts, walk


@dataclass(frozen=True)
class Library:
    """All content. Names inside it are known to lead somewhere; one from an old button may not."""

    pathways: tuple[Pathway, ...]
    intake: Intake
    urgent: Urgent
    sources: Mapping[str, Source]
    figures: Mapping[str, Figure]
    organisations: Mapping[str, Organisation]

    @cached_property
    def _pathway_by_step(self) -> Mapping[str, Pathway]:
        return {step.slug: pathway for pathway in self.pathways for step in pathway.steps}

    @cached_property
    def _step_by_slug(self) -> Mapping[str, Step]:
        return {step.slug: step for pathway in self.pathways for step in pathway.steps}

    def pathway(self, slug: str) -> Pathway | None:
        return next((pathway for pathway in self.pathways if pathway.slug == slug), None)

    def pathways_for(self, profession: str) -> tuple[Pathway, ...]:
        """Return the routes of a profession, in the order of their file names."""
        return tuple(pathway for pathway in self.pathways if pathway.profession == profession)

    def step(self, slug: str) -> Step | None:
        return self._step_by_slug.get(slug)

    def pathway_of(self, step: Step) -> Pathway:
        """Return the pathway that a step of this library belongs to."""
        return self._pathway_by_step[step.slug]

    def figure(self, figure_id: str) -> Figure:
        """Return a figure that content names; raises KeyError for any other."""
        return self.figures[figure_id]

    def figures_in(self, text: str) -> Mapping[str, Figure]:
        """Return the figures that fill an English text, by the name of their placeholder."""
        return {name: self.figures[name] for name in sorted(placeholders(text))}

    def sources_of(self, content: Content) -> tuple[Source, ...]:
        """Return every source behind a step or a part of it: its own first, its figures' last."""
        found = walk(content)
        names = [*getattr(content, "sources", ())]
        names += [str(one.value) for one in found if one.field in {"sources", "check_at"}]
        figures = [self.figures.get(str(one.value)) for one in found if one.field == "amount"]
        for _, text, _ in texts(found):
            figures += self.figures_in(text).values()
        for figure in figures:
            names += figure.sources if figure else ()
        return tuple(self.sources[name] for name in dict.fromkeys(names))

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
