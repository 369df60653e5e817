"""What several phones show, screen by screen, as a transcript that is kept and compared.

Transcripts stand in transcripts/. When wording changes on purpose, write them anew and read the
difference before it is committed:

    REWRITE_GOLDEN=1 pytest tests/scenarios -k transcript
"""

import os
import re
from functools import cache
from pathlib import Path

from bot.features.questions import pseudonyms
from bot.i18n.html import BIDI_CONTROLS
from tests import shipped
from tests.scenarios.talk import Talk

FOLDER = Path(__file__).parent / "transcripts"
REF = re.compile(r"\b([A-Z])-[A-Z2-9]{4}\b")
ROUGH = re.compile(r"\bAbout \d+ (people)")
"""A count that is rounded in a way that nobody can foresee."""
NAMES = 320
"""So many pseudonyms there are."""


class Chronicle:
    """What phones show whenever something changed on them. References and pseudonyms are masked:
    they differ each time.
    """

    def __init__(self, **phones: Talk) -> None:
        self.phones = phones
        self.seen = {name: self._shown(talk) for name, talk in phones.items()}
        self.lines: list[str] = []
        self.secrets: list[str] = []

    def hide(self, secret: str) -> None:
        """Let something be masked that differs each time, such as a code."""
        self.secrets.append(secret)

    def meet(self, name: str, talk: Talk) -> None:
        """Look at one more phone, of which nothing was told yet."""
        self.phones[name] = talk
        self.seen[name] = {}

    def tell(self, happened: str) -> None:
        """Note what happened, and what is new on each phone since, and what has gone from it."""
        self.lines += [f"### {happened}", ""]
        for name, talk in self.phones.items():
            shown, before = self._shown(talk), self.seen[name]
            for number, screen in shown.items():
                if screen != before.get(number):
                    self.lines += [f"── {name}", screen, ""]
            if gone := len(before.keys() - shown.keys()):
                self.lines += [f"── {name}: gone from the chat: {gone}", ""]
            self.seen[name] = shown

    def hold(self, name: str) -> None:
        """Compare with the transcript that is kept under this name."""
        file = FOLDER / f"{name}.txt"
        if os.environ.get("REWRITE_GOLDEN"):
            file.write_text(str(self), encoding="utf-8")
        assert str(self) == file.read_text("utf-8"), "run with REWRITE_GOLDEN=1 if this is meant"

    @staticmethod
    def _shown(talk: Talk) -> dict[int, str]:
        ours = (one for one in talk.phone.messages if one["from"].get("is_bot"))
        return {one["message_id"]: _screen(one) for one in ours}

    def __str__(self) -> str:
        text = "\n".join(self.lines).translate(BIDI_CONTROLS)
        for secret in self.secrets:
            text = text.replace(secret, "·····")
        text = ROUGH.sub(r"About ·· \1", text)
        return _pseudonyms().sub("«Name»", REF.sub(r"\1-····", text))


def _screen(message: dict) -> str:
    words = message.get("text") or message["caption"]
    file = [f"📎 {message['document']['file_name']}"] if "document" in message else []
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return "\n".join([*file, words, *("  ".join(f"[{b['text']}]" for b in row) for row in rows)])


@cache
def _pseudonyms() -> re.Pattern[str]:
    """Find every name that people may have for each other, in every language."""
    catalogs = shipped.catalogs()
    names = (
        pseudonyms.name(catalogs.translator(language.code), number).translate(BIDI_CONTROLS)
        for language in catalogs.languages
        for number in range(NAMES)
    )
    return re.compile("|".join(sorted(map(re.escape, set(names)), key=len, reverse=True)))
