"""Which file holds what: the one list of content files, their models and their schemas."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from bot.content.answers import AnswersFile
from bot.content.clocks import ClocksFile
from bot.content.distress import DistressWords
from bot.content.fields import Content
from bot.content.figures import FiguresFile
from bot.content.glossary import GlossaryFile
from bot.content.instruments import Instrument
from bot.content.intake import Intake
from bot.content.interview import InterviewFile
from bot.content.kit import Kit
from bot.content.organisations import DirectoryFile, UncheckedFile
from bot.content.pathways import Guide, Pathway
from bot.content.replies import RepliesFile
from bot.content.rights import Rights
from bot.content.sources import SourcesFile
from bot.content.urgent import Urgent

KINDS: Final[Mapping[str, type[Content]]] = {
    "intake.yaml": Intake,
    "answers": AnswersFile,
    "clocks": ClocksFile,
    "directory": DirectoryFile,
    "distress": DistressWords,
    "figures": FiguresFile,
    "glossary": GlossaryFile,
    "guides": Guide,
    "instruments": Instrument,
    "interview": InterviewFile,
    "pathways": Pathway,
    "replies": RepliesFile,
    "rights": Rights,
    "sources": SourcesFile,
    "to-check": UncheckedFile,
    "kit.yaml": Kit,
    "urgent": Urgent,
}
"""Model by file name, or by folder name for folders of files of one kind."""


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file found under the content folder; `model` is None where no kind fits."""

    path: Path
    shown: str
    model: type[Content] | None


def kind_of(path: PurePath) -> type[Content] | None:
    """Return the model of a content file, by its name or its folder's."""
    return KINDS.get(path.name) or KINDS.get(path.parent.name)


def find(root: Path) -> Iterator[ContentFile]:
    """Yield every YAML file under the content folder, in a fixed order."""
    for path in sorted([*root.rglob("*.yaml"), *root.rglob("*.yml")]):
        shown = PurePath(root.name, path.relative_to(root)).as_posix()
        yield ContentFile(path, shown, kind_of(path))
