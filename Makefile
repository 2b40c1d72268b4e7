# make run    set everything up and open the wall (no display: play the rehearsal headless)
# make test   set everything up and run the tests
# make demo   play the rehearsal headless into build/demo
# make lint   format, lint, types, import contracts, QML
# make bench  measure ours beside the peers
SHELL := /bin/bash
PYTHON ?= python3
export PYTHON
KIOSK := .venv/bin/kiosk
QMLLINT := build/qmllint/bin/pyside6-qmllint

.PHONY: run test demo lint bench setup-run setup-test lock
run: setup-run
	$(KIOSK) run

demo: setup-run
	$(KIOSK) demo --headless --out build/demo

test: setup-test
	.venv/bin/python -m pytest --numprocesses 2 --dist loadfile

lint: setup-test $(QMLLINT)
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m kiosk.screen.lint $(QMLLINT)

# PyQt6's wheel has no qmllint, and PySide6 beside PyQt6 would be a second Qt: an environment of its own
$(QMLLINT):
	$(PYTHON) -m venv build/qmllint
	build/qmllint/bin/pip install --quiet --disable-pip-version-check "PySide6-Essentials==6.11.*"

bench: setup-test
	.venv/bin/python -m benchmarks.wall
	.venv/bin/python -m benchmarks.city
	.venv/bin/python -m benchmarks.map
	.venv/bin/python -m benchmarks.ringing
	.venv/bin/python -m benchmarks.calls loss
	.venv/bin/python -m benchmarks.calls chain
	.venv/bin/python -m benchmarks.calls echo
	.venv/bin/python -m benchmarks.conference
	.venv/bin/python -m benchmarks.rooms
	.venv/bin/python -m benchmarks.gestures
	.venv/bin/python -m benchmarks.speech

setup-run:
	@setup/system run
	@setup/python run
	@$(KIOSK) models install hands --from-wheel

setup-test:
	@setup/system test
	@setup/python test
	@$(KIOSK) models install hands --from-wheel

# after a change of the dependencies in pyproject.toml (needs uv)
lock:
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml -o setup/run.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -o setup/test.lock
