# Two commands do everything: `make run` and `make test`. They need Python 3.11+, make and git.
.DEFAULT_GOAL := help
.PHONY: help run test lint types tests golden schema bench accuracy format clean

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
export PIP_ROOT_USER_ACTION := ignore

help:  ## show what there is to make
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "breachcat needs Python 3.11 or newer; set PYTHON=/path/to/python3"; exit 1; }
	@echo "== setting up $(VENV) with $$($(PYTHON) --version): the program and what tests it"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) --editable '.[dev]'
	@touch $@

run: $(READY)  ## set up, then print the list and the delays of the real records
	@echo "== breachcat list"
	@$(BIN)/breachcat list
	@echo
	@echo "== breachcat delays --sort"
	@$(BIN)/breachcat delays --sort

test: lint types tests  ## set up, then run lint, types, tests and coverage

lint: $(READY)  ## look at style and format
	@echo "== lint and format (ruff)"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .

types: $(READY)  ## check types
	@echo "== types (mypy, strict)"
	@$(BIN)/mypy

tests: $(READY)  ## run the tests with coverage, and check the records
	@echo "== tests (pytest), every branch of the core"
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report
	@$(BIN)/coverage report --include='*/breachcat/*.py,*/breachcat/japanese/*' --omit='*/cli/*,*/render/*' --fail-under=100 > /dev/null \
		|| { echo "a branch of the core is not tested"; exit 1; }
	@echo "== records"
	@$(BIN)/breachcat check

golden: $(READY)  ## write the golden files of whole commands anew; look at the diff
	@$(BIN)/pytest --update-golden

schema: $(READY)  ## write incidents/incident.schema.json anew
	@$(BIN)/breachcat schema > incidents/incident.schema.json

bench: $(READY)  ## measure what the issues ask for
	@$(BIN)/python benchmarks/start_up.py
	@$(BIN)/python benchmarks/thousand_records.py
	@$(BIN)/python benchmarks/hostile.py
	@$(BIN)/python benchmarks/notices.py

accuracy: $(READY)  ## how well notices are read, in the corpus or in NOTICES=DIR FACTS=DIR
ifdef NOTICES
	@$(BIN)/python benchmarks/accuracy.py $(NOTICES) $(or $(FACTS),$(NOTICES))
else
	@for half in seen tried unseen; do echo "== corpus/$$half"; \
		$(BIN)/python benchmarks/accuracy.py corpus/$$half corpus/$$half --least corpus/$$half.json || exit 1; done
endif

format: $(READY)  ## format the code
	@$(BIN)/ruff check --quiet --fix . && $(BIN)/ruff format --quiet .

clean:  ## remove what was set up
	@rm -rf $(VENV) .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache
