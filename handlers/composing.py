"""Notices as coordinators write them: texts by language, a button, the kind, a preview."""

from telegram import Update

from bot.context import Context
from bot.features.attention import views as attention
from bot.features.attention.domain import Told
from bot.features.notices import actions, domain, views
from bot.features.notices.domain import Notice, State
from bot.features.notices.service import KIND, get, writing
from bot.features.notices.views import composing
from bot.features.notices.views import sending as under_way
from bot.nudges import Nudge, Planned, Rhythm
from bot.people.person import Role
from bot.routing import Answer, On, Route
from bot.unit_of_work import UnitOfWork
from handlers import noticing


async def change(update: Update, context: Context) -> None:
    """Show what can be changed; of a notice on its way, how it stands."""
    del update
    async with context.unit_of_work() as uow:
        notice = await get(uow, context.action(actions.ChangeNotice).notice)
        await writing.leave(uow, notice.id)
        if notice.state in (State.DRAFT, State.APPROVED):
            await noticing.draft(uow, context, notice)
        else:
            await noticing.show(uow, context, notice)


async def ask(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.WriteNotice)
    code = context.runtime.catalogs.known(action.language or context.t.language)
    async with context.unit_of_work() as uow:
        uow.show(composing.write(context.t, code, await writing.ask(uow, action.notice, code)))


async def write(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        if found := await writing.overtaken(uow):
            notice, code = found
            uow.show(composing.write(context.t, code, notice, composing.overtaken(context.t)))
            return
        prompt = await uow.prompt()
        notice = await writing.write(uow, context.text)
        await _written(uow, context, notice, prompt.data["language"] if prompt else "")


async def show_correction(update: Update, context: Context) -> None:
    """Show a correction that waits, in the coordinator's language if it is corrected there."""
    del update
    async with context.unit_of_work() as uow:
        notice = await get(uow, context.action(actions.ShowCorrection).notice)
        codes = [one for one in notice.corrected if one == context.t.language] or notice.corrected
        await _written(uow, context, notice, *codes[:1])


async def _written(uow: UnitOfWork, context: Context, notice: Notice, code: str = "") -> None:
    if words := notice.correction:
        code = code if code in words.texts else words.fallback
        uow.show(under_way.correction(context.t, notice, words, code))
    else:
        await noticing.show(uow, context, notice)


async def choose_language(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        notice = await get(uow, context.action(actions.ChooseLanguage).notice)
        await writing.leave(uow, notice.id)
        uow.show(composing.languages(context.t, notice, context.runtime.catalogs.languages))


async def show_text(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.ShowText)
    async with context.unit_of_work() as uow:
        notice = await get(uow, action.notice)
        uow.show(composing.text(context.t, notice, context.runtime.catalogs.known(action.language)))


async def preview(update: Update, context: Context) -> None:
    """Show it made just as the planner of attention makes it."""
    del update
    action = context.action(actions.Preview)
    t = context.runtime.catalogs.translator(context.runtime.catalogs.known(action.language))
    async with context.unit_of_work() as uow:
        notice = await get(uow, action.notice)
        piece = views.piece(t, notice.correction or notice.words)
        told = Told(0, ((_planned(uow, notice), piece),))
        seen = attention.message(t, told, Rhythm())
        uow.show(composing.preview(context.t, notice, t.language, seen))


def _planned(uow: UnitOfWork, notice: Notice) -> Planned:
    return Planned(0, Nudge(KIND, str(notice.id), uow.now, uow.now + domain.LASTS), uow.now)


async def fall_back(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.FallBack)
    async with context.unit_of_work() as uow:
        notice = await writing.fall_back(uow, action.notice, action.language)
        uow.show(composing.text(context.t, notice, action.language))


async def take_out(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.TakeOut)
    async with context.unit_of_work() as uow:
        notice = await writing.take_out(uow, action.notice, action.language)
        uow.show(composing.languages(context.t, notice, context.runtime.catalogs.languages))


async def ask_link(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        notice = await writing.ask_link(uow, context.action(actions.WriteLink).notice)
        uow.show(composing.link(context.t, notice))


async def link(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await noticing.show(uow, context, await writing.link(uow, context.text))


async def drop_link(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await uow.close_prompt()
        await noticing.show(
            uow, context, await writing.unlink(uow, context.action(actions.DropLink).notice)
        )


async def turn_kind(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.TurnKind)
    async with context.unit_of_work() as uow:
        await noticing.show(uow, context, await writing.turn(uow, action.notice, action.kind))


async def drop(update: Update, context: Context) -> None:
    del update
    action, t = context.action(actions.DropNotice), context.t
    async with context.unit_of_work() as uow:
        if action.sure and await writing.drop(uow, action.notice):
            every = await writing.listed(uow)
            uow.show(composing.notices(t, every, 0, composing.dropped(t)))
            return
        notice = await get(uow, action.notice)
        if not action.sure and notice.state in (State.DRAFT, State.APPROVED):
            uow.show(composing.ask_drop(t, notice))
        else:
            await noticing.done(uow, context, (notice, False))


ROUTES: tuple[Route, ...] = (
    On(actions.ChangeNotice, change, Role.COORDINATOR),
    On(actions.WriteNotice, ask, Role.COORDINATOR),
    On(actions.ChooseLanguage, choose_language, Role.COORDINATOR),
    On(actions.ShowText, show_text, Role.COORDINATOR),
    On(actions.Preview, preview, Role.COORDINATOR),
    On(actions.ShowCorrection, show_correction, Role.COORDINATOR),
    On(actions.FallBack, fall_back, Role.COORDINATOR,
       lambda t: t.gettext("Chose the main language of a notice")),
    On(actions.TakeOut, take_out, Role.COORDINATOR,
       lambda t: t.gettext("Took a language out of a notice")),
    On(actions.WriteLink, ask_link, Role.COORDINATOR),
    On(actions.DropLink, drop_link, Role.COORDINATOR,
       lambda t: t.gettext("Took the button off a notice")),
    On(actions.TurnKind, turn_kind, Role.COORDINATOR,
       lambda t: t.gettext("Changed the kind of a notice")),
    On(actions.DropNotice, drop, Role.COORDINATOR,
       lambda t: t.gettext("Deleted a notice")),
    Answer(writing.TEXT, write, Role.COORDINATOR, lambda t: t.gettext("Wrote a notice")),
    Answer(writing.LINK, link, Role.COORDINATOR,
           lambda t: t.gettext("Put a button under a notice")),
)  # fmt: skip
