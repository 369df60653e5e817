"""What would harm a reader in a translation: kept from them at start, reported by `check`."""

import re
from collections.abc import Sequence

from bot.i18n.html import FIELD

TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def field_names(text: str) -> set[str]:
    return set(FIELD.findall(text))


def tags(text: str) -> list[str]:
    """Give the tags with their attributes, in any order a translation may need."""
    return sorted(TAG.findall(text))


def is_balanced(text: str) -> bool:
    """Tell whether every tag is closed in the reverse order of opening."""
    open_tags: list[str] = []
    for tag in TAG.findall(text):
        name = re.split(r"[\s>]", tag.strip("</"), maxsplit=1)[0]
        if not tag.startswith("</"):
            open_tags.append(name)
        elif not open_tags or open_tags.pop() != name:
            return False
    return not open_tags


def is_harmful(sources: Sequence[str], translation: str) -> bool:
    """Tell whether a view could not fill the text, or Telegram would refuse it.

    A plural form may leave a placeholder out ("one step"), so only names that no source has count.
    """
    everything = "".join((*sources, translation))
    if "{" not in everything and "<" not in everything:
        return False
    known = set[str]().union(*(field_names(source) for source in sources))
    lost = len(sources) == 1 and known != field_names(translation)
    strange = not field_names(translation) <= known
    retagged = all(tags(source) != tags(translation) for source in sources)
    return lost or strange or retagged or not is_balanced(translation)
