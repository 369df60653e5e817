"""Who sees what Telegram puts into the chats, and says what should never have come there."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bot.features.attention.actions import OpenBatch
from bot.features.notices.domain import LEAVES, Notice, State, Words
from bot.message import TAG_LENGTH, VERSION, Action
from bot.playground.emulator import Phone
from bot.playground.emulator.calls import Call

LABEL: Final = re.compile(r"News ([AB])(\d+)")
SAID: Final = ("sendMessage", "editMessageText", "deleteMessage", "deleteMessages")
OPENS: Final = f"{VERSION}:{OpenBatch.prefix}:"


@dataclass
class Sheet:
    """One notice: how many texts were written for it, which were ever approved, whom it reached.

    `due`: before then nothing of it may come, as who sent it last has said.
    """

    name: str
    id: int
    written: int = 1
    approved: set[int] = field(default_factory=set)
    due: dt.datetime | None = None
    came: Counter[int] = field(default_factory=Counter)


@dataclass(frozen=True)
class Arrival:
    """A text of a notice that Telegram put into a chat; `is_new`: as a message of its own."""

    chat: int
    sheet: Sheet
    text: int
    is_new: bool
    at: dt.datetime


@dataclass(frozen=True)
class Cover:
    """A message without words that came to somebody in discreet mode: it opens a batch."""

    chat: int
    batch: int
    at: dt.datetime


def text_of(words: Words | None) -> int:
    """Return which text of a notice this is; 0 for none."""
    return int(LABEL.findall(words.texts["en"])[0][1]) if words else 0


def opening(message: Mapping[str, Any]) -> str:
    """Return the data of the button that opens a cover; "" if a message is none."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    found = (button.get("callback_data", "") for row in rows for button in row)
    return next((one for one in found if one[TAG_LENGTH:].startswith(OPENS)), "")


class Witness:
    """Hears every call. A cover is the notice that it opens: that it comes is that the notice does.

    `others` are the phones of who is no coordinator; of those `agreed` get it who have a
    profession that it is for. `discreet` are chats where its words may only be where a cover was.
    """

    def __init__(
        self,
        others: Collection[Phone],
        sheets: Collection[Sheet],
        agreed: Mapping[int, str],
        discreet: Collection[int],
    ) -> None:
        self.others = others
        self.sheets = sheets
        self.agreed = agreed
        self.discreet = discreet
        self._arrivals: list[Arrival] = []
        self._covers: list[Cover] = []
        self.opened: set[tuple[int, int]] = set()
        """Covers that were tapped, by chat and number of the message."""
        self.uncovered: list[Mapping[str, Any]] = []

    def note(self, call: Call) -> None:
        said = call.result
        if not call.ok or call.method not in SAID or not isinstance(said, dict):
            return
        chat, is_new = int(said["chat"]["id"]), call.method == "sendMessage"
        if not self.is_others(chat):
            return
        found = set(LABEL.findall(said.get("text", "")))
        for name, number in found:
            sheet = next(one for one in self.sheets if one.name == name)
            self._arrivals.append(Arrival(chat, sheet, int(number), is_new, call.at))
        if found and chat in self.discreet and (chat, said["message_id"]) not in self.opened:
            self.uncovered.append(said)
        if is_new and (data := opening(said)):
            opens = Action.parse(data[TAG_LENGTH:])
            assert isinstance(opens, OpenBatch)
            self._covers.append(Cover(chat, opens.batch, call.at))

    def is_others(self, chat: int) -> bool:
        return any(one.user_id == chat for one in self.others)

    def seen(self) -> tuple[list[Arrival], list[Cover]]:
        """Return what came since this was asked last."""
        seen = self._arrivals, self._covers
        self._arrivals, self._covers = [], []
        return seen

    def judge(self, one: Arrival, before: Notice, after: Notice) -> None:
        assert not self.uncovered, "its words show on a lock screen"
        assert one.text in one.sheet.approved, "a draft"
        audience = before.segment.professions | after.segment.professions
        assert self.agreed.get(one.chat) in audience, "it is not for them"
        if one.is_new:
            one.sheet.came[one.chat] += 1
            assert one.sheet.came[one.chat] == 1, "twice"
            assert one.text in (text_of(before.words), text_of(after.words)), "an old text"
            assert {before.state, after.state} & set(LEAVES), "it was stopped"
            assert one.sheet.due is not None, "nobody sent it"
            assert one.at >= one.sheet.due, "too early"

    def closed(self) -> Iterator[tuple[Phone, int, str]]:
        """Return the covers that stand in chats: whose, which message, and what opens it."""
        for phone in self.others:
            for message in phone.messages:
                if data := opening(message):
                    yield phone, message["message_id"], data

    def check(
        self, sheet: Sheet, notice: Notice, now: dt.datetime, unsure: Collection[int]
    ) -> None:
        """Look at the phones in the end, when all is opened, but for chats that are `unsure`.

        What they say then is what it says now, and all have it for whom it is.
        """
        shown = {one.user_id: _shown(one, sheet) for one in self.others}
        sure = {chat: said for chat, said in shown.items() if chat not in unsure}
        if notice.state is State.RECALLED:
            assert not any(sure.values()), "taken back"
        if notice.state not in LEAVES:
            return
        assert set().union(*sure.values()) <= {text_of(notice.words)}, "an old text"
        if notice.expires_at and now < notice.expires_at:
            meant = {chat for chat, one in self.agreed.items() if one in notice.segment.professions}
            assert {chat for chat, said in sure.items() if said} == meant.difference(unsure), "lost"


def _shown(phone: Phone, sheet: Sheet) -> set[int]:
    """Return which texts of a notice stand in a chat."""
    texts = (str(one.get("text", "")) for one in phone.messages)
    return {int(n) for text in texts for name, n in LABEL.findall(text) if name == sheet.name}
