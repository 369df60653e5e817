"""Ready replies: what mentors add to an answer, read by each asker in their own language."""

from typing import Annotated, Literal

from pydantic import Field

from bot.content.answers import SlugList
from bot.content.fields import Content, Label, Sentence, Slug
from bot.content.sources import Claim


class Reply(Claim):
    """One reply. Where a volunteer may not answer, it hands over: it says so, and who can."""

    id: Annotated[Slug, Field(max_length=24)]
    """Short, as it stands in a button beside the question."""
    kind: Literal["hand-over", "answer"]
    title: Label
    text: Annotated[tuple[Sentence, ...], Field(min_length=2, max_length=5)]
    professions: SlugList = ()
    """Whose question it answers; everybody's when left out."""
    lines: SlugList = ()
    """Lines of content/urgent/ that stand below it with their numbers."""
    help: SlugList = ()
    """Organisations of content/directory/ that stand below it with their addresses."""

    def is_for(self, profession: str | None) -> bool:
        """Whether people of this profession may need it; None: whoever has not said theirs."""
        return profession is None or not self.professions or profession in self.professions


class RepliesFile(Content):
    """content/replies/<area>.yaml."""

    replies: tuple[Reply, ...]
