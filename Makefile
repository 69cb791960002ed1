# make report   the sample report into dist/: report.pdf, report.docx, charts/
# make test     every check: ruff, mypy, import-linter, pytest
# make bench    what whole builds cost beside Typst: CPU, wall time, memory
# All make their own environment in .venv first; nothing else need be installed but python3-venv, make and git.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: report test bench check schema pictures wheel lock clean

report: .venv/runtime
	$(BIN)/banxin build seeds/report.yaml -o dist

test: .venv/test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

bench: .venv/test
	$(BIN)/python benchmarks/report.py

check: .venv/runtime
	$(BIN)/banxin check seeds/report.yaml --strict

# What is made of the types that people write: the schemas that editors read, the modules that builds check by; and of
# the shipped styles, as they are checked.
# A test fails when they are out of date.
KINDS := report section figures glossary style
STYLES := $(basename $(wildcard styles/*.yaml))
schema: .venv/runtime
	set -e; for kind in $(KINDS); do file=src/banxin/schema/$$kind.json; \
	    $(BIN)/banxin schema $$kind > $$file.new; mv $$file.new $$file; done
	set -e; for name in $(KINDS) $(STYLES); do file=src/banxin/compiled/$$name.py; \
	    $(BIN)/python -m banxin.cli.schemas $$name > $$file.new; mv $$file.new $$file; done

# The README's pictures, from the sample and the README's own examples; the same bytes every time.
pictures: .venv/runtime
	$(BIN)/python docs/pictures.py

wheel: .venv/test
	$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir build .

# Pins with hashes for every platform, from pyproject.toml; needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		pyproject.toml --output-file requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--constraint requirements.txt --extra test --extra benchmark pyproject.toml --output-file requirements-test.txt

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/runtime: .venv/bin/python requirements.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

.venv/test: .venv/runtime requirements-test.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	touch $@

clean:
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
