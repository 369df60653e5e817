"""Dated results, as conversations."""

import datetime as dt
from collections.abc import Mapping

import pytest
from sqlalchemy import select

from bot.content import Library
from bot.features.onboarding.actions import ShowConsent
from bot.features.pathways import service
from bot.features.pathways.actions import (
    AskResult,
    MarkStep,
    OpenPlan,
    OpenResult,
    OpenStep,
    RemoveResult,
    ShowResults,
)
from bot.features.pathways.tables import results
from tests.conftest import World
from tests.features.pathways.library import clock, length, library
from tests.scenarios.cast import reads_right_to_left, rows
from tests.scenarios.talk import Talk
from tests.scenarios.test_routes import DOCTOR, labels, press, reader, said, use_small_library

NURSE = {"profession": "nurse", "stage": "cbt-passed"}


async def kept(world: World) -> Mapping[str, dt.date]:
    async with world.app.runtime.store.database.reader() as connection:
        return {row.clock: row.day for row in await connection.execute(select(results))}


async def with_date(talk: Talk, day: str) -> Talk:
    """Give the date of the OET result."""
    await press(talk, AskResult("oet"))
    return await talk.say(day)


async def test_a_date_starts_the_clock_and_the_plan_warns(world: World) -> None:
    use_small_library(world)
    amal = await reader(world, DOCTOR)
    await amal.say("/plan")
    await amal.tap(ShowResults)
    assert "🗓 Result oet" in labels(amal)
    assert "🗓 Result cbt" not in labels(amal), "that one is for nurses"
    await amal.tap(OpenResult("oet"))
    assert "for example: 14.03.2026" in said(amal)

    await amal.say("14 January 2025")
    assert "Saved: 14 January 2025" in said(amal)
    assert "⏰ Result oet: you have until 14 January 2027, 7 weeks left." in said(amal)
    assert "Before it ends: Use it." in said(amal)
    assert "Checked on 21 November 2026: GMC: fees" in said(amal)
    assert amal.offers(OpenStep("exam"))
    assert await kept(world) == {"oet": dt.date(2025, 1, 14)}

    await amal.say("/plan")
    assert "⏰ Result oet: you have until 14 January 2027, 7 weeks left." in said(amal)
    await amal.say("/home")
    assert "⏰ Result oet: you have until 14 January 2027" in said(amal)


async def test_an_ended_result_says_what_now(world: World) -> None:
    use_small_library(world)
    amal = await with_date(await reader(world, DOCTOR), "2024-06-01")

    assert "⌛ Result oet: the time ended on 1 June 2026." in said(amal)
    assert "What now: Ask them." in said(amal)
    await amal.tap(ShowResults)
    assert "⌛ Result oet" in labels(amal)


async def test_a_result_far_from_its_end_warns_nobody(world: World) -> None:
    use_small_library(world)
    amal = await with_date(await reader(world, DOCTOR), "01.11.2026")
    assert "✅ Result oet: you have until 1 November 2028, 23 months left." in said(amal)
    await amal.say("/home")
    assert "Result oet" not in said(amal)

    await world.move(days=630)
    await amal.say("/home")
    assert "⏰ Result oet: you have until 1 November 2028" in said(amal)


async def test_who_has_done_all_is_warned_of_nothing(world: World) -> None:
    use_small_library(world)
    amal = await with_date(await reader(world, DOCTOR), "2024-06-01")
    for slug in ("english", "papers", "exam"):
        await press(amal, MarkStep(slug, "done"))
    await amal.tap(OpenPlan)

    assert "Result oet" not in said(amal)


async def test_a_rule_that_changes_in_content_moves_the_clock(world: World) -> None:
    use_small_library(world)
    amal = await with_date(await reader(world, DOCTOR), "14.01.2025")
    shipped = world.app.runtime.library
    figures = {**shipped.figures, "two_years": length("two_years", 3, unit="year")}
    world.app.runtime.library = library(shipped, figures=figures)
    await press(amal, ShowResults())

    assert "✅ Result oet: you have until 14 January 2028" in said(amal)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("next week", "I could not read a date in this."),
        ("24.11.2026", "This day is still to come."),
        ("31.04.2026", "There is no such day."),
        ("1404/12/23", "This is too long ago."),
    ],
)
async def test_what_is_no_date_is_said_kindly_and_asked_again(
    world: World, text: str, answer: str
) -> None:
    use_small_library(world)
    amal = await with_date(await reader(world, DOCTOR), text)
    assert said(amal).startswith(answer)
    assert "for example: 14.03.2026" in said(amal)
    assert await kept(world) == {}

    await amal.say("١٤/٣/٢٠٢٦")
    assert "Saved: 14 March 2026" in said(amal)


async def test_the_question_waits_through_a_restart_and_a_command(world: World) -> None:
    use_small_library(world)
    amal = await reader(world, DOCTOR)
    await press(amal, AskResult("oet"))
    await amal.say("/home")
    assert "We wait for a text from you." in said(amal)
    await world.stop()
    await world.start()
    use_small_library(world)

    await amal.say("2026-03-14")
    assert "Saved: 14 March 2026" in said(amal)
    await amal.say("2026-03-15")
    assert await kept(world) == {"oet": dt.date(2026, 3, 14)}, "one date was asked for, once"


async def test_who_goes_back_is_asked_no_more(world: World) -> None:
    use_small_library(world)
    amal = await reader(world, DOCTOR)
    await press(amal, AskResult("oet"))
    await amal.tap(ShowResults)
    await amal.say("2026-03-14")

    assert await kept(world) == {}


async def test_a_date_can_be_changed_and_removed(world: World) -> None:
    use_small_library(world)
    amal = await with_date(await reader(world, DOCTOR), "2026-03-14")
    await amal.tap(AskResult("oet"))
    await amal.say("2026-04-01")
    assert await kept(world) == {"oet": dt.date(2026, 4, 1)}
    await amal.tap(ShowResults)
    await amal.tap(OpenResult("oet"))
    assert "Your date: 1 April 2026" in said(amal)
    remove = amal.data(RemoveResult("oet"))
    await amal.press(remove)
    assert await kept(world) == {}
    await amal.press(remove)
    assert "🗓 Result oet" in labels(amal), "twice is once"


async def test_without_consent_the_list_can_be_read_and_no_date_given(world: World) -> None:
    use_small_library(world)
    guest = await reader(world, None)
    await press(guest, ShowResults())
    assert "🗓 Result oet" in labels(guest)
    await guest.tap(OpenResult("oet"))

    assert guest.offers(ShowConsent) or "agree" in said(guest).lower()
    assert await rows(world, "prompts") == 0


async def test_a_result_that_content_drops_is_no_dead_end(world: World) -> None:
    use_small_library(world)
    amal = await with_date(await reader(world, DOCTOR), "2026-03-14")
    await press(amal, AskResult("oet"))
    use_small_library(world, clocks=())
    await amal.say("2026-03-14")
    assert "This is no longer part of the plan" in said(amal)
    assert await rows(world, "prompts") == 0
    await press(amal, OpenResult("oet"))
    assert "This is no longer part of the plan" in said(amal)
    await press(amal, ShowResults())
    assert "we know of none so far" in said(amal)
    await amal.say("/plan")
    assert "Result oet" not in said(amal)
    await press(amal, RemoveResult("oet"))
    assert await kept(world) == {}


async def test_erasing_a_person_erases_the_dates(world: World) -> None:
    use_small_library(world)
    amal = await with_date(await reader(world, DOCTOR), "2026-03-14")
    async with world.app.runtime.unit_of_work(amal.phone.user_id) as uow:
        await service.erase(uow, uow.person)

    assert await kept(world) == {}


async def test_many_results_go_on_pages(world: World) -> None:
    many = tuple(clock(f"test-{n}") for n in range(10))
    use_small_library(world, clocks=many)
    amal = await reader(world, DOCTOR)
    await press(amal, ShowResults())
    assert "🗓 Result test-9" not in labels(amal)
    await amal.tap(ShowResults(1))
    assert "🗓 Result test-9" in labels(amal)


async def test_the_shipped_clock_of_the_first_nursing_test_warns_in_time(world: World) -> None:
    nurse = await reader(world, NURSE)
    await press(nurse, AskResult("cbt-nurse"))
    await nurse.say("20.12.2024")

    assert ": you have until 20 December 2026, 27 days left." in said(nurse)
    assert "Before it ends: Pass the OSCE" in said(nurse)


@pytest.mark.parametrize(
    ("language", "typed"),
    [("ar", "١٤ آذار ٢٠٢٦"), ("fa", "۱۴ مارچ ۲۰۲۶"), ("uk", "14 березня 2026")],
)
async def test_a_date_in_ones_own_words(world: World, language: str, typed: str) -> None:
    amal = await reader(world, DOCTOR, language)
    library: Library = world.app.runtime.library
    await press(amal, ShowResults())
    await press(amal, AskResult(library.clocks[0].id))
    if language != "uk":
        assert reads_right_to_left(amal.text)
    await amal.say("؟؟؟")
    assert await kept(world) == {}
    await amal.say(typed)

    assert await kept(world) == {library.clocks[0].id: dt.date(2026, 3, 14)}
    if language != "uk":
        assert reads_right_to_left(amal.text)
