"""Pictures and PDFs, drawn from Typst templates that are filled with plain data."""

from bot.documents.drawing import DrawingError
from bot.documents.studio import Studio

__all__ = ["DrawingError", "Studio"]
