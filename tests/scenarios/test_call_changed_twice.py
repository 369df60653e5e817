"""A call that is changed twice, as three phones show it: what each of them reads, in order.

The transcript stands in transcripts/. When wording changes on purpose, write it anew and read the
difference before it is committed:

    REWRITE_GOLDEN=1 pytest tests/scenarios/test_call_changed_twice.py
"""

import os
import re
from pathlib import Path

from bot.features.meetings.actions import OfferTimes, OpenMeeting, OtherTimes
from bot.i18n.html import BIDI_CONTROLS
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.callers import calendar, choose, offer, start_of_only_call, wish
from tests.scenarios.talk import Talk

FILE = Path(__file__).parent / "transcripts" / "call-changed-twice.txt"
REF = re.compile(r"M-[A-Z2-9]{4}")


class Chronicle:
    """What phones show, screen by screen, whenever something changed on them."""

    def __init__(self, **phones: Talk) -> None:
        self.phones = phones
        self.seen: dict[str, list[str]] = {name: self._shown(talk) for name, talk in phones.items()}
        self.lines: list[str] = []

    def tell(self, happened: str) -> None:
        """Note what happened, and what is new on each phone since."""
        self.lines += [f"### {happened}", ""]
        for name, talk in self.phones.items():
            shown, before = self._shown(talk), self.seen[name]
            for n, screen in enumerate(shown):
                if n >= len(before) or screen != before[n]:
                    self.lines += [f"── {name}", screen, ""]
            self.seen[name] = shown

    @staticmethod
    def _shown(talk: Talk) -> list[str]:
        return [_screen(m) for m in talk.phone.messages if m["from"].get("is_bot")]

    def __str__(self) -> str:
        return REF.sub("M-····", "\n".join(self.lines).translate(BIDI_CONTROLS))


def _screen(message: dict) -> str:
    words = message.get("text") or message["caption"]
    file = [f"📎 {message['document']['file_name']}"] if "document" in message else []
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return "\n".join([*file, words, *("  ".join(f"[{b['text']}]" for b in row) for row in rows)])


async def test_a_call_is_changed_by_each_side_once_and_calendars_follow(world: World) -> None:
    grace, ann = await cast.coordinator(world), await cast.medic(world, "Ann", "en")
    told = Chronicle(Ann=ann, Grace=grace)
    await wish(ann, "I have an interview, and would like to practise.")
    told.tell("Ann asks for a call")
    await offer(grace, "25.11.2026 14:30", "26.11.2026 09:00")
    told.tell("Grace offers two times")
    await choose(ann)
    told.tell("Ann chooses the first")
    (uid,) = calendar(world, ann)
    await world.move(hours=24)
    await ann.tap(OpenMeeting)
    await ann.tap(OtherTimes)
    await ann.tap(OtherTimes)
    told.tell("The next day, Ann asks for other times")
    assert calendar(world, ann) == calendar(world, grace) == {}
    await offer(grace, "27.11.2026 10:00")
    await choose(ann)
    told.tell("Grace offers another one, and Ann chooses it")
    await world.move(hours=24)
    await grace.tap(OpenMeeting)
    await world.stop()
    await world.start()
    assert grace.offers(OfferTimes)
    await offer(grace, "27.11.2026 16:00", "30.11.2026 16:00")
    told.tell("A day later, Grace cannot come and moves it")
    assert calendar(world, ann) == calendar(world, grace) == {}
    await choose(ann, 1)
    told.tell("Ann chooses the second")
    for talk in (ann, grace):
        assert list(calendar(world, talk)) == [uid]
        assert start_of_only_call(world, talk).isoformat() == "2026-11-30T16:00:00+00:00"
    await world.move(days=4, hours=7)
    told.tell("The day before")
    await world.move(hours=22)
    told.tell("Two hours before")
    await world.move(hours=2, minutes=30)
    told.tell("After the call")
    if os.environ.get("REWRITE_GOLDEN"):
        FILE.write_text(str(told), encoding="utf-8")
    assert str(told) == FILE.read_text("utf-8"), "run with REWRITE_GOLDEN=1 if this is meant"
