"""`check`: settings, content, catalogs, store and token in one report that says what to do."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bot import content
from bot.app import ROOT, open_database
from bot.clock import Clock
from bot.content import ContentError, Library
from bot.db import migrate
from bot.db.database import StoreError
from bot.errors import StartError
from bot.messages.check import check as check_messages
from bot.messages.status import Coverage, status
from bot.problem import Problem, Severity
from bot.run import bot_username
from bot.settings import Settings


@dataclass
class Report:
    """What `check` found. `counts` and `coverage` are for the reader; `problems` decide."""

    problems: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    coverage: tuple[Coverage, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing must be put right; warnings do not count."""
        return all(problem.severity is Severity.WARNING for problem in self.problems)

    def to_json(self) -> dict[str, Any]:
        """Return the report for machines."""
        return {
            "ok": self.ok,
            "counts": self.counts,
            "languages": {
                one.code: {
                    "total": one.total,
                    "reviewed": one.reviewed,
                    "drafted": one.drafted,
                    "outdated": one.outdated,
                    "missing": one.missing,
                }
                for one in self.coverage
            },
            "problems": [
                {"path": p.path, "line": p.line, "message": p.message, "advice": p.advice,
                 "severity": p.severity.value}
                for p in self.problems
            ],
        }  # fmt: skip


def check(settings: Settings, clock: Clock) -> Report:
    """Look at everything a running bot needs. Never raises for what it finds."""
    report = Report()
    _look_at_content(report, clock)
    _look_at_languages(report)
    asyncio.run(_look_at_store(report, settings))
    asyncio.run(_look_at_token(report, settings))
    return report


def _look_at_content(report: Report, clock: Clock) -> None:
    today = clock.now().date()
    report.problems += content.check(ROOT / "content", today)
    try:
        report.counts = count(content.load(ROOT / "content", today=today))
    except ContentError:
        report.counts = {}  # its problems are listed already


def count(library: Library) -> dict[str, int]:
    """Return how much there is of each kind of content."""
    steps = [step for pathway in library.pathways for step in pathway.steps]
    return {
        "pathways": len(library.pathways),
        "steps": len(steps),
        "figures": len(library.figures),
        "sources": len(library.sources),
        "organisations": len(library.organisations),
        "urgent contacts": sum(len(group.contacts) for group in library.urgent.groups),
    }


def _look_at_languages(report: Report) -> None:
    report.problems += check_messages(ROOT)
    try:
        report.coverage = status(ROOT)
    except (ValueError, OSError):
        report.coverage = ()  # its problems are listed already


async def _look_at_store(report: Report, settings: Settings) -> None:
    try:
        settings.programme()
        async with open_database(settings) as (database, _):
            has, newest = await migrate.versions(database)
            report.counts["migrations"] = int(has or 0)
            assert has == newest, "opening the store migrates it"
    except StartError as error:
        report.problems.append(Problem("the store", 0, str(error).rstrip("."), ""))
    except (StoreError, OSError) as error:
        report.problems.append(Problem("the store", 0, unusable(error), ""))


def unusable(error: StoreError | OSError) -> str:
    """Return what to say of a disk or a server that cannot be used now."""
    return f"{error}: check the disk, and that this user may write to DATA_DIR and to KEY_FILE"


async def _look_at_token(report: Report, settings: Settings) -> None:
    if settings.telegram_bot_token is None:
        advice = "Without one the playground starts; @BotFather gives you one for Telegram."
        missing = "there is no bot token"
        report.problems.append(Problem("TELEGRAM_BOT_TOKEN", 0, missing, advice, Severity.WARNING))
    elif await bot_username(settings) is None:
        advice = "Check the token, and that this machine reaches Telegram."
        report.problems.append(
            Problem("TELEGRAM_BOT_TOKEN", 0, "Telegram does not answer to this token", advice)
        )


def by_severity(report: Report) -> Counter[Severity]:
    """Return how many problems there are of each severity."""
    return Counter(problem.severity for problem in report.problems)
