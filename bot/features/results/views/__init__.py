"""What results say: screens, pictures and spreadsheets, all from the same report."""

from bot.features.results.views.notes import preview, said_and_done, sent, write
from bot.features.results.views.picture import picture
from bot.features.results.views.screens import door, report, waves
from bot.features.results.views.spreadsheet import comma_separated, workbook
from bot.features.results.views.texts import page_of, read, texts

__all__ = [
    "comma_separated",
    "door",
    "page_of",
    "picture",
    "preview",
    "read",
    "report",
    "said_and_done",
    "sent",
    "texts",
    "waves",
    "workbook",
    "write",
]
