"""JSON Schemas of the content files, for editors."""

import json
from collections.abc import Mapping
from pathlib import Path, PurePath

from bot.content.files import KINDS


def schemas() -> Mapping[str, str]:
    """Return the schema files as they should be: text by name."""
    return {
        f"{PurePath(kind).stem}.json": json.dumps(model.model_json_schema(), indent=2) + "\n"
        for kind, model in KINDS.items()
    }


def write_schemas(root: Path) -> None:
    """Write content/schema/*.json."""
    folder = root / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
