"""The store: the database and what is kept in it, handed around as one."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.db.database import Database
from bot.db.vault import Vault
from bot.delivery.inbox import Inbox
from bot.delivery.outbox import Outbox
from bot.delivery.throttle import Throttle
from bot.people.repository import People


@dataclass(frozen=True)
class Store:
    """Long-lived; every part works inside units of `database`."""

    database: Database
    vault: Vault
    clock: Clock
    inbox: Inbox
    outbox: Outbox
    people: People

    @classmethod
    def over(
        cls, database: Database, vault: Vault, clock: Clock, throttle: Throttle | None = None
    ) -> "Store":
        """Return the store kept in `database`, sealed by `vault`."""
        inbox, people = Inbox(database, vault, throttle), People(database, vault)
        return cls(database, vault, clock, inbox, Outbox(vault), people)
