"""The glossary, as conversations."""

import dataclasses

import pytest

from bot.content.glossary import Term
from bot.features.glossary import domain
from bot.features.glossary.actions import OpenTerm, ShowGlossary
from bot.features.pathways.actions import OpenStep
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))


async def open_glossary(talk: Talk, page: int = 0) -> Talk:
    return await talk.press(tagged(talk, ShowGlossary(page)), talk.phone.last["message_id"])


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_every_word_is_on_a_page_and_opens(world: World, language: str) -> None:
    hiba = await cast.medic(world, language=language)
    library = world.app.runtime.library
    left = {term.term: term for term in library.terms}
    await open_glossary(hiba)
    pages = sum(button["callback_data"][12:].startswith("1:words:") for button in hiba.buttons)
    for page in range(max(pages, 1)):
        await open_glossary(hiba, page)
        for label in [one.translate(MARKS) for one in hiba.labels]:
            term = left.pop(label, None)
            if term and len(left) % 20 == 0:
                await hiba.tap(OpenTerm(domain.key(term.term)))
                assert term.term in hiba.text.translate(MARKS)
                assert "2026" in hiba.text, "checked on"
                if term.step:
                    assert hiba.offers(OpenStep(term.step))
                if language == "ar":
                    assert cast.reads_right_to_left(hiba.text)
                await hiba.tap(ShowGlossary(page))
    assert left == {}


async def test_a_word_of_a_step_explains_itself_and_leads_back(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    runtime = world.app.runtime
    step = runtime.library.step("plab-1")
    term = Term(term="PLAB", stands_for="Professional and Linguistic Assessments Board",
                meaning="Two exams for doctors.", sources=("gmc-fees",), confidence="low",
                uncertain=True, check_at="gmc-fees", step="plab-2")  # fmt: skip
    runtime.library = dataclasses.replace(runtime.library, terms=(term,))
    await hiba.press(tagged(hiba, OpenStep(step.slug)), hiba.phone.last["message_id"])
    await hiba.tap(OpenTerm)
    said = hiba.text.translate(MARKS)
    assert said.startswith("PLAB\nProfessional and Linguistic Assessments Board\n\nTwo exams")
    assert "Not certain. Check at:" in said
    assert hiba.offers(OpenStep("plab-2"))
    await hiba.tap(OpenStep("plab-1", hiba.data(OpenStep("plab-1", "")).rpartition(":")[2]))
    assert hiba.offers(OpenTerm), "back at the step"


async def test_a_word_that_is_gone_says_so(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    await hiba.press(tagged(hiba, OpenTerm("00000000")), hiba.phone.last["message_id"])
    assert "no longer in the list" in hiba.text
    await open_glossary(hiba, 999)
    assert hiba.offers(OpenTerm)
    world.app.runtime.library = dataclasses.replace(world.app.runtime.library, terms=())
    await open_glossary(hiba)
    assert not hiba.offers(OpenTerm)
