"""P1: who steals the data folder, without the keys, learns nobody's name, id or words."""

import base64
import json
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.db import keys, migrate
from bot.db.postgres import PostgresDatabase
from bot.db.sqlite import SqliteDatabase
from bot.db.vault import AesVault
from bot.delivery.store import Store
from bot.features.attendance import repository as attendance
from bot.features.events.domain import Answer as Said
from bot.features.events.domain import Need, Needs, Place, Rsvp, Words
from bot.features.events.repository import answers, events
from bot.features.invites import repository as partners
from bot.features.kit import repository as kit
from bot.features.kit.day import Placed, Speaker
from bot.features.kit.domain import Mark, Section
from bot.features.notices.repository import notices as kept_notices
from bot.features.notices.service import writing as notices
from bot.message import Attachment, FileKind, Message
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork, unit_of_work
from tests.conftest import START, sized
from tests.features.events import made

ORGANISERS = 5


EMPTY = re.compile(rb"\0{17,}")
"""Room nobody has written to, most of a PostgreSQL log; no word is spelt so."""


class OpenVault:
    """Hides nothing: the positive control, on which the same search must find everything."""

    def seal(self, _place: str, _row: object, text: str) -> bytes:
        return text.encode()

    def open(self, _place: str, _row: object, sealed: bytes) -> str:
        return sealed.decode()

    def lookup(self, _place: str, value: object) -> str:
        return str(value)


@dataclass(frozen=True)
class Canary:
    """Somebody whose every attribute can be told apart from all others."""

    n: int

    @property
    def telegram_id(self) -> int:
        """A long one: five bytes stand in a few megabytes of sealed ones by chance."""
        return 4_444_555_550_000_000 + self.n * 7919

    @property
    def words(self) -> dict[str, str]:
        return {
            "first_name": f"Hadiqa{self.n:05}",
            "last_name": f"Österreich{self.n:05}",
            "username": f"canary_bird_{self.n:05}",
            "typed": f"my referee was Dr. Zeta{self.n:05} طبيب",
            "profile": f"neuro-otology-{self.n:05}",
            "prompt": f"half-written-{self.n:05}",
            "sent": f"an answer for you {self.n:05}",
            "drawn": f"the steps of somebody {self.n:05}",
            **(self.organised if self.n <= ORGANISERS else {}),
        }

    @property
    def organised(self) -> dict[str, str]:
        """What is typed about notices, events and partners; a few people are enough for it."""
        kinds = ("notice", "correction", "event", "place", "need", "task", "note", "speaker",
                 "contact", "part", "material", "partner")  # fmt: skip
        return {kind: f"{kind}-thing-{self.n:05}" for kind in kinds}

    def update(self) -> dict:
        words = self.words
        user = {"id": self.telegram_id, "is_bot": False, "first_name": words["first_name"],
                "last_name": words["last_name"], "username": words["username"]}  # fmt: skip
        chat = {"id": self.telegram_id, "type": "private", "first_name": words["first_name"]}
        message = {"message_id": 1, "date": 1, "from": user, "chat": chat, "text": words["typed"]}
        return {"update_id": self.n, "message": message}


def encodings(word: str) -> list[bytes]:
    """A word as it might lie about in a file: twelve ways."""
    plain = word.encode()
    shifted = [base64.b64encode(b"\0" * pad + plain)[2 * pad or None :][2:-4] for pad in (0, 1, 2)]
    return [
        plain,
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        word.encode("utf-32-le"),
        *shifted,
        plain.hex().encode(),
        plain.hex().upper().encode(),
        json.dumps(word)[1:-1].encode(),
        plain[::-1],
        plain.swapcase(),
    ]


def id_encodings(number: int) -> list[bytes]:
    raw = number.to_bytes(8, "big")
    return [*encodings(str(number)), raw[1:], raw[::-1][:7]]


async def fill(store: Store, people: int) -> list[Canary]:
    """Let canaries do everything that stores something."""
    canaries = [Canary(n) for n in range(1, people + 1)]
    await store.inbox.accept([c.update() for c in canaries], START)
    for canary in canaries:
        words = canary.words
        async with unit_of_work(store, lambda: None, telegram_id=canary.telegram_id) as uow:
            await uow.save(uow.person.but(language="ar", profile={"specialty": words["profile"]}))
            uow.ask(Prompt("test", {"draft": words["prompt"]}))
            file = Attachment("plan", {"title": words["drawn"]}, FileKind.PDF, "plan.pdf", "")
            uow.send(Message(words["sent"], attachment=file), uow.person)
            if canary.n <= ORGANISERS:
                await organise(uow, canary.organised)
    return canaries


async def organise(uow: UnitOfWork, words: dict[str, str]) -> None:
    """Write down everything that is typed for many."""
    notice = await notices.begin(uow, "en", words["notice"])
    wrong = notice.words.but(texts={"en": words["correction"]})
    await kept_notices.save(uow, notice, notice.but(correction=wrong))
    event = made.event(words={"en": Words(words["event"], "x")}, place=words["place"])
    await events.add(uow, event)
    needs = Needs().with_words(Need.ACCESS, words["need"])
    coming = Rsvp(event.id, uow.person.id, Said.IN_PERSON, Place.GOING, 1, 0, START, needs=needs)
    await answers.put(uow, coming)
    task = Mark("own", Section.TASKS, text=words["task"], note=words["note"])
    await kit.save(uow, event.id, task)
    speaker = Speaker(event.id, words["speaker"], contact=words["contact"])
    await kit.save_speaker(uow, event.id, speaker)
    await kit.save_programme(uow, event.id, [Placed("own", 10, words["part"])])
    await attendance.open_sheet(uow, event.id)
    await attendance.attach(uow, event.id, "en", words["material"], "")
    await partners.add(uow, words["partner"])


def read(folder: Path, since: float) -> Iterator[bytes]:
    """Yield what is in files changed `since`. A server at work takes some away meanwhile."""
    for path in sorted(folder.rglob("*")):
        with suppress(FileNotFoundError):
            if path.is_file() and path.stat().st_mtime >= since:
                yield path.read_bytes()


def found(canaries: list[Canary], folder: Path, since: float = 0) -> set[tuple[int, str]]:
    """Return (person, attribute) of everything that lies about in files changed `since`."""
    heap = EMPTY.sub(b"\0" * 16, b"\0".join(read(folder, since)))
    seen = set()
    for canary in canaries:
        spots = {name: encodings(word) for name, word in canary.words.items()}
        spots["telegram_id"] = id_encodings(canary.telegram_id)
        for name, ways in spots.items():
            if any(way in heap for way in ways):
                seen.add((canary.n, name))
    return seen


@pytest.mark.figure
async def test_a_stolen_sqlite_folder_names_nobody(tmp_path):
    ours = keys.load_or_create(tmp_path / "keys" / "k", store_exists=False)
    database = SqliteDatabase(tmp_path / "data.db", ours.file)
    canaries = await filled(database, AesVault(ours), sized(100, 1000))
    (tmp_path / "keys" / "k").unlink()
    assert found(canaries, tmp_path) == set()


@pytest.mark.figure
async def test_even_with_the_file_key_the_fields_stay_sealed(tmp_path):
    canaries = await filled(
        SqliteDatabase(tmp_path / "data.db", None), AesVault(keys.generate()), sized(100, 1000)
    )
    assert found(canaries, tmp_path) == set()


@pytest.mark.figure
async def test_the_same_search_on_an_open_build_finds_every_attribute_of_everybody(tmp_path):
    canaries = await filled(
        SqliteDatabase(tmp_path / "data.db", None), OpenVault(), sized(100, 1000)
    )
    everything = {(c.n, name) for c in canaries for name in [*c.words, "telegram_id"]}
    assert found(canaries, tmp_path) == everything


@pytest.mark.figure
@pytest.mark.parametrize("sealed", [True, False])
async def test_a_stolen_postgresql_cluster_with_its_log_names_nobody(
    postgres_url, postgres_server, sealed
):
    vault = AesVault(keys.generate()) if sealed else OpenVault()
    database = PostgresDatabase(postgres_url)
    begun = time.time() - 1
    canaries = await filled(database, vault, 4)
    postgres_server.psql("CHECKPOINT")
    seen = found(canaries, Path(postgres_server.pgdata), since=begun)
    everything = {(c.n, name) for c in canaries for name in [*c.words, "telegram_id"]}
    assert seen == (set() if sealed else everything)


async def filled(database, vault, people: int) -> list[Canary]:
    await database.open()
    await migrate.upgrade(database)
    canaries = await fill(Store.over(database, vault, MovableClock(frozen_at=START)), people)
    await database.close()
    return canaries
