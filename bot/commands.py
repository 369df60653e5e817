"""The command line. Exit codes: 0 done, 1 found problems, 2 wrong use, 75 try later."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from bot import check as checking
from bot import check_links as looking
from bot import messages as catalogs
from bot import settings as reading
from bot.app import ROOT, open_database, open_runtime
from bot.clock import SystemClock
from bot.content import ContentError
from bot.content.figure_text import figure_text
from bot.db import migrate as migrating
from bot.db.database import StoreError
from bot.errors import StartError, TryLaterError
from bot.export_results import Form, export_results, list_waves
from bot.export_reviews import export_reviews
from bot.features.results.actions import TakeResults
from bot.features.rules.service import differences
from bot.import_organisations import import_organisations
from bot.messages.status import Coverage
from bot.people.person import Role
from bot.playground.run import playground_settings, run_playground
from bot.problem import Problem, Severity
from bot.run import bot_username, make_invite, run_on_telegram
from bot.settings import Settings

FOUND_PROBLEMS, TRY_LATER = 1, 75

app = typer.Typer(
    name="python -m bot",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # a traceback of ours would show settings
    help="A Telegram community of practice for refugee and migrant health professionals.",
)
messages = typer.Typer(no_args_is_help=True, help="The catalogs: extract, translate, check.")
app.add_typer(messages, name="messages")
rules = typer.Typer(no_args_is_help=True, help="Fees, dates and lengths that people were told.")
app.add_typer(rules, name="rules")
reviews = typer.Typer(no_args_is_help=True, help="What coordinators said of content.")
app.add_typer(reviews, name="reviews")
out, err = Console(), Console(stderr=True)


def main() -> None:
    """Run a command; a known trouble is one clear line, never a traceback."""
    try:
        app()
    except StartError as error:
        _refuse(str(error), TRY_LATER if isinstance(error, TryLaterError) else FOUND_PROBLEMS)
    except (StoreError, OSError) as error:
        _refuse(f"{checking.unusable(error)}.", TRY_LATER)


def _refuse(reason: str, code: int) -> None:
    err.print(reason, style="red", markup=False, soft_wrap=True)
    raise SystemExit(code) from None


def say(text: str) -> None:
    """Print a line whole: links must not be wrapped."""
    out.print(text, markup=False, soft_wrap=True, highlight=False)


@app.command()
def run() -> None:
    """Start the bot: on Telegram with TELEGRAM_BOT_TOKEN, otherwise the playground."""
    settings = reading.load()
    (run_on_telegram if settings.telegram_bot_token else run_playground)(settings, say)


@app.command()
def playground(
    fresh: Annotated[bool, typer.Option(help="Begin anew, with empty phones.")] = False,
) -> None:
    """Try everything on this computer: three phones in a web page, no token, no network."""
    run_playground(reading.load(), say, fresh=fresh)


@app.command()
def check(
    as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> None:
    """Check settings, content, languages, store and token. Exit code 1 when something is wrong."""
    report = checking.check(reading.load(), SystemClock())
    if as_json:
        say(json.dumps(report.to_json(), ensure_ascii=False))
    else:
        say(", ".join(f"{n} {what}" for what, n in report.counts.items()))
        out.print(_coverage_table(report.coverage))
        _report(report.problems)
    if not report.ok:
        raise typer.Exit(FOUND_PROBLEMS)


@rules.command("diff")
def show_changed_rules() -> None:
    """Show where content differs from what people were told. Exit code 1 when it does."""

    async def look() -> int:
        async with open_runtime(_played(reading.load())) as runtime:
            t = runtime.catalogs.translator("en")
            async with runtime.unit_of_work() as uow:
                changed = await differences(uow, runtime.library)
            for one in changed:
                was, now = (figure_text(t, figure) for figure in (one.old, one.new))
                say(f"{one.new.id}: {was} -> {now} ({one.new.about}; steps: {one.steps})")
            return len(changed)

    count = asyncio.run(look())
    say(f"{count} rules differ." if count else "People were told what the content says.")
    if count:
        raise typer.Exit(FOUND_PROBLEMS)


@app.command()
def links() -> None:
    """Ask every page that content names whether it is there. Exit code 1: some are not."""
    where = _refusing(lambda: looking.pages(ROOT / "content", SystemClock().now().date()))

    def dead(url: str, why: str) -> None:
        say(f"{', '.join(where[url])}: {url}: {why}")

    count = asyncio.run(looking.check_links(where, dead))
    say(f"{count} of {len(where)} pages do not answer. Look at each: some refuse programs.")
    if count:
        raise typer.Exit(FOUND_PROBLEMS)


@reviews.command("export")
def carry_reviews_back(
    write: Annotated[bool, typer.Option("--write", help="Put the dates into content/.")] = False,
) -> None:
    """Show what coordinators said of content, for its files. Exit code 1: a text must change."""
    settings = _played(reading.load())
    if export_reviews(settings, SystemClock(), say, write=write):
        raise typer.Exit(FOUND_PROBLEMS)


class Invited(StrEnum):
    """Whom a link can make somebody."""

    COORDINATOR = "coordinator"
    MENTOR = "mentor"


@app.command()
def invite(role: Invited) -> None:
    """Print a one-use link that makes its opener a coordinator or a mentor. Works beside a bot."""
    settings = reading.load()
    playing = settings.telegram_bot_token is None

    async def make() -> None:
        username = "pathways_demo_bot" if playing else await bot_username(settings)
        async with open_runtime(_played(settings)) as runtime:
            code = await make_invite(runtime, Role(role.value))
            if username:
                runtime.bot_username = username
                say(runtime.deep_link(code))
            say(f"Code: {code}")
            say(f"One use, valid for {runtime.programme.invite_days} days.")

    asyncio.run(make())


@app.command()
def migrate(
    to: Annotated[str, typer.Argument(help="A version, `head` or `base`.")] = "head",
) -> None:
    """Bring the store to a version; `base` empties it. Stop the bot first."""

    async def climb() -> None:
        async with open_database(reading.load()) as (database, _):
            if to != "head":
                await migrating.downgrade(database, to)
            has, newest = await migrating.versions(database)
            say(f"The store is at {has or 'base'}; the newest version is {newest}.")

    asyncio.run(climb())


@app.command("import-organisations")
def import_lists(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
) -> None:
    """Take NHS lists of hospitals and GP practices in (etr, epraccur: CSV). Works beside a bot."""
    settings = reading.load()
    where = settings if settings.telegram_bot_token else playground_settings(settings)
    if not import_organisations(where, SystemClock(), files, say, dry_run=dry_run):
        raise typer.Exit(FOUND_PROBLEMS)


@app.command()
def results(
    file: Annotated[
        Path | None, typer.Argument(help="Without it: which surveys there are.")
    ] = None,
    wave: Annotated[int, typer.Option(help="Its number; without it, the newest.")] = 0,
    form: Annotated[Form, typer.Option("--format")] = Form.XLSX,
    outside: Annotated[bool, typer.Option(help="For readers outside: larger groups.")] = False,
) -> None:
    """Write what a closed survey showed to a file (xlsx, csv). Works beside a bot."""
    settings = reading.load()
    where = settings if settings.telegram_bot_token else playground_settings(settings)
    if file is None:
        list_waves(where, SystemClock(), say)
    else:
        how = TakeResults(wave, form.value, int(outside))
        export_results(where, SystemClock(), file, say, how)


@messages.command("update")
def update_messages() -> None:
    """Read code and content, and bring every catalog up to date."""
    _finish(catalogs.update(ROOT))


@messages.command("add")
def add_language(language: str) -> None:
    """Begin a language: `messages add so`, then translate its file."""
    _refusing(lambda: catalogs.add(ROOT, language))


@messages.command("check")
def check_messages() -> None:
    """Check every translation: placeholders, tags, plural forms, lengths, freshness."""
    _finish(catalogs.check(ROOT))


@messages.command("status")
def show_status() -> None:
    """Show how much of each language is reviewed, drafted, outdated or missing."""
    out.print(_coverage_table(catalogs.status(ROOT)))


@messages.command("export")
def export_messages(language: str, file: Path) -> None:
    """Write a language as a spreadsheet for volunteers (CSV)."""
    sheet = _refusing(lambda: catalogs.export_csv(ROOT, language))
    file.write_text(sheet, "utf-8-sig", newline="")


@messages.command("import")
def import_messages(language: str, file: Path) -> None:
    """Take a filled spreadsheet in: all of it or, with a list of reasons, nothing."""
    today = SystemClock().now().astimezone(UTC).date()
    raw = file.read_bytes()
    _finish(_refusing(lambda: catalogs.import_csv(ROOT, language, raw, file.name, today)))


@messages.command("pseudo")
def pseudo_language(language: str, folder: Path) -> None:
    """Write a pretended translation, to see what is not translatable yet."""
    _refusing(lambda: catalogs.pseudo(ROOT, language, folder))


def _played(settings: Settings) -> Settings:
    """Return the settings of the bot that runs: without a token that is the playground's."""
    return settings if settings.telegram_bot_token else playground_settings(settings)


def _refusing(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except (ValueError, OSError, ContentError) as error:
        raise StartError(str(error)) from error


def _finish(problems: list[Problem]) -> None:
    _report(problems)
    if any(problem.severity is not Severity.WARNING for problem in problems):
        raise typer.Exit(FOUND_PROBLEMS)


def _report(problems: list[Problem]) -> None:
    for problem in problems:
        say(f"{problem.severity.value}: {problem}")
    say(f"{len(problems)} problems." if problems else "No problems.")


def _coverage_table(languages: tuple[Coverage, ...]) -> Table:
    table = Table("Language", "Reviewed", "Drafted", "Outdated", "Missing")
    for one in languages:
        counts = (one.reviewed, one.drafted, one.outdated, one.missing)
        table.add_row(f"{one.own_name} ({one.code})", *map(str, counts))
    return table
