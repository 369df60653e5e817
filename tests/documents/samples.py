"""Data that the templates take, made by hand: the tests of drawing know no feature."""

import json
from typing import Any

from bot.documents import drawing
from bot.message import Attachment, FileKind

SIGNS = ("done", "next", "doing", "stuck", "later")
WIDTH = 1080


def roadmap(language: str = "en", title: str = "PLAB 1", **more: Any) -> dict[str, Any]:
    """Return the data of a roadmap of one step for each sign; every text is or holds `title`."""
    steps = [
        {"number": str(n), "title": title, "sign": sign, "word": f"({sign})"}
        for n, sign in enumerate(SIGNS, start=1)
    ]
    return {
        "language": language,
        "direction": "rtl" if language in ("ar", "fa") else "ltr",
        "title": title,
        "route": title,
        "progress": {"done": 1, "total": len(steps), "text": title},
        "next": {"sign": "next", "label": title, "title": title, "what": title},
        "cheer": None,
        "part": title,
        "steps": steps,
        "checked": title,
        "drawn": [title],
        "link": "t.me/pathways_demo_bot",
        **more,
    }


def plan(language: str = "en", title: str = "PLAB 1", steps: int = 2) -> dict[str, Any]:
    """Return the data of a plan; every text is or holds `title`."""
    entry = {"first": title, "more": [title], "lead": True}
    step = {
        "title": title,
        "sign": "later",
        "word": title,
        "what": title,
        "parts": [
            {"heading": title, "entries": [entry, entry], "numbered": True},
            {"heading": title, "entries": [entry]},
        ],
        "doubt": title,
        "sources": [{"title": title, "url": "https://example.org/a", "dates": title}],
    }
    return {
        **roadmap(language, title),
        "steps": [{**step, "number": str(n + 1)} for n in range(steps)],
        "page": "Page {n} of {total}",
        "advice": title,
        "sources": title,
    }


def drawn(template: str, data: dict[str, Any], kind: FileKind) -> bytes:
    return drawing.draw(template, json.dumps(data), kind)


def attachment(data: dict[str, Any], kind: FileKind = FileKind.PNG) -> Attachment:
    return Attachment("roadmap", data, kind, "my-plan.png", "Sorry.")


def size(png: bytes) -> tuple[int, int]:
    """Return width and height in pixels."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
