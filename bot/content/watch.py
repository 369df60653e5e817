"""Files that change while the bot runs: an editor saved them, or a new version was copied in."""

from collections.abc import Iterator
from pathlib import Path


class Watch:
    """Knows what files of some folders were like when it last looked."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._seen = self._stamps()

    def changed(self) -> bool:
        """Say whether a file came, went or changed since the last look."""
        before, self._seen = self._seen, self._stamps()
        return self._seen != before

    def _stamps(self) -> frozenset[tuple[Path, int, int]]:
        return frozenset(self._each())

    def _each(self) -> Iterator[tuple[Path, int, int]]:
        for folder in self._folders:
            for path in folder.rglob("*.*"):
                if path.suffix in {".yaml", ".yml", ".po"}:
                    found = path.stat()
                    yield path, found.st_mtime_ns, found.st_size
