"""The library: all content, read and checked, looked up by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.content.conditions import FactName, Facts, StepStatus
from bot.content.fields import placeholders
from bot.content.figures import Figure
from bot.content.intake import Intake
from bot.content.organisations import Organisation
from bot.content.pathways import Pathway, Step
from bot.content.sources import Source
from bot.content.urgent import Urgent


@dataclass(frozen=True, slots=True)
class Library:
    """All content. Names inside it are known to lead somewhere; a slug from outside may not."""

    pathways: tuple[Pathway, ...]
    intake: Intake
    urgent: Urgent
    sources: Mapping[str, Source]
    figures: Mapping[str, Figure]
    organisations: Mapping[str, Organisation]
    _steps: Mapping[str, tuple[Pathway, Step]]

    def pathway(self, slug: str) -> Pathway | None:
        """Find a pathway; None where an old button names one that is gone."""
        return next((pathway for pathway in self.pathways if pathway.slug == slug), None)

    def pathways_for(self, profession: str) -> tuple[Pathway, ...]:
        """Return the routes of a profession, in the order of their file names."""
        return tuple(pathway for pathway in self.pathways if pathway.profession == profession)

    def step(self, slug: str) -> Step | None:
        """Find a step; None where an old button names one that is gone."""
        return self._steps[slug][1] if slug in self._steps else None

    def pathway_of(self, step: Step) -> Pathway:
        """Return the pathway that a step of this library belongs to."""
        return self._steps[step.slug][0]

    def figure(self, figure_id: str) -> Figure:
        """Return a figure that content names."""
        return self.figures[figure_id]

    def figures_in(self, *texts: str) -> Mapping[str, Figure]:
        """Return the figures that fill these texts, by the name of their placeholder."""
        return {name: self.figures[name] for text in texts for name in sorted(placeholders(text))}

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


def build(
    *,
    pathways: Iterable[Pathway],
    intake: Intake,
    urgent: Urgent,
    sources: Iterable[Source],
    figures: Iterable[Figure],
    organisations: Iterable[Organisation],
) -> Library:
    """Make a library of content that passed every check."""
    ordered = tuple(pathways)
    return Library(
        pathways=ordered,
        intake=intake,
        urgent=urgent,
        sources={source.id: source for source in sources},
        figures={figure.id: figure for figure in figures},
        organisations={one.id: one for one in organisations},
        _steps={step.slug: (pathway, step) for pathway in ordered for step in pathway.steps},
    )
