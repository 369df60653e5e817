"""A bot written for aiogram runs on the emulator; aiogram checks the type of every answer.

Every worker collects this, and to import aiogram takes longer than the stories: the first one does.
"""

import importlib
from collections.abc import AsyncIterator
from types import ModuleType
from typing import Any

import pytest

from bot.playground.emulator import Emulator, Phone


@pytest.fixture(scope="module")
def stories() -> ModuleType:
    return importlib.import_module("tests.playground.emulator.on_aiogram")


@pytest.fixture
async def bot(stories: ModuleType, address: str) -> AsyncIterator[Any]:
    async with stories.bot_on(address) as made:
        yield made


async def test_answers_commands_texts_and_buttons(
    stories: ModuleType, emulator: Emulator, bot: Any
) -> None:
    await stories.answers_commands_texts_and_buttons(emulator, bot)


async def test_every_answer_has_the_type_that_the_bot_api_promises(
    stories: ModuleType, bot: Any, amal: Phone
) -> None:
    await stories.every_answer_has_the_type_that_the_bot_api_promises(bot, amal)


async def test_the_bot_can_describe_itself_per_language(
    stories: ModuleType, bot: Any, amal: Phone
) -> None:
    await stories.the_bot_can_describe_itself_per_language(bot, amal)


async def test_refusals_arrive_as_the_exceptions_of_the_library(
    stories: ModuleType, bot: Any, amal: Phone
) -> None:
    await stories.refusals_arrive_as_the_exceptions_of_the_library(bot, amal)


async def test_flood_control_says_how_long_to_wait(stories: ModuleType) -> None:
    await stories.flood_control_says_how_long_to_wait()
