"""Run one bot under test: `python -m benchmarks.bots NAME CORE OPTIONS`."""

import importlib
import json
import logging
import sys
from pathlib import Path

from benchmarks import cores
from benchmarks.bots import control
from benchmarks.bots.options import Options

if __name__ == "__main__":
    name, core, options = sys.argv[1:]
    logging.basicConfig(level=logging.CRITICAL)
    cores.pin(int(core))
    given = json.loads(options)
    control.listen()
    bot = importlib.import_module(f"benchmarks.bots.{name}")
    bot.run(Options(**{**given, "home": Path(given["home"])}))
