# The commands that README and CONTRIBUTING name. All of them make and use .venv.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# What a module's tests share is made once in each process: they go to one as far as they can.
SPREAD := --numprocesses auto --maxprocesses 8 --dist worksteal
# Tests start many processes: what Python compiled once is kept, whatever the environment says.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test test-slow check fix record record-llm eval bench fuzz docs docs-site clean

help:            ## say what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "claimdiff needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	@echo "Making .venv and installing claimdiff into it, once: a minute or two ..."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,cluster,files,mcp,pandas,serve]'
	@touch $@

demo: $(VENV)/.installed  ## compare a made-up pair that conflicts, then the two seed articles, offline
	@echo "Two short articles, made up, that conflict in one fact:"; echo
	@$(BIN)/claimdiff demo --engine offline -q
	@echo; echo "Two real articles, the seed pair:"; echo
	@$(BIN)/claimdiff compare seeds/bbc.txt seeds/rthk.txt --engine offline -o - -o report.html
	@echo "The second comparison to look at: $(CURDIR)/report.html"

test: $(VENV)/.dev  ## the tests, network blocked
	$(BIN)/pytest $(SPREAD)

test-slow: $(VENV)/.dev  ## browser, cluster and kill tests
	$(BIN)/pytest -m slow $(SPREAD)

check: $(VENV)/.dev  ## style, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(VENV)/.dev  ## what style can mend itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: $(VENV)/.dev  ## score on labelled data (CLAIMDIFF_EVAL_DATA names more of it)
	$(BIN)/python -m evals

record: $(VENV)/.dev  ## record the reference cassettes again, no key needed
	$(BIN)/python -m tests.record

record-llm: $(VENV)/.dev  ## record a model's answers (OPENAI_BASE_URL, OPENAI_API_KEY, CLAIMDIFF_MODEL)
	$(BIN)/python -m tests.record --language-model

fuzz: $(VENV)/.dev  ## odd texts by the thousand through all that reads them (half an hour)
	$(BIN)/pytest -m hypothesis --hypothesis-profile=fuzz --numprocesses auto

docs: $(VENV)/.installed  ## write the reference pages from the program
	$(BIN)/python docs/generate.py

docs-site: $(VENV)/.dev docs  ## the documentation with sample reports, to look at and to publish
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "Open $(CURDIR)/build/site/index.html"

bench: $(VENV)/.dev  ## speed, memory, kills (CLAIMDIFF_BENCH_SCALE below 1 for a quick run)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	$(BIN)/python -m benches

clean:           ## remove what was made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache report.html
