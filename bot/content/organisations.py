"""Organisations that can help."""

from bot.content.fields import Content, Name, Sentence, Slug, Url
from bot.content.sources import Claim, Dated


class Organisation(Claim, Dated):
    """One entry of the directory; only what may be shown to people is written down."""

    id: Slug
    name: Name
    offer: Sentence
    url: Url


class DirectoryFile(Content):
    """content/directory/<area>.yaml."""

    organisations: tuple[Organisation, ...]
