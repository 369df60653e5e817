"""Find the texts in Python: every `t.gettext("…")`, `ngettext`, `pgettext`, with its notes."""

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.messages.notes import LIMIT, Comments, limits
from bot.messages.source import PLACES, SourceText
from bot.problem import Problem

FIELDS = {
    "gettext": ("singular",),
    "ngettext": ("singular", "plural"),
    "pgettext": ("context", "singular"),
}


def texts_in(path: Path, shown: str) -> tuple[list[SourceText], list[Problem]]:
    """Give the texts of a file and what is wrong with how they are asked for.

    A text must be a literal: neither a translator nor a check can see one that is made at run time.
    """
    code = path.read_text("utf-8")
    texts: list[SourceText] = []
    problems: list[Problem] = []
    if not any(name in code for name in FIELDS):
        return texts, problems
    tree, comments = ast.parse(code), Comments.of(code)
    labels = set(_labels(tree))
    for call in _calls(tree):
        try:
            texts.append(_text(call, shown, comments, on_button=call in labels))
        except ValueError as error:
            problems.append(Problem(shown, call.lineno, *error.args))
    return texts, problems


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls of gettext and its kin, in the order of the file."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    texts = [call for call in calls if _name(call) in FIELDS]
    yield from sorted(texts, key=lambda call: (call.lineno, call.col_offset))


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _labels(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield everything inside the label of a button, which has less room than a message."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="Button"), args=[label, *_]):
                yield from ast.walk(label)
            case ast.Call(func=ast.Name(id="Button"), keywords=keywords):
                for keyword in keywords:
                    yield from ast.walk(keyword.value)


def _text(call: ast.Call, shown: str, comments: Comments, *, on_button: bool) -> SourceText:
    """Read one call. Raises ValueError with what is wrong and what to do."""
    names = FIELDS[_name(call)]
    if len(call.args) < len(names):
        raise ValueError(f"{_name(call)} lacks a text", f"Give it {' and '.join(names)}.")
    values = {name: _literal(node) for name, node in zip(names, call.args, strict=False)}
    last = call.args[len(names) - 1].end_lineno or call.lineno
    notes = comments.beside(call.lineno, last)
    room = [PLACES["button"]] if on_button else [PLACES["message"]]
    return SourceText(
        **values,
        places=(shown,),
        line=call.lineno,
        notes=tuple(note for note in notes if not note.startswith(LIMIT)),
        limit=min(limits(notes) or room),
    )


def _literal(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        return node.value
    advice = 'Write the text itself, "…", with {names} that html() fills.'
    raise ValueError("a text to translate is not written out", advice)
