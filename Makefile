# Two commands on a fresh machine: `make demo` and `make test`. Both make the environment first.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO := demo

.PHONY: install demo test lint types layers generated unit package bench clean

install: $(STAMP)

$(BIN)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(STAMP): pyproject.toml $(BIN)/uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --editable ".[notebook]" --group dev
	touch $(STAMP)

# The main job on the embedded default, no server: build the graph from seeds/, say what it found, write the page.
demo: install
	@rm -rf $(DEMO)/store && mkdir -p $(DEMO)
	@$(BIN)/kg --store $(DEMO)/store build
	@$(BIN)/kg --store $(DEMO)/store stats
	@$(BIN)/kg --store $(DEMO)/store show Poczobut
	@$(BIN)/kg --store $(DEMO)/store explore -o $(DEMO)/explore.html
	@$(BIN)/kg --store $(DEMO)/store cypher --embedded "MATCH (p:Person)-[m:MET]-(q) WHERE m.last IS NOT NULL RETURN p.name, q.name, m.last ORDER BY m.last DESC LIMIT 3"
	@echo "Open $(abspath $(DEMO))/explore.html in a browser."

test: lint types layers generated unit package

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install
	$(BIN)/mypy

layers: install
	$(BIN)/lint-imports

# What is generated is made anew and compared.
generated: install
	$(BIN)/python tools/ontology_docs.py --check
	$(BIN)/python tools/neo4j_docs.py --check
	$(BIN)/python tools/make_countries.py --check
	$(BIN)/python tools/make_first_names.py --check
	$(BIN)/python tools/make_cities.py --check

unit: install
	$(BIN)/pytest -n 2 -rs

# The wheel holds all its data files, and its `kg` works from any folder.
package: install
	sh tools/check_wheel.sh $(PYTHON)

bench: install
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf $(VENV) $(DEMO) dist build
