"""The command line from outside: exit codes people rely on; real processes where signals count."""

import asyncio
import contextlib
import json
import os
import re
import signal
import sys
import time
from pathlib import Path

import pytest

from bot import commands
from bot.__main__ import main
from bot.check import Report, _look_at_store
from bot.clock import SystemClock
from bot.playground.emulator import NO_FLOOD_CONTROL, Emulator
from bot.settings import Settings
from tests.conftest import TOKEN, until

in_processes = pytest.mark.figure  # to start one takes as long as most stories


@pytest.fixture
def environment(tmp_path):
    """Settings of a bot of its own, and nothing of this machine's .env."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    return kept | {
        "DATA_DIR": str(tmp_path / "data"),
        "KEY_FILE": str(tmp_path / "keys" / "k"),
        "PYTHONPATH": str(Path.cwd()),
        "NO_COLOR": "1",
        "COLUMNS": "200",
    }


@pytest.fixture
async def emulator():
    made = Emulator(token=TOKEN, clock=SystemClock(), limits=NO_FLOOD_CONTROL)
    async with made.serve() as url:
        made.url = url
        yield made


@pytest.fixture
def on_telegram(environment, emulator):
    return environment | {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": emulator.url}


async def start(environment, tmp_path, *words):
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words, env=environment, cwd=tmp_path,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


@pytest.fixture
def call(environment, tmp_path, monkeypatch, capsys):
    """Run a command to its end, in this process: exit code, output, errors."""

    def run(*words, **more):
        with monkeypatch.context() as patch:
            for name in Settings.model_fields:
                patch.delenv(name.upper(), raising=False)
            for name, value in (environment | more).items():
                patch.setenv(name, value)
            patch.chdir(tmp_path)
            patch.setattr(sys, "argv", ["bot", *words])
            with pytest.raises(SystemExit) as ended:
                main()
        said = capsys.readouterr()
        return ended.value.code, said.out, said.err

    return run


@contextlib.asynccontextmanager
async def running(environment, tmp_path, *words):
    """A bot that runs; killed at the end if a test forgot it."""
    process = await start(environment, tmp_path, *words)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def first_line(process, pattern):
    async with asyncio.timeout(60):
        while line := (await process.stdout.readline()).decode():
            if found := re.search(pattern, line):
                return found.group(0)
    raise AssertionError((await process.stderr.read()).decode())


@in_processes
async def test_sigterm_under_load_loses_nothing_and_takes_under_ten_seconds(
    on_telegram, emulator, tmp_path
):
    phones = [emulator.add_person(f"P{n}") for n in range(40)]
    async with running(on_telegram, tmp_path, "run") as process:
        await first_line(process, "start=")
        for phone in phones:
            for _ in range(5):
                phone.send("/home")
        await until(lambda: len(emulator.calls) > 30, "the load to begin", patience=30)
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(15):
            await process.wait()
        assert time.monotonic() - begun < 10
        assert process.returncode == 0
    async with running(on_telegram, tmp_path, "run") as process:
        await first_line(process, "start=")

        def all_answered():
            return all(sum(m["from"]["is_bot"] for m in phone.messages) == 5 for phone in phones)

        await until(all_answered, "every answer, and no more", patience=60)


@in_processes
async def test_a_second_bot_on_the_same_store_says_so_and_exits_75(on_telegram, tmp_path):
    async with running(on_telegram, tmp_path, "run") as process:
        await first_line(process, "start=")
        async with running(on_telegram, tmp_path, "run") as second, asyncio.timeout(60):
            _, err = await second.communicate()
        assert second.returncode == 75
        assert b"already running" in err
        assert b"Traceback" not in err


@in_processes
async def test_an_invite_made_beside_a_running_bot_works(on_telegram, emulator, tmp_path, call):
    phone = emulator.add_person("Grace")
    async with running(on_telegram, tmp_path, "run") as process:
        await first_line(process, "start=")
        there = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": emulator.url}
        code, out, _ = await asyncio.to_thread(call, "invite", "coordinator", **there)
        assert code == 0
        assert "https://t.me/pathways_demo_bot?start=" in out
        invitation = re.search(r"Code: (\S+)", out).group(1)
        phone.start(invitation)
        await until(lambda: len(phone.messages) > 1, "an answer", patience=30)
    # It is used now: there is a coordinator, so the next start prints no link.
    async with running(on_telegram, tmp_path, "run") as process:
        await until(lambda: emulator.pending_updates == 0, "the start")
        phone.send("/home")
        before = len(phone.messages)
        await until(lambda: len(phone.messages) > before, "an answer", patience=30)
        process.terminate()
        out, _ = await process.communicate()
        assert b"start=" not in out


@in_processes
async def test_without_a_token_run_opens_the_playground(environment, tmp_path):
    async with running(environment | {"HTTP_PORT": "0"}, tmp_path, "run") as process:
        url = await first_line(process, r"http://127\.0\.0\.1:\d+")
        assert url
        process.terminate()
        async with asyncio.timeout(15):
            await process.wait()
        assert process.returncode == 0


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("HTTP_PORT", "eighty", "HTTP_PORT"),
        ("TIMEZONE", "Mars/Base", "TIMEZONE"),
        ("TELEGRAM_BOT_TOKEN", "nonsense", "TELEGRAM_BOT_TOKEN"),
        ("LOG_LEVEL", "LOUD", "LOG_LEVEL"),
        ("WEBHOOK_URL", "https://a.example/hook", "WEBHOOK_SECRET"),
        ("KEY_FILE", "data/k", "KEY_FILE"),
        ("DATABASE_URL", "mysql://x", "DATABASE_URL"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(call, name, value, says):
    code, out, err = call("run", **{"DATA_DIR": "data", name: value})
    assert code == 1
    assert says in err
    assert len(err.strip().splitlines()) == 1
    assert value not in out + err or name == "KEY_FILE"


def test_a_secret_in_a_wrong_setting_is_not_printed(call):
    _, out, err = call("run", TELEGRAM_BOT_TOKEN="SECRET-without-a-colon")
    assert "SECRET" not in out + err


def test_wrong_use_exits_2(call):
    assert call("invite", "king")[0] == 2
    assert call("dance")[0] == 2


def test_check_says_what_there_is_and_finds_nothing_wrong(call, clock, monkeypatch):
    monkeypatch.setattr(commands, "SystemClock", lambda: clock)  # one day all of it is overdue
    code, out, err = call("check", "--json")
    report = json.loads(out)
    errors = [p for p in report["problems"] if p["severity"] != "warning"]
    assert (code, errors, err) == (0, [], "")
    assert report["counts"]["steps"] >= 10
    assert set(report["languages"]) >= {"ar", "uk", "fa"}
    assert all(one["missing"] == 0 for one in report["languages"].values())


def test_check_says_what_is_wrong_with_a_store_and_exits_1(call, tmp_path):
    assert call("migrate")[0] == 0
    (tmp_path / "keys" / "k").unlink()
    code, out, _ = call("check")
    assert code == 1
    assert "key file" in out


@pytest.mark.parametrize("name", ["DATA_DIR", "KEY_FILE"])
def test_a_folder_that_cannot_be_written_is_named_in_one_line(call, tmp_path, name):
    (tmp_path / "file").write_text("in the way of a folder")
    below = tmp_path / "file" / "below" / "it"
    code, _, err = call("migrate", **{name: str(below)})
    assert (code, len(err.strip().splitlines())) == (75, 1)
    assert str(tmp_path / "file") in err
    places = {"data_dir": tmp_path / "data", "key_file": tmp_path / "k", name.lower(): below}
    report = Report()
    asyncio.run(_look_at_store(report, Settings(_env_file=None, **places)))
    assert "file" in report.problems[0].message


def test_migrate_climbs_down_and_up(call):
    code, out, _ = call("migrate", "base")
    assert (code, "at base" in out) == (0, True)
    code, out, _ = call("migrate")
    assert (code, "at base" in out) == (0, False)
