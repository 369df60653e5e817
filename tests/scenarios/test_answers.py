"""Published answers, as conversations: at a step, by search, and whether they were enough."""

import dataclasses

import pytest

from bot.features.answers import domain
from bot.features.answers.actions import OpenAnswer, SayEnough, ShowAnswers
from bot.features.directory.actions import OpenEntry
from bot.features.pathways.actions import OpenStep
from bot.features.questions.actions import AskAboutStep
from bot.message import Action
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk

STEP = "references"
ANSWER = "no-uk-references"
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))


async def press(talk: Talk, action: Action) -> Talk:
    return await talk.press(tagged(talk, action), talk.phone.last["message_id"])


def said(talk: Talk) -> str:
    return talk.text.translate(MARKS)


async def test_a_step_leads_to_its_answers_and_an_answer_says_where_it_comes_from(
    world: World,
) -> None:
    hiba = await cast.medic(world, language="en")
    await press(hiba, OpenStep(STEP))
    await hiba.tap(ShowAnswers)
    await hiba.tap(OpenAnswer)
    one = next(one for one in world.app.runtime.library.answers if one.id == ANSWER)
    assert one.title in said(hiba)
    assert "The form asks for 3 years of references" in said(hiba), "figures are filled in"
    assert all(line in said(hiba) for line in one.answer)
    assert "Checked on 21 November 2026: NHS Employers" in said(hiba)
    assert "Not certain. Check at:" in said(hiba)

    await hiba.tap(SayEnough)
    assert "Good to hear" in said(hiba)
    await hiba.tap(OpenStep)
    assert hiba.offers(ShowAnswers)
    assert len(hiba.heard) == 1, "one living screen"


async def test_back_leads_from_the_answer_to_the_list_and_to_the_step(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    await press(hiba, OpenStep(STEP))
    await hiba.tap(ShowAnswers)
    listed = hiba.labels
    await hiba.tap(OpenAnswer)
    await hiba.tap(ShowAnswers)
    assert hiba.labels == listed
    await hiba.tap(OpenStep)
    assert world.app.runtime.library.step(STEP).title in said(hiba)


async def test_whoever_needs_more_asks_a_mentor_about_this_step(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    await press(hiba, OpenAnswer(domain.key(ANSWER)))
    assert hiba.offers(AskAboutStep(STEP))
    assert hiba.offers(OpenStep(STEP)), "found by search, it leads to its step"


async def test_who_must_ask_an_adviser_is_led_to_one(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    await press(hiba, OpenAnswer(domain.key("my-leave-ends")))
    await hiba.tap(OpenEntry("immigration-adviser"))
    assert world.app.runtime.library.organisations["immigration-adviser"].name in said(hiba)


async def test_a_step_without_answers_has_no_door_to_them(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    library = world.app.runtime.library
    bare = next(slug for slug in library.steps if not domain.to_step(library, slug, "doctor"))
    await press(hiba, OpenStep(bare))
    assert not hiba.offers(ShowAnswers)


async def test_answers_for_others_are_not_in_the_list_of_a_doctor(world: World) -> None:
    nurse = await cast.medic(world, "Olena", "en", profession="nurse")
    doctor = await cast.medic(world, language="en")
    for talk, sees in ((nurse, True), (doctor, False)):
        await press(talk, ShowAnswers("role-hcsw"))
        assert talk.offers(OpenAnswer) is sees


@pytest.mark.parametrize("words", ["no UK refrences", "hepatitis b", "OSPAP is full"])
async def test_an_answer_is_found_by_its_words_also_mistyped(world: World, words: str) -> None:
    hiba = await cast.medic(world, language="en")
    await hiba.say(words)
    await hiba.tap(OpenAnswer)
    assert hiba.offers(SayEnough)


async def test_an_answer_that_content_has_lost_is_gone_and_not_a_crash(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    runtime = world.app.runtime
    runtime.library = dataclasses.replace(runtime.library, answers=())
    for action in (OpenAnswer(domain.key(ANSWER)), SayEnough(domain.key(ANSWER))):
        await press(hiba, action)
        assert "no longer here" in said(hiba)
    await press(hiba, ShowAnswers(STEP, "", 7))
    assert "no answer to this step any more" in said(hiba)
    await press(hiba, ShowAnswers("gone"))
    assert "no answer to this step any more" in said(hiba)


async def test_in_arabic_an_answer_reads_from_the_right_under_its_own_words(world: World) -> None:
    hiba = await cast.medic(world, language="ar")
    await press(hiba, OpenAnswer(domain.key(ANSWER)))
    back = [b["callback_data"][14:].split(":")[0] for b in hiba.buttons[-3:]]
    assert back == ["sos", "home", "home"], "mirrored"
    if not world.app.runtime.catalogs.translator("ar").is_missing("Was this enough?"):
        assert cast.reads_right_to_left(hiba.text)
