"""The evaluation pseudonym, and how we remind the silent without noting who has answered.

A pseudonym is a keyed hash of the person's random id, under a key that serves nothing else. It is
the same in every wave, so that before and after can be compared; we call that pseudonymous, not
anonymous. The way is one way: from a person who acts (or is about to be reminded) to what they
answered, never from an answer to a person. Only the services of this feature may take it, which
import rules and a test hold.

Decision, 2026-11-22: *an invitation does not say whether it was answered.* To remind only the
silent, one is tempted to mark invitations as done; but where one person has answered, one mark and
one response name each other, and copies of the store from two days pair the new mark with the new
response. So a round goes through all who were invited, in the order of their random ids, and asks
for each, in memory, whether their pseudonym has finished. All invitations of a wave share one
rhythm, kept by the wave, and look alike before and after. Without the evaluation key nothing at
rest tells who has answered; destroying that key makes the answers anonymous for good.

What is left: the store keeps for a month that an invitation or a reminder was sent to somebody, or
dropped as of no interest any more, as it does of everything the bot says first. So it shows who had
not finished on that day; not what they or others answered. On
PostgreSQL its administrator could see that rows were written by one transaction, as long as the
inbox remembers the update (48 hours).
"""

from bot.people.person import Person
from bot.unit_of_work import UnitOfWork


def pseudonym(uow: UnitOfWork, person: Person) -> str:
    """Return the name under which a person answers."""
    return uow.vault.pseudonym(person.id)
