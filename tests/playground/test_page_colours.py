"""The page's colours: text can be read on what it stands on, in light and in dark."""

import re
from pathlib import Path

import pytest

import bot.playground

BASE = Path(bot.playground.__file__).parent / "page" / "css" / "base.css"
ENOUGH = 4.5  # WCAG 2.2 AA for text of any size

PAIRS = [
    *[(ink, ground) for ink in ("ink", "muted", "accent") for ground in ("page", "surface", "in")],
    *[(role, "page") for role in ("medic", "mentor", "coordinator", "guest")],
    *[(ink, "out") for ink in ("ink", "muted-out", "link")],
    *[(ink, "accent-soft") for ink in ("ink", "muted", "link")],
    ("link", "in"),
    ("danger", "surface"),
    ("accent-ink", "accent"),
    ("key-ink", "key"),
    ("chip-ink", "chip"),
    ("focus", "surface"),
]


def tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): #([0-9a-f]{6})", css))


def luminance(color: str) -> float:
    channels = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out(scheme: str, ink: str, ground: str) -> None:
    light, dark = BASE.read_text("utf-8").split("@media (prefers-color-scheme: dark)")
    colors = tokens(light) if scheme == "light" else {**tokens(light), **tokens(dark)}
    darker, lighter = sorted((luminance(colors[ink]), luminance(colors[ground])))
    assert (lighter + 0.05) / (darker + 0.05) >= ENOUGH
