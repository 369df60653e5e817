"""One browser for all page tests, a fresh playground for each."""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.conftest import PATIENCE
from tests.playground.browsing import FLAGS, find_chromium, open_page
from tests.playground.tiny_bot import Playground, new_world, open_playground


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        path = find_chromium(playwright)
        expect.set_options(timeout=PATIENCE * 1000)
        made = await playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield made
        await made.close()


@pytest_asyncio.fixture(loop_scope="session")
async def playground() -> AsyncIterator[Playground]:
    async with open_playground(*new_world()) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, playground: Playground) -> AsyncIterator[Page]:
    async with open_page(browser, playground.url) as made:
        yield made
