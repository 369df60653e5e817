#!/bin/sh
# Bring a browser for the page tests: an installed one, else the system's package, else Playwright's.
set -u
python=$1

found() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ] && return 0
    "$python" - <<'PYTHON'
import sys
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    sys.exit(0 if Path(playwright.chromium.executable_path).exists() else 1)
PYTHON
}

found && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the page tests."
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1
    found && exit 0
fi
"$python" -m playwright install chromium >/dev/null 2>&1
found && exit 0
echo "The page tests need a browser: install Chromium or Chrome, or set CHROMIUM to its path." >&2
exit 1
