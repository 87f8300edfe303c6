# `make` lists what there is to do.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SHOP ?= $(CURDIR)/.shop
PORT ?= 8501

.DEFAULT_GOAL := help
.PHONY: help run demo test lint format bench clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(STAMP): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing (about three minutes the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(STAMP)

run: $(STAMP) ## install, stock the demo shop once, open the chat in the browser
	@SHOPKEEPER_HOME=$(SHOP) $(BIN)/shopkeeper demo
	@SHOPKEEPER_HOME=$(SHOP) $(BIN)/shopkeeper ui --port $(PORT)

demo: $(STAMP) ## stock the demo shop, or what changed in it
	@SHOPKEEPER_HOME=$(SHOP) $(BIN)/shopkeeper demo

test: $(STAMP) ## all tests (those of the browser and of servers run where these are installed)
	@$(BIN)/python -m pytest

lint: $(STAMP) ## style, types, walls between the rooms
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(STAMP) ## put the code into the house style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(STAMP) ## the benchmarks: ratios against the usual construction, side by side
	@$(BIN)/python -m tests.benchmarks

clean: ## remove the environment and the demo shop
	rm -rf $(VENV) $(SHOP)
