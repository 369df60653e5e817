"""What interview practice says."""

from collections.abc import Sequence
from typing import Final

from bot import paging
from bot.content import Library
from bot.content.interview import Card
from bot.features.interview.actions import OpenCard, ShowCards, ShowGood, WriteAnswer
from bot.features.interview.domain import Deck
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.prose import Prose
from bot.screen import screen

ON_A_PAGE: Final = 5
PARAGRAPH: Final = Html("\n\n")


def cards(t: Translator, library: Library, every: Sequence[Card], page: int) -> Message:
    """Show a page of the questions, and a button with the number of each."""
    pages = paging.chunked([*enumerate(every, start=1)], ON_A_PAGE)
    page = paging.nearest(page, pages)
    text = t.gettext("Practise alone, as often as you like. Nobody sees it, and we keep nothing.")
    lines = [
        html("{n}. {question}", n=n, question=Prose(t, library).text(card.question))
        for n, card in pages[page]
    ]
    return screen(
        t,
        PARAGRAPH.join((_title(t), html(text), *lines)),
        [Button(t.number(n), OpenCard(card.id)) for n, card in pages[page]],
        paging.turning(t, page, pages, ShowCards),
    )


def card(t: Translator, library: Library, deck: Deck) -> Message:
    """Show a question to think about, or to write about."""
    text = t.gettext("Say your answer aloud, or write it. Then look at what a good answer holds.")
    return screen(
        t,
        PARAGRAPH.join((_title(t), _question(t, library, deck), html(text))),
        _good(t, deck),
        Button(t.gettext("✍️ Write my answer"), WriteAnswer(deck.card.id)),
        _next(t, deck),
        back=ShowCards(deck.place // ON_A_PAGE),
    )


def write(t: Translator, library: Library, deck: Deck) -> Message:
    """Wait for an answer."""
    text = t.gettext(
        "Send your answer now. I do not keep it, and nobody reads it. Only this chat has it: "
        "you can delete it there. Write no names."
    )
    return screen(
        t,
        PARAGRAPH.join((_title(t), _question(t, library, deck), html(text))),
        _good(t, deck),
        back=OpenCard(deck.card.id),
    )


def good(t: Translator, library: Library, deck: Deck, *, ask: Action, written: bool) -> Message:
    """Show what a good answer holds, to compare. `written`: the person's is right above."""
    prose, one = Prose(t, library), deck.card
    prose.cite(one)
    passages = [_title(t), _question(t, library, deck)]
    if written:
        text = t.gettext(
            "Your answer is above. I did not keep it. Which of these points are in it?"
        )
        passages.append(html(text))
    points = Html("\n").join([html("☐ {point}", point=prose.text(point)) for point in one.good])
    passages.append(html(t.gettext("<b>A good answer</b>\n{points}"), points=points))
    look = t.gettext("<b>What they look for</b>\n{text}")
    passages.append(html(look, text=prose.text(one.looks_for)))
    if one.avoid:
        passages.append(html(t.gettext("<b>Better not</b>\n{text}"), text=prose.text(one.avoid)))
    return screen(
        t,
        PARAGRAPH.join(passages) + prose.origin(),
        _next(t, deck),
        Button(t.gettext("🔁 Try it again"), WriteAnswer(one.id)),
        Button(t.gettext("🙋 Ask a mentor about this"), ask),
        back=OpenCard(one.id),
    )


def _title(t: Translator) -> Html:
    return html("<b>{title}</b>", title=Html(t.gettext("🎤 Practise for an interview")))


def _question(t: Translator, library: Library, deck: Deck) -> Html:
    return html("❓ <b>{question}</b>", question=Prose(t, library).text(deck.card.question))


def _good(t: Translator, deck: Deck) -> Button:
    return Button(t.gettext("💡 What a good answer holds"), ShowGood(deck.card.id))


def _next(t: Translator, deck: Deck) -> Button:
    return Button(t.gettext("⏭ Next question"), OpenCard(deck.next.id))
