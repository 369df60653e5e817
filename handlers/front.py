"""Home and the first screens, where the features come together. Other handlers end on them."""

from collections.abc import Callable

from telegram import Update

from bot.context import Context
from bot.errors import UserError
from bot.features.desk.domain import total
from bot.features.directory.actions import FindHelp
from bot.features.documents import views as documents
from bot.features.events import service as events
from bot.features.events.actions import ShowEvents
from bot.features.home import domain, refusals
from bot.features.home import views as home_views
from bot.features.home.actions import ShowSettings
from bot.features.home.domain import Doors, Front
from bot.features.meetings.actions import ShowMeetings
from bot.features.mentors.actions import JoinAsMentor, OpenInbox
from bot.features.onboarding import views as onboarding_views
from bot.features.onboarding.actions import (
    AskIntake,
    ShowAnswers,
    ShowConsent,
    ShowLanguages,
)
from bot.features.pathways import service as pathways
from bot.features.pathways import views as plan_views
from bot.features.pathways.actions import OpenPlan, OpenStep, ShowGuides, ShowRoutes
from bot.features.pathways.domain import Plan
from bot.features.pathways.views.overview import next_step
from bot.features.questions import service as questions
from bot.features.questions.actions import Ask, ShowEscalated
from bot.features.search.actions import AskSearch
from bot.features.surveys import service as surveys
from bot.features.surveys.actions import OpenSurvey, ResumeSurvey
from bot.features.surveys.domain import Mine
from bot.i18n import Translator
from bot.message import Action, Button, Message
from bot.people import consent, safety
from bot.people.person import Person, Role
from bot.prose import title_of
from bot.routing import Handle
from bot.screen import ShowDesk
from bot.unit_of_work import UnitOfWork
from handlers import links, waiting


def or_gone(
    gone: type[UserError], screen: Callable[[Translator, str], Message]
) -> Callable[[Handle], Handle]:
    """Return what leads to `screen` where a button names what content no longer has (`gone`)."""

    def wrapped(handle: Handle) -> Handle:
        async def handled(update: Update, context: Context) -> None:
            try:
                await handle(update, context)
            except gone as error:
                async with context.unit_of_work() as uow:
                    uow.show(screen(context.t, error.message(context.t)))

        return handled

    return wrapped


async def home(
    context: Context, uow: UnitOfWork, said: str | None = None, then: str = ""
) -> Message:
    """Return home for the person who acts; the choice of language when they have none yet.

    `said` comes first: why they are here, or what has just happened. `then` is the link to open
    once the language is chosen.
    """
    t, runtime, person = context.t, context.runtime, uow.person
    if person.language is None:
        return onboarding_views.languages(t, runtime.catalogs, chosen=None, said=said, then=then)
    plan = await pathways.my_plan(uow, runtime.library) if consent.agreed(person) else None
    front = Front(
        domain.situation(person, has_plan=plan is not None),
        await _doors(context, uow, plan),
        next_step(t, runtime.library, plan) if plan else None,
        writing=await uow.prompt() is not None,
    )
    return home_views.home(t, front, said)


async def too_late(context: Context, uow: UnitOfWork) -> Message:
    """Wait for no text any more, and return home with the reason."""
    await uow.close_prompt()
    return await home(context, uow, refusals.late(context.t))


async def _doors(context: Context, uow: UnitOfWork, plan: Plan | None) -> Doors:
    person = uow.person
    agreed = consent.agreed(person)
    is_mentor, is_coordinator = Role.MENTOR in person.roles, await _coordinates(uow)
    survey = await surveys.mine(uow, context.runtime.library)
    return Doors(
        language=ShowLanguages(),
        settings=ShowSettings(),
        search=AskSearch(),
        find=FindHelp(),
        guides=ShowGuides(),
        next_step=_next_step(context, plan),
        plan=OpenPlan() if agreed else None,
        ask=Ask() if agreed else None,
        start=None if plan else _start(context, person),
        browse=None if agreed else ShowRoutes(),
        inbox=OpenInbox() if is_mentor else None,
        waiting=await questions.inbox_count(uow) if is_mentor else 0,
        desk=ShowDesk() if is_coordinator else None,
        on_desk=total(await waiting.count(uow, context.runtime)) if is_coordinator else 0,
        calls=ShowMeetings() if agreed else None,
        events=ShowEvents() if await _has_events(context, uow) else None,
        survey=_survey(survey) if survey else None,
    )


async def _coordinates(uow: UnitOfWork) -> bool:
    """Whether the person who acts is a coordinator, and not stopped."""
    if Role.COORDINATOR not in uow.person.roles:
        return False
    return not await safety.causes(uow.connection, uow.vault, uow.person)


async def _has_events(context: Context, uow: UnitOfWork) -> bool:
    """Whether there is an event for this person that one can join, or where they are expected."""
    expected, audiences = await events.ahead(uow, uow.person.id)
    if expected or any(one.is_everybody for one in audiences):
        return True
    if not audiences:
        return False
    facts = (await context.runtime.census(uow, [uow.person]))[uow.person.id]
    return any(one.matches(facts, uow.now) for one in audiences)


def _next_step(context: Context, plan: Plan | None) -> Button | None:
    if plan is None or plan.next is None:
        return None
    title = title_of(context.t, context.runtime.library, plan.next.step.title)
    return Button(f"⭐ {title}", OpenStep(plan.next.slug))


def _start(context: Context, person: Person) -> Action:
    """Return what is missing for a plan: the agreement, or the first answer."""
    if not consent.agreed(person):
        return ShowConsent()
    return AskIntake(context.runtime.library.intake.questions[0].id, 0)


def _survey(mine: Mine) -> Action:
    """Return the way to questions: what they are for or, once begun, the first open one."""
    return ResumeSurvey(mine.wave.id) if mine.begun else OpenSurvey(mine.wave.id)


def back_to_work(person: Person) -> Action:
    """Return where Back leads for somebody who answers questions."""
    return OpenInbox() if Role.MENTOR in person.roles else ShowEscalated()


async def plan(context: Context, uow: UnitOfWork) -> Message:
    """Return the plan with its next best step; the routes there are when none is the person's."""
    mine = await pathways.my_plan(uow, context.runtime.library)
    return plan_screen(context, uow, mine) if mine else await routes(context, uow)


def plan_screen(context: Context, uow: UnitOfWork, mine: Plan, page: int | None = None) -> Message:
    """Return a page of any plan; without `page`, the one where the person stopped."""
    t, kept = context.t, consent.agreed(uow.person)
    take_along = documents.both(t, mine.track.slug)
    return plan_views.plan(t, context.runtime.library, mine, page, kept=kept, more=take_along)


async def routes(context: Context, uow: UnitOfWork, page: int = 0) -> Message:
    """Return the routes to choose from."""
    library = context.runtime.library
    introduce = ShowAnswers() if consent.agreed(uow.person) else ShowConsent()
    offer = await pathways.offer(uow, library)
    return plan_views.routes(context.t, library, offer, page, introduce=introduce, ask=Ask())


async def welcome(context: Context, uow: UnitOfWork, role: Role | None = None) -> Message:
    """Return the first screen of a role that an invite gave, or of somebody who came without.

    The language comes first; who came in by an invite and had to choose it is told by their roles.
    """
    person = uow.person
    role = role or min(person.roles, default=None)
    if person.language is None:
        return await home(context, uow)
    if role is Role.MENTOR:
        return onboarding_views.mentor(context.t, JoinAsMentor())
    if role is Role.COORDINATOR:
        return await home(context, uow, onboarding_views.coordinator(context.t))
    return await home(context, uow) if consent.agreed(person) else ask_consent(context, uow)


def ask_consent(context: Context, uow: UnitOfWork, then: str = "") -> Message:
    """Return the request for consent; somebody who agreed to an older wording is told so.

    `then` is the link that is opened next.
    """
    changed = uow.person.consent is not None and not consent.agreed(uow.person)
    return onboarding_views.consent(context.t, changed=changed, then=then)


async def follow(context: Context, uow: UnitOfWork, link: str) -> Message:
    """Return what a link opens; the language comes first, and what is gone leads home."""
    if uow.person.language is None:
        return await home(context, uow, then=link)
    if links.keeps_something(link) and not consent.may_hear(uow.person):
        return ask_consent(context, uow, then=link)
    try:
        return await links.follow(context, uow, link)
    except UserError as error:
        return await home(context, uow, error.message(context.t))
