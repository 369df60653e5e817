"""The playground's web server: the page, its JSON API and the Bot API, on this computer only."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web

from bot.clock import MovableClock
from bot.playground.api import Api
from bot.playground.emulator import Emulator
from bot.playground.guard import add_headers, guard, kind_errors
from bot.playground.live import LiveStream
from bot.playground.view import ReadyLink, View

_PAGE = Path(__file__).parent / "page"
_TYPES = {  # said by us: some systems' tables call a script text/plain, which no browser runs
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
_HOST = "127.0.0.1"
_PATIENCE = 2.0  # seconds that a stop waits for requests under way


def playground_app(
    emulator: Emulator,
    clock: MovableClock,
    on_clock_moved: Callable[[], Awaitable[None]],
    links: Sequence[ReadyLink] = (),
) -> web.Application:
    """Return the page at `/` and the Bot API at `/bot<token>/…`, as one application.

    `on_clock_moved` is awaited after each move and returns when what became due is on its way.
    `links` may grow while the application runs.
    """
    view = View(emulator, clock, links)
    live = LiveStream(view)
    app = emulator.web_app()
    app.middlewares.extend((guard, kind_errors))
    app.on_response_prepare.append(add_headers)
    app.on_shutdown.append(live.close)
    app.add_routes(_page())
    app.add_routes(Api(view, live, clock, on_clock_moved).routes())
    return app


@asynccontextmanager
async def serving(app: web.Application, port: int = 0) -> AsyncIterator[str]:
    """Serve on the loopback address and give `http://127.0.0.1:<port>`.

    When the port is taken (or 0) it is any free one.
    """
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_PATIENCE)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, _HOST, port).start()
        except OSError:
            await web.TCPSite(runner, _HOST, 0).start()
        yield f"http://{_HOST}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def _page() -> list[web.RouteDef]:
    """One route for each file there is, read once: no path from outside reaches the disk."""
    files = (path for path in _PAGE.rglob("*") if path.suffix in _TYPES)
    static = [
        web.get(f"/static/{path.relative_to(_PAGE).as_posix()}", _file(path)) for path in files
    ]
    return [web.get("/", _file(_PAGE / "index.html")), *static]


def _file(path: Path) -> Callable[[web.Request], Awaitable[web.Response]]:
    body, content_type = path.read_bytes(), _TYPES[path.suffix]

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(body=body, content_type=content_type, charset="utf-8")

    return answer
