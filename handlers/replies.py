"""Saved replies: choose one while answering, and look after one's own."""

from telegram import Update

from bot.context import Context
from bot.features.mentors.actions import OpenInbox
from bot.features.questions.actions import PickReply, WriteAnswer
from bot.features.questions.case import Case
from bot.features.questions.guard import masked, without_marks, worded
from bot.features.questions.guarded import Choice, Guarded, look_at
from bot.features.questions.ready import marked, written
from bot.features.questions.service import adding
from bot.features.questions.views import guarding
from bot.features.questions.views import writing as writing_views
from bot.features.replies import actions, domain, service, views
from bot.features.replies.errors import GoneError
from bot.i18n import clean
from bot.message import Message
from bot.office import show
from bot.people.person import Role
from bot.prose import title_of
from bot.routing import Answer, On, Route
from bot.unit_of_work import UnitOfWork
from handlers import front

# Beside a question. Whoever has it, mentor or coordinator, may add replies: the claim decides.


async def pick(update: Update, context: Context) -> None:
    del update
    action = context.action(PickReply)
    async with context.unit_of_work() as uow:
        case = await adding.begin(uow, context.runtime, action.question)
        choices = await _choices(uow, context, case)
        back = WriteAnswer(action.question, 0)
        uow.show(views.choose(context.t, choices, action.page, ref=case.question.ref, back=back,
                              turn=lambda page: PickReply(action.question, page)))  # fmt: skip


async def _choices(uow: UnitOfWork, context: Context, case: Case) -> list[views.Choice]:
    """Return one's own replies, then those of content that fit who asks."""
    library, question = context.runtime.library, case.question.id
    asker = await uow.get_person(case.question.asker_id)
    own = [
        views.Choice(f"⭐ {one.title}", actions.LookAtSaved(question, one.id))
        for one in await service.mine(uow)
    ]
    profession = asker.profile.get("profession") if asker else None
    return own + [
        views.Choice(
            f"📌 {title_of(context.t, library, one.title)}", actions.LookAtReady(question, one.id)
        )
        for one in domain.fitting(library.replies, profession)
    ]


async def look_at_ready(update: Update, context: Context) -> None:
    """Show a reply of content in the asker's language, and in the reader's where it differs."""
    del update
    action = context.action(actions.LookAtReady)
    async with context.unit_of_work() as uow:
        case = await adding.begin(uow, context.runtime, action.question)
        uow.show(_preview(context, case, action))


def _preview(context: Context, case: Case, action: actions.LookAtReady) -> Message:
    t, library = context.t, context.runtime.library
    reply = library.reply(action.reply)
    if reply is None:
        raise GoneError
    assert case.asker_t, "whoever looks at a question knows how its asker reads"
    readings = [views.Reading(case.language, written(case.asker_t, library, reply))]
    if case.asker_t.language != t.language:
        readings.append(views.Reading("", written(t, library, reply)))
    add = actions.AddReady(action.question, reply.id)
    title = title_of(t, library, reply.title)
    return views.preview(t, title, readings, add=add, back=PickReply(action.question))


async def add_ready(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.AddReady)
    reply = context.runtime.library.reply(action.reply)
    if reply is None:
        raise GoneError
    async with context.unit_of_work() as uow:
        await _add(uow, context, action.question, reply.id, marked(reply))


async def look_at_saved(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.LookAtSaved)
    async with context.unit_of_work() as uow:
        await adding.begin(uow, context.runtime, action.question)
        one = await service.find(uow, action.reply)
        readings = [views.Reading("", worded(context.t, one.text))]
        add = actions.AddSaved(action.question, one.id)
        uow.show(views.preview(context.t, one.title, readings, add=add,
                               back=PickReply(action.question)))  # fmt: skip


async def add_saved(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.AddSaved)
    async with context.unit_of_work() as uow:
        one = await service.find(uow, action.reply)
        await _add(uow, context, action.question, str(one.id), one.text)


async def _add(uow: UnitOfWork, context: Context, question: int, name: str, text: str) -> None:
    case = await adding.add(uow, context.runtime, question, name, text)
    back = front.back_to_work(uow.person)
    show(uow, writing_views.compose(context.t, case, uow.person, back))


# One's own


async def show_saved(update: Update, context: Context) -> None:
    del update
    page = context.action(actions.ShowSaved).page
    async with context.unit_of_work() as uow:
        uow.show(views.saved(context.t, await service.mine(uow), page, OpenInbox()))


async def open_saved(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        one = await service.find(uow, context.action(actions.OpenSaved).reply)
        uow.show(_shown(context, one))


def _shown(context: Context, one: domain.Saved) -> Message:
    return views.one_saved(context.t, one, worded(context.t, one.text))


async def new(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await service.begin(uow)
        uow.show(views.ask_title(context.t, actions.ShowSaved()))


async def rename(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        one = await service.rename(uow, context.action(actions.Rename).reply)
        uow.show(views.ask_title(context.t, actions.OpenSaved(one.id)))


async def rewrite(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        one = await service.rewrite(uow, context.action(actions.Rewrite).reply)
        uow.show(views.ask_text(context.t, actions.OpenSaved(one.id)))


async def take_title(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        one = await service.take_title(uow, without_marks(clean(context.text)))
        uow.show(_shown(context, one) if one else views.ask_text(context.t, actions.ShowSaved()))


async def take_text(update: Update, context: Context) -> None:
    """Save a text, or hold it while its author chooses what the guard should hide."""
    del update
    async with context.unit_of_work() as uow:
        typed = without_marks(clean(context.text))
        guarded = _guarded(uow, context, typed)
        if guarded.found:
            await service.hold(uow, typed)
            uow.show(_ask_to_hide(context, typed, guarded))
        else:
            uow.show(_shown(context, await service.keep(uow, typed)))


async def keep_hidden(update: Update, context: Context) -> None:
    del update
    await _keep(context, Choice.HIDE)


async def keep_as_it_is(update: Update, context: Context) -> None:
    del update
    await _keep(context, Choice.AS_IT_IS, context.action(actions.KeepAsItIs).seen)


async def _keep(context: Context, choice: Choice, seen: int = 0) -> None:
    """Save the text that was held, if the choice is for this text and may be made."""
    async with context.unit_of_work() as uow:
        typed = await service.held(uow)
        guarded = _guarded(uow, context, typed)
        if not guarded.lets_through(choice, seen):
            uow.show(_ask_to_hide(context, typed, guarded))
            return
        text = masked(typed, guarded.found) if choice is Choice.HIDE else typed
        uow.show(_shown(context, await service.keep(uow, text)))


def _guarded(uow: UnitOfWork, context: Context, typed: str) -> Guarded:
    return look_at(uow.vault, context.runtime.library, typed)


def _ask_to_hide(context: Context, typed: str, guarded: Guarded) -> Message:
    found = guarding.found(context.t, typed, guarded)
    return views.choose_hidden(context.t, found, guarded.seen, may_stay=guarded.may_stay)


async def delete(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.Delete)
    async with context.unit_of_work() as uow:
        if action.sure:
            await service.delete(uow, action.reply)
            uow.show(views.saved(context.t, await service.mine(uow), 0, OpenInbox()))
        else:
            uow.show(views.sure_to_delete(context.t, await service.find(uow, action.reply)))


ROUTES: tuple[Route, ...] = (
    On(PickReply, pick),
    On(actions.LookAtReady, look_at_ready),
    On(actions.AddReady, add_ready),
    On(actions.LookAtSaved, look_at_saved),
    On(actions.AddSaved, add_saved),
    On(actions.ShowSaved, show_saved, Role.MENTOR),
    On(actions.OpenSaved, open_saved, Role.MENTOR),
    On(actions.NewSaved, new, Role.MENTOR),
    On(actions.Rename, rename, Role.MENTOR),
    On(actions.Rewrite, rewrite, Role.MENTOR),
    On(actions.Delete, delete, Role.MENTOR),
    On(actions.KeepHidden, keep_hidden, Role.MENTOR),
    On(actions.KeepAsItIs, keep_as_it_is, Role.MENTOR),
    Answer(service.TITLE, take_title, Role.MENTOR),
    Answer(service.TEXT, take_text, Role.MENTOR),
)
