"""The pseudonym: a key of its own, one way, and one place that may take it."""

import ast
from pathlib import Path

from bot.db import keys
from bot.db.vault import AesVault
from bot.features.surveys import tables

ROOT = Path(__file__).parents[3]
SOURCES = sorted(p for d in ("bot", "handlers", "scheduler") for p in (ROOT / d).rglob("*.py"))


def test_a_pseudonym_depends_on_the_evaluation_key_and_on_no_other() -> None:
    made = keys.generate()
    vault = AesVault(made)
    values = vars(made) | {"evaluation": keys.generate().evaluation}
    assert vault.pseudonym(7) == AesVault(made).pseudonym(7)
    assert vault.pseudonym(7) != vault.pseudonym(8)
    assert AesVault(keys.Keys(**values)).pseudonym(7) != vault.pseudonym(7)
    others = {n: getattr(keys.generate(), n) for n in ("file", "field", "index", "callback")}
    assert AesVault(keys.Keys(**(vars(made) | others))).pseudonym(7) == vault.pseudonym(7)
    for place in ("people", "staff", "nudges", "suspensions"):
        assert vault.lookup(place, 7) != vault.pseudonym(7)


def test_one_module_alone_asks_the_vault_for_a_pseudonym() -> None:
    askers = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "pseudonym"
        if isinstance(node.value, ast.Attribute) and node.value.attr == "vault"
    }
    assert askers == {"bot/features/surveys/pseudonyms.py"}


def test_no_table_holds_a_person_beside_an_answer_or_a_time() -> None:
    for table in (tables.responses, tables.answers):
        names = {column.name for column in table.columns}
        assert names <= {"wave_id", "pseudonym", "version", "finished", "item", "value"}
        assert table.dialect_options["sqlite"]["with_rowid"] is False, "no order of arrival"
    asked = {column.name for column in tables.invitations.columns}
    assert asked == {"wave_id", "person_id", "stopped"}


def test_a_key_file_from_before_there_were_surveys_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    made = keys.load_or_create(path, store_exists=False)
    text = path.read_text("ascii")
    old = text.replace(f', "evaluation": "{_encoded(text)}"', "")
    assert old != text
    path.chmod(0o600)
    path.write_text(old, "ascii")
    path.chmod(0o400)
    again = keys.load_or_create(path, store_exists=True)
    assert (again.file, again.field, again.index) == (made.file, made.field, made.index)
    assert again.evaluation not in (again.file, again.field, again.index, again.callback)
    assert keys.load_or_create(path, store_exists=True).evaluation == again.evaluation


def _encoded(text: str) -> str:
    return text.rpartition('"evaluation": "')[2].partition('"')[0]
