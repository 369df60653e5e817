"""Who plays in the scenarios of questions: a medic, mentors, a coordinator."""

import datetime as dt
import re
import unicodedata

from bot.features.mentors import repository
from bot.features.mentors.domain import RULES_VERSION, Mentor
from bot.features.onboarding.actions import PickLanguage
from bot.features.questions.actions import (
    AskAfterNotice,
    ChooseTopic,
    Decline,
    GiveReason,
    HandBack,
    Send,
    Take,
    WriteAnswer,
)
from bot.features.questions.domain import Reason
from bot.message import TAG_LENGTH, Action
from bot.people import invites
from bot.people.consent import CONSENT_VERSION
from bot.people.person import Role
from tests.conftest import World
from tests.scenarios.talk import Talk

QUESTION = "كيف أستعد لامتحان PLAB 1؟"
ANSWER = "Book a date first, then practise 50 questions a day."
REF = re.compile(r"Q-[A-Z2-9]{4}")
ISOLATED = re.compile("[\u2066-\u2068][^\u2069]*\u2069")


async def invite(world: World, role: Role) -> str:
    """Return a one-use code, as the command line makes one."""
    valid = dt.timedelta(days=7)
    async with world.app.runtime.unit_of_work() as uow:
        return await invites.create(uow.connection, uow.vault, role, now=uow.now, valid=valid)


def newcomer(world: World, name: str, language: str) -> Talk:
    """Somebody with every kind of name that Telegram knows."""
    phone = world.emulator.add_person(
        name,
        language_code=f"{language}-{name}Phone",
        last_name=f"{name}-Canary",
        username=f"{name.lower()}_canary",
    )
    return Talk(world, phone)


async def medic(
    world: World, name: str = "Hiba", language: str = "ar", profession: str = "doctor"
) -> Talk:
    """Somebody who chose a language, agreed, and said the profession."""
    talk = await newcomer(world, name, language).start()
    async with world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        agreed = uow.person.but(
            language=language, consent=CONSENT_VERSION, profile={"profession": profession}
        )
        await uow.save(agreed)
    return talk


async def coordinator(world: World, name: str = "Grace") -> Talk:
    talk = await newcomer(world, name, "en").start(await invite(world, Role.COORDINATOR))
    return await talk.tap(PickLanguage("en", 1))


async def mentor(
    world: World,
    name: str = "Daniel",
    *,
    also_reads: tuple[str, ...] = (),
    profession: str = "doctor",
    cap: int = 3,
    clock: str = "",
    **about: object,
) -> Talk:
    """Somebody who joined; all read English. How joining looks is told in test_mentors."""
    talk = await newcomer(world, name, "en").start()
    async with world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        role = frozenset({Role.MENTOR})
        person = await uow.save(uow.person.but(language="en", roles=role, zone=clock))
        languages = frozenset({"en", *also_reads})
        professions = frozenset({profession})
        said = Mentor(person, RULES_VERSION, uow.now, professions, languages, cap, **about)
        await repository.add(uow, said.but(joined=True))
    return talk


async def write(talk: Talk, text: str, topic: str = "exams") -> Talk:
    """Write a question, up to the preview."""
    await talk.say("/ask")
    if talk.offers(AskAfterNotice):
        await talk.tap(AskAfterNotice)
    await talk.tap(ChooseTopic(topic))
    return await talk.say(text)


async def ask(talk: Talk, text: str, topic: str = "exams") -> str:
    """Ask a question; return its reference."""
    await write(talk, text, topic)
    await talk.tap(Send)
    return ref(talk)


async def take(talk: Talk) -> Talk:
    """Take the question just offered, past the warning before one's first text."""
    await talk.tap(Take)
    return await talk.tap(WriteAnswer) if talk.offers(WriteAnswer) else talk


async def not_for(talk: Talk, reason: Reason = Reason.TIME) -> Talk:
    """Hand the question back, or decline it, and say why."""
    await talk.tap(HandBack if talk.offers(HandBack) else Decline)
    return await talk.tap(GiveReason(shown_question(talk, GiveReason), reason))


def shown_question(talk: Talk, action: type[Action]) -> int:
    """Return the question that a button of this kind, in the newest message, is about."""
    shown = Action.parse(talk.data(action)[TAG_LENGTH:])
    return int(shown.question)


async def answer(talk: Talk, text: str) -> Talk:
    """Write and send an answer, past the warning before one's first text."""
    if talk.offers(WriteAnswer):
        await talk.tap(WriteAnswer)
    await talk.say(text)
    return await talk.tap(Send)


def ref(talk: Talk) -> str:
    """Return the reference in the newest message."""
    found = REF.search(talk.text)
    assert found, talk.text
    return found[0]


def reads_right_to_left(text: str) -> bool:
    """Whether each line that says anything has its first strong letter from the right."""
    return all(_starts_right(ISOLATED.sub("", line)) for line in text.split("\n") if line.strip())


def _starts_right(line: str) -> bool:
    kinds = (unicodedata.bidirectional(letter) for letter in line)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


async def rows(world: World, table: object) -> int:
    """Return how many rows a table has."""
    async with world.app.runtime.store.database.reader() as connection:
        found = await connection.exec_driver_sql(f"SELECT count(*) FROM {table}")
        return int(found.scalar_one())


def tagged(talk: Talk, action: object) -> str:
    """Return the data of a button of ours, as if it were on an older message."""
    vault = talk.world.app.runtime.store.vault
    body = action.body()
    return vault.tag(talk.phone.user_id, body) + body


def sent_by(talk: Talk, text: str) -> int:
    """Return the message in which this person wrote `text`."""
    return next(m["message_id"] for m in talk.phone.messages if m.get("text") == text)


async def correct(talk: Talk, message_id: int, text: str) -> None:
    talk.phone.edit(message_id, text)
    await talk.world.settle()
