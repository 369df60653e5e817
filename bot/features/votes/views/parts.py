"""What several screens of votes say."""

from collections.abc import Iterable

from bot.features.votes.domain import Vote
from bot.i18n import Html, Translator, html
from bot.i18n.languages import language


def untranslated(t: Translator, vote: Vote) -> Iterable[Html]:
    """Say in which language a vote is written where it is not the reader's."""
    written = language(vote.language(t.language))
    if written.code != t.language:
        text = t.gettext("<i>It is written in {language}, and not translated.</i>")
        yield html(text, language=written.own_name)
