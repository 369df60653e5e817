"""The page's small rules, asked one by one in a real browser."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.playground.browsing import phone_of
from tests.playground.tiny_bot import Playground

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def ask(page: Page, module: str, function: str, *arguments: str) -> Any:
    source = "([m, f, a]) => import(`/static/js/${m}.js`).then((module) => module[f](...a))"
    return await page.evaluate(source, [module, function, arguments])


async def test_the_first_strong_character_decides_the_direction(page: Page) -> None:
    expected = {
        "Hello سلام": "ltr",
        "سلام Hello": "rtl",
        "12:30, سلام": "rtl",
        "\u2068GMC\u2069 هو المجلس": "rtl",
        "\u2067\u05e9\u2069 Hello": "ltr",
        "\u2068GMC": "ltr",
        "\u200f123": "rtl",
        "\u200e\u0633": "ltr",
        "\u061c…": "rtl",
        "እንኳን ደህና መጡ": "ltr",
        "پښتو": "rtl",
        "2026": "ltr",
        "": "ltr",
    }
    found = {text: await ask(page, "bidi", "direction", text) for text in expected}
    assert found == expected


async def test_only_links_to_this_bot_count_as_its_deep_links(page: Page) -> None:
    expected = {
        "https://t.me/pathways_demo_bot?start=m-7_A": "m-7_A",
        "http://telegram.me/Pathways_Demo_Bot?start=x": "x",
        "https://t.me/another_bot?start=m-7": None,
        "https://example.org/pathways_demo_bot?start=m-7": None,
        "https://t.me/pathways_demo_bot": None,
        "https://t.me/pathways_demo_bot?start=a+b": None,
        f"https://t.me/pathways_demo_bot?start={'x' * 65}": None,
        "no address": None,
    }
    found = {
        url: await ask(page, "deep_links", "startCode", url, "pathways_demo_bot")
        for url in expected
    }
    assert found == expected


async def test_only_web_addresses_become_links(page: Page, playground: Playground) -> None:
    for url in ("javascript:alert(1)", "data:text/html,x", "tg://user?id=1", "file:///etc/passwd"):
        entity = {"type": "text_link", "offset": 0, "length": 4, "url": url}
        playground.phone("Grace").send("here", entities=[entity])
    grace = phone_of(page, "Grace")
    await expect(grace.locator(".message.out")).to_have_count(4)
    await expect(grace.locator(".message.out").get_by_role("link")).to_have_count(0)


async def test_overlapping_entities_lose_nothing(page: Page, playground: Playground) -> None:
    entities = [
        {"type": "bold", "offset": 0, "length": 5},
        {"type": "italic", "offset": 3, "length": 6},
        {"type": "blockquote", "offset": 10, "length": 3},
        {"type": "not_yet_invented", "offset": 13, "length": 2},
    ]
    playground.phone("Grace").send("bold both\nquo\n🙂 end", entities=entities)
    words = phone_of(page, "Grace").locator(".message.out .words")
    await expect(words.locator("strong")).to_have_text("bold ")
    await expect(words.locator("em")).to_have_text(["d ", "both"])
    await expect(words.locator("blockquote")).to_have_text("quo")
    await expect(words.locator("p").last).to_contain_text("🙂 end")
