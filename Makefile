# Everything there is to do here. `make help` lists it; each target installs what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What Python has compiled is kept, whatever this machine says: to compile takes longer than to start.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help run install test lint check messages bench soak browser clean

help: ## list what there is to do
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

run: $(VENV)/.installed ## start the bot, or the playground while there is no TELEGRAM_BOT_TOKEN
	@$(BIN)/python -m bot run

install: $(VENV)/.installed ## make .venv with what the bot needs, and nothing else

test: $(VENV)/.installed-dev browser lint ## install what tests need, and pass them all
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest -n 4 --dist worksteal
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report --fail-under=90
	$(BIN)/python -m coverage report --fail-under=100 --include='bot/delivery/*,bot/people/*,bot/db/keys.py,bot/db/vault.py'

lint: $(VENV)/.installed-dev ## style, types, import rules, catalogs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy -n 2
	$(BIN)/lint-imports
	$(BIN)/python -m bot messages check

check: $(VENV)/.installed ## settings, content, languages, store and token in one report
	@$(BIN)/python -m bot check

messages: $(VENV)/.installed ## bring every catalog up to date with code and content
	@$(BIN)/python -m bot messages update

bench: $(VENV)/.installed-dev ## measure beside other bots, and with very many people (half an hour)
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.broadcast
	$(BIN)/python -m benchmarks.everybody

soak: $(VENV)/.installed-dev ## the figures of reliability at their large size (hours)
	SOAK=1 $(BIN)/python -m pytest -m figure tests/delivery tests/privacy tests/scenarios
	SOAK=1 $(BIN)/python -m pytest tests/abuse tests/features/questions

browser: $(VENV)/.installed-dev
	@sh scripts/browser.sh $(BIN)/python

clean: ## remove what can be made again; data, keys and .env stay
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage* build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 run")'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: requirements.lock | $(VENV)/.made
	@echo "Installing into $(VENV); this takes about a minute, once."
	@$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

# What the bot needs is among it. Most of it is never run, so Python compiles what is when it is.
$(VENV)/.installed-dev: requirements-dev.lock requirements.lock | $(VENV)/.made
	@echo "Installing what the bot and its tests need into $(VENV); this takes a minute, once."
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-compile --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/.installed
