"""The catalog workflow behind `python -m bot messages`, as plain functions of a project folder."""

from bot.messages.check import check
from bot.messages.extract import Extracted, extract
from bot.messages.pseudo import pseudo
from bot.messages.status import Coverage, status
from bot.messages.update import add, update
from bot.messages.volunteers import export_csv, import_csv

__all__ = [
    "Coverage",
    "Extracted",
    "add",
    "check",
    "export_csv",
    "extract",
    "import_csv",
    "pseudo",
    "status",
    "update",
]
