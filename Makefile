# setup, run, test, check, bench: each sets up what it needs.
PYTHON ?= python3

.PHONY: run setup test check bench format docs
.DEFAULT_GOAL := run

run: setup
	@exec .venv/bin/hallway serve

setup: .venv/.ready web/dist/.ready

test: .venv/.ready-dev web/dist/.ready
	@bin/test

check: .venv/.ready-dev web/node_modules/.ready
	@bin/check

format: .venv/.ready-dev web/node_modules/.ready
	.venv/bin/ruff check --fix -q .
	.venv/bin/ruff format -q .
	cd web && npm run --silent format

bench: .venv/.ready-dev web/dist/.ready
	@bin/bench

# What is generated from the method registry.
docs: .venv/.ready-dev
	.venv/bin/python -m bin.generate

.venv/.ready: requirements.lock pyproject.toml
	@bin/require python $(PYTHON)
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv
	@echo "Installing Python packages …"
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.ready-dev: .venv/.ready requirements-dev.lock
	@echo "Installing development packages …"
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

web/node_modules/.ready: web/package-lock.json web/package.json
	@bin/require node
	@echo "Installing web packages …"
	@cd web && npm ci --loglevel=error --no-audit --no-fund
	@touch $@

web/dist/.ready: web/node_modules/.ready web/index.html $(shell find web/src web/public web/*.ts -type f 2>/dev/null)
	@echo "Building the web client …"
	@cd web && npm run --silent build
	@touch $@
