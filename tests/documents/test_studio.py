"""The studio draws off the loop, once for the same thing, and remembers no more than it may."""

import asyncio
import threading

import pytest

from bot.documents import DrawingError, Studio, drawing, studio
from tests.documents.samples import attachment, roadmap, size

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (1080).to_bytes(4) + (1500).to_bytes(4)


class Draw:
    """Stands in for Typst: notes in which thread it drew what."""

    def __init__(self, monkeypatch):
        self.threads = []
        self.contents = []
        self.free = threading.Event()
        self.free.set()
        monkeypatch.setattr(drawing, "draw", self)

    def __call__(self, _template, content, _kind):
        self.threads.append(threading.current_thread())
        self.contents.append(content)
        self.free.wait(timeout=30)
        return PNG


@pytest.fixture
def draw(monkeypatch):
    return Draw(monkeypatch)


@pytest.fixture
def studio_of():
    made = []

    def make(**options):
        made.append(Studio(**options))
        return made[-1]

    yield make
    for one in made:
        one.close()


async def test_it_draws_a_real_picture(studio_of):
    assert size(await studio_of().draw(attachment(roadmap("ar"))))[0] == 1080


async def test_it_draws_in_a_thread_of_its_own_one_after_another(studio_of, draw):
    room = studio_of()
    await asyncio.gather(*(room.draw(attachment({"n": n})) for n in range(5)))
    assert len(set(draw.threads)) == 1
    assert draw.threads[0] is not threading.current_thread()


async def test_the_same_thing_is_drawn_once_also_for_two_at_once(studio_of, draw):
    room = studio_of()
    same = [attachment({"a": 1, "b": 2}), attachment({"b": 2, "a": 1})]
    await asyncio.gather(*(room.draw(one) for one in same))
    await room.draw(same[0])
    assert len(draw.contents) == 1
    await room.draw(attachment({"a": 1, "b": 3}))
    assert len(draw.contents) == 2


async def test_it_forgets_what_was_drawn_longest_ago(studio_of, draw):
    room = studio_of(memory_bytes=3 * len(PNG))
    for n in (1, 2, 3, 1, 4, 1, 2):  # 4 pushes 2 out, which comes last again
        await room.draw(attachment({"n": n}))
    assert len(draw.contents) == 5


async def test_what_breaks_inside_is_a_failed_drawing_and_the_next_one_works(
    studio_of, monkeypatch
):
    class PanicError(BaseException):
        """As Typst's own: no Exception."""

    class Broken:
        def compile(self, *_, **__):
            raise PanicError("CANARY")

    room = studio_of()
    with monkeypatch.context() as patched:
        patched.setattr(drawing, "_compiler", Broken)
        with pytest.raises(DrawingError) as caught:
            await room.draw(attachment(roadmap()))
    assert "CANARY" not in str(caught.value)
    assert await room.draw(attachment(roadmap()))


async def test_a_drawing_that_takes_too_long_is_given_up(studio_of, draw, monkeypatch):
    monkeypatch.setattr(studio, "PATIENCE_SECONDS", 0.05)
    draw.free.clear()
    with pytest.raises(DrawingError, match="too long"):
        await studio_of().draw(attachment({}))
    draw.free.set()


async def test_a_picture_telegram_would_not_take_is_a_failed_drawing(studio_of, draw, monkeypatch):
    monkeypatch.setattr(drawing, "draw", lambda *_: PNG[:16] + (99_999).to_bytes(4) * 2)
    with pytest.raises(DrawingError, match="do not fit"):
        await studio_of().draw(attachment({}))


async def test_two_studios_at_once_do_not_stand_in_each_others_way(studio_of):
    rooms = [studio_of() for _ in range(4)]
    titles = [f"plan {n}" for n in range(4)]
    drawn = await asyncio.gather(
        *(room.draw(attachment(roadmap("ar", t))) for room in rooms for t in titles)
    )
    assert len(set(drawn)) == len(titles)


async def rounds_while_drawing(room, title):
    """Return how often the loop comes round meanwhile: up to five times where it must wait."""
    rounds = 0
    async with asyncio.TaskGroup() as tasks:
        drawing_it = tasks.create_task(room.draw(attachment(roadmap("ar", title))))
        while not drawing_it.done():
            await asyncio.sleep(0.001)
            rounds += 1
    return rounds


async def test_the_loop_goes_on_while_a_picture_is_drawn(studio_of):
    room = studio_of()
    most = max([await rounds_while_drawing(room, f"طلب {n}") for n in range(3)])
    assert most > 5, "the loop stood still"
