# make test works on a fresh clone: it needs Python 3.11 or later and nothing else.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN = $(VENV)/bin
CODE = kg loaders tests scripts benchmarks

COMPILED ?= .venv-compiled
WHEELS = build/compiled
# Calls from one compiled module to another go straight, not by way of a table: some 5 % of the time.
DIRECT = -fvisibility=hidden -fno-semantic-interposition -fno-plt

.PHONY: demo test lint format bench bench-compiled compiled check-compiled

demo: $(VENV)/ready
	$(BIN)/kg demo

test: $(VENV)/ready
	$(BIN)/pytest

lint: $(VENV)/ready
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy

format: $(VENV)/ready
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

bench: $(VENV)/ready
	$(BIN)/pip install --quiet -e '.[bench]'
	for script in benchmarks/*.py; do $(BIN)/python $$script || exit 1; done
	@if test -e $(COMPILED)/ready; then $(MAKE) --no-print-directory bench-compiled; \
	else echo "compiled: not built (make compiled)"; fi

bench-compiled: compiled
	$(COMPILED)/bin/pip install --quiet "$$(ls $(WHEELS)/*.whl)[bench]"
	$(COMPILED)/bin/python benchmarks/extract.py

# The extraction code compiled, in an environment of its own; it takes a C compiler and some minutes.
compiled: $(COMPILED)/ready

check-compiled: $(VENV)/ready compiled
	KG_COMPILED=$(COMPILED)/bin/python $(BIN)/pytest tests/compiled.py

$(VENV)/ready: pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed: make PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet -e '.[dev]'
	touch $@

# By way of the sdist, so that no compiled file is left beside the sources, where Python would prefer it.
$(COMPILED)/ready: $(VENV)/ready pyproject.toml mypy.ini $(shell find kg loaders ontology queries -type f ! -name '*.pyc')
	rm -rf $(COMPILED) $(WHEELS)
	CFLAGS="$$CFLAGS $(DIRECT)" HATCH_BUILD_HOOK_ENABLE_MYPYC=1 $(BIN)/python -m build --outdir $(WHEELS) >/dev/null
	$(PYTHON) -m venv $(COMPILED)
	$(COMPILED)/bin/pip install --quiet $(WHEELS)/*.whl
	touch $@
