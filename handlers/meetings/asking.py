"""Asking for a call: what it is, topic, how, when, a few words."""

from telegram import Update

from bot.context import Context
from bot.features.meetings import actions
from bot.features.meetings.domain import Topic
from bot.features.meetings.errors import GoneError
from bot.features.meetings.service import agreeing, asking
from bot.features.meetings.views import asking as views
from bot.features.privacy import domain as privacy
from bot.features.privacy import service as privacy_service
from bot.features.privacy.views import before_first_text
from bot.features.questions.actions import Ask
from bot.features.questions.guard import masked, worded
from bot.features.questions.guarded import look_at
from bot.features.questions.views import guarding
from bot.i18n import clean
from bot.people import consent
from bot.routing import Answer, On, Route
from bot.unit_of_work import UnitOfWork
from handlers import front
from handlers.meetings import mine


async def ask(update: Update, context: Context) -> None:
    """Say what a call is; whoever waits for one already sees that."""
    del update
    async with context.unit_of_work() as uow:
        waiting = await asking.mine(uow)
        if waiting:
            await mine.show(uow, context, await agreeing.find(uow, waiting.id))
        else:
            uow.show(views.about(context.t, Ask()))


async def begin(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        consent.require(uow.person)
        uow.show(views.topics(context.t))


async def pick_topic(update: Update, context: Context) -> None:
    del update
    topic = context.action(actions.PickTopic).topic
    async with context.unit_of_work() as uow:
        if topic not in set(Topic):
            raise GoneError
        uow.show(views.ways(context.t, Topic(topic)))


async def pick_times(update: Update, context: Context) -> None:
    del update
    said = context.action(actions.PickTimes)
    async with context.unit_of_work() as uow:
        wish = asking.wish_of(said.topic, said.way, said.suits)
        uow.show(views.times(context.t, wish))


async def describe(update: Update, context: Context) -> None:
    """Expect a few words; before somebody's first text here comes the warning."""
    del update
    said = context.action(actions.Describe)
    async with context.unit_of_work() as uow:
        consent.require(uow.person)
        if privacy.has_read_notice(uow.person):
            await _describe(uow, context, said)
        else:
            go_on = actions.DescribeAfterNotice(said.topic, said.way, said.suits)
            back = actions.PickTimes(said.topic, said.way, said.suits)
            uow.show(before_first_text(context.t, go_on, back))


async def describe_after_notice(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        consent.require(uow.person)
        await privacy_service.acknowledge(uow)
        await _describe(uow, context, context.action(actions.DescribeAfterNotice))


async def _describe(
    uow: UnitOfWork, context: Context, said: actions.Describe | actions.DescribeAfterNotice
) -> None:
    wish = asking.wish_of(said.topic, said.way, said.suits)
    await asking.describe(uow, wish)
    uow.show(views.words(context.t, wish))


async def write_wish(update: Update, context: Context) -> None:
    """Take a few words, and hide at once what could show who somebody is."""
    del update
    t, library, typed = context.t, context.runtime.library, clean(context.text)
    async with context.unit_of_work() as uow:
        guarded = look_at(uow.vault, library, typed)
        wish = await asking.write(uow, worded(t, masked(typed, guarded.found)))
        support, urgent = guarding.support(t, guarded), guarding.support_rows(t, guarded)
        uow.show(views.words(t, wish, support, urgent, hidden=bool(guarded.found)))


async def send_wish(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        meeting = await asking.send(uow, context.runtime)
        await mine.show(uow, context, await agreeing.find(uow, meeting.id))


async def stop_wish(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await asking.stop(uow)
        uow.show(await front.home(context, uow))


ROUTES: tuple[Route, ...] = (
    On(actions.AskMeeting, ask),
    On(actions.BeginMeeting, begin),
    On(actions.PickTopic, pick_topic),
    On(actions.PickTimes, pick_times),
    On(actions.Describe, describe),
    On(actions.DescribeAfterNotice, describe_after_notice),
    On(actions.SendWish, send_wish),
    On(actions.StopWish, stop_wish),
    Answer(asking.WISH, write_wish),
)
