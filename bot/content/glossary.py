"""The glossary: exam and NHS words, kept in English and explained in the reader's language."""

from bot.content.fields import Content, Name, Note, Slug
from bot.content.sources import Claim


class Term(Claim):
    """One word or abbreviation."""

    term: Name
    stands_for: Name | None = None
    meaning: Note
    step: Slug | None = None
    """A step or topic that says more."""


class GlossaryFile(Content):
    """content/glossary/<area>.yaml."""

    terms: tuple[Term, ...]
