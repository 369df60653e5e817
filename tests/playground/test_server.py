"""The playground's server: who may ask, and what is answered to nonsense."""

import base64
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.playground.emulator import Emulator, Event
from bot.playground.people import seat_demo_people
from bot.playground.view import ReadyLink, View
from tests.playground.tiny_bot import TOKEN, Playground, new_world, open_playground

Json = dict[str, Any]


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with open_playground(*new_world()) as made:
        yield made


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(playground.url) as made:
        yield made


async def post(client: aiohttp.ClientSession, path: str, body: object) -> tuple[int, Json]:
    async with client.post(f"/api/{path}", json=body) as response:
        return response.status, await response.json()


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "[::1"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["/api/state", f"/bot{TOKEN}/getMe", "/api/live"])
async def test_other_sites_and_other_names_get_nothing(
    client: aiohttp.ClientSession, headers: dict[str, str], path: str
) -> None:
    async with client.get(path, headers=headers) as response:
        assert response.status == 403
        assert "pathways_demo_bot" not in await response.text()


async def test_a_link_from_elsewhere_may_open_the_page_itself(
    client: aiohttp.ClientSession,
) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    async with client.get("/", headers=headers) as response:
        assert response.status == 200
        assert "require-trusted-types-for" in response.headers["Content-Security-Policy"]
    async with client.get("/api/state", headers=headers) as response:
        assert response.status == 403


async def test_the_page_and_bots_come_in_by_any_name_of_this_computer(
    client: aiohttp.ClientSession, playground: Playground
) -> None:
    port = playground.url.rpartition(":")[2]
    for name in ("127.0.0.1", "localhost", "[::1]"):
        here = {"Host": f"{name}:{port}", "Origin": f"http://{name}:{port}"}
        async with client.get("/api/state", headers=here) as response:
            assert response.status == 200


async def test_the_server_listens_on_this_computer_only(playground: Playground) -> None:
    assert playground.url.startswith("http://127.0.0.1:")


async def test_a_taken_port_is_no_obstacle(
    client: aiohttp.ClientSession, playground: Playground
) -> None:
    port = int(playground.url.rpartition(":")[2])
    async with (
        open_playground(*new_world(), port) as second,
        aiohttp.ClientSession(second.url) as other,
        other.get("/api/state") as response,
    ):
        assert response.status == 200
        assert second.url != playground.url


async def test_the_state_holds_people_links_and_the_clock(client: aiohttp.ClientSession) -> None:
    async with client.get("/api/state") as response:
        state = await response.json()
    assert [person["role"] for person in state["people"]] == ["medic", "mentor", "coordinator"]
    assert state["now"] == "2026-11-21T20:14:00+00:00"
    assert [link["role"] for link in state["links"]] == ["coordinator", "mentor"]
    assert state["bot"] == {"name": "Pathways", "username": "pathways_demo_bot"}


@pytest.mark.parametrize(
    ("path", "body", "status", "said"),
    [
        ("people/1/text", {"text": "x"}, 404, "Nobody here has that phone."),
        ("people/{hiba}/dance", {}, 404, "Phones cannot do that."),
        ("nowhere", {}, 404, "The playground has nothing at this address."),
        ("people/{hiba}/text", {"text": " \n"}, 400, "text: "),
        ("people/{hiba}/text", {"text": 5}, 400, "text: "),
        ("people/{hiba}/text", {"text": "x", "more": 1}, 400, "more: "),
        ("people/{hiba}/text", [], 400, "The request: "),
        ("people/{hiba}/text", {"text": "x" * 5000}, 400, "text: "),
        ("people/{hiba}/text", {"text": "x", "reply_to": 99}, 409, "not there any more"),
        ("people/{hiba}/text", {"text": "x" * 70_000}, 413, "too large"),
        ("people/{hiba}/tap", {"message_id": 9, "row": 0, "column": 0}, 409, "not there any more"),
        ("people/{hiba}/tap", {"message_id": 9, "row": -1, "column": 0}, 400, "row: "),
        ("people/{hiba}/edit", {"message_id": 9, "text": "x"}, 409, "not there any more"),
        ("people/{hiba}/photo", {"data": "###"}, 400, "data: "),
        ("people/{hiba}/photo", {"data": 1}, 400, "data: "),
        ("people/{hiba}/photo", {"data": "AAAA"}, 409, "Telegram would refuse that"),
        ("people/{hiba}/start", {"payload": "a b"}, 400, "payload: "),
        ("people", {"first_name": ""}, 400, "first_name: "),
        ("people", {"first_name": "A", "language_code": "../x"}, 400, "language_code: "),
        ("clock", {"minutes": 0}, 400, "minutes: "),
        ("clock", {"minutes": 10**9}, 400, "minutes: "),
        ("clock", {"minutes": "soon"}, 400, "minutes: "),
    ],
)
async def test_nonsense_gets_one_kind_sentence(
    client: aiohttp.ClientSession,
    playground: Playground,
    path: str,
    body: object,
    status: int,
    said: str,
) -> None:
    hiba = playground.phone("Hiba")
    answer = await post(client, path.format(hiba=hiba.user_id), body)
    assert answer[0] == status
    assert said in answer[1]["error"]
    assert hiba.messages == []


async def test_only_json_is_read(client: aiohttp.ClientSession, playground: Playground) -> None:
    path = f"/api/people/{playground.phone('Hiba').user_id}/text"
    async with client.post(path, data={"text": "forged"}) as response:
        assert response.status == 415
    headers = {"Content-Type": "application/json"}
    for broken in (b"{", b"\xff\xfe", b'{"text": "\\ud800"}', b""):
        async with client.post(path, data=broken, headers=headers) as response:
            assert response.status == 400, broken
    assert playground.phone("Hiba").messages == []


async def test_every_gesture_reaches_the_bot(
    client: aiohttp.ClientSession, playground: Playground
) -> None:
    hiba = playground.phone("Hiba")
    at = f"people/{hiba.user_id}"
    file = {"data": base64.b64encode(b"%PDF-").decode(), "file_name": "a.pdf"}
    gestures: list[tuple[str, Json]] = [
        ("start", {"payload": "m-1"}),
        ("voice", {}),
        ("sticker", {}),
        ("contact", {}),
        ("location", {}),
        ("document", {**file, "mime_type": "application/pdf"}),
        ("forward", {"message_id": 1}),
    ]
    for action, body in gestures:
        assert await post(client, f"{at}/{action}", body) == (200, {})
    own = [m for m in hiba.messages if m["from"]["id"] == hiba.user_id]
    kinds = ("text", "voice", "sticker", "contact", "location", "document", "forward_origin")
    for message, kind in zip(own, kinds, strict=True):
        assert kind in message


async def test_nobody_edits_what_somebody_else_wrote(
    client: aiohttp.ClientSession, playground: Playground
) -> None:
    hiba = playground.phone("Hiba")
    hiba.send("Hello")
    await playground.emulator.until(lambda: len(hiba.messages) > 1)
    theirs = {"message_id": hiba.last["message_id"], "text": "Not what it said"}
    status, answer = await post(client, f"people/{hiba.user_id}/edit", theirs)
    assert (status, answer["error"]) == (409, "Only one's own texts can be edited.")
    forwarded = {"message_id": hiba.last["message_id"]}
    assert (await post(client, f"people/{hiba.user_id}/forward", forwarded))[0] == 200
    hidden = {"type": "hidden_user", "sender_user_name": "Pathways"}
    assert hiba.messages[-1]["forward_origin"].items() >= hidden.items()


async def test_files_are_handed_out_but_never_run(
    client: aiohttp.ClientSession, playground: Playground
) -> None:
    hiba = playground.phone("Hiba")
    script = hiba.send_document("x.html", "text/html", b"<script>alert(1)</script>")
    async with client.get(f"/api/files/{script['document']['file_id']}") as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
    async with client.get("/api/files/none") as response:
        assert response.status == 404


async def test_twelve_phones_are_enough(client: aiohttp.ClientSession) -> None:
    statuses = [(await post(client, "people", {"first_name": "A"}))[0] for _ in range(10)]
    assert statuses == [200] * 9 + [409]


async def test_a_failure_is_one_sentence_and_the_log_has_the_rest(
    client: aiohttp.ClientSession, playground: Playground, caplog: pytest.LogCaptureFixture
) -> None:
    playground.due = ["x" * 5000]  # more than Telegram takes: the bot's program fails
    playground.phone("Hiba").send("Hello")
    status, answer = await post(client, "clock", {"minutes": 60})
    assert status == 500
    assert answer == {"error": "Something went wrong in the playground. Its log says what."}
    assert caplog.records[-1].exc_info


async def test_the_live_stream_begins_with_everything_and_goes_on_with_events(
    client: aiohttp.ClientSession, playground: Playground
) -> None:
    hiba = playground.phone("Hiba")
    async with client.ws_connect("/api/live") as socket:
        assert (await socket.receive_json())["type"] == "state"
        hiba.send("Hello")
        event = await socket.receive_json()
        assert (event["type"], event["person"], event["data"]["text"]) == (
            "message",
            hiba.user_id,
            "Hello",
        )
        await socket.receive_json()  # the bot's echo
        await socket.send_str("The page says nothing, and nothing comes of it.")
        await post(client, "clock", {"minutes": 60})
        assert await socket.receive_json() == {"type": "clock", "now": "2026-11-21T21:14:00+00:00"}
        selam = playground.emulator.add_person("Selam")
        event = await socket.receive_json()
        assert (event["type"], event["data"]["id"]) == ("person", selam.user_id)


async def test_a_page_that_missed_events_gets_everything_anew(playground: Playground) -> None:
    view = View(playground.emulator, playground.clock, playground.links)
    assert view.event(Event("overflow", 0, {})) == view.state()


async def test_links_made_later_are_told_with_the_next_event(
    client: aiohttp.ClientSession, playground: Playground
) -> None:
    async with client.ws_connect("/api/live") as socket:
        await socket.receive_json()
        playground.links.append(ReadyLink("mentor", "https://t.me/pathways_demo_bot?start=m-2"))
        playground.phone("Hiba").send("Hello")
        event = await socket.receive_json()
        assert (event["type"], len(event["links"])) == ("links", 3)
        assert (await socket.receive_json())["type"] == "message"


async def test_group_chats_stay_out_of_peoples_own_chats(
    client: aiohttp.ClientSession, playground: Playground
) -> None:
    hiba = playground.phone("Hiba")
    async with client.ws_connect("/api/live") as socket:
        await socket.receive_json()
        playground.emulator.add_group("Friends", hiba).say(hiba, "In the group")
        hiba.send("In private")
        assert (await socket.receive_json())["data"]["text"] == "In private"


async def test_demo_people_are_known_again_after_a_restart(playground: Playground) -> None:
    restored = Emulator.restore(playground.emulator.dump(), clock=playground.clock)
    seat_demo_people(restored)
    assert len(restored.phones) == 3
