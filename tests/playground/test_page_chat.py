"""The page in a real browser: what people write, press and see."""

import re
import struct
import zlib
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.playground.browsing import phone_of, write
from tests.playground.tiny_bot import Playground

pytestmark = pytest.mark.asyncio(loop_scope="session")

Json = dict[str, Any]

ARABIC = "الخطوة التالية: اختبار \u2068PLAB 1\u2069 في لندن"
LATIN_FIRST = "\u2068GMC\u2069 هو المجلس الطبي العام"


async def test_three_phones_say_whose_they_are(page: Page) -> None:
    headings = page.get_by_role("heading", level=2).filter(has_text=": ")
    await expect(headings).to_have_text(["Medic: Hiba", "Mentor: Daniel", "Coordinator: Grace"])


async def test_a_text_reaches_the_bot_and_its_answer_comes_back(page: Page) -> None:
    hiba = phone_of(page, "Hiba")
    await write(hiba, "Hello, is anybody there?")
    await expect(hiba.locator(".message.in .words").last).to_contain_text("anybody there?")
    await expect(phone_of(page, "Daniel").locator(".message")).to_have_count(0)


async def test_a_tap_edits_the_message_in_place_and_shows_a_toast(
    page: Page, playground: Playground
) -> None:
    bot = playground.bot

    async def ask(message: Json) -> None:
        await bot.say(message, "Choose your language", ["English", "العربية"])

    async def answer(query: Json) -> None:
        await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="تم")
        where = {k: query["message"][k] for k in ("message_id",)}
        chat_id = query["from"]["id"]
        await bot.call("editMessageText", chat_id=chat_id, **where, text="أهلًا بك")

    bot.answers = {"/start": ask, "العربية": answer}
    hiba = phone_of(page, "Hiba")
    await hiba.get_by_role("button", name="Start", exact=True).click()
    await hiba.get_by_role("button", name="العربية").click()
    await expect(hiba.get_by_role("status")).to_have_text("تم")
    await expect(hiba.locator(".message.in")).to_have_count(1)
    await expect(hiba.locator(".message.in")).to_have_class(re.compile("changed"))
    await expect(hiba.locator(".message.in .words")).to_contain_text("أهلًا بك")
    await expect(hiba.locator(".message.in .meta")).to_contain_text("edited")


async def test_an_alert_waits_for_ok_and_gives_the_focus_back(
    page: Page, playground: Playground
) -> None:
    bot = playground.bot

    async def ask(message: Json) -> None:
        await bot.say(message, "Press", ["Why?"])

    async def answer(query: Json) -> None:
        said = {"text": "Because it is taken.", "show_alert": True}
        await bot.call("answerCallbackQuery", callback_query_id=query["id"], **said)

    bot.answers = {"/start": ask, "Why?": answer}
    grace = phone_of(page, "Grace")
    await grace.get_by_role("button", name="Start", exact=True).click()
    await grace.get_by_role("button", name="Why?").click()
    await expect(grace.get_by_role("alertdialog")).to_contain_text("Because it is taken.")
    await page.keyboard.press("Enter")
    await expect(grace.get_by_role("alertdialog")).to_have_count(0)
    await expect(grace.get_by_role("button", name="Why?")).to_be_focused()


async def test_each_paragraph_takes_the_direction_of_its_own_words(page: Page) -> None:
    hiba = phone_of(page, "Hiba")
    await write(hiba, f"{ARABIC}\n{LATIN_FIRST}\nIn English: خطوة")
    paragraphs = hiba.locator(".message.in").filter(has_text="PLAB").locator(".words p")
    await expect(paragraphs).to_have_count(3)
    for paragraph, direction in zip(await paragraphs.all(), ("rtl", "rtl", "ltr"), strict=True):
        await expect(paragraph).to_have_css("direction", direction)
    boxes = await paragraphs.first.evaluate(
        """(node) => {
            const place = (word) => {
                const range = document.createRange();
                const at = node.firstChild.data.indexOf(word);
                range.setStart(node.firstChild, at);
                range.setEnd(node.firstChild, at + word.length);
                return range.getBoundingClientRect();
            };
            return ["اختبار", "PLAB", "لندن"].map((word) => place(word).x);
        }"""
    )
    assert boxes == sorted(boxes, reverse=True), "the Latin word stands between its neighbours"


async def test_what_people_write_is_shown_as_they_wrote_it(page: Page) -> None:
    hostile = '<img src=x onerror="document.title=1"><b>bold</b> javascript:alert(1) &lt;'
    hiba = phone_of(page, "Hiba")
    await write(hiba, hostile)
    words = hiba.locator(".message.in .words").filter(has_text=hostile)
    await expect(words).to_be_visible()
    assert await words.locator("img, b, a").count() == 0
    assert await page.title() == "Playground · Pathways to Practice"


async def test_formatting_becomes_safe_elements(page: Page, playground: Playground) -> None:
    html = (
        "<b>bold <i>both</i></b> <u>u</u> <s>s</s> <code>c</code> "
        '<a href="https://example.org/x">out</a> <tg-spoiler>hidden</tg-spoiler>\n'
        "<blockquote>a quote</blockquote><blockquote expandable>long</blockquote>"
        "<pre>x = 1</pre>"
    )

    async def answer(message: Json) -> None:
        await playground.bot.say(message, html, parse_mode="HTML")

    playground.bot.answers = {"/start": answer}
    grace = phone_of(page, "Grace")
    await grace.get_by_role("button", name="Start", exact=True).click()
    words = grace.locator(".message.in .words")
    for inside in ("strong em", "u", "s", "p code", "blockquote", "details blockquote", "pre"):
        await expect(words.locator(inside).first).to_be_attached()
    link = words.get_by_role("link", name="out")
    await expect(link).to_have_attribute("href", "https://example.org/x")
    await expect(link).to_have_attribute("rel", re.compile("noopener"))
    await expect(words.get_by_text("hidden", exact=True)).to_be_hidden()
    await words.get_by_role("button", name="Hidden text").press("Enter")
    await expect(words.get_by_text("hidden", exact=True)).to_be_visible()


async def test_pictures_are_shown_and_files_can_be_kept(page: Page, playground: Playground) -> None:
    phone, hiba = playground.phone("Hiba"), phone_of(page, "Hiba")
    phone.send_photo(_png(), caption="My certificate")
    phone.send_document("plan.pdf", "application/pdf", b"%PDF-")
    picture = hiba.get_by_role("img", name="Photo")
    await expect(picture).to_be_visible()
    await expect(picture).to_have_js_property("naturalWidth", 2)
    async with page.expect_download() as download:
        await hiba.get_by_role("link", name="Download plan.pdf").click()
    assert (await download.value).suggested_filename == "plan.pdf"


async def test_a_picked_picture_leaves_as_telegram_sends_it(
    page: Page, playground: Playground
) -> None:
    hiba = phone_of(page, "Hiba")
    await write(hiba, "Here it comes")
    await hiba.get_by_role("button", name="Attach").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="Photo").click()
    await (await chooser.value).set_files(
        {"name": "x.png", "mimeType": "image/png", "buffer": _png()}
    )
    await expect(hiba.get_by_role("img", name="Photo")).to_be_visible()
    file_id = next(m["photo"][0] for m in playground.phone("Hiba").messages if "photo" in m)
    answer = await page.request.get(f"{playground.url}/api/files/{file_id['file_id']}")
    assert answer.headers["content-type"] == "image/jpeg"


async def test_a_vote_counts_and_can_be_taken_back(page: Page, playground: Playground) -> None:
    async def answer(message: Json) -> None:
        options = [{"text": "Saturday"}, {"text": "Tuesday"}]
        chat = {"chat_id": message["chat"]["id"]}
        await playground.bot.call("sendPoll", **chat, question="Which day?", options=options)

    playground.bot.answers = {"/start": answer}
    hiba = phone_of(page, "Hiba")
    await hiba.get_by_role("button", name="Start", exact=True).click()
    await hiba.get_by_role("button", name="Tuesday").click()
    await expect(hiba.locator(".result.mine")).to_contain_text("100%")
    await hiba.locator(".message.in .bubble").hover()
    await hiba.locator(".message.in").get_by_role("button", name="Message menu").click()
    await page.get_by_role("menuitem", name="Take back my vote").click()
    await expect(hiba.get_by_role("button", name="Saturday")).to_be_visible()


async def test_deleted_messages_go_and_reactions_come(page: Page, playground: Playground) -> None:
    bot = playground.bot

    async def answer(message: Json) -> None:
        here = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        await bot.call("setMessageReaction", **here, reaction=[{"type": "emoji", "emoji": "👍"}])
        gone = await bot.say(message, "This will not stay.")
        await bot.call("deleteMessage", **{**here, "message_id": gone["message_id"]})
        await bot.call("sendChatAction", chat_id=here["chat_id"], action="typing")

    bot.answers = {"/start": answer}
    hiba = phone_of(page, "Hiba")
    await hiba.get_by_role("button", name="Start", exact=True).click()
    await expect(hiba.get_by_label("Reactions")).to_have_text("👍")
    await expect(hiba.get_by_text("typing…")).to_be_visible()
    await expect(hiba.locator(".message.in")).to_have_count(0)


async def test_a_reply_an_edit_a_block_and_a_return(page: Page, playground: Playground) -> None:
    hiba, phone = phone_of(page, "Hiba"), playground.phone("Hiba")
    await write(hiba, "First")
    own = hiba.locator(".message.out").filter(has_text="First")
    await own.hover()
    await own.get_by_role("button", name="Message menu").click()
    await page.get_by_role("menuitem", name="Edit").click()
    await expect(hiba.get_by_role("textbox")).to_have_value("First")
    await write(hiba, "First, corrected")
    await expect(own).to_contain_text("edited")
    await own.hover()
    await own.get_by_role("button", name="Message menu").click()
    await page.get_by_role("menuitem", name="Reply").click()
    await write(hiba, "Second")
    await expect(hiba.locator(".message.out .quoted")).to_have_text("First, corrected")
    await hiba.get_by_role("button", name="Chat menu").click()
    await page.get_by_role("menuitem", name="Block the bot").click()
    await expect(hiba.get_by_role("button", name="Unblock the bot")).to_be_visible()
    assert phone.blocked
    await hiba.get_by_role("button", name="Unblock the bot").click()
    await expect(hiba.get_by_role("textbox")).to_be_visible()


async def test_the_command_menu_and_the_reply_keyboard_send_what_they_say(
    page: Page, playground: Playground
) -> None:
    bot = playground.bot

    async def answer(message: Json) -> None:
        keyboard = {"keyboard": [["Yes", "No"]], "one_time_keyboard": True}
        await bot.call(
            "sendMessage", chat_id=message["chat"]["id"], text="?", reply_markup=keyboard
        )

    bot.answers = {"/plan": answer}
    await bot.call("setMyCommands", commands=[{"command": "plan", "description": "My plan"}])
    hiba = phone_of(page, "Hiba")
    await write(hiba, "Hi")
    await hiba.get_by_role("button", name="Bot commands").click()
    await page.get_by_role("menuitem", name="My plan").click()
    await hiba.get_by_role("group", name="Keyboard").get_by_role("button", name="Yes").click()
    await expect(hiba.locator(".message.in").last).to_contain_text("Yes")
    await expect(hiba.get_by_role("group", name="Keyboard")).to_be_hidden()


def _png() -> bytes:
    """Return a picture of two by two pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" + b"\x0b\x6e\x67" * 2 + b"\0" + b"\xff\xff\xff" * 2)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )
