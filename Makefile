# Two commands do everything on a fresh machine with Python 3.11 or newer: `make demo` and `make test`.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO ?= .demo
RUN := $(BIN)/beleidsgraaf

.PHONY: demo test test-all peers notebooks lint types unit bench generate constraints clean help

help: ## Show the targets.
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.user: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("beleidsgraaf needs Python 3.11 or newer, this is " + sys.version.split()[0] + "; run make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.user
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: $(VENV)/.user ## Build, validate and question the graph of the sample letters.
	@rm -rf $(DEMO)
	$(RUN) build samples --store $(DEMO)
	$(RUN) validate --store $(DEMO)
	@echo; echo "1. Wat is er aan de Kamers beloofd, door wie, voor wanneer?"
	$(RUN) query --store $(DEMO) commitments
	@echo; echo "2. Waardoor wordt het Afwegingskader Dienstverlening vervangen, sinds wanneer, en wie zegt dat?"
	$(RUN) query --store $(DEMO) replaced-by --param name="Afwegingskader Dienstverlening"
	@echo; echo "3. Welke documenten halen kst-39871-12 aan, en waar?"
	$(RUN) query --store $(DEMO) cited-by --param document=kst-39871-12

notebooks: $(VENV)/.user ## Open the notebooks in Jupyter, on $BELEIDSGRAAF_STORE or else on the samples.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[notebook]'
	$(BIN)/jupyter lab notebooks

lint: $(VENV)/.dev ## Check style and form.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev ## Check types, strictly.
	$(BIN)/mypy

unit: $(VENV)/.dev
	$(BIN)/pytest -q -n 2 --dist loadfile -m "not slow"

test: lint types unit ## Lint, types and tests: at most ten minutes on two cores.

test-all: lint types ## The same, and what is slow: servers (see peers), kills, mutated input.
	$(BIN)/pytest -q -n 2 --dist loadfile

bench: $(VENV)/.dev ## Measure everything, and write docs/performance.md.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python benchmarks/all.py

generate: $(VENV)/.dev ## Make the generated files again: terms, documentation, authority graph.
	$(BIN)/python -m beleidsgraaf.ontology.generate
	$(RUN) register rdf ontology/authority
	$(BIN)/python -m beleidsgraaf.queries.document

peers: ## Install what some slow tests compare with (Debian, as root): Virtuoso. Without it they are skipped.
	apt-get update -q
	DEBIAN_FRONTEND=noninteractive apt-get install -y -q virtuoso-opensource-7-bin

constraints: $(VENV)/.dev
	@(echo "# Versions that the tests ran with; no addresses. Renew with: make constraints"; \
	  $(BIN)/python -m pip freeze --exclude-editable) > constraints.txt

clean:
	rm -rf $(DEMO) $(VENV) build dist .bench
