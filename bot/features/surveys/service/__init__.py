"""Use cases of surveys: start a wave, answer it, remind the silent, read the results."""

from bot.features.surveys.service.erasing import erase
from bot.features.surveys.service.reading import invited, responses, waves

__all__ = ["erase", "invited", "responses", "waves"]
