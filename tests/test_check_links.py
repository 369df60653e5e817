"""Pages that content names: which of them do not answer."""

from aiohttp import web

from bot.check_links import check_links, pages
from tests import shipped


async def test_dead_pages_are_named_and_those_that_answer_only_get_are_not():
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(f"{request.method} {request.path}")
        if request.path == "/moved":
            raise web.HTTPFound("/fine")
        fine = request.path == "/fine" or (request.path == "/get" and request.method == "GET")
        return web.Response(status=200 if fine else 404)

    app = web.Application()
    app.router.add_route("*", "/{path}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    dead: list[tuple[str, str]] = []
    urls = [f"{base}/{path}" for path in ("fine", "moved", "get", "gone")]
    assert await check_links(urls, lambda *one: dead.append(one), pause=0) == 1
    assert dead == [(f"{base}/gone", "HTTP 404")]
    assert "GET /fine" not in asked, "a page that answers is not fetched"
    await runner.cleanup()
    assert await check_links(urls[:1], lambda *one: dead.append(one), pause=0) == 1
    assert dead[-1] == (urls[0], "ClientConnectorError")


def test_every_address_of_the_content_is_known_with_its_place():
    found = pages(shipped.ROOT / "content", shipped.TODAY)
    assert {source.url for source in shipped.library().sources.values()} <= found.keys()
    assert all(":" in place for of in found.values() for place in of)
