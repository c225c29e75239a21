# Two commands do all set-up on a machine with Python >= 3.11, make and git:
#   make demo    the main job on the sample, with the embedded store
#   make test    every check and test there is
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed

.PHONY: demo test unit check gate bench lock clean help
.DEFAULT_GOAL := help

help:
	@echo "make demo    install, then answer: who is exposed if SoftBank pulls back?"
	@echo "make demo STORE=neo4j    the same from a private Neo4j server, which it fetches and starts"
	@echo "make test    install, then format, lint, types, layers, tests and the quality gate"
	@echo "             (starts real Neo4j and PostgreSQL servers and a real Chromium; WITHOUT=\"neo4j postgres browser\" leaves them out)"
	@echo "make check   the same without the gate;  make gate: the gate alone;  make unit: the quick tests alone"
	@echo "make bench   seconds of the main commands, the graph store and the crawl, against their bars"
	@echo "make lock    make requirements.lock anew (needs uv);  make clean: remove the environment"

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(f"pullback needs Python 3.11 to 3.13, and $(PYTHON) is {sys.version.split()[0]}: make PYTHON=python3.12 demo" if not (3,11) <= sys.version_info[:2] <= (3,13) else 0)'
	@echo "installing into $(VENV) (about a minute, once)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

demo: $(STAMP)
ifeq ($(STORE),neo4j)
	@$(BIN)/pullback neo4j start
	@$(BIN)/pullback --store neo4j: demo
else
	@$(BIN)/pullback demo
endif

check: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	@case " $(WITHOUT) " in *" browser "*) ;; *) $(BIN)/python -m tests.chromium;; esac
	@case " $(WITHOUT) " in *" postgres "*) ;; *) $(BIN)/python -m tests.postgres;; esac
	$(BIN)/python -m pytest -q -n 2

unit: $(STAMP)
	$(BIN)/python -m pytest -q -m "not journey"

gate: $(STAMP)
	$(BIN)/python tests/gate/gate.py
	$(BIN)/python tests/gate/reading_gate.py
	$(BIN)/python tests/gate/copies_gate.py

test: check gate
	@[ -z "$(WITHOUT)" ] || echo "did not run, as told by WITHOUT: $(WITHOUT)"

bench: $(STAMP)
	$(BIN)/python tests/bench/bench.py
	$(BIN)/python tests/bench/reading_bench.py
	$(BIN)/python tests/bench/graph_bench.py
	$(BIN)/python tests/bench/fetch_bench.py
	$(BIN)/python tests/bench/extract_bench.py
	$(BIN)/python tests/bench/crawl_bench.py
	$(BIN)/python tests/bench/crash_bench.py

lock:
	uv pip compile pyproject.toml --extra md --extra sm --extra fast --extra neo4j-local --extra postgres --extra py2neo --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --output-file requirements.lock
	uv pip compile pyproject.toml --extra md --extra fast --extra postgres --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --constraint requirements.lock --output-file docker/requirements.lock
	uv pip compile docker/build.in --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --constraint requirements.lock --output-file docker/build.lock

clean:
	rm -rf $(VENV)
