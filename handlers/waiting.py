"""What waits for a coordinator, counted in every feature. Home tells how much, the desk what."""

from bot.features.answers.service import reviewing
from bot.features.checkins import repository as checkins
from bot.features.concerns.service import coordinating as concerns
from bot.features.desk.domain import Matter, Waiting
from bot.features.events import service as events
from bot.features.events.service import occasions
from bot.features.flags import service as flags
from bot.features.kit.service import ticking as kit
from bot.features.meetings import service as meetings
from bot.features.mentors import lapsed
from bot.features.notices.repository import notices
from bot.features.questions.service import coordinating as questions
from bot.features.rules import repository as rules
from bot.features.upkeep import domain as upkeep
from bot.features.upkeep.service import today
from bot.office import Office
from bot.unit_of_work import UnitOfWork


async def count(uow: UnitOfWork, office: Office) -> Waiting:
    """Return how many of each matter wait for the coordinator who acts."""
    answers = await reviewing.waiting(uow, office)
    return {
        Matter.CONCERNS: await concerns.count(uow),
        Matter.UNTAKEN: len(await questions.escalated(uow)),
        Matter.LATE: len(await questions.late(uow)),
        Matter.CALLS: await meetings.count_waiting(uow),
        Matter.EVENTS: len(await events.stuck(uow)),
        Matter.NOTICES: await notices.count_stuck(uow),
        Matter.KIT: await _late_for_events(uow, office),
        Matter.PUBLISH: len(answers.new),
        Matter.RECHECK: len(answers.due),
        Matter.RULES: len(await rules.undecided(uow)),
        Matter.CONTENT: upkeep.late(office.library, today(uow, office)),
        Matter.FLAGS: sum(one.complaints > 0 for one in await flags.listed(uow)),
        Matter.LAPSED: sum(not one.reminded for one in await lapsed.lapsed(uow)),
        # Whether anybody is silent who had no note yet. How many they are may be secret.
        Matter.SILENT: len(await checkins.without_note(uow, 1)),
    }


async def _late_for_events(uow: UnitOfWork, office: Office) -> int:
    """Return how many things are late for events."""
    near = await occasions.near(uow, kit.LOOKS_BACK, drafts=True)
    return sum(one.late for one in await kit.overdue(uow, office.library, near))
