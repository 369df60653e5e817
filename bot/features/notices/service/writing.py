"""Notices as coordinators make them: written, changed, approved. Nothing leaves here."""

from typing import Any, Final

from bot.features.notices import domain
from bot.features.notices.domain import BEGUN, Deed, Kind, Notice, State, Words
from bot.features.notices.errors import BegunError
from bot.features.notices.repository import notices
from bot.features.notices.service import change, get
from bot.features.notices.service.sending import WHEN
from bot.people.prompts import Prompt
from bot.segments import Segment
from bot.unit_of_work import UnitOfWork

TEXT: Final = "notice-text"
LINK: Final = "notice-link"


async def listed(uow: UnitOfWork) -> list[Notice]:
    """Return every notice, the newest first."""
    return await notices.listed(uow, *State)


async def ask(uow: UnitOfWork, notice_id: int, code: str) -> Notice | None:
    """Wait for the text of a new notice (id 0), or of one there is. Raises GoneError."""
    notice = await get(uow, notice_id) if notice_id else None
    edition = str(notice.edition if notice else 0)
    data = {"notice": str(notice_id), "language": code, "edition": edition}
    uow.ask(Prompt(TEXT, data))
    return notice


async def ask_link(uow: UnitOfWork, notice_id: int) -> Notice:
    """Wait for the address that a button of a notice opens. Raises GoneError."""
    notice = await get(uow, notice_id)
    uow.ask(Prompt(LINK, {"notice": str(notice_id)}))
    return notice


async def leave(uow: UnitOfWork, notice_id: int) -> None:
    """Wait for no text about a notice any more (0: a new one): somebody has gone back.

    Else the next words they type, to search for them, would stand in place of a text of it.
    """
    prompt = await uow.prompt()
    if prompt and prompt.kind in (TEXT, LINK, WHEN) and prompt.data["notice"] == str(notice_id):
        await uow.close_prompt()


async def overtaken(uow: UnitOfWork) -> tuple[Notice, str] | None:
    """Return the notice whose text is being typed, and its language, if somebody changed it.

    Then the text is waited for once more: who types it has not seen what it would replace.
    """
    prompt = await uow.prompt()
    assert prompt, "the route says so"
    code, edition = prompt.data["language"], int(prompt.data.get("edition", 0))
    notice = await notices.get(uow, int(prompt.data["notice"]))
    if notice is None or notice.edition == edition:
        return None
    uow.nothing_done()
    await ask(uow, notice.id, code)
    return notice, code


async def write(uow: UnitOfWork, typed: str) -> Notice:
    """Keep a typed text: of a new notice, of a draft, or as a correction of what has begun.

    Raises UserError for what is amiss: it may be typed again.
    """
    prompt = await uow.prompt()
    assert prompt, "the route says so"
    code, notice_id = prompt.data["language"], int(prompt.data["notice"])
    text = domain.read(typed)
    if not notice_id:
        made = await begin(uow, code, text)
    else:
        notice = await get(uow, notice_id)
        made = await (correct if notice.state in BEGUN else put)(uow, notice, code, text)
    await uow.close_prompt()
    uow.about(f"{made.id}:{code}")
    return made


async def begin(uow: UnitOfWork, code: str, text: str) -> Notice:
    """Make a draft."""
    words = Words({code: text}, code)
    notice = Notice(notices.new_id(), State.DRAFT, Kind.SERVICE, uow.now, words)
    await notices.add(uow, notice)
    return notice


async def put(uow: UnitOfWork, notice: Notice, code: str, text: str) -> Notice:
    """Put a text into a draft. Raises BegunError."""
    words = notice.words.but(texts={**notice.words.texts, code: text})
    return await _edit(uow, notice, words=words)


async def correct(uow: UnitOfWork, notice: Notice, code: str, text: str) -> Notice:
    """Keep a text that is to replace what people got, once it is approved. Raises BegunError."""
    words = notice.correction or notice.words
    correction = words.but(texts={**words.texts, code: text})
    return await _change(uow, notice, Deed.CORRECT, correction=correction)


async def take_out(uow: UnitOfWork, notice_id: int, code: str) -> Notice:
    """Leave a language out of a draft, unless it is the only one. Raises GoneError, BegunError."""
    notice = await get(uow, notice_id)
    texts = {other: text for other, text in notice.words.texts.items() if other != code}
    if not texts or code not in notice.words.texts:
        return notice
    fallback = notice.words.fallback if notice.words.fallback in texts else next(iter(texts))
    return await _edit(uow, notice, words=notice.words.but(texts=texts, fallback=fallback))


async def fall_back(uow: UnitOfWork, notice_id: int, code: str) -> Notice:
    """Say which language readers of all others get. Raises GoneError, BegunError."""
    notice = await get(uow, notice_id)
    if code not in notice.words.texts:
        return notice
    return await _edit(uow, notice, words=notice.words.but(fallback=code))


async def link(uow: UnitOfWork, typed: str) -> Notice:
    """Put a button under a draft. Raises UserError for what is amiss."""
    prompt = await uow.prompt()
    assert prompt, "the route says so"
    notice = await get(uow, int(prompt.data["notice"]))
    url = domain.read_link(typed)
    await uow.close_prompt()
    uow.about(str(notice.id))
    return await _edit(uow, notice, words=notice.words.but(url=url))


async def unlink(uow: UnitOfWork, notice_id: int) -> Notice:
    """Take the button away. Raises GoneError, BegunError."""
    notice = await get(uow, notice_id)
    return await _edit(uow, notice, words=notice.words.but(url=""))


async def turn(uow: UnitOfWork, notice_id: int, kind: str) -> Notice:
    """Say whether it belongs to the programme, or is promotion. Raises GoneError, BegunError."""
    notice = await get(uow, notice_id)
    return await _edit(uow, notice, kind=Kind(kind)) if kind in list(Kind) else notice


async def audience(uow: UnitOfWork, notice_id: int) -> Segment:
    """Return who gets it. Raises GoneError."""
    return (await get(uow, notice_id)).segment


async def choose(uow: UnitOfWork, notice_id: int, segment: Segment) -> None:
    """Say who gets it. Raises GoneError, BegunError."""
    notice = await get(uow, notice_id)
    if segment != notice.segment:
        await _edit(uow, notice, segment=segment)


async def is_promotion(uow: UnitOfWork, notice_id: int) -> bool:
    """Tell whether only those get it who said yes to offers. Raises GoneError."""
    return (await get(uow, notice_id)).kind is Kind.PROMOTION


async def approve(uow: UnitOfWork, notice_id: int, edition: int) -> tuple[Notice, bool]:
    """Approve what was looked at. Raises GoneError."""
    return await change(uow, notice_id, Deed.APPROVE, of=edition)


async def drop(uow: UnitOfWork, notice_id: int) -> bool:
    """Delete what nobody has got; tell whether it is gone, as it is for who taps twice."""
    seen = await notices.get(uow, notice_id, lock=True)
    if seen is None:
        uow.nothing_done()
        return True
    if seen.state not in (State.DRAFT, State.APPROVED):
        return False
    await notices.drop(uow, notice_id)
    return True


async def _edit(uow: UnitOfWork, notice: Notice, **changes: Any) -> Notice:
    return await _change(uow, notice, Deed.EDIT, **changes)


async def _change(uow: UnitOfWork, notice: Notice, deed: Deed, **changes: Any) -> Notice:
    """Change what is to be approved: whoever approved it before has not seen this."""
    edition = notice.edition
    made, is_done = await change(uow, notice.id, deed, of=edition, edition=edition + 1, **changes)
    if not is_done:
        raise BegunError
    return made
