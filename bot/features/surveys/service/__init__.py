"""Use cases of surveys: start a wave, answer it, remind the silent, read the results."""

from bot.features.surveys.service.answering import (
    TEXT,
    answer,
    delete_answers,
    finish_ticking,
    look,
    mine,
    resume,
    show,
    stop_reminding,
    tick,
    waits,
    write,
)
from bot.features.surveys.service.erasing import erase
from bot.features.surveys.service.reading import invited, invitees, responses, waves
from bot.features.surveys.service.starting import ask, close, join, listed, plan, standing, start

__all__ = [
    "TEXT",
    "answer",
    "ask",
    "close",
    "delete_answers",
    "erase",
    "finish_ticking",
    "invited",
    "invitees",
    "join",
    "listed",
    "look",
    "mine",
    "plan",
    "responses",
    "resume",
    "show",
    "standing",
    "start",
    "stop_reminding",
    "tick",
    "waits",
    "waves",
    "write",
]
