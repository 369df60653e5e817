"""A photo goes along with a question or an answer: after a warning and a yes, and only then."""

import pytest

from bot.features.concerns.actions import OpenConcern, PickKind, ReadConcern
from bot.features.questions.actions import (
    FollowUp,
    LeavePhotoOut,
    OpenQuestion,
    Send,
    SendHidden,
    ShowMyQuestions,
    TakePhoto,
    Withdraw,
    WriteAnswer,
)
from bot.features.questions.tables import parts
from bot.screen import Report, UrgentHelp
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk
from tests.scenarios.test_relayed_messages import bots, question_of, show_again, soon

PHOTO = b"GIF89a" + bytes([64, 0, 64, 0]) + bytes(20)


async def photograph(talk: Talk, caption: str = "", album: str = "") -> dict:
    sent = talk.phone.send_photo(PHOTO, caption=caption, album=album)
    await talk.world.settle()
    return sent


async def asking(world: World, language: str = "en") -> Talk:
    """Somebody of whom a question is waited for."""
    hiba = await cast.medic(world, "Hiba", language)
    return await cast.write(hiba, "What is missing here?")


def shown(talk: Talk) -> list[dict]:
    """Return the photos that the bot shows in this chat."""
    return [m for m in talk.phone.messages if "photo" in m and m["from"]["is_bot"]]


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_a_photo_goes_along_after_a_warning_and_disappears_like_a_text(
    world: World, language: str
) -> None:
    daniel, hiba = await cast.mentor(world), await asking(world, language)
    sent = await photograph(hiba, "Hm <b>this</b>")
    assert hiba.offers(TakePhoto), "a warning first"
    await world.stop()
    await world.start()
    await hiba.tap(TakePhoto)
    await hiba.press(tagged(hiba, TakePhoto(sent["message_id"])))  # a second tap
    assert hiba.text.count("📷") == 1
    await hiba.tap(Send)
    assert not shown(daniel), "not before somebody helps"
    await cast.take(daniel)
    [photo] = shown(daniel)
    assert photo["photo"][0]["file_id"] == sent["photo"][0]["file_id"]
    assert "Q-" in photo["caption"]
    assert "Hm <b>this</b>" in daniel.text
    assert "copyMessage" not in {call.method for call in world.emulator.calls}

    await photograph(daniel)
    await daniel.tap(TakePhoto)
    await daniel.tap(Send)
    assert len(shown(hiba)) == 1
    assert cast.reads_right_to_left(hiba.text.partition("\n")[0]) is (language == "ar")
    await world.move(hours=41)
    assert not shown(daniel)
    assert not shown(hiba)
    await show_again(hiba)
    assert len(shown(hiba)) == 2, "what both sent, until the conversation is deleted"
    await world.move(hours=41)
    assert not shown(hiba)


async def test_a_caption_in_words_of_distress_offers_help_and_stops_nothing(world: World) -> None:
    hiba = await asking(world)
    await photograph(hiba, "I want to kill myself")
    assert "sounds very hard" in hiba.text
    assert hiba.offers(UrgentHelp())
    await hiba.tap(TakePhoto)
    assert hiba.offers(Send)
    ann = await cast.medic(world, "Ann", "en")
    await photograph(ann, "I want to kill myself")  # nobody waits for a photo from her
    assert ann.text.startswith("This sounds very hard.")


async def test_a_photo_nobody_said_yes_to_goes_nowhere(world: World) -> None:
    daniel, hiba = await cast.mentor(world), await asking(world)
    first = await photograph(hiba, "one")
    await hiba.press(tagged(hiba, Send(question_of(hiba, Send))))
    assert "waits for your answer" in hiba.text
    await photograph(hiba, "two")
    await hiba.press(tagged(hiba, TakePhoto(first["message_id"])))
    assert "please send it again" in hiba.text, "only the last one waits"
    await hiba.press(tagged(hiba, LeavePhotoOut(first["message_id"])))
    assert "please send it again" in hiba.text
    last = next(m for m in hiba.phone.messages if m.get("caption") == "two")
    await hiba.press(tagged(hiba, LeavePhotoOut(last["message_id"])))
    assert "📷" not in hiba.text
    assert hiba.offers(Send)
    await hiba.tap(Send)
    await cast.take(daniel)
    assert not shown(daniel)
    assert await cast.rows(world, "question_parts WHERE photo IS NOT NULL") == 0


async def test_a_caption_is_guarded_whole_and_can_be_corrected(world: World) -> None:
    daniel, hiba = await cast.mentor(world), await asking(world)
    long = "ل" * 1000
    sent = await photograph(hiba, f"{long} 07700 900123")
    await hiba.tap(TakePhoto)
    assert "07700 900123" in hiba.text, "what was found is named"
    assert not hiba.offers(Send)
    await hiba.tap(SendHidden)
    await cast.take(daniel)
    assert "900123" not in bots(daniel)
    assert long in bots(daniel).replace("\u2068", "").replace("\u2069", "")
    edited = {**sent, "caption": "Only this", "edit_date": sent["date"] + 5}
    hiba.phone._world.update("edited_message", edited, hiba.phone.user_id)
    await world.settle()
    await soon(world)
    assert "Only this" in daniel.text
    assert long not in bots(daniel)
    assert len(shown(daniel)) == 1
    other = {**edited, "photo": [{**sent["photo"][0], "file_unique_id": "another"}]}
    hiba.phone._world.update("edited_message", other, hiba.phone.user_id)
    await world.settle()
    assert "another photo" in hiba.text
    assert len(shown(daniel)) == 1


async def test_a_caption_changed_while_the_photo_waits_is_the_one_that_goes(world: World) -> None:
    hiba = await asking(world)
    sent = await photograph(hiba, "Old")
    edited = {**sent, "caption": "New", "edit_date": sent["date"] + 5}
    hiba.phone._world.update("edited_message", edited, hiba.phone.user_id)
    await world.settle()
    await hiba.tap(TakePhoto)
    assert "📷 New" in hiba.text


async def test_albums_files_and_more_than_three_are_refused_with_the_reason(world: World) -> None:
    hiba = await asking(world)
    heard = len(hiba.heard)
    for _ in range(3):
        await photograph(hiba, album="a")
    assert len(hiba.heard) == heard + 1, "once for the album"
    assert "one photo at a time" in hiba.text
    hiba.phone.send_document("IMG.jpg", "image/jpeg", b"GPS")
    await world.settle()
    assert "as a photo" in hiba.text
    for _ in range(3):
        await photograph(hiba)
        await hiba.tap(TakePhoto)
    await photograph(hiba)
    assert "3 photos can go along" in hiba.text


async def test_withdrawn_is_gone_and_reported_is_seen_by_the_coordinator(world: World) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    hiba = await asking(world)
    await photograph(hiba)
    await hiba.tap(TakePhoto)
    await hiba.tap(Send)
    await cast.take(daniel)
    await daniel.tap(Report)
    await daniel.tap(PickKind)
    await grace.tap(OpenConcern)
    await grace.tap(ReadConcern)
    assert len(shown(grace)) == 1
    await hiba.press(tagged(hiba, Withdraw(question_of(daniel, WriteAnswer), 1)))
    await soon(world)
    assert not shown(daniel)
    assert await cast.rows(world, parts) == 0


async def test_a_programme_may_take_no_photos(world: World) -> None:
    await world.stop()
    path = world.settings.data_dir / "programme.yaml"
    path.write_text(path.read_text("utf-8") + "photos_in_questions: false\n", "utf-8")
    await world.start()
    hiba = await asking(world)
    await photograph(hiba)
    assert "A picture or a voice" in hiba.text
    assert not hiba.offers(TakePhoto)


async def test_a_photo_of_who_blocked_the_bot_waits_and_is_not_sent_once_withdrawn(
    world: World,
) -> None:
    daniel, hiba = await cast.mentor(world), await cast.medic(world, "Hiba", "en")
    await cast.ask(hiba, "Which exam?")
    await cast.take(daniel)
    await cast.answer(daniel, "PLAB.")
    daniel.phone.block()
    await world.settle()
    await hiba.tap(FollowUp)
    await photograph(hiba, "This one?")
    await hiba.tap(TakePhoto)
    await hiba.tap(Send)
    await hiba.press(tagged(hiba, ShowMyQuestions()))
    await hiba.tap(OpenQuestion)
    await hiba.tap(Withdraw)
    await hiba.tap(Withdraw)
    daniel.phone.unblock()
    await daniel.start()
    await soon(world)
    assert not shown(daniel)
    assert "This one?" not in bots(daniel)


async def test_an_answer_of_4096_characters_and_a_caption_of_1024_arrive_whole(
    world: World,
) -> None:
    daniel, hiba = await cast.mentor(world), await asking(world, "ar")
    await hiba.tap(Send)
    await cast.take(daniel)
    text = "".join(chr(0x1200 + n % 0x40) for n in range(4096))  # Ethiopic, without a blank
    caption = "".join(chr(0x628 + n % 8) for n in range(1023)) + "."
    await daniel.say(text)
    await photograph(daniel, caption)
    await daniel.tap(TakePhoto)
    await daniel.tap(Send)
    assert len(shown(hiba)) == 1
    heard = [quoted(m) for m in hiba.phone.messages if m["from"]["is_bot"]]
    said = "".join(heard).replace("Whatismissinghere?", "")  # the preview of the question
    assert said == text + f"📷{caption}"


def quoted(message: dict) -> str:
    """Return what a message quotes, without blanks and without our isolates."""
    units = message.get("text", "").encode("utf-16-le")
    parts = [
        units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le")
        for one in message.get("entities", [])
        if one["type"] == "blockquote"
    ]
    return "".join("".join(parts).translate(dict.fromkeys(range(0x2066, 0x206A))).split())
