"""A real browser: where it is, and a page in it that may not complain."""

import contextlib
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, Playwright

WIDE = {"width": 1440, "height": 900}
HAND = {"width": 390, "height": 844}
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium(playwright: Playwright) -> str:
    """Return a browser's path: CHROMIUM, else an installed one, else Playwright's own download."""
    names = ("chromium", "chromium-browser", "google-chrome")
    own = playwright.chromium.executable_path
    candidates = (
        os.environ.get("CHROMIUM"),
        *(shutil.which(name) for name in names),
        own if Path(own).exists() else None,
    )
    for path in candidates:
        if path:
            return path
    pytest.fail(
        "The page test needs a browser. Install Chromium or Google Chrome, or run "
        "`python -m playwright install chromium`, or set CHROMIUM to a browser's path."
    )


@contextlib.asynccontextmanager
async def open_page(browser: Browser, url: str, **context: Any) -> AsyncIterator[Page]:
    """Open the playground; in the end its console must be empty."""
    page = await browser.new_page(**{"viewport": WIDE, **context})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    try:
        await page.goto(url)
        yield page
    finally:
        await page.close()
    assert complaints == []


def phone_of(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


async def write(phone: Locator, text: str) -> None:
    """Press Start if the chat is empty, then write and send."""
    start = phone.get_by_role("button", name="Start", exact=True)
    field = phone.get_by_role("textbox")
    await start.or_(field).wait_for()  # phones are drawn a moment after the page was loaded
    if await start.is_visible():
        await start.click()
    await field.fill(text)
    await field.press("Enter")
