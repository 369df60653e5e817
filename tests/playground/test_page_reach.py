"""The page for everybody: links, the clock, the keyboard, a small screen, a restart."""

from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.playground.browsing import HAND, open_page, phone_of, write
from tests.playground.tiny_bot import (
    LINK,
    Playground,
    new_world,
    open_playground,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")

Json = dict[str, Any]
KEPT = 28_417
"""A port below those that systems hand out: nobody gets it while the playground is away."""


async def test_a_deep_link_in_a_message_opens_on_the_phone_one_picks(
    page: Page, playground: Playground
) -> None:
    async def answer(message: Json) -> None:
        await playground.bot.say(message, f"Invite: {LINK}m-7")

    playground.bot.answers = {"/start": answer}
    grace = phone_of(page, "Grace")
    await grace.get_by_role("button", name="Start", exact=True).click()
    await grace.get_by_role("link", name=f"{LINK}m-7").click()
    await page.get_by_role("radio", name="Daniel").check()
    await page.get_by_role("button", name="Open", exact=True).click()
    daniel = phone_of(page, "Daniel")
    await expect(daniel.locator(".message.out .words")).to_contain_text("/start")
    await expect(daniel.locator(".message.out")).not_to_contain_text("m-7")
    assert playground.phone("Daniel").messages[0]["text"] == "/start m-7"


async def test_the_guide_opens_its_ready_links_and_goes_away_for_good(
    page: Page, playground: Playground
) -> None:
    guide = page.get_by_role("complementary", name="Try this")
    await guide.get_by_role("button", name="Open on Daniel").click()
    await expect(phone_of(page, "Daniel").locator(".message.out")).to_be_visible()
    assert playground.phone("Daniel").messages[0]["text"] == "/start m-1"
    await guide.get_by_role("button", name="Close the guide").click()
    await expect(guide).to_be_hidden()
    await page.reload()
    await expect(phone_of(page, "Daniel")).to_be_visible()
    await expect(guide).to_be_hidden()
    await page.get_by_role("button", name="Try this").click()
    await expect(guide).to_be_visible()


async def test_links_made_after_the_page_was_opened_reach_the_guide(
    page: Page, playground: Playground
) -> None:
    guide = page.get_by_role("complementary", name="Try this")
    await expect(guide.get_by_role("button", name="Open on")).to_have_count(2)
    playground.links.clear()
    await write(phone_of(page, "Hiba"), "Hello")
    await expect(guide.get_by_role("button", name="Open on")).to_have_count(0)


async def test_moving_the_clock_brings_what_is_due(page: Page, playground: Playground) -> None:
    time = page.get_by_role("region", name="Time machine")
    await expect(time.get_by_role("time")).to_have_text("Sat 21 Nov 2026, 20:14")
    await write(phone_of(page, "Hiba"), "Remind me")
    playground.due = ["It is Sunday."]
    await time.get_by_role("button", name="Move on 12 hours").click()
    await expect(phone_of(page, "Hiba").get_by_text("It is Sunday.")).to_be_visible()
    await expect(time.get_by_role("time")).to_have_text("Sun 22 Nov 2026, 08:14")
    await time.get_by_label("How much").fill("3")
    await time.get_by_label("Of what").select_option("weeks")
    await time.get_by_role("button", name="Move on", exact=True).click()
    await expect(time.get_by_role("time")).to_have_text("Sun 13 Dec 2026, 08:14")
    await expect(phone_of(page, "Hiba").locator(".day").last).to_have_text("Sunday 13 December")


async def test_everything_can_be_done_with_the_keyboard_alone(
    page: Page, playground: Playground
) -> None:
    bot = playground.bot

    async def ask(message: Json) -> None:
        await bot.say(message, "Ready?", ["Yes", "No"])

    async def answer(query: Json) -> None:
        await bot.call("answerCallbackQuery", callback_query_id=query["id"])
        where = {"chat_id": query["from"]["id"], "message_id": query["message"]["message_id"]}
        keys = [{"text": label, "callback_data": label} for label in ("Yes", "Again")]
        markup = {"inline_keyboard": [keys]}
        await bot.call("editMessageText", **where, text="Well done.", reply_markup=markup)

    bot.answers = {"/start": ask, "No": answer}
    hiba = phone_of(page, "Hiba")
    await expect(hiba).to_be_visible()
    for key in ("Tab", "Enter", "Enter"):  # the first link skips to Hiba's Start button
        await page.keyboard.press(key)
    await expect(hiba.get_by_role("textbox")).to_be_focused()
    await expect(hiba.get_by_role("button", name="No")).to_be_visible()
    await page.keyboard.press("Shift+Tab")
    await expect(hiba.get_by_role("button", name="No")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(hiba.get_by_text("Well done.")).to_be_visible()
    await expect(hiba.get_by_role("button", name="Again")).to_be_focused()
    outline = await hiba.get_by_role("button", name="Again").evaluate(
        "node => getComputedStyle(node).outlineStyle"
    )
    assert outline == "solid", "one sees where the focus is"
    await page.keyboard.press("Tab")
    await page.keyboard.type("Thank you")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("all")
    await page.keyboard.press("Enter")
    await expect(hiba.locator(".message.out p")).to_contain_text(["/start", "Thank you", "all"])
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem", name="Photo")).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_role("menuitem", name="Place")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(hiba.get_by_role("button", name="Attach")).to_be_focused()


async def test_a_person_is_added_in_any_language(page: Page, playground: Playground) -> None:
    await page.get_by_role("button", name="Add a person").first.click()
    await page.get_by_label("First name").fill("Selam")
    await page.get_by_label("Language of their Telegram").select_option("ትግርኛ")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(phone_of(page, "Selam")).to_contain_text("Telegram in ትግርኛ")
    assert playground.phone("Selam").user["language_code"] == "ti"


async def test_a_small_screen_shows_one_phone_and_counts_the_others(
    browser: Browser, playground: Playground
) -> None:
    async with open_page(browser, playground.url, viewport=HAND) as page:
        await expect(phone_of(page, "Hiba")).to_be_visible()
        await expect(phone_of(page, "Daniel")).to_be_hidden()
        daniel = playground.phone("Daniel")
        daniel.send("A" * 300)
        tab = page.get_by_role("navigation", name="Phones").get_by_role("button", name="Daniel")
        await expect(tab).to_have_text("Daniel1 new")
        await tab.click()
        await expect(phone_of(page, "Daniel").locator(".message.in")).to_be_visible()
        await expect(tab).to_have_text("Daniel")
        wide = await page.evaluate("document.documentElement.scrollWidth")
        assert wide == HAND["width"], "nothing sticks out sideways"


async def test_the_page_comes_back_by_itself_after_a_restart(browser: Browser) -> None:
    emulator, clock = new_world()
    async with open_playground(emulator, clock, KEPT) as first:
        port = int(first.url.rpartition(":")[2])
        page = await browser.new_page()
        await page.goto(first.url)
        hiba = phone_of(page, "Hiba")
        await write(hiba, "Before")
        await expect(hiba.locator(".message.in").filter(has_text="Before")).to_be_visible()
        await hiba.get_by_role("textbox").fill("Half a sent")
    await expect(page.get_by_text("Trying again")).to_be_visible()
    restored = type(emulator).restore(emulator.dump(), clock=clock)
    async with open_playground(restored, clock, port):
        await expect(page.get_by_text("Trying again")).to_be_hidden()
        await expect(hiba.get_by_role("textbox")).to_have_value("Half a sent")
        await expect(hiba.get_by_role("textbox")).to_be_focused()
        await write(hiba, "After")
        await expect(hiba.locator(".message.in").filter(has_text="After")).to_be_visible()
        await expect(hiba.locator(".message.out")).to_have_count(3)
        await page.close()


async def test_no_other_address_is_ever_asked_for_anything(
    browser: Browser, playground: Playground
) -> None:
    asked: list[str] = []
    page = await browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(playground.url)
    await write(phone_of(page, "Hiba"), "https://example.org/")
    await expect(phone_of(page, "Hiba").get_by_role("link").first).to_be_visible()
    await page.close()
    assert [url for url in asked if not url.startswith(playground.url)] == []
