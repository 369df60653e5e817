"""Random lives of notices on the real bot: coordinators, the clock, outages; judged from phones."""

import asyncio
import datetime as dt
import itertools
from dataclasses import dataclass
from typing import Any, Final

import pytest
from sqlalchemy import func, select

from bot.delivery import doubts
from bot.delivery.outbox import Letter, Outbox
from bot.delivery.outbox import State as Row
from bot.delivery.tables import inbox, outbox
from bot.features.notices import actions, moments
from bot.features.notices.domain import BEGUN, UNDO, Notice, State
from bot.features.notices.repository import notices
from bot.message import Action
from bot.nudges import repository as nudges
from bot.playground.emulator import Phone
from bot.playground.emulator.faults import Fault, Kind, error
from bot.playground.emulator.wire import Parameters
from bot.segments.actions import Name, code
from scheduler import attention
from scheduler import notices as sweep
from tests.conftest import World, until
from tests.scenarios import cast
from tests.scenarios.talk import Talk
from tests.scenarios.witness import SAID, Arrival, Cover, Sheet, Witness, text_of

PROFESSIONS: Final = {"Hiba": "doctor", "Sami": "doctor", "Olena": "nurse", "Omid": "nurse"}
DISCREET: Final = ("Sami", "Omid")
MINUTE: Final = dt.timedelta(seconds=61)
HOURS: Final = dt.timedelta(hours=4)
STARTS: Final = {"queue": UNDO, "tonight": HOURS - MINUTE}
SOON: Final = (1, 40, 61, 61)  # seconds
MOVES: Final = (5, 30, 600, 40_000)  # seconds
OUTSIDE: Final = ("minute", "ticks", "move", "block", "come back", "all come back", "open", "down",
                  "deaf", "cut", "refused")  # fmt: skip
ENDS: Final = ("cancel", "recall")
TAPS: Final = ("approve", "queue", "tonight", "undo", "pause", "go_on", "apply", "keep", *ENDS)


_BY_CLOCK: Final = (State.QUEUED, State.SENDING, State.SENT)
ALONE: Final = {
    *((one, one) for one in State),
    *itertools.combinations(_BY_CLOCK, 2),
    (State.QUEUED, State.APPROVED),  # it did not leave in time
}
"""How a notice goes on by itself."""


class Restless:
    """A clock that never shows the same time twice, as a machine's does not."""

    def __init__(self, begin: dt.datetime) -> None:
        self._now = begin

    def now(self) -> dt.datetime:
        self._now += dt.timedelta(microseconds=10)
        return self._now


@dataclass(frozen=True)
class Step:
    """Something that happens, to one of two notices, by one of two coordinators.

    `twist`: tapped twice (1), or looking at what is old (2); or which of several people or times.
    """

    what: str
    sheet: int = 0
    who: int = 0
    twist: int = 0


class Life:
    """Two notices and all that can happen to them. After each step the phones are looked at."""

    def __init__(self, world: World, ids: dict[str, int]) -> None:
        self.world = world
        phones = {one.user["first_name"]: one for one in world.emulator.phones.values()}
        self.staff = [phones.pop("Grace"), phones.pop("Ines")]
        self.others = list(phones.values())
        agreed = {phones[name].user_id: one for name, one in PROFESSIONS.items()}
        discreet = {phones[name].user_id for name in DISCREET}
        self.sheets = [Sheet(name, ids[name]) for name in "AB"]
        self.witness = Witness(self.others, self.sheets, agreed, discreet)
        self.line = "up"
        """Or what becomes of calls: "down", "deaf" (they arrive, unanswered); or of the next one:
        "cut" (it may arrive), "refused" (they blocked the bot, and it has not heard of that)."""
        self.held: set[int] = set()
        """Chats that wait for an answer."""
        self.doubted: set[int] = set()
        """Rows of the outbox that were being sent when the bot was killed."""
        world.emulator.on_call.append(self.witness.note)
        world.emulator.faults = self._fault

    # What Telegram does

    def _fault(self, method: str, parameters: Parameters) -> Fault | None:
        chat = int(parameters.get("chat_id") or 0)
        if self.line == "up" or method not in SAID or not self.witness.is_others(chat):
            return None
        if self.line in ("cut", "refused"):
            return self._fault_of_one(chat) if method == "sendMessage" else None
        self.held.add(chat)
        return Fault(Kind.SILENCE, after=self.line == "deaf")

    def _fault_of_one(self, chat: int) -> Fault:
        was, self.line = self.line, "up"
        if was == "refused":
            return error(403, "Forbidden: bot was blocked by the user")
        return Fault(Kind.RESET, after=chat % 2 == 0)

    # What happens

    async def live(self, steps: list[Step]) -> None:
        for step in steps:
            if step.what == "send":  # what coordinators mostly do
                for what in ("apply", "approve", "queue", "go_on"):
                    await self._step(Step(what, step.sheet, step.who))
            else:
                await self._step(step)
        await self._end()

    async def _step(self, step: Step) -> None:
        before = [await self.now(one) for one in self.sheets]
        await self._do(step, before[step.sheet])
        await until(self._is_quiet, f"the bot after {step}")
        after = [await self.now(one) for one in self.sheets]
        arrivals, covers = self.witness.seen()
        for one in [*arrivals, *await self._covered(covers, after)]:
            which = self.sheets.index(one.sheet)
            self.witness.judge(one, before[which], after[which])
        for n, (was, now) in enumerate(zip(before, after, strict=True)):
            touched = n == step.sheet and step.what not in OUTSIDE
            assert touched or (was.state, now.state) in ALONE, "nobody did that"
            assert was.state not in BEGUN or now.state in BEGUN, "undone when it had left"

    async def _covered(self, covers: list[Cover], notices: list[Notice]) -> list[Arrival]:
        """Return what came behind covers: it is what these open."""
        found = []
        for cover in covers:
            told = await self._told(cover.chat, cover.batch)
            assert told, "a cover of nothing"
            for sheet, notice in zip(self.sheets, notices, strict=True):
                if str(sheet.id) in told:
                    text = text_of(notice.words)
                    found.append(Arrival(cover.chat, sheet, text, is_new=True, at=cover.at))
        return found

    async def _told(self, chat: int, batch: int) -> set[str]:
        """Return of what one message tells."""
        people = self.world.app.runtime.store.people
        async with self.world.app.runtime.looking() as uow:
            person = await people.find(chat)
            assert person
            planned = await nudges.of_batch(uow, person, batch)
        return {one.nudge.subject for one in planned}

    async def now(self, sheet: Sheet) -> Notice:
        async with self.world.app.runtime.looking() as uow:
            found = await notices.get(uow, sheet.id)
        assert found
        return found

    async def _is_quiet(self) -> bool:
        """Whether nothing goes on but what waits for an answer, or for another time."""
        if not self._is_answered():
            return False
        held = [await self._person(chat) for chat in sorted(self.held)]
        is_due = (outbox.c.state == Row.PENDING.value) & (outbox.c.not_before <= self._time())
        is_going = (outbox.c.state == Row.SENDING.value) & outbox.c.id.not_in(self.doubted)
        async with self.world.app.runtime.store.database.reader() as connection:
            rows = select(func.count()).where(is_due | is_going, outbox.c.person_id.not_in(held))
            waits = select(func.count()).where(inbox.c.state == "pending")
            busy = await connection.scalar(rows) + await connection.scalar(waits)
        return not busy and self._is_answered()

    def _time(self) -> dt.datetime:
        return self.world.clock.now()

    async def _do(self, step: Step, notice: Notice) -> None:
        if step.what in OUTSIDE:
            await self._outside(step)
        elif step.what == "stop" or "kill" in step.what:
            await self._end_while(step, notice)
        elif step.what == "tap in between":
            await self._tap_in_between(step, notice)
        else:
            await self._at_the_office(step, notice)

    async def _outside(self, step: Step) -> None:
        """Let time go by, people come and go, and the line to Telegram fail."""
        other = self.others[step.twist % len(self.others)]
        match step.what:
            case "minute":
                self.world.clock.advance(MINUTE)
                await self._tick()
            case "ticks":  # of two processes, at the same moment
                self.world.clock.advance(dt.timedelta(seconds=SOON[step.twist]))
                await asyncio.gather(self._tick(), self._tick())
            case "move":
                self.world.clock.advance(dt.timedelta(seconds=MOVES[step.twist]))
            case "block":
                other.block()
            case "come back":
                other.send("/home")
            case "open":
                self._open(step.twist)
            case "all come back":
                for one in self.others:
                    one.send("/home")
            case line:
                self.line = line

    def _open(self, twist: int = 0) -> None:
        """Tap every cover (1: twice)."""
        for phone, message, data in self.witness.closed():
            if phone.blocked:
                continue
            self.witness.opened.add((phone.user_id, message))
            for _ in range(2 if twist == 1 else 1):
                phone.press(data, message)

    async def _at_the_office(self, step: Step, notice: Notice) -> None:
        sheet, phone = self.sheets[step.sheet], self.staff[step.who]
        match step.what:
            case "write":
                self._tap(phone, actions.WriteNotice(sheet.id, "en"))
                sheet.written += 1
                phone.send(f"News {sheet.name}{sheet.written}")
            case "aim":
                on = int("nurse" not in notice.segment.professions)
                self._tap(phone, Name("note", sheet.id, "p", 0, code("nurse"), on))
            case "both":  # at the same moment
                other = Step(("pause", "approve", "cancel", "apply")[step.twist], step.sheet, 1)
                self._deed(other, notice)
                self._open()
                self._deed(Step("go_on", step.sheet), notice)
            case _:
                self._deed(step, notice)

    def _deed(self, step: Step, notice: Notice) -> None:
        """Tap something about a notice, as it stands or as it stood."""
        sheet, phone = self.sheets[step.sheet], self.staff[step.who]
        edition = notice.edition - (step.twist == 2)
        if step.what == "approve" and notice.state is State.DRAFT:
            sheet.approved |= {text_of(notice.words)} if edition == notice.edition else set()
        if step.what == "apply" and notice.correction and edition == notice.edition:
            sheet.approved.add(text_of(notice.correction))
        if step.what in STARTS and notice.state is State.APPROVED and edition == notice.edition:
            sheet.due = self._time() + STARTS[step.what]
        for _ in range(2 if step.twist == 1 else 1):
            self._tap(phone, _action(step.what, sheet.id, edition, self._time() + HOURS))

    def _tap(self, phone: Phone, action: Action) -> None:
        phone.press(cast.tagged(Talk(self.world, phone), action), phone.last["message_id"])

    async def _tap_in_between(self, step: Step, notice: Notice) -> None:
        """Tap when the sender has read what is due in a minute, and has not begun to send it."""
        tapped = Step(("pause", "pause", "recall", "apply")[step.twist], step.sheet, step.who)
        others = {await self._person(one.user_id) for one in self.others}
        due, done = Outbox.due, asyncio.Event()

        async def read_and_wait(*asked: Any) -> tuple[list[Letter], bool]:
            found, is_all = await due(*asked)
            if not done.is_set() and any(one.person_id in others for one in found):
                done.set()
                self._deed(tapped, notice)
                await until(self._is_answered, "the tap")
            return found, is_all

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Outbox, "due", read_and_wait)
            await self._outside(Step("minute"))
            await until(self._is_quiet, "the bot")

    def _is_answered(self) -> bool:
        return not self.world.emulator.pending_updates and not self.world.app.is_busy

    async def _person(self, chat: int) -> int:
        """Return by which id the bot knows somebody."""
        found = await self.world.app.runtime.store.people.find(chat)
        assert found
        return found.id

    async def _tick(self) -> None:
        runtime = self.world.app.runtime
        for job in (sweep, attention):
            await job.run(runtime, runtime.clock.now())

    # Ends of the bot

    async def _end_while(self, step: Step, notice: Notice) -> None:
        """End the bot in good order; or at once, wherever a tick or a tap has come to."""
        if step.what == "kill while ticking":
            async with asyncio.TaskGroup() as tasks:
                ticking = tasks.create_task(self._tick())
                for _ in range(20**step.twist):
                    await asyncio.sleep(0)
                ticking.cancel()
        elif step.what == "kill while tapping":
            self._deed(Step("go_on" if step.twist else "queue", step.sheet, step.who), notice)
            await asyncio.sleep(0.001 * step.twist)
        self.doubted |= await self._being_sent()
        await (self.world.stop if step.what == "stop" else self.world.kill)()
        self._check_health()
        self.line, self.held = "up", set()
        await self.world.start()
        if step.twist < 2:
            await self._end_doubts()

    async def _end_doubts(self) -> None:
        """Let things be sent later: by their numbers the bot finds out what has arrived."""
        while self.doubted:
            self.world.clock.advance(doubts.ARRIVES_WITHIN)
            self.staff[0].send("/home")
            await until(self._is_quiet, "the answer")
            self.doubted &= await self._being_sent()
        await until(self._is_quiet, "the bot to send what had not arrived")

    async def _being_sent(self) -> set[int]:
        query = select(outbox.c.id).where(outbox.c.state == Row.SENDING.value)
        async with self.world.app.runtime.store.database.reader() as connection:
            return set(await connection.scalars(query))

    def _check_health(self) -> None:
        counted = self.world.app.runtime.health.counters
        assert not counted["job_failures"]
        assert not counted["update_failures"]

    # The end

    async def _end(self) -> None:
        """Let everybody come back and the bot do all it has to do, and look at the phones."""
        await self._step(Step("kill"))
        self.world.clock.advance(dt.timedelta(hours=(34 - self._time().hour) % 24))  # to 10:00
        for _ in range(4):
            self.world.clock.advance(dt.timedelta(minutes=11))
            await self._step(Step("all come back"))
            await self._step(Step("minute"))
        await self._step(Step("open"))
        self._check_health()
        for sheet in self.sheets:
            unsure = await self._unsure(sheet)
            self.witness.check(sheet, await self.now(sheet), self._time(), unsure)

    async def _unsure(self, sheet: Sheet) -> set[int]:
        """Return chats that a notice may have reached, or not: the bot will never know."""
        query = select(outbox.c.person_id, outbox.c.topic).where(outbox.c.topic.is_not(None))
        async with self.world.app.runtime.store.database.reader() as connection:
            unknown = query.where(outbox.c.state == Row.UNKNOWN.value)
            rows = [tuple(row) for row in await connection.execute(unknown)]
        return {
            one.user_id
            for one in self.others
            for person, batch in rows
            if person == await self._person(one.user_id)
            and str(sheet.id) in await self._told(one.user_id, batch)
        }


def _action(what: str, notice: int, edition: int, tonight: dt.datetime) -> Action:
    made: dict[str, Action] = {
        "approve": actions.Approve(notice, edition),
        "queue": actions.Queue(notice, edition, moments.NOW),
        "tonight": actions.Queue(notice, edition, moments.code(tonight)),
        "undo": actions.Undo(notice),
        "pause": actions.Pause(notice),
        "go_on": actions.GoOn(notice),
        "cancel": actions.Cancel(notice, 1),
        "apply": actions.Apply(notice, edition),
        "keep": actions.KeepOld(notice),
        "recall": actions.Recall(notice, 1),
    }
    return made[what]
