"""The content in this repository is whole: no problem, no gap, no hint without a source."""

import datetime as dt
from pathlib import Path

import pytest

from bot.content import Facts, Library, check, holds
from bot.content.files import KINDS
from bot.content.pathways import Pathway, Step
from bot.content.schemas import schemas, write_schemas
from tests import shipped

ROOT = Path(__file__).parents[2] / "content"
TODAY = dt.date(2026, 11, 22)
LIBRARY = shipped.library()
STEPS = LIBRARY.steps
NO_PAPERS = {"pharmacist-new-route", "english-practice", "look-after-yourself", "work-and-worth"}


def steps_for(library: Library, pathway: Pathway, **answers: str) -> list[str]:
    facts = library.facts(answers)
    return [step.slug for step in pathway.steps if holds(step.when, facts)]


@pytest.fixture
def plab() -> Pathway:
    pathway = LIBRARY.pathway("doctor-plab")
    assert pathway is not None
    return pathway


def test_the_shipped_content_has_no_problem() -> None:
    assert [str(problem) for problem in check(ROOT, TODAY)] == []


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS.keys())
def test_every_step_is_complete(step: Step) -> None:
    assert step.documents or step.slug in NO_PAPERS, "it names papers, or what to write instead"
    assert all(document.if_missing for document in step.documents)
    assert 3 <= len(step.do) <= 6
    assert step.costs
    assert step.help
    assert LIBRARY.sources_of(step)


def test_a_doctor_without_internship_gets_another_step(plab: Pathway) -> None:
    usual = steps_for(LIBRARY, plab, stage="qualified")
    other = steps_for(LIBRARY, plab, stage="no-internship")

    assert set(usual) ^ set(other) == {"internship-proof", "no-internship"}


def test_an_english_result_spares_the_course_and_the_test(plab: Pathway) -> None:
    facts = LIBRARY.facts({"english": "oet-passed"})

    assert "english-course" not in steps_for(LIBRARY, plab, english="oet-passed")
    assert holds(STEPS["english-test"].done_when, facts)
    assert not holds(STEPS["english-test"].done_when, LIBRARY.facts({"english": "expired"}))


def test_somebody_who_skips_every_question_gets_the_whole_way(plab: Pathway) -> None:
    steps = steps_for(LIBRARY, plab)

    assert 12 <= len(steps) <= 16
    assert steps[0] == "refugee-programme"
    assert not [
        step.slug for step in plab.steps if step.done_when and holds(step.done_when, Facts())
    ]


def test_help_in_wales_is_told_to_people_in_wales() -> None:
    def told(region: str) -> str:
        facts = LIBRARY.facts({"region": region})
        return " ".join(
            fact.text for fact in STEPS["refugee-programme"].facts if holds(fact.when, facts)
        )

    assert "WARD" in told("wales")
    assert "WARD" not in told("east")


def test_the_first_urgent_screen_has_the_four_lines_everybody_needs() -> None:
    first = LIBRARY.urgent.groups[0].contacts

    assert [contact.call or contact.text_to for contact in first] == [
        "999", "111", "116 123", "85258",
    ]  # fmt: skip


def test_the_intake_asks_at_most_six_questions_and_never_the_status() -> None:
    questions = LIBRARY.intake.questions
    spoken = " ".join(question.text for question in questions).lower()

    assert len(questions) <= 6
    assert not [
        word for word in ("status", "asylum", "visa", "refugee", "papers") if word in spoken
    ]


def test_every_profession_of_the_product_can_be_chosen() -> None:
    professions = {option.id for option in LIBRARY.intake.questions[0].options}

    assert professions == {"doctor", "dentist", "nurse", "midwife", "pharmacist", "other"}


def test_the_schemas_for_editors_are_fresh(tmp_path: Path) -> None:
    written = {path.name: path.read_text("utf-8") for path in (ROOT / "schema").iterdir()}
    assert written == schemas()

    write_schemas(tmp_path)
    assert {path.name for path in (tmp_path / "schema").iterdir()} == set(written)


def test_every_file_tells_the_editor_its_schema() -> None:
    for path in ROOT.rglob("*.yaml"):
        first = path.read_text("utf-8").splitlines()[0]
        link = first.removeprefix("# yaml-language-server: $schema=")
        kind = path.name if path.name in KINDS else path.parent.name

        assert (path.parent / link).resolve() == ROOT / "schema" / f"{Path(kind).stem}.json"
