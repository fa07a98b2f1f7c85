# make demo: set everything up and run the main job.   make test: set everything up and test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO ?= samspill-demo
PYTEST_ARGS ?= -n auto --dist loadfile
READY := $(VENV)/.ready

.PHONY: demo test check docs screenshots lock clean

demo: $(READY)
	$(BIN)/samspill demo $(DEMO)

test: $(READY)
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/lint-imports

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Samspill needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Say which: make PYTHON=python3.12 demo")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $(READY)

docs: $(READY)
	$(BIN)/python docs/generate_commands.py
	$(BIN)/python docs/generate_metrics.py

# The pictures in docs, taken anew; needs Chromium.
screenshots: $(READY)
	$(BIN)/python docs/take_screenshots.py

# Only for those who change dependencies; needs uv.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
		--group test --group check --no-emit-index-url --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
