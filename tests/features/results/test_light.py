"""What few need is loaded when they need it."""

import subprocess
import sys

from bot.app import ROOT


def test_a_starting_bot_loads_no_library_of_statistics_or_spreadsheets():
    code = (
        "import sys, bot.commands; "
        "print(sorted({'scipy', 'numpy', 'xlsxwriter'} & set(sys.modules)))"
    )
    run = [sys.executable, "-c", code]
    out = subprocess.run(run, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert out.strip() == "[]"
