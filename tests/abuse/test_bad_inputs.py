"""Forty bad inputs, rows 8-19 and 22-24: what people send."""

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from bot.features.questions.actions import AskAfterNotice, ChooseTopic, Send, SendHidden
from bot.features.questions.tables import parts
from bot.message import Action
from tests.abuse.rows import CANARY, count, inject, message, row
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.talk import Talk

PHOTO = b"GIF89a" + bytes([64, 0, 64, 0]) + bytes(20)
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
PLACE = {"latitude": 52.2, "longitude": 0.12}
SOMEBODY = {"id": 777_000_111, "is_bot": False, "first_name": CANARY, "username": CANARY}


@pytest.fixture
async def writing(hadiqa: Talk) -> Talk:
    """Hadiqa, of whom a text is waited for."""
    await hadiqa.say("/ask")
    await hadiqa.tap(AskAfterNotice)
    return await hadiqa.tap(ChooseTopic("exams"))


def quotes(talk: Talk) -> list[str]:
    """Return what is quoted in each message, without our isolates, oldest first."""
    found = []
    for shown in talk.phone.messages:
        for entity in shown.get("entities", []):
            if shown["from"]["is_bot"] and entity["type"] == "blockquote":
                units = shown["text"].encode("utf-16-le")
                start = entity["offset"] * 2
                quoted = units[start : start + entity["length"] * 2].decode("utf-16-le")
                found.append(quoted.translate(ISOLATES))
    return found


def kinds(talk: Talk) -> set[str]:
    """Return the kinds of entities in what the bot showed."""
    return {entity["type"] for shown in talk.phone.messages if shown["from"]["is_bot"]
            for entity in shown.get("entities", [])}  # fmt: skip


async def relayed(talk: Talk, text: str, by: type[Action] = Send, **more: Any) -> Talk:
    """Let `talk`, who is writing, send a text; return the mentor who took the question."""
    daniel = await cast.mentor(talk.world)
    talk.phone.send(text, **more)
    await talk.world.settle()
    await talk.tap(by)
    return await cast.take(daniel)


async def refused(talk: Talk, because: str, *, answers: int = 1) -> bool:
    """Whether what was just sent got `answers` answers, for this reason, and nothing is kept."""
    heard = len(talk.heard)
    await talk.world.settle()
    said = talk.heard[heard:]
    assert len(said) == answers
    assert all(because in text for text in said)
    assert all(CANARY not in text for text in talk.heard)
    assert await count(talk.world, parts) == 0
    assert await count(talk.world, "inbox WHERE length(payload) > 0 AND state = 'done'") == 0
    assert talk.world.app.runtime.health.counters["dead_letters"] == 0
    await talk.say("In words.")
    return talk.offers(Send)  # and what was begun goes on


@row(8, while_it_waits=False, once_it_is_taken=True)
async def test_an_edit_of_a_sent_question_reaches_the_mentor_under_the_same_reference(
    world: World, writing: Talk, case: bool
):
    daniel = await cast.mentor(world)
    sent = writing.phone.send(f"{CANARY} one")
    await world.settle()
    await writing.tap(Send)
    reference = cast.ref(writing)
    if case:
        await cast.take(daniel)
    writing.phone.edit(sent["message_id"], f"{CANARY} two")
    await world.settle()
    if not case:
        await cast.take(daniel)
    assert reference in daniel.text
    assert f"{CANARY} two" in daniel.text
    assert ("corrected" in daniel.text) is case


@row(9, all_signs='<&>"' * 1024, letters="ab " * 1365, astral="🩺" * 2048, one_word="x" * 4096)
async def test_the_longest_text_arrives_whole_in_numbered_parts(
    world: World, writing: Talk, case: str
):
    bold = [{"type": "bold", "offset": n * 40, "length": 20} for n in range(100)]
    daniel = await relayed(writing, case, entities=bold)
    pages = [text for text in daniel.heard if "Part " in text]
    assert [f"Part {n} of {len(pages)}" in text for n, text in enumerate(pages, 1)]
    assert "".join("".join(quotes(daniel)[-len(pages) :]).split()) == "".join(case.split())
    assert all(len(text.encode("utf-16-le")) // 2 <= 4096 for text in daniel.heard)
    assert world.app.runtime.health.counters["markup_bugs"] == 0


@row(10, zero_width="\u200b\u200c\u200d", controls="\x00\x01\x7f", marks="\u202e\u2066\u200f",
     filler="\u3164\u115f", selectors="\ufe0f\U000e0100", blanks="\u00a0\u2003")  # fmt: skip
async def test_a_text_without_anything_to_see_is_called_empty_and_not_kept(
    world: World, writing: Talk, case: str
):
    writing.phone.send(case)
    assert await refused(writing, "Your message is empty")


@row(11, in_the_text="text", in_a_name="name", in_a_file_name="file")
async def test_nothing_turns_a_line_round(world: World, writing: Talk, case: str):
    turned = f"{CANARY} \u202egpj.exe\u202d\u2067 end"
    if case == "name":
        writing.phone.user["first_name"] = turned
    if case == "file":
        writing.phone.send_document(turned, "text/plain", 9)
        assert await refused(writing, "I can only read text")
        return
    daniel = await relayed(writing, turned if case == "text" else "A question")
    for text in (*writing.heard, *daniel.heard):
        assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e")
        for line in text.split("\n"):
            assert sum(map(line.count, "\u2066\u2067\u2068")) == line.count("\u2069")
    if case == "text":
        assert quotes(daniel)[-1] == f"{CANARY} \ufffdgpj.exe\ufffd end", "a visible mark"
    else:
        assert CANARY not in "".join(daniel.heard)


@row(
    12, accents="\u0301" * 2000, mixed="\u0300\u0316\u0489" * 600, with_joiners="\u0301\u200d" * 900
)
async def test_a_tower_of_marks_is_capped_and_relayed(world: World, writing: Talk, case: str):
    daniel = await relayed(writing, f"{CANARY} z{case}a")
    shown = quotes(daniel)[-1]
    assert shown.startswith(CANARY)
    assert shown.endswith("a")
    assert sum(unicodedata.category(mark) in ("Mn", "Me") for mark in shown) <= 4
    assert len(shown) <= len(CANARY) + 12


@row(
    14,
    tags="<b><i class='x'>x</i>&lt;",
    a_closing_tag="</blockquote></b><pre>",
    references="&#60;b&#62; &amp;lt; &#x3c;",
    a_half_tag='<a href="',
    format_fields="{0.__class__} {name} %s %(x)d {{}}",
)  # fmt: skip
async def test_markup_is_shown_as_it_was_typed(world: World, writing: Talk, case: str):
    daniel = await relayed(writing, case)
    assert quotes(daniel)[-1] == case
    assert not kinds(daniel) & {"text_link", "text_mention", "pre", "code"}
    assert world.app.runtime.health.counters["markup_bugs"] == 0


@row(
    14,
    a_link_in_tags="<b><a href='https://evil.example'>x</a>&lt;",
    a_mention="tg://user?id=7000000001 [x](tg://user?id=7000000001)",
)
async def test_a_link_in_markup_is_hidden_and_leads_nowhere(world: World, writing: Talk, case: str):
    daniel = await relayed(writing, case, by=SendHidden)
    assert "evil.example" not in quotes(daniel)[-1]
    assert "7000000001" not in quotes(daniel)[-1]
    assert not kinds(daniel) & {"text_link", "text_mention", "pre", "code"}
    assert world.app.runtime.health.counters["markup_bugs"] == 0


@row(15, a_person_without_username="text_mention", bold_and_link="text_link")
async def test_a_mention_keeps_its_words_and_loses_whom_it_points_to(
    world: World, writing: Talk, case: str
):
    more = {"user": SOMEBODY} if case == "text_mention" else {"url": "tg://user?id=777000111"}
    entity = {"type": case, "offset": 4, "length": 8, **more}
    daniel = await relayed(writing, "Ask Somebody please", entities=[entity])
    assert quotes(daniel)[-1] == "Ask Somebody please"
    assert all("777000111" not in str(call.parameters) for call in world.emulator.calls)


@row(
    16,
    of_somebody={"type": "user", "sender_user": SOMEBODY, "date": 1},
    of_somebody_hidden={"type": "hidden_user", "sender_user_name": CANARY, "date": 1},
    of_a_chat={"type": "chat", "sender_chat": {"id": -5, "type": "group"}, "date": 1},
    of_a_kind_of_tomorrow={"type": "dream", "dreamer": CANARY, "date": 1},
)
async def test_somebody_elses_words_are_refused(world: World, writing: Talk, case: dict[str, Any]):
    inject(world, message=message(writing, text=f"{CANARY} asks", forward_origin=case))
    assert await refused(writing, "Please do not forward")


CARD = {"phone_number": "+447700900123", "first_name": CANARY}


@row(
    17,
    a_contact=({"contact": CARD}, "no contacts"),
    a_forwarded_contact=({"contact": CARD, "forward_origin": {
        "type": "hidden_user", "sender_user_name": CANARY, "date": 1}}, "no contacts"),
    a_place=({"location": PLACE}, "no places"),
    a_place_that_moves=({"location": {**PLACE, "live_period": 900}}, "no places"),
    a_venue=({"location": PLACE, "venue": {"location": PLACE, "title": CANARY, "address": CANARY}},
             "no places"),
)  # fmt: skip
async def test_what_shows_who_or_where_somebody_is_is_refused_and_taken_out_of_the_chat(
    world: World, writing: Talk, case: tuple[dict[str, Any], str]
):
    content, because = case
    sent = writing.phone._say(content)
    moved = {**sent, "edit_date": sent["date"] + 60}
    writing.phone._world.update("edited_message", moved, writing.phone.user_id)
    assert await refused(writing, because)
    assert sent["message_id"] not in {shown["message_id"] for shown in writing.phone.messages}


@row(
    18,
    a_photo_sent_as_a_file=(
        lambda talk: talk.phone.send_document("IMG.jpg", "image/jpeg", b"GPS"),
        "not as a file",
    ),
    a_photo_with_a_caption=(
        lambda talk: talk.phone.send_photo(PHOTO, caption=CANARY),
        "look at your photo again",
    ),
)
async def test_no_byte_of_a_picture_is_downloaded(
    world: World, writing: Talk, case: tuple[Callable[[Talk], object], str]
):
    send, because = case
    send(writing)
    assert await refused(writing, because)
    assert "getFile" not in {call.method for call in world.emulator.calls}


@row(
    19,
    a_name_turned_round=("invoice\u202egpj.exe", "text/plain", 9),
    two_gigabytes=(f"{CANARY}.zip", "application/zip", 2 * 2**30),
    a_lie_about_its_type=(f"{CANARY}.exe", "image/png", b"MZ"),
    a_path=("../../etc/passwd", "text/plain", 9),
)
async def test_a_file_is_refused_by_what_is_said_of_it(
    world: World, writing: Talk, journal, case: tuple[str, str, bytes | int]
):
    writing.phone.send_document(*case)
    assert await refused(writing, "I can only read text")
    assert "getFile" not in {call.method for call in world.emulator.calls}
    assert case[0] not in journal.getvalue()


NOTE = {"file_id": "a", "file_unique_id": "a", "length": 240, "duration": 5}


@row(22, voice={"voice": {"file_id": "a", "file_unique_id": "a", "duration": 5}},
     video_note={"video_note": NOTE},
     audio={"audio": {**NOTE, "performer": CANARY}},
     video={"video": {**NOTE, "width": 1, "height": 1}, "caption": CANARY})  # fmt: skip
async def test_a_voice_or_a_face_is_refused_with_the_reason(
    world: World, writing: Talk, case: dict[str, Any]
):
    writing.phone._say(case)
    assert await refused(writing, "a voice can also show who you are")


@row(23, a_file_among_photos=["photo"] * 9 + ["document"], a_file_first=["document", "photo"])
async def test_an_album_is_refused_once(world: World, writing: Talk, case: list[str]):
    for what in case:
        if what == "photo":
            writing.phone.send_photo(PHOTO, caption=CANARY, album="1")
        else:
            writing.phone.send_document(CANARY, "application/pdf", 9, album="1")
    assert await refused(writing, "I can only read text")


NO_TEXT: dict[str, dict[str, Any]] = {
    "sticker": {"sticker": {**NOTE, "width": 1, "height": 1, "is_animated": False,
                            "is_video": False, "type": "custom_emoji"}},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
    "game": {"game": {"title": CANARY, "description": CANARY, "photo": []}},
    "poll": {"poll": {"id": "1", "question": CANARY, "options": []}},
    "story": {"story": {"chat": {"id": 5, "type": "private"}, "id": 1}},
    "checklist": {"checklist": {"title": CANARY, "tasks": [{"id": 1, "text": CANARY}]}},
    "animation": {"animation": {**NOTE, "width": 1, "height": 1, "file_name": CANARY}},
    "paid media": {"paid_media": {"star_count": 1, "paid_media": []}},
    "of tomorrow": {"hologram": {"size": CANARY}},
    "nothing at all": {},
}  # fmt: skip


@row(24, each_alone=False, all_at_once=True)
async def test_what_is_no_text_gets_one_friendly_refusal(world: World, writing: Talk, case: bool):
    if case:
        for content in (*NO_TEXT.values(), *NO_TEXT.values()):
            writing.phone._say(content)
        assert await refused(writing, "I can only read text")
        return
    for name, content in NO_TEXT.items():
        await world.move(minutes=11)
        heard = len(writing.heard)
        writing.phone._say(content)
        await world.settle()
        assert "I can only read text" in writing.text, name
        assert len(writing.heard) == heard + 1, name
    assert world.app.runtime.health.counters["dead_letters"] == 0


@row(
    24,
    a_gift={"gift": {}},
    a_login={"connected_website": CANARY},
)
async def test_a_service_message_is_no_matter(world: World, writing: Talk, case: dict[str, Any]):
    writing.phone._say(case)
    assert await refused(writing, "", answers=0)


@row(24, a_custom_emoji={"type": "custom_emoji", "custom_emoji_id": "5", "offset": 0, "length": 2})
async def test_a_custom_emoji_in_a_text_becomes_the_plain_one(
    world: World, writing: Talk, case: dict[str, Any]
):
    daniel = await relayed(writing, "🩺 which exam?", entities=[case])
    assert quotes(daniel)[-1] == "🩺 which exam?"
    assert "custom_emoji" not in kinds(daniel)
