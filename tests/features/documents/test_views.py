"""What pictures and papers say, of every shipped route in every language."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot.content import StepStatus
from bot.features.documents import views
from bot.features.documents.actions import DrawPlan, DrawRoadmap
from bot.i18n.faults import TAG
from bot.i18n.split import units
from bot.message import FileKind
from tests.documents.letters import letters
from tests.features.documents.journeys import OCCASION, journey, library, translator, whole

LANGUAGES = ["en", "ar", "uk", "fa"]
MARKUP = re.compile(r"</?[a-z]+[ >]|&[a-z]+;|\{[a-z_]+\}")


def texts(data: Any) -> Iterator[str]:
    """Yield every text in the data of a document."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from texts(value)


def bare(lines: list[str]) -> list[str]:
    """Take out the isolates around what was filled in."""
    return [line.translate({0x2068: None, 0x2069: None}) for line in lines]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_route_can_be_drawn_with_our_letters_and_no_markup(language):
    for pathway in library().pathways:
        mine = whole(pathway)
        messages = [views.paper(translator(language), library(), mine, OCCASION)]
        messages += [
            views.roadmap(translator(language), library(), mine, page, OCCASION)
            for page in range(len(mine.pages))
        ]
        for message in messages:
            assert units(TAG.sub("", message.text)) <= 1024
            for text in texts(message.attachment.data):
                missing = {hex(ord(c)) for c in text if ord(c) not in letters()}
                assert not missing, f"{text}: no letter for {missing}"
                filled = text.replace("{n}", "").replace("{total}", "")
                assert not MARKUP.search(filled), text
            message.to_json()  # every button fits its 64 bytes


def test_a_roadmap_says_where_i_am_in_shapes_and_words():
    mine = journey([StepStatus.DONE, StepStatus.TODO, StepStatus.DOING, StepStatus.STUCK,
                    StepStatus.NOT_FOR_ME, StepStatus.TODO], following=1)  # fmt: skip
    data = views.roadmap(translator("en"), library(), mine, -1, OCCASION).attachment.data
    assert [(step["sign"], step["word"]) for step in data["steps"]] == [
        ("done", "Done"),
        ("next", "Next best step"),
        ("doing", "Doing"),
        ("stuck", "Stuck"),
        ("later", "Later"),
    ]
    assert data["progress"]["text"] == "1 of 5 steps done"
    assert data["next"]["title"] == data["steps"][1]["title"]
    assert data["title"] == "My plan"
    assert data["link"] == "t.me/pathways_demo_bot"
    assert data["checked"].startswith("Checked on ")
    assert bare(data["drawn"]) == ["As it was on 23 November 2026"]
    assert data["part"] is None


def test_who_is_stuck_is_told_so_kindly_and_who_is_done_is_praised():
    stuck = journey([StepStatus.STUCK], following=0)
    data = views.roadmap(translator("en"), library(), stuck, -1, OCCASION).attachment.data
    assert (data["next"]["sign"], data["next"]["label"]) == ("stuck", "You are stuck here")
    done = journey([StepStatus.DONE])
    data = views.roadmap(translator("en"), library(), done, -1, OCCASION).attachment.data
    assert data["next"] is None
    assert "every step" in data["cheer"]


def test_a_long_plan_goes_on_in_a_second_picture():
    mine = journey([StepStatus.TODO] * 17, following=0)
    first = views.roadmap(translator("en"), library(), mine, -1, OCCASION)
    assert first.attachment.data["part"] == "Steps 1 to 9 of 17"
    assert DrawRoadmap("doctor-plab", 1) in [b.action for row in first.rows for b in row]
    second = views.roadmap(translator("en"), library(), mine, 1, OCCASION)
    assert second.attachment.data["part"] == "Steps 10 to 17 of 17"
    assert second.attachment.data["steps"][0]["number"] == "10"
    assert DrawRoadmap("doctor-plab", 0) in [b.action for row in second.rows for b in row]


def test_the_caption_names_the_source_of_what_the_picture_says():
    message = views.roadmap(translator("en"), library(), whole(library().pathways[0]), -1, OCCASION)
    first = library().pathways[0].steps[0]
    figures = library().figures_in(first.what)
    assert ("Checked on" in message.text) is bool(figures)


def test_a_paper_holds_everything_a_step_asks_for():
    pathway = next(one for one in library().pathways if one.slug == "doctor-plab")
    message = views.paper(translator("en"), library(), whole(pathway), OCCASION)
    data = message.attachment.data
    assert (message.attachment.kind, message.attachment.file_name) == (FileKind.PDF, "my-plan.pdf")
    assert len(data["steps"]) == len(pathway.steps)
    for drawn, step in zip(data["steps"], pathway.steps, strict=True):
        parts = {part["heading"]: part["entries"] for part in drawn["parts"]}
        assert len(parts["What to do"]) == len(step.do)
        assert len(parts["Cost"]) == len(step.costs)
        assert len(parts["Time"]) == 1
        assert len(parts.get("Documents", [])) == len(step.documents)
        assert {source["url"] for source in drawn["sources"]} == {
            source.url for source in library().sources_of(step)
        }
        for source in drawn["sources"]:
            assert re.fullmatch(
                r"Checked on .* 20\d\d\W+To be checked again by .* 20\d\d\W+", source["dates"]
            )
    helped = [
        e for s in data["steps"] for p in s["parts"] for e in p["entries"] if len(e["more"]) > 1
    ]
    assert any("With help: " in line for entry in helped for line in entry["more"])
    assert any(step["doubt"] for step in data["steps"])
    assert data["title"] == "The steps of this route"


def test_both_documents_lead_to_each_other_and_back():
    mine = journey([StepStatus.TODO], following=0)
    t = translator("en")
    picture = views.roadmap(t, library(), mine, -1, OCCASION)
    paper = views.paper(t, library(), mine, OCCASION)
    assert DrawPlan("doctor-plab") in [b.action for row in picture.rows for b in row]
    assert DrawRoadmap("doctor-plab") in [b.action for row in paper.rows for b in row]
    for message in (picture, paper):
        assert OCCASION.plan in [b.action for row in message.rows for b in row]
        assert "Sorry" in message.attachment.instead


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_a_drafted_translation_says_so_on_the_picture_itself(language):
    mine = journey([StepStatus.TODO], following=0)
    data = views.roadmap(translator(language), library(), mine, -1, OCCASION).attachment.data
    assert data["direction"] == "rtl"
    assert len(data["drawn"]) > 1


def test_a_route_of_which_nothing_is_for_me_can_still_be_shown():
    mine = journey([StepStatus.NOT_FOR_ME])
    data = views.roadmap(translator("en"), library(), mine, -1, OCCASION).attachment.data
    assert (data["steps"], data["checked"], data["part"]) == ([], None, None)
    data = views.paper(translator("en"), library(), mine, OCCASION).attachment.data
    assert (data["steps"], data["checked"]) == ([], None)
