"""What Telegram marks by itself in a text: commands, links, mentions, tags, addresses, numbers."""

import re

from bot.playground.emulator.text.units import utf16_length
from bot.playground.emulator.wire import Json

# General punctuation ends an address (a closing isolate, say), but for joiners and dashes.
_ENDS = r"\s<>\"'\u2000-\u200b\u200e\u200f\u2016-\u206f"
_LAST = rf"[^{_ENDS}.,;:!?)\]}}]"
_HINT = re.compile(r"[/@#$.:+]|\d{7}")
_FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/<>\\)@#.:-])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z]\w{2,31})?(?![\w/<>]))"
    r"|(?P<email>(?<![\w.+-])[\w.+-]{1,64}@(?:[a-zA-Z0-9-]{1,63}\.)+[a-zA-Z]{2,63})"
    rf"|(?P<url>(?<![\w@.])(?:(?:https?|tg)://[^{_ENDS}]+{_LAST}"
    r"|(?:[a-zA-Z0-9-]{1,63}\.)+(?:com|org|net|uk|me|io|info|eu|edu|gov|health|nhs|ua|ir|sd)"
    rf"(?![\w-])(?:/[^{_ENDS}]*{_LAST})?))"
    r"|(?P<mention>(?<![\w@/])@[a-zA-Z]\w{3,31}(?!\w))"
    r"|(?P<hashtag>(?<![\w#/])#(?=\w*[^\W\d])\w{1,256}(?!#))"
    r"|(?P<cashtag>(?<![\w$])\$[A-Z]{3,8}(?![\w$]))"
    r"|(?P<phone_number>(?<![\w+])\+\d[\d ()-]{6,18}\d(?!\w))"
)


def detect(text: str) -> list[Json]:
    """Return the entities of a text as a person typed it; a close match of Telegram's rules."""
    if not _HINT.search(text):
        return []
    entities: list[Json] = []
    offset = position = 0
    for found in _FOUND.finditer(text):
        offset += utf16_length(text[position : found.start()])
        length = utf16_length(found.group())
        entities.append({"offset": offset, "length": length, "type": str(found.lastgroup)})
        offset, position = offset + length, found.end()
    return entities
