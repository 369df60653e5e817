"""The library finds what content names, and forgives what old buttons name."""

from typing import Any

import pytest

from bot.content import StepStatus


def test_steps_and_pathways_are_found_by_slug(folder: Any) -> None:
    library = folder.load()
    step = library.step("exam")

    assert step.title == "Pass the exam"
    assert library.tracks_with("exam") == (library.pathway("doctor-exam"),)
    assert library.pathways_for("doctor") == library.pathways
    assert library.pathways_for("nurse") == ()


def test_a_name_that_is_gone_is_none(folder: Any) -> None:
    library = folder.load()

    assert library.step("abolished") is None
    assert library.pathway("abolished") is None


def test_a_text_is_filled_from_the_figures_it_names(folder: Any) -> None:
    library = folder.load()

    assert library.figures_in("It costs {exam_fee}.") == {"exam_fee": library.figure("exam_fee")}
    assert library.figures_in("It costs nothing.") == {}


def test_a_step_shows_the_sources_of_its_figures_too(folder: Any) -> None:
    other = """\
  - id: other
    title: Another page
    url: https://example.org/other
    checked: 2026-11-21
    review_by: 2027-04-01
"""
    folder.write("sources/uk.yaml", (folder.root / "sources/uk.yaml").read_text() + other)
    folder.replace(
        "figures/uk.yaml",
        "sources: [gmc-fees]\n    confidence: high",
        "sources: [other]\n    confidence: high",
    )
    library = folder.load()

    assert [source.id for source in library.sources_of(library.step("account"))] == ["gmc-fees"]
    assert [source.id for source in library.sources_of(library.step("exam"))] == [
        "gmc-fees",
        "other",
    ]
    [cost] = library.step("exam").costs
    assert [source.id for source in library.sources_of(cost)] == ["other"]


def test_answers_become_facts_with_what_they_imply(folder: Any) -> None:
    facts = folder.load().facts(
        {"profession": "doctor", "region": "wales", "stage": "no-such-answer"},
        {"exam": StepStatus.DONE},
    )

    assert facts.answers == {"profession": "doctor", "region": "wales", "nation": "wales"}
    assert facts.steps == {"exam": StepStatus.DONE}


def test_a_library_cannot_be_changed_by_a_screen(folder: Any) -> None:
    step = folder.load().step("exam")

    with pytest.raises(ValueError, match="frozen"):
        step.title = "Other"
