# One layer: each target is what its name says. Nothing is needed but Python 3.11 or later, git and make;
# everything else is installed below .venv from the lock files, once and again when they change.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup check quick test golden site serve bench lock catalogs release clean

# A Python that really runs and can make environments: a pyenv shim may be there and yet do nothing.
usable = $(shell $(1) -c "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1 && echo $(1))
PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3,$(call usable,$(name))))

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL_PROJECT := $(PIP) install --no-deps --no-build-isolation -e .
UV_LOCK := $(BIN)/uv --quiet pip compile pyproject.toml --universal --python-version 3.11 --upgrade \
	--generate-hashes --no-emit-index-url --no-header --no-annotate
# One worker more than the cores of a small machine: some tests wait for a server or a browser.
PYTEST_ARGS ?= -n 3 --dist worksteal
QUICK_ARGS ?= -n auto --dist worksteal

export NO_MKDOCS_2_WARNING := 1
# Without the last, each worker would compile all tests anew.
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE

help:
	@echo 'setup  install everything for development    check  lint, types, layers'
	@echo 'quick  check, and the tests of a minute: units, rules, expected pages'
	@echo 'test   the whole test suite                  golden write the expected pages of tests/golden anew'
	@echo 'site   build the site                        serve  show it while you write'
	@echo 'bench  measure speed and size, beside others lock   write the lock files anew'
	@echo 'catalogs  bring the catalogues of messages up to date'
	@echo 'release   check, and that each message is translated into each language'
	@echo 'clean  remove what these made'

setup: .venv/.dev

.venv/.python:
	$(if $(PYTHON),,$(error No Python 3.11 or later that can make environments is on the PATH; name one: make PYTHON=/path/to/python))
	@echo 'Making .venv with $(PYTHON)'
	@$(PYTHON) -m venv --clear .venv
	@touch $@

# What building the site needs.
.venv/.runtime: .venv/.python requirements.lock pyproject.toml
	@echo 'Installing requirements.lock'
	@$(PIP) install --require-hashes -r requirements.lock
	@$(INSTALL_PROJECT)
	@touch $@

# All of that and the tools of development.
.venv/.dev: .venv/.python requirements-dev.lock pyproject.toml
	@echo 'Installing requirements-dev.lock'
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(INSTALL_PROJECT)
	@touch .venv/.runtime $@

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(BIN)/python -m tests.tools.catalogues check

quick: check
	$(BIN)/pytest -q $(QUICK_ARGS) --quick

test: .venv/.dev
	@$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest $(PYTEST_ARGS)
	@$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

golden: .venv/.dev
	$(BIN)/pytest -q -n 0 tests/golden --update-golden

site: .venv/.runtime
	@$(BIN)/playpress build

serve: .venv/.runtime
	$(BIN)/mkdocs serve

# BENCH_ARGS="--playbooks 100 --only site" is the quick way; "--larger" builds five times as many, too.
BENCH_ARGS ?=
bench: .venv/.dev
	PYTHONPATH=. $(BIN)/python tests/bench/bench.py $(BENCH_ARGS)
	PYTHONPATH=. $(BIN)/python tests/bench/lighthouse.py
	PYTHONPATH=. $(BIN)/python tests/bench/searching.py

lock: .venv/.dev
	$(UV_LOCK) --group build --output-file requirements.lock
	$(UV_LOCK) --group dev --extra pdf --constraint requirements.lock --output-file requirements-dev.lock
	$(BIN)/python -m tests.tools.node lock

catalogs: .venv/.dev
	$(BIN)/python -m tests.tools.catalogues

release: check
	@$(BIN)/python -m tests.tools.catalogues release

clean:
	rm -rf .venv build dist .cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis tests/node/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
