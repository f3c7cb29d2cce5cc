# Two commands need no more than Python 3.11 with its venv module: make demo, make test.

PYTHON ?= python3
DEMO   := .venv
DEV    ?= .venv-dev
PORT   ?= 8000
WORKERS ?= auto
SOURCES := $(shell find src examples -type f -not -name '*.pyc' -not -path '*/__pycache__/*')
PIP_INSTALL := -m pip --disable-pip-version-check install --quiet --progress-bar off

.PHONY: demo test lint docs messages bench accuracy lock clean
.DEFAULT_GOAL := demo

demo: $(DEMO)/installed
	@$(DEMO)/bin/fonds --archive demo-archive demo --port $(PORT)

test: $(DEV)/installed
	$(DEV)/bin/python -m pytest -n $(WORKERS) --maxprocesses 4 --dist loadfile $(TESTS)

lint: $(DEV)/installed
	$(DEV)/bin/ruff check .
	$(DEV)/bin/ruff format --check .
	$(DEV)/bin/mypy
	$(DEV)/bin/lint-imports

docs: $(DEV)/installed
	$(DEV)/bin/python docs/generate.py

messages: $(DEV)/installed
	$(DEV)/bin/python docs/messages.py

bench: $(DEV)/installed-bench
	$(DEV)/bin/python -m bench.run

accuracy: $(DEV)/installed
	$(DEV)/bin/python -m bench.reading_accuracy
	$(DEV)/bin/python -m bench.reading_gold_offices
	$(DEV)/bin/python -m bench.reading_gold
	$(DEV)/bin/python -m bench.reading_second_reader
	$(DEV)/bin/python -m bench.reading_made_journals --sealed
	$(DEV)/bin/python -m bench.reading_later_readers --sealed
	$(DEV)/bin/python bench/compare_accuracy.py
	$(DEV)/bin/python bench/verify_accuracy.py

$(DEMO)/requirements: requirements/demo.txt
	$(PYTHON) -m venv $(DEMO)
	$(DEMO)/bin/python $(PIP_INSTALL) --require-hashes -r requirements/demo.txt
	@touch $@

$(DEMO)/installed: $(DEMO)/requirements pyproject.toml README.md $(SOURCES)
	$(DEMO)/bin/python $(PIP_INSTALL) --no-deps --no-build-isolation --force-reinstall .
	@touch $@

# installed as a link to src, so that a change needs no new installation
$(DEV)/installed: requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(DEV)
	$(DEV)/bin/python $(PIP_INSTALL) --require-hashes -r requirements/dev.txt
	$(DEV)/bin/python $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV)/installed-bench: requirements/bench.txt $(DEV)/installed
	$(DEV)/bin/python $(PIP_INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@

# The lock files are made with uv (pipx install uv); nothing else needs it. Addresses of indexes are left out.
UV ?= uv
COMPILE := $(UV) pip compile --quiet --generate-hashes --universal --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate

lock:
	$(COMPILE) pyproject.toml --group build -o requirements/runtime.txt
	$(COMPILE) pyproject.toml --all-extras --group build --group dev -c requirements/runtime.txt -o requirements/dev.txt
	$(COMPILE) pyproject.toml --extra mcp --extra parquet --extra speed --group build -c requirements/dev.txt -o requirements/demo.txt
	$(COMPILE) --group bench -c requirements/dev.txt -o requirements/bench.txt

clean:
	rm -rf $(DEMO) $(DEV) demo-archive build dist
