"""Ask each page that content names whether it is still there. It needs the network, and time."""

import asyncio
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Final

import aiohttp

from bot import content
from bot.content.places import places

PATIENCE: Final = aiohttp.ClientTimeout(total=30)
PAUSE: Final = 1.0
"""Seconds between two requests: most pages are on a few hosts."""
NAME: Final = {"User-Agent": "Mozilla/5.0 (compatible; pathways link check)"}


def pages(root: Path, today: dt.date) -> Mapping[str, list[str]]:
    """Return where each address is written, by address. Raises ContentError."""
    where = places(root)
    found: dict[str, list[str]] = {}
    for key, item in content.load(root, today=today).dated.items():
        if url := getattr(item, "url", None):
            found.setdefault(url, []).append(str(where[key]))
    return found


async def check_links(
    urls: Iterable[str], dead: Callable[[str, str], None], pause: float = PAUSE
) -> int:
    """Call `dead(url, why)` for each address that does not answer; return how many those are."""
    count = 0
    async with aiohttp.ClientSession(timeout=PATIENCE, headers=NAME) as session:
        for url in urls:
            if why := await _why_dead(session, url):
                dead(url, why)
                count += 1
            await asyncio.sleep(pause)
    return count


async def _why_dead(session: aiohttp.ClientSession, url: str) -> str:
    """Return what is wrong with an address; "" when nothing is. Some pages answer only GET."""
    why = await _answer(session, "HEAD", url)
    return why and await _answer(session, "GET", url)


async def _answer(session: aiohttp.ClientSession, method: str, url: str) -> str:
    try:
        async with session.request(method, url, allow_redirects=True) as response:
            return "" if response.status < HTTPStatus.BAD_REQUEST else f"HTTP {response.status}"
    except (aiohttp.ClientError, TimeoutError) as error:
        return type(error).__name__
