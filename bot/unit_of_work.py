"""One transaction: what changes, what is said about it, and the mark that the update is done."""

import contextlib
import copy
import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.vault import Vault
from bot.delivery import ballots, carriers, covers
from bot.delivery.ballots import Ballot
from bot.delivery.covers import Behind
from bot.delivery.current import current
from bot.delivery.drafts import Draft, Operation
from bot.delivery.store import Store
from bot.message import Farewell, Lane, Menu, Message, Poll, PollEnd
from bot.people import audit, prompts, safety
from bot.people.audit import Act
from bot.people.person import Person, Role
from bot.people.prompts import Prompt


class UnitOfWork:
    """What a use case works with. Nothing leaves the program until the unit has committed.

    `person` is who acts (None when the clock does); it stays up to date through `save`.
    """

    def __init__(
        self,
        store: Store,
        connection: AsyncConnection,
        person: Person | None,
        pressed: int | None,
        act: Act | None = None,
        cover: "Cover | None" = None,
        *,
        acts: bool = False,
        reads: bool = False,
    ) -> None:
        self.connection = connection
        # Not on SQLite's writer: what is not committed must not get into the memory of people.
        self._on = connection if reads or store.database.shared else None
        self.now: dt.datetime = store.clock.now()
        self._store = store
        self._person = person
        self._pressed = pressed
        self._act = act
        self._cover = cover
        self._acts = acts
        self._uncovered = False
        self._asked: Prompt | None = None
        self._shown: Message | None = None
        self._drafts: list[Draft] = []
        self._changed: dict[int, Person] = {}
        self._seen: dict[int, Person] = {person.id: person} if person else {}
        self._erased: list[Person] = []

    @property
    def vault(self) -> Vault:
        return self._store.vault

    @property
    def person(self) -> Person:
        """Who acts. Only for updates, which always have a sender."""
        assert self._person, "the clock acts for nobody"
        return self._person

    def about(self, ref: str) -> None:
        """Say to what staff do this, as people quote it: for the audit log, where it is an act."""
        self._act = self._act and self._act.on(ref)

    def nothing_done(self) -> None:
        """Leave this out of the audit log: somebody was quicker, or it was tapped twice."""
        self._act = None

    # Saying things

    def show(self, message: Message) -> None:
        """Put a screen before the person who acts: in place of the one whose button was pressed.

        A file is always sent anew: Telegram makes no picture of a text.
        """
        self._shown = message
        draft = Draft.anew(self.person.id, message, Lane.REPLY)
        if self._pressed is not None and draft.operation is Operation.SEND:
            draft = replace(draft, operation=Operation.EDIT, target=self._pressed)
        self._drafts.append(draft)

    def farewell(self, message: Message) -> None:
        """Show the last screen to the person who acts, who is erased in this unit.

        It carries its own address, sealed like every message, and gone when it is out.
        """
        self.show(Farewell(message.text, message.rows, telegram_id=self.person.telegram_id))

    def send(self, message: Message, to: Person, lane: Lane = Lane.REPLY) -> None:
        """Send a new message: something happened."""
        self._drafts.append(Draft.anew(to.id, message, lane))

    def delete(self, message_id: int) -> None:
        """Delete a message in the chat of the person who acts, as far as Telegram still lets us."""
        draft = Draft(self.person.id, Message(""), Lane.REPLY, Operation.DELETE, message_id)
        self._drafts.append(draft)

    def mend(self, message_id: int, message: Message, of: Person, lane: Lane = Lane.RELAY) -> None:
        """Replace what a message of ours says in the chat `of` somebody, if it is still there."""
        self._drafts.append(Draft(of.id, message, lane, Operation.MEND, message_id))

    def send_poll(self, poll: Poll, to: Person) -> None:
        """Send a poll that `to` asked for; `bot.delivery.ballots` says whose answer is whose."""
        self._drafts.append(Draft(to.id, poll, Lane.REPLY, Operation.POLL, poll.vote))

    async def stop_polls(self, found: Sequence[Ballot]) -> None:
        """End polls; what is chosen in them from now on is not known any more."""
        await ballots.forget(self.connection, found)
        lane, stop = Lane.REMINDER, Operation.STOP
        self._drafts += [
            Draft(one.person_id, PollEnd(), lane, stop, one.message_id) for one in found
        ]

    def set_menu(self, menu: Menu, to: Person) -> None:
        """Show `to` these commands in their menu."""
        self._drafts.append(Draft(to.id, menu, Lane.REPLY, Operation.MENU))

    def clear(self, person_id: int, numbers: Sequence[int], lane: Lane, address: int = 0) -> None:
        """Delete messages of ours in a chat, as far as we may. `address`: of who is erased."""
        self._drafts += Draft.clear(person_id, numbers, lane, address)

    async def uncover(self, cover: int) -> Behind:
        """Show the person who acts what waits behind a message without words, in its place."""
        behind = await covers.uncover(
            self.connection, self.person.id, cover, self._pressed, self.now
        )
        if behind is Behind.FILE and self._pressed:
            self.delete(self._pressed)
        self._uncovered = behind in (Behind.TEXT, Behind.FILE)
        return behind

    async def tidy_chat(self) -> int:
        """Delete our messages in the chat of the person who acts, if young; return how many."""
        numbers = await carriers.take_all(self.connection, self.now, self.person.id)
        self.clear(self.person.id, numbers, Lane.REPLY)
        return len(numbers)

    # People

    async def save(self, person: Person) -> Person:
        """Write what this unit changes of a person; what others have changed since stays so."""
        before = self._seen.get(person.id)
        if saved := await self._store.people.save(self.connection, person, before):
            person = self._changed[person.id] = self._seen[person.id] = saved
        if self._person and person.id == self._person.id:
            self._person = person
        return person

    async def erase(self, person: Person) -> None:
        """Delete a person, every message to them, and that any came from them."""
        handling = delivery.row if (delivery := current.get()) else None
        theirs = await carriers.carried_to(self.connection, person.id)
        words = [one.message_id for one in theirs if one.can_be_deleted(self.now)]
        self.clear(person.id, words, Lane.RELAY, person.telegram_id)
        await self._store.outbox.erase(self.connection, person.id)
        await ballots.erase(self.connection, person.id)
        await self._store.inbox.forget(self.connection, person.telegram_id, handling)
        await self._store.people.erase(self.connection, person)
        self._erased.append(person)

    async def get_person(self, person_id: int) -> Person | None:
        found = self._changed.get(person_id) or await self._store.people.get(person_id, self._on)
        if found:
            self._seen.setdefault(person_id, found)
        return found

    async def people_with(self, role: Role) -> list[Person]:
        """Return who serves in a role now: no coordinator who is stopped, for they see nothing."""
        found = await self._store.people.with_role(role, self._on)
        return await safety.serving(self.connection, self.vault, found, role)

    async def hold_people(self, person_ids: Collection[int]) -> list[Person]:
        """Hold some people and return them by id: not who is gone, nor whom another holds."""
        return await self._store.people.hold(self.connection, person_ids)

    async def missing_people(self, person_ids: Collection[int]) -> set[int]:
        """Return who of some people is not here any more."""
        return await self._store.people.missing(self.connection, person_ids)

    def turned_to(self, person: Person) -> "UnitOfWork":
        """Return this same unit about somebody else, for a sweep that serves many in one."""
        turned = copy.copy(self)  # one transaction, one pile of messages
        turned._person = person  # noqa: SLF001 -- its own class
        return turned

    # What a person is being asked

    def ask(self, prompt: Prompt) -> None:
        """Expect typed text from the person who acts, and lead back where the screen shown does."""
        self._asked = prompt

    async def prompt(self) -> Prompt | None:
        """Return what the person who acts is being asked, if anything."""
        if self._asked:
            return self._asked
        return await prompts.current(self.connection, self.vault, self.person)

    async def close_prompt(self) -> None:
        self._asked = None
        await prompts.close(self.connection, self.person)

    # The end, in the same transaction

    async def finish(self) -> None:
        """Write what staff did, the messages, and mark the update done. Raises NotMineError."""
        if self._asked:
            back = self._shown.back if self._shown else None
            prompt = replace(self._asked, back=back or self._asked.back)
            await prompts.ask(self.connection, self.vault, self.person, prompt)
        if self._act:
            await audit.record(self.connection, self.vault, self.person, self._act, self.now)
        if self._drafts:
            drafts = await self._discreetly(self._cover) if self._cover else self._drafts
            await self._store.outbox.add(self.connection, drafts, self.now)
        if (delivery := current.get()) and not delivery.done:
            await self._store.inbox.finish(self.connection, delivery.row)

    async def _discreetly(self, cover: "Cover") -> list[Draft]:
        """Put what arrives unasked for people in discreet mode behind one message without words."""

        async def covered(person_id: int, key: int) -> Message | None:
            person = await self.get_person(person_id)
            return await cover(self, person, key) if person else None

        asked = self._person.id if self._acts and self._person else None
        return await covers.put_behind(self._drafts, asked, covered)

    def committed(self) -> bool:
        """Take over what is durable now; return whether there is something to send."""
        for person in self._changed.values():
            self._store.people.remember(person)
        for person in self._erased:
            self._store.people.forget(person)
        if delivery := current.get():
            delivery.done = True
        return bool(self._drafts) or self._uncovered

    async def come_back(self) -> None:
        """Reopen the queue of somebody who could not be reached and now writes."""
        if not self.person.reachable:
            await self.save(self.person.but(reachable=True))
            await self._store.outbox.reopen(self.connection, self.person.id)


Cover = Callable[[UnitOfWork, Person, int], Awaitable[Message | None]]
"""Returns what arrives in place of a message, and shows it by a key; None: not in discreet mode."""


@contextlib.asynccontextmanager
async def unit_of_work(
    store: Store,
    on_sent: Callable[[], None],
    *,
    telegram_id: int | None = None,
    pressed: int | None = None,
    act: Act | None = None,
    about: Person | None = None,
    cover: "Cover | None" = None,
) -> AsyncIterator[UnitOfWork]:
    """Open a unit for the person with `telegram_id` (made known if a stranger), or for the clock.

    `pressed` is the text whose button brought us here. `act` goes into the audit log with the
    unit. `about` is whom the clock's unit is for. `on_sent` wakes the sender. `cover` says who is
    in discreet mode.
    """
    known = await store.people.find(telegram_id) if telegram_id else None
    async with store.database.unit() as connection:
        if telegram_id and known is None:
            known = await store.people.enroll(connection, telegram_id)
        who = known or about
        unit = UnitOfWork(store, connection, who, pressed, act, cover, acts=known is not None)
        if known:
            await unit.come_back()
        yield unit
        await unit.finish()
    if unit.committed():
        on_sent()


@contextlib.asynccontextmanager
async def looking(store: Store, person: Person | None = None) -> AsyncIterator[UnitOfWork]:
    """Open a unit that only reads what is committed: the one writer goes on. Nothing is sent.

    `person` is who looks.
    """
    async with store.database.reader() as connection:
        yield UnitOfWork(store, connection, person, None, reads=True)
