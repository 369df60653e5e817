"""P4: the log at its most talkative holds no token, no Telegram id, no name and no text."""

import asyncio
import logging

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from bot import log
from bot.delivery.transport import UnknownOutcomeError
from bot.features.onboarding.actions import Agree, AskIntake, PickLanguage, SkipIntake
from bot.features.questions.actions import FollowUp, Thank
from bot.people.tables import invites
from bot.playground.emulator import Fault
from bot.playground.emulator.faults import Kind, error
from tests.abuse.rows import CANARY, inject, message
from tests.conftest import START, TOKEN, World, until
from tests.scenarios import cast
from tests.scenarios.talk import Talk

REAL = "7412345678:AAE" + "x" * 32  # as long as a real one
WORDS = "Perlhuhn Zaunkönig"


def secrets_of(*talks: Talk) -> list[str]:
    """Return all that must not be found: who people are, what they wrote, and the token."""
    names = [str(talk.phone.user[name]) for talk in talks
             for name in ("id", "first_name", "last_name", "username")]  # fmt: skip
    return [*names, CANARY, *WORDS.split(), TOKEN, TOKEN.split(":")[1]]


def leaked(text: str, *talks: Talk) -> set[str]:
    """Return the secrets that are in a log, in any case, also where JSON would escape them."""
    text = text.lower()
    return {secret for secret in secrets_of(*talks)
            if secret.lower() in text or ascii(secret)[1:-1].lower() in text}  # fmt: skip


async def whole_story(world: World) -> tuple[Talk, ...]:
    """Let people come, plan, ask, answer, correct, go wrong, and leave."""
    hiba = await cast.newcomer(world, "Zilpzalp", "ar").start()
    await hiba.tap(PickLanguage("en", 1))
    await hiba.tap(Agree)
    while hiba.offers(SkipIntake):
        await hiba.tap(SkipIntake)
    assert not hiba.offers(AskIntake)
    await hiba.say("/plan")
    daniel, grace = (
        await cast.mentor(world, "Neuntöter"),
        await cast.coordinator(world, "Wiedehopf"),
    )
    await cast.ask(hiba, f"{CANARY} {WORDS}")
    await cast.take(daniel)
    await cast.answer(daniel, f"{WORDS} {CANARY}")
    sent = next(m for m in daniel.phone.messages if m.get("text") == f"{WORDS} {CANARY}")
    daniel.phone.edit(sent["message_id"], f"{CANARY}, {WORDS}")
    await world.settle()
    await hiba.tap(FollowUp)
    await hiba.say(WORDS)
    await hiba.tap(Thank) if hiba.offers(Thank) else await hiba.say("/cancel")
    hiba.phone.send_contact(first_name=CANARY)
    hiba.phone.send_document(CANARY, "text/plain", 5)
    inject(world, message={**message(hiba, text=CANARY), "date": 10**18})
    inject(world, edited_message=CANARY)
    hiba.phone.press(CANARY)
    await world.settle()
    daniel.phone.block()
    await grace.say("/people")
    await world.move(hours=60)
    return hiba, daniel, grace


async def test_a_whole_conversation_leaves_no_trace_in_any_log(world: World, journal):
    talks = await whole_story(world)
    logged = journal.getvalue()
    assert "cannot be read" in logged, "something was logged"
    assert leaked(logged, *talks) == set()


async def test_failures_of_every_kind_leave_no_trace_either(
    world: World, journal, monkeypatch: pytest.MonkeyPatch
):
    hiba, runtime = await cast.medic(world, "Zilpzalp", "en"), world.app.runtime

    async def fails(*_arguments: object, **_more: object) -> None:
        raise ValueError(f"{CANARY} {hiba.phone.user_id} {TOKEN}")

    monkeypatch.setattr(runtime.store.outbox, "add", fails)
    hiba.phone.send(CANARY)
    await until(lambda: "failed, try 3" in journal.getvalue(), "the last try")
    monkeypatch.undo()
    await world.settle()
    for fault in (
        Fault(Kind.HTML),
        error(401, CANARY),
        error(400, f"{CANARY}: can't parse entities"),
    ):
        world.emulator.faults = lambda method, _, f=fault: f if method == "sendMessage" else None
        hiba.phone.send("/help")
        await asyncio.sleep(0.2)
    world.emulator.faults = lambda method, _: error(404, CANARY) if method == "getUpdates" else None
    hiba.phone.send("/help")
    await until(lambda: "refuses the token" in journal.getvalue(), "the poller to complain")
    logged = journal.getvalue()
    assert "ValueError" in logged
    assert leaked(logged, hiba) == set()


async def test_the_same_search_finds_what_a_leaking_record_would_say(world: World, journal):
    hiba = await cast.medic(world, "Zilpzalp", "en")
    leaks = logging.getLogger("bot.leaks")
    for secret in secrets_of(hiba):
        leaks.debug("careless: %s", {"said": secret})
    found = leaked(journal.getvalue(), hiba)
    held = {str(hiba.phone.user_id)}  # by the second net; the emulator's token is too short for it
    assert found == set(secrets_of(hiba)) - held


RAISED = (
    ValueError(CANARY),
    UnknownOutcomeError(CANARY),
    ExceptionGroup(CANARY, [KeyError(CANARY)]),
)


@pytest.mark.parametrize("raised", RAISED, ids=lambda raised: type(raised).__name__)
def test_of_an_exception_the_log_keeps_kind_and_place(journal, raised: Exception):
    raised.__cause__ = RuntimeError(CANARY)
    logging.getLogger("bot").error("failed", exc_info=raised)
    assert type(raised).__name__ in journal.getvalue()
    assert CANARY not in journal.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "{token}",
        "/bot{token}/getMe",
        "id={id}",
        "chat -100{id}.",
        "['{id}']",
        "{id}, {id}.",
        "x{id}",
    ],
)
def test_tokens_and_ids_are_cut_out_of_any_line(text: str):
    kept = log.redact(text.format(token=REAL, id=7_000_000_001))
    assert "AAE" not in kept
    assert "7000000001" not in kept
    assert log.redact("took 0.1234567 s, version 1.20, update 123456") == (
        "took 0.1234567 s, version 1.20, update 123456"
    )


async def twice(database, code: str) -> None:
    new = insert(invites).values(lookup=code, role="mentor", expires_at=START)
    async with database.unit() as connection:
        await connection.execute(new)
        await connection.execute(new)


async def test_an_error_of_the_database_hides_what_it_was_called_with(database):
    with pytest.raises(IntegrityError, match="parameters hidden"):
        await twice(database, CANARY)
