"""What surveys say first: an invitation, or a reminder."""

from collections.abc import Mapping

from bot.features.surveys import service
from bot.features.surveys.views.answering import invitation
from bot.nudges import Nudge, Piece
from bot.people.person import Person
from bot.runtime import Render, Runtime
from bot.unit_of_work import UnitOfWork


async def render(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    """Word it for who has not answered; None for everybody else."""
    wave = await service.waits(uow, runtime.library, int(nudge.data["wave"]))
    instrument = runtime.library.instrument(wave.instrument) if wave else None
    if wave is None or instrument is None:
        return None
    t = runtime.translator(person)
    message = invitation(t, instrument, wave, again=bool(nudge.data["again"]))
    return Piece(t.gettext("📝 Questions for you"), message)  # limit: button 32


NUDGES: Mapping[str, Render] = {"survey": render}
