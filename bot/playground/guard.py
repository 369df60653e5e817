"""The door of the playground: its own page and bots on this computer come in, nobody else."""

import logging
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

logger = logging.getLogger(__name__)

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_THIS_COMPUTER = frozenset({"127.0.0.1", "localhost", "::1"})
_OWN_PAGE = frozenset({"same-origin", "none"})

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@web.middleware
async def guard(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """Refuse other names for this computer (DNS rebinding) and other sites' pages (forgery)."""
    if not _is_this_computer(request.host):
        return refusal(403, "The playground only answers on this computer's own address.")
    if _from_another_site(request):
        return refusal(403, "Another web page may not use the playground.")
    return await handler(request)


@web.middleware
async def kind_errors(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """Word every error of the page's API as one JSON sentence; the details go to the log."""
    if not request.path.startswith("/api/"):
        return await handler(request)
    try:
        return await handler(request)
    except web.HTTPException as error:
        return refusal(error.status, error.text or error.reason)
    except Exception:
        logger.exception("the playground's page asked for something that failed")
        return refusal(500, "Something went wrong in the playground. Its log says what.")


async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)


def refusal(status: int, sentence: str) -> web.Response:
    return web.json_response({"error": sentence}, status=status)


def _is_this_computer(host: str) -> bool:
    try:
        return urlsplit(f"//{host}").hostname in _THIS_COMPUTER
    except ValueError:  # such as an unclosed bracket
        return False


def _from_another_site(request: web.Request) -> bool:
    """Whether a browser says that a page from elsewhere is behind this; bots say nothing."""
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin != f"http://{request.host}"
    site = request.headers.get("Sec-Fetch-Site", "none")
    opens_the_page = request.path == "/" and request.headers.get("Sec-Fetch-Mode") == "navigate"
    return site not in _OWN_PAGE and not opens_the_page
