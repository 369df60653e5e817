"""Texts of people inside our messages: told apart from our words, and cut where too long."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.features.questions import topics
from bot.features.questions.case import Case
from bot.features.questions.pseudonyms import name
from bot.features.questions.repository.entries import Entry
from bot.i18n import Html, Translator, html, quoted, split
from bot.message import Carried, Message

TAG = re.compile(r"<[^>]+>")
PART = 3200  # of Telegram's 4,096: the rest is for what stands above and below
SHOWN = 8  # questions in a list: a phone shows no more at once
PARAGRAPH = Html("\n\n")

Wrap = Callable[[Html], Message]
"""Makes a message of the last page, with its buttons."""


def pages(
    t: Translator, head: Html, text: str, last: Wrap, others: Wrap, tail: Html | None = None
) -> list[Message]:
    """Return the messages that carry a person's text, each below `head`, numbered when several.

    The text is quoted as it is: escaped, without links of ours; `tail` stands below its end.
    """
    texts = split(text, PART)
    made = []
    for n, part in enumerate(texts, 1):
        end = n == len(texts)
        below = [tail] if tail and end else []
        body = PARAGRAPH.join([_numbered(t, head, n, len(texts)), quoted(part), *below])
        made.append((last if end else others)(body))
    return made


def entry_pages(
    t: Translator,
    head: Html,
    entry: Entry,
    text: str,
    last: Wrap,
    others: Wrap,
    tail: Html | None = None,
) -> list[Message]:
    """Return the messages that bring an entry to somebody: its photos, then its `text`."""
    photos = [replace(others(head), photo=photo) for photo in entry.photos]
    return carrying(entry, [*photos, *pages(t, head, text, last, others, tail)])


def carrying(entry: Entry | None, messages: Iterable[Message]) -> list[Message]:
    """Return messages that leave the chat when the entry does, whose words they quote."""
    words = Carried(entry.question_id, entry.id) if entry else None
    return [replace(one, carries=words) for one in messages]


def last_asked(case: Case) -> Entry | None:
    """Return what the asker said last."""
    asked = [one for one in case.said if one.author_id == case.question.asker_id]
    return asked[-1] if asked else None


def _numbered(t: Translator, head: Html, n: int, total: int) -> Html:
    if total == 1:
        return head
    return head + html("\n") + html(t.gettext("Part {n} of {total}"), n=n, total=total)


def subject(t: Translator, case: Case) -> Html:
    """Return what a question is about, with its reference: one or two lines."""
    question = case.question
    line = html("<b>{ref}</b> · {topic}", ref=question.ref, topic=topics.label(t, question.topic))
    if not case.step:
        return line
    return line + html("\n") + html(t.gettext("Step: {step}"), step=t.content(case.step))


def who(t: Translator, case: Case, person_id: int) -> str:
    """Return the pseudonym under which the reader knows somebody of this conversation."""
    return name(t, case.aliases[person_id])
