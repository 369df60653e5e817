"""Votes: written and opened by coordinators, polls for who taps for one, and what came out."""

from telegram import Update

from bot.context import Context
from bot.features.surveys.actions import ShowSurveys
from bot.features.votes import service
from bot.features.votes.actions import (
    CastVote,
    ChooseLanguage,
    CloseVote,
    DrawOutcome,
    DropVote,
    OpenVote,
    PlanVote,
    ReadOutcome,
    ShowVotes,
    StartVote,
    WriteVote,
)
from bot.features.votes.domain import State, Vote
from bot.features.votes.service import voting, writing
from bot.features.votes.views import coordinating as views
from bot.features.votes.views import outcome
from bot.features.votes.views import voting as poll_views
from bot.message import Action, Message
from bot.nudges import Nudge, Piece
from bot.office import zone_of
from bot.people.person import Person, Role
from bot.routing import Answer, On, Route
from bot.runtime import Runtime
from bot.unit_of_work import UnitOfWork

# For coordinators


async def show(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _list(uow, context, page=context.action(ShowVotes).page)


async def open_vote(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        vote = await writing.get(uow, context.action(OpenVote).vote)
        uow.show(_vote(uow, context, vote))


async def ask(update: Update, context: Context) -> None:
    del update
    action = context.action(WriteVote)
    code = context.runtime.catalogs.known(action.language or context.t.language)
    async with context.unit_of_work() as uow:
        uow.show(views.write(context.t, code, await writing.ask(uow, action.vote, code)))


async def write(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(_vote(uow, context, await writing.write(uow, context.text)))


async def choose_language(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        vote = await writing.draft(uow, context.action(ChooseLanguage).vote)
        uow.show(views.languages(context.t, vote, context.runtime.catalogs.languages))


async def plan(update: Update, context: Context) -> None:
    del update
    action = context.action(PlanVote)
    async with context.unit_of_work() as uow:
        vote = await writing.plan(uow, action.vote, action.audience, action.days)
        uow.show(_vote(uow, context, vote))


async def start(update: Update, context: Context) -> None:
    del update
    zone = context.runtime.settings.zone
    async with context.unit_of_work() as uow:
        vote = await writing.start(uow, context.action(StartVote).vote, zone)
        uow.show(_vote(uow, context, vote))


async def close(update: Update, context: Context) -> None:
    del update
    action = context.action(CloseVote)
    async with context.unit_of_work() as uow:
        vote = await writing.get(uow, action.vote)
        if not action.sure and vote.takes_votes(uow.now):
            uow.show(views.ask_close(context.t, vote))
            return
        await writing.close(uow, vote.id)
        await _list(uow, context, views.closed_now(context.t))


async def drop(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await writing.drop(uow, context.action(DropVote).vote)
        await _list(uow, context, views.dropped(context.t))


async def _list(uow: UnitOfWork, context: Context, said: str | None = None, page: int = 0) -> None:
    every = await writing.listed(uow)
    uow.show(views.votes(context.t, every, page, ShowSurveys(), said))


def _vote(uow: UnitOfWork, context: Context, vote: Vote) -> Message:
    """Show a vote as a coordinator sees it."""
    t, zone = context.t, context.runtime.settings.zone
    if vote.state is State.DRAFT:
        return views.draft(t, vote, uow.now, zone)
    if vote.takes_votes(uow.now):
        return views.running(t, vote)
    return _outcome(context, vote, ShowVotes())


# For who is asked


async def cast(update: Update, context: Context) -> None:
    """Send the poll, once; where the vote is over, what came out."""
    del update
    action, t = context.action(CastVote), context.t
    async with context.unit_of_work() as uow:
        vote, is_sent = await voting.cast(uow, action.vote, again=bool(action.again))
        if is_sent:
            uow.send_poll(poll_views.poll(t, vote), uow.person)
        elif vote.takes_votes(uow.now):
            uow.show(poll_views.already(t, vote, zone_of(context.runtime, uow.person)))
        else:
            uow.show(_outcome(context, vote))


async def voted(update: Update, context: Context) -> None:
    """Keep a choice. What a stranger chose, in a poll that was passed on, leaves no trace."""
    answer = update.poll_answer
    if context.person is None or answer is None:
        context.runtime.health.count("votes_ignored")
        return
    async with context.unit_of_work() as uow:
        if not await voting.choose(uow, answer.poll_id, answer.option_ids):
            context.runtime.health.count("votes_ignored")
            if answer.option_ids:
                uow.show(poll_views.uncounted(context.t, await voting.open_now(uow)))


async def read(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        vote = await voting.see(uow, context.action(ReadOutcome).vote)
        uow.show(_outcome(context, vote))


async def draw(update: Update, context: Context) -> None:
    del update
    runtime = context.runtime
    async with context.unit_of_work() as uow:
        vote = await voting.see(uow, context.action(DrawOutcome).vote)
        if not vote.is_counted:
            uow.show(_outcome(context, vote))
            return
        how = vote, runtime.settings.zone, runtime.settings.k_anonymity
        uow.show(outcome.shown(context.t, *how, back=ReadOutcome(vote.id)))


def _outcome(context: Context, vote: Vote, back: Action | None = None) -> Message:
    settings = context.runtime.settings
    if not vote.is_counted:
        return poll_views.closing(context.t, vote)
    return outcome.read(context.t, vote, settings.zone, settings.k_anonymity, back)


# What is said first


async def word(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    """Tell of a vote that is open."""
    found = {one.id: one for one in await voting.open_now(uow)}
    vote = found.get(int(nudge.data["vote"]))
    if vote is None:
        return None
    return poll_views.asked(runtime.translator(person), vote, zone_of(runtime, person))


async def word_outcome(
    uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge
) -> Piece | None:
    """Tell what came out."""
    settings, t = runtime.settings, runtime.translator(person)
    vote = await writing.get(uow, int(nudge.data["vote"]))
    return outcome.told(t, vote, settings.zone, settings.k_anonymity) if vote.is_counted else None


NUDGES = {service.ASKED: word, service.TOLD: word_outcome}

ROUTES: tuple[Route, ...] = (
    On(ShowVotes, show, Role.COORDINATOR),
    On(OpenVote, open_vote, Role.COORDINATOR),
    On(WriteVote, ask, Role.COORDINATOR),
    On(ChooseLanguage, choose_language, Role.COORDINATOR),
    On(PlanVote, plan, Role.COORDINATOR),
    On(StartVote, start, Role.COORDINATOR, lambda t: t.gettext("Opened a vote")),
    On(CloseVote, close, Role.COORDINATOR, lambda t: t.gettext("Closed a vote")),
    On(DropVote, drop, Role.COORDINATOR, lambda t: t.gettext("Deleted the draft of a vote")),
    Answer(writing.WORDS, write, Role.COORDINATOR, lambda t: t.gettext("Wrote a vote")),
    On(CastVote, cast),
    On(ReadOutcome, read),
    On(DrawOutcome, draw),
)
