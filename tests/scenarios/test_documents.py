"""The plan to take along, as conversations: a picture for the phone, and a PDF."""

import asyncio
import dataclasses
import io
import json
import threading
from typing import Any

import pypdf
import pytest

from bot import app
from bot.documents import DrawingError, drawing
from bot.features.documents.actions import DrawPlan, DrawRoadmap
from bot.features.pathways.actions import MarkStep, OpenPlanPage
from bot.message import FileKind
from bot.screen import Home
from tests.conftest import World, until
from tests.scenarios import cast
from tests.scenarios.talk import Talk
from tests.scenarios.test_plan import DOCTOR, press, reader

PLAB = "doctor-plab"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (1080).to_bytes(4) + (1500).to_bytes(4)


class Board:
    """What was drawn: (template, data, kind). Drawn for real, unless `instead` is set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.drawn: list[tuple[str, dict[str, Any], FileKind]] = []
        self.instead: bytes | Exception | None = None
        self.free = threading.Event()
        self.free.set()
        self._draw = drawing.draw
        monkeypatch.setattr(drawing, "draw", self)

    def __call__(self, template: str, content: str, kind: FileKind) -> bytes:
        self.drawn.append((template, json.loads(content), kind))
        self.free.wait(timeout=30)
        if isinstance(self.instead, Exception):
            raise self.instead
        return self.instead or self._draw(template, content, kind)

    @property
    def last(self) -> dict[str, Any]:
        return self.drawn[-1][1]

    def signs(self) -> list[str]:
        return [step["sign"] for step in self.last["steps"]]


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    return Board(monkeypatch)


def caption(talk: Talk) -> str:
    return str(talk.phone.last["caption"])


def document(world: World, talk: Talk) -> pypdf.PdfReader:
    content = world.emulator.file(talk.phone.last["document"]["file_id"])
    assert content
    return pypdf.PdfReader(io.BytesIO(content))


def words(paper: pypdf.PdfReader) -> str:
    """Return what the first pages say."""
    return " ".join("\n".join(page.extract_text() for page in paper.pages[:2]).split())


async def test_a_doctor_takes_the_plan_along(world: World, board: Board) -> None:
    amal = await reader(world, DOCTOR)
    await amal.say("/plan")
    await amal.tap(DrawRoadmap(PLAB))
    largest = amal.phone.last["photo"][-1]
    assert largest["width"] == 1080
    assert 1000 < largest["height"] < 2970
    assert caption(amal).startswith("🗺 Roadmap picture\n\u2068Doctor: the PLAB route")
    assert board.last["link"] == "t.me/pathways_demo_bot"
    assert board.signs()[0] == "next"

    await amal.tap(DrawPlan)
    assert amal.phone.last["document"]["file_name"] == "my-plan.pdf"
    paper = document(world, amal)
    shown = words(paper)
    assert "Doctor: the PLAB route" in shown
    assert "As it was on" in shown
    library = world.app.runtime.library
    assert all(step.title in shown for step in library.pathway(PLAB).steps[:2])

    await amal.tap(OpenPlanPage)
    assert "0 of 16 steps done" in amal.text
    assert amal.offers(DrawRoadmap)


async def test_the_same_in_arabic_runs_from_the_right(world: World, board: Board) -> None:
    amal = await reader(world, DOCTOR, "ar")
    await amal.say("/plan")
    [row] = [row for row in amal.phone.last["reply_markup"]["inline_keyboard"]
             if any(amal.data(DrawRoadmap) == one.get("callback_data") for one in row)]  # fmt: skip
    assert row[-1]["callback_data"] == amal.data(DrawRoadmap), "the first button is on the right"
    await amal.tap(DrawRoadmap)
    assert cast.reads_right_to_left(caption(amal))
    assert board.last["direction"] == "rtl"
    assert "\u2066PLAB\u2069" in board.last["route"]
    back = amal.phone.last["reply_markup"]["inline_keyboard"][-1]
    assert back[-1]["callback_data"] == amal.data(OpenPlanPage)
    await amal.tap(DrawPlan)
    assert document(world, amal).root_object["/Lang"] == "ar"
    assert cast.reads_right_to_left(caption(amal))


async def test_home_and_back_on_a_picture_send_a_screen_also_after_a_restart(
    world: World, board: Board
) -> None:
    amal = await reader(world, DOCTOR)
    await amal.say("/plan")
    await amal.tap(DrawRoadmap)
    picture = amal.phone.last
    home, back = amal.data(Home()), amal.data(OpenPlanPage)
    await amal.press(home, picture["message_id"])
    assert "Home" in amal.text
    await world.stop()
    await world.start()
    await amal.press(back, picture["message_id"])
    assert "Doctor: the PLAB route" in amal.text
    [still] = [m for m in amal.phone.messages if "photo" in m]
    assert still == picture, "the picture stays as it is"
    assert world.app.runtime.health.counters["sent_refused"] == 0


async def test_a_long_plan_goes_on_in_the_next_picture(world: World, board: Board) -> None:
    amal = await reader(world, DOCTOR)
    await amal.say("/plan")
    await amal.tap(DrawRoadmap)
    assert board.last["part"].startswith("Steps 1 to 8 of 16")
    await amal.tap(DrawRoadmap(PLAB, 1))
    assert board.last["part"].startswith("Steps 9 to 16 of 16")
    assert board.last["steps"][0]["number"] == "9"
    assert len([m for m in amal.phone.messages if "photo" in m]) == 2
    await press(amal, DrawRoadmap(PLAB, 99))
    assert board.last["part"].startswith("Steps 9 to 16")


async def test_the_picture_follows_the_plan_and_the_same_plan_is_drawn_once(
    world: World, board: Board
) -> None:
    amal = await reader(world, DOCTOR)
    for _ in range(2):
        await press(amal, DrawRoadmap(PLAB))
    assert len([m for m in amal.phone.messages if "photo" in m]) == 2
    assert len(board.drawn) == 1
    await press(amal, MarkStep("refugee-programme", "done"))
    await press(amal, DrawRoadmap(PLAB))
    assert board.signs()[:2] == ["done", "next"]
    assert "1 of" in board.last["progress"]["text"]


async def test_who_only_looks_around_can_take_any_route_along(world: World, board: Board) -> None:
    guest = await reader(world)
    route = next(one for one in world.app.runtime.library.pathways if one.slug != PLAB)
    await press(guest, DrawRoadmap(route.slug))
    assert board.last["title"] == "The steps of this route"
    await press(guest, DrawPlan(route.slug))
    assert "document" in guest.phone.last


async def test_a_route_that_is_gone_says_so(world: World, board: Board) -> None:
    amal = await reader(world, DOCTOR)
    for action in (DrawRoadmap("long-gone"), DrawPlan("long-gone")):
        await press(amal, action)
        assert "no longer part of the plan" in amal.text
        assert amal.offers(Home())
    assert board.drawn == []


async def test_a_drawing_that_fails_is_told_kindly_and_the_buttons_go_on(
    world: World, board: Board
) -> None:
    amal = await reader(world, DOCTOR)
    await amal.say("/plan")
    board.instead = DrawingError("as if")
    await amal.tap(DrawRoadmap)
    assert amal.text.startswith("The picture could not be drawn\nSorry")
    sorry = amal.phone.last["message_id"]
    await amal.tap(OpenPlanPage)
    assert "0 of 16 steps done" in amal.text
    assert amal.phone.last["message_id"] == sorry, "words are edited as ever"
    await press(amal, DrawPlan(PLAB))
    assert amal.text.startswith("The PDF could not be made")
    board.instead = None
    await press(amal, DrawRoadmap(PLAB))
    assert "photo" in amal.phone.last


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_hostile_titles_are_drawn_as_they_are(
    world: World, board: Board, language: str
) -> None:
    runtime = world.app.runtime
    hostile = '#panic("x") <b>*_$ \u202e#import "a"'
    steps = tuple(
        step.model_copy(update={"title": hostile, "what": hostile})
        for step in runtime.library.pathway(PLAB).steps
    )
    route = runtime.library.pathway(PLAB).model_copy(update={"title": hostile, "listed": steps})
    runtime.library = dataclasses.replace(runtime.library, pathways=(route,))
    amal = await reader(world, DOCTOR, language)
    await press(amal, DrawRoadmap(PLAB))
    assert "photo" in amal.phone.last
    assert '#panic("x") <b>*_$ #import' in caption(amal)
    assert "\u202e" not in caption(amal)
    await press(amal, DrawPlan(PLAB))
    assert '#panic("x")' in words(document(world, amal))
    assert runtime.health.counters["markup_bugs"] == 0
    assert runtime.health.counters["drawing_failures"] == 0


async def test_a_restart_in_the_middle_of_drawing_loses_nothing(
    world: World, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "STOP_SECONDS", 0.2)
    amal = await reader(world, DOCTOR)
    board.free.clear()
    amal.phone.press(_data(amal, DrawRoadmap(PLAB)))
    await until(lambda: board.drawn, "the drawing")
    await world.stop()
    assert not [m for m in amal.phone.messages if "photo" in m]
    board.free.set()
    await world.start()
    await world.settle()
    assert len([m for m in amal.phone.messages if "photo" in m]) == 1


async def test_who_blocks_the_bot_meanwhile_gets_the_picture_when_they_are_back(
    world: World, board: Board
) -> None:
    amal = await reader(world, DOCTOR)
    board.free.clear()
    amal.phone.press(_data(amal, DrawRoadmap(PLAB)))
    await until(lambda: board.drawn, "the drawing")
    amal.phone.block()
    board.free.set()
    await world.settle()
    assert not [m for m in amal.phone.messages if "photo" in m]
    amal.phone.unblock()
    await amal.say("/home")
    assert len([m for m in amal.phone.messages if "photo" in m]) == 1


async def test_nobody_else_waits_while_a_picture_is_drawn(world: World, board: Board) -> None:
    amal = await reader(world, DOCTOR)
    board.free.clear()
    amal.phone.press(_data(amal, DrawRoadmap(PLAB)))
    await until(lambda: board.drawn, "the drawing")
    other = Talk.of(world, "Olena", "uk")
    other.phone.start()
    await until(lambda: any(m["from"]["is_bot"] for m in other.phone.messages), "a reply")
    board.free.set()
    await world.settle()
    await asyncio.sleep(0)
    assert "photo" in amal.phone.last


async def test_nothing_drawn_names_anybody(world: World, board: Board) -> None:
    hadiqa = await cast.medic(world, "Hadiqa", "en")
    await press(hadiqa, DrawRoadmap(PLAB))
    await press(hadiqa, DrawPlan(PLAB))
    everything = json.dumps([data for _, data, _ in board.drawn])
    for secret in ("Hadiqa", "Canary", "canary", str(hadiqa.phone.user_id)):
        assert secret not in everything
        assert secret.encode() not in world.emulator.file(hadiqa.phone.last["document"]["file_id"])


async def test_a_double_tap_draws_once(world: World, board: Board) -> None:
    amal = await reader(world, DOCTOR)
    board.instead = PNG
    for _ in range(2):
        amal.phone.press(_data(amal, DrawRoadmap(PLAB)))
    await world.settle()
    assert len(board.drawn) == 1


def _data(talk: Talk, action: DrawRoadmap) -> str:
    vault = talk.world.app.runtime.store.vault
    body = action.body()
    return vault.tag(talk.phone.user_id, body) + body
