"""Pictures, PDFs and calendar entries, made of plain data."""

from bot.documents.drawing import DrawingError
from bot.documents.studio import Studio

__all__ = ["DrawingError", "Studio"]
