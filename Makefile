# Everything a fresh machine needs is set up by the targets themselves.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
TOUR := build/tour
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: run test accessibility check tour pictures bench translations clean set-up accessibility-tools

run: set-up
	@packaging/run.sh $(BIN) $(TOUR)

test: set-up accessibility-tools
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n auto --maxprocesses=4 --dist worksteal

# The program as a screen reader on Linux gets it; part of the tests too.
accessibility: set-up accessibility-tools
	packaging/accessibility.sh $(BIN)/python

check: set-up
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python packaging/translations.py --check
	packaging/check_wheel.sh $(BIN)

tour: set-up
	@rm -f $(TOUR)/*.png
	QT_QPA_PLATFORM=offscreen:configfile=packaging/tour-screen.json $(BIN)/elegoo-chat-gui --sandbox --tour $(TOUR)

# Today's pictures for the README.
pictures: tour
	cp $(TOUR)/??-chat.png docs/main-light.png
	cp $(TOUR)/??-dark.png docs/main-dark.png
	cp $(TOUR)/??-project-dropped.png docs/compose-light.png
	cp $(TOUR)/??-settings-differences.png docs/settings-light.png

bench: set-up
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench.window_stall
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench.long_chat
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench.presets

# New sentences of the source into resources/translations/*.ts, to be translated there.
translations: set-up
	$(BIN)/python packaging/translations.py

set-up:
	@packaging/set_up.sh $(VENV)

accessibility-tools: set-up
	@packaging/set_up.sh $(VENV) accessibility

clean:
	rm -rf build dist $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
