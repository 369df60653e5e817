"""Results, as conversations: hidden while open, then the same for ever, and what came of them."""

import dataclasses
import io
from typing import Any

import openpyxl
import pytest

from bot.documents import drawing
from bot.features.results import service as results
from bot.features.results.actions import (
    DecideText,
    DrawResults,
    OpenResults,
    OpenText,
    SendNote,
    ShowResults,
    ShowTexts,
    TakeResults,
    TurnWord,
    WriteNote,
)
from bot.features.results.domain import waves as waves_of_results
from bot.features.results.domain.texts import COVER
from bot.features.results.errors import NoResultsError
from bot.features.surveys import service
from bot.features.surveys.actions import ShowWave
from bot.features.surveys.domain import Wave
from bot.features.surveys.pseudonyms import pseudonym
from bot.features.surveys.repository import responses, waves
from bot.message import TAG_LENGTH, Action, FileKind
from bot.people.consent import CONSENT_VERSION
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import reads_right_to_left, rows, tagged
from tests.scenarios.talk import Talk

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))
PEOPLE = 12
WAY = ("know_steps", "next_step", "know_where", "other_jobs")
CANARY = "Ask Zebra in Leeds"


def said(talk: Talk) -> str:
    return talk.text.translate(MARKS)


async def press(talk: Talk, action: Action) -> Talk:
    return await talk.press(tagged(talk, action), talk.phone.last["message_id"])


async def asked(world: World, hiba: Talk) -> list[int]:
    """Return the ids of Hiba and eleven others, who agreed."""
    ids = [(await world.app.runtime.store.people.find(hiba.phone.user_id)).id]
    for n in range(PEOPLE - 1):
        async with world.app.runtime.unit_of_work(900_000 + n) as uow:
            person = await uow.save(uow.person.but(language="en", consent=CONSENT_VERSION))
            ids.append(person.id)
    return ids


async def wave_of(world: World, slug: str, ids: list[int], *, after: Wave | None = None) -> Wave:
    """Start a wave of two weeks; `after` is the one that it is compared with."""
    runtime = world.app.runtime
    async with runtime.unit_of_work() as uow:
        wave = await service.ask(uow, runtime.library.instrument(slug), ids, days=14)
        if after:
            wave = dataclasses.replace(wave, series=after.series)
            await waves.save(uow, wave)
        return wave


async def answered(world: World, wave: Wave, ids: list[int], **answers: Any) -> None:
    """Let these people answer; a list gives each of them their own answer, in turn."""
    async with world.app.runtime.unit_of_work() as uow:
        for n, person_id in enumerate(ids):
            name = pseudonym(uow, await uow.get_person(person_id))
            await responses.begin(uow, wave, name, 1)
            for item, value in answers.items():
                own = value[n % len(value)] if isinstance(value, list) else value
                await responses.keep(uow, wave.id, name, item.replace("_", "-"), own)
            await responses.finish(uow, wave.id, name)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bytes]]:
    """Every file that is drawn: its kind, and its bytes."""
    found: list[tuple[str, bytes]] = []
    real = drawing.draw

    def draw(template: str, content: str, kind: FileKind) -> bytes:
        found.append((kind.value, real(template, content, kind)))
        return found[-1][1]

    monkeypatch.setattr(drawing, "draw", draw)
    return found


def book(made: list[tuple[str, bytes]]) -> Any:
    """Return the newest file as a workbook."""
    return openpyxl.load_workbook(io.BytesIO(made[-1][1]))


async def is_refused_below_the_screens(world: World, wave: Wave) -> None:
    instrument = world.app.runtime.library.instrument(wave.instrument)
    still_open = waves_of_results.Wave(wave.id, instrument, is_closed=False, invited=0, sheets=())
    async with world.app.runtime.unit_of_work() as uow:
        with pytest.raises(NoResultsError):
            await results.texts(uow, still_open, 5)


async def closed(world: World) -> tuple[Talk, Talk, Wave]:
    """Return who was asked, a coordinator, and a wave with eleven answers; one came too late."""
    hiba, grace = await cast.medic(world, language="ar"), await cast.coordinator(world)
    ids = await asked(world, hiba)
    wave = await wave_of(world, "after-event", ids)
    texts = [f"{CANARY} on day {n}" for n in range(11)]
    await answered(world, wave, ids[:11], useful=[1, 3, 4, 5], met=5, change=texts)
    await grace.say("/results")
    assert "No survey is closed yet" in said(grace)
    for action in (OpenResults(wave.id), ShowTexts(wave.id), TakeResults(wave.id, "csv", 0)):
        await press(grace, action)
        assert "There are no results here" in said(grace), "nobody sees anything of an open wave"
    await is_refused_below_the_screens(world, wave)
    await world.move(days=15)
    await press(grace, ShowWave(wave.id))
    await grace.tap(OpenResults)
    await grace.say("/results")
    await grace.tap(OpenResults)
    assert "11 people answered: nearly everybody who was asked." in said(grace)
    await answered(world, wave, ids[11:], useful=1, met=1, change="late")
    return hiba, grace, wave


async def test_results_stay_as_they_were_first_shown_and_are_taken_along(
    world: World, made: list[tuple[str, bytes]]
) -> None:
    _, grace, wave = await closed(world)
    await press(grace, OpenResults(wave.id))
    assert "Some answers came later" in said(grace)
    assert "11 people answered" in said(grace)
    assert "Average 3.1, on a scale from 1 (Not at all) to 5 (Completely)" in said(grace)
    assert "Hidden to protect people" in said(grace), "all met somebody: that is not told"
    await grace.tap(DrawResults)
    assert grace.phone.last["photo"]
    await press(grace, OpenResults(wave.id))
    await grace.tap(TakeResults(wave.id, "xlsx", 0))
    name = grace.phone.last["document"]["file_name"]
    assert name == "results-after-event-2026-12-07.xlsx"
    assert book(made).sheetnames == ["Results", "About", "Texts", "Codebook", "Data"]
    await press(grace, TakeResults(wave.id, "csv", 0))
    assert CANARY.encode() not in made[2][1] + made[3][1]
    assert b"after-event,1,useful,,mean,3.1" in made[2][1]
    await press(grace, TakeResults(wave.id, "xlsx", 1))
    assert next(row for row in book(made)["Data"].values if row[5] == "answered")[6] == 11
    assert [kind for kind, _ in made] == ["png", "xlsx", "csv", "csv", "xlsx"]


async def test_texts_are_read_word_by_word_before_they_are_in_a_report(
    world: World, made: list[tuple[str, bytes]]
) -> None:
    _, grace, wave = await closed(world)
    await press(grace, ShowTexts(wave.id))
    assert "Let in: 0 of 11" in said(grace), "the one that came late is read by nobody"
    await grace.tap(OpenText)
    words = (b["callback_data"][TAG_LENGTH:] for b in grace.buttons if "callback_data" in b)
    first = next(one for one in map(Action.parse, words) if isinstance(one, TurnWord))
    await grace.tap(TurnWord(wave.id, first.text, 1, 1))
    assert f"Ask {COVER} in Leeds" in said(grace)
    await grace.tap(TurnWord(wave.id, first.text, 3, 1))
    await grace.twice(TurnWord(wave.id, first.text, 0, 1))
    await grace.twice(TurnWord(wave.id, first.text, 0, 0))
    await press(grace, TakeResults(wave.id, "xlsx", 0))
    assert [row[0] for row in book(made)["Texts"].values] == ["Question"], "nothing let in yet"
    await press(grace, DecideText(wave.id, first.text, "approved"))
    assert "This text is in the report." in said(grace)
    await press(grace, TakeResults(wave.id, "xlsx", 0))
    _, text = (row[1] for row in book(made)["Texts"].values)
    assert text.startswith(f"Ask {COVER} in {COVER} on day")
    await press(grace, DecideText(wave.id, first.text, "left-out"))
    assert "This text is not in the report." in said(grace)
    await press(grace, OpenText(wave.id, 1))
    assert "no longer here" in said(grace)


async def test_you_said_we_did_is_read_once_more_and_sent_once(world: World) -> None:
    hiba, grace, wave = await closed(world)
    await press(grace, WriteNote(wave.id))
    await grace.say("   ")
    assert "empty" in said(grace)
    await grace.say("x" * 701)
    assert "too long" in said(grace)
    await grace.say("You asked for more time. The next day begins at ten.")
    assert "Is this right?" in said(grace)
    assert not any("begins at ten" in line for line in hiba.heard)
    data, screen = grace.data(SendNote), grace.phone.last["message_id"]
    grace.phone.press(data, screen)
    await grace.press(data, screen)
    await world.move(days=2)  # at a good time for them
    assert sum("begins at ten" in line for line in hiba.heard) == 1, "a double tap sends once"
    heard = "".join(hiba.heard).translate(MARKS)
    assert "النص مكتوب بهذه اللغة: English" in heard
    assert "already sent" in said(grace)
    await press(grace, WriteNote(wave.id))
    async with world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=frozenset()))
    await grace.say("I am no coordinator any more.")
    assert await rows(world, "result_notes") == 1


async def test_a_change_is_shown_in_arabic_and_survives_who_leaves(world: World) -> None:
    hiba, grace = await cast.medic(world, language="ar"), await cast.coordinator(world)
    ids = await asked(world, hiba)
    first = await wave_of(world, "baseline", ids)
    await answered(world, first, ids, **{one: [1, 2, 3] for one in WAY})
    await world.move(days=15)
    second = await wave_of(world, "follow-up", ids, after=first)
    await answered(world, second, ids, **{one: [2, 4, 3, 3] for one in WAY})
    await world.move(days=15)
    await press(grace, OpenResults(second.id))
    assert "12 of 12 people answered." in said(grace)
    assert "Went up by 1" in said(grace)
    assert "12 people answered both times." in said(grace)
    assert "does not show what caused" in said(grace)
    before = said(grace)

    async with world.app.runtime.unit_of_work() as uow:
        await service.erase(uow, await uow.get_person(ids[-1]))
    await world.stop()
    await world.start()
    await press(grace, OpenResults(second.id))
    assert said(grace) == before
    assert await rows(world, "result_releases") == 1
    await press(grace, ShowResults())
    async with world.app.runtime.unit_of_work(grace.phone.user_id) as uow:
        await uow.save(uow.person.but(language="ar"))
    await press(grace, OpenResults(second.id))
    assert reads_right_to_left(grace.text)
    assert "⬅️" in grace.labels[-1] or "➡️" in "".join(grace.labels)
    await press(hiba, OpenResults(second.id))
    assert "12" not in said(hiba), "results are for coordinators"
