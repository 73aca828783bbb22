# make demo: the demonstration city on 127.0.0.1 · make test: everything that can be tried here
PYTHON ?= python3
PORT ?= 8000
RUN = .venv/bin/python

.PHONY: help setup demo test check fix bench catalogue pictures

help:            ## these lines
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' $(firstword $(MAKEFILE_LIST))

setup:           ## what demo and test share: environment, locked packages, front-end files
	@command -v $(PYTHON) >/dev/null || { echo "Waiban needs Python 3.11 or newer on the PATH, or: make setup PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) scripts/setup.py

demo: setup      ## the invented city, ready to be clicked through
	@WAIBAN_DEMO=1 $(RUN) manage.py demo --migrate
	@echo "Waiban: http://127.0.0.1:$(PORT)/"
	@WAIBAN_DEMO=1 .venv/bin/gunicorn waiban.config.wsgi --bind 127.0.0.1:$(PORT) --preload --workers 2 --threads 4 --worker-class gthread --log-level warning

test: setup      ## SQLite, then PostgreSQL and browser journeys where they are installed
	@$(RUN) scripts/test.py

check: setup     ## what a reviewer would see first: style, map, migrations, words
	@.venv/bin/ruff check . && .venv/bin/ruff format --check .
	@.venv/bin/lint-imports --no-cache
	@$(RUN) manage.py makemigrations --check --dry-run --verbosity 1
	@$(RUN) scripts/messages.py missing
	@$(RUN) manage.py catalogue >/dev/null

fix: setup       ## format, and collect new words for the translator
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .
	@$(RUN) scripts/messages.py update

bench: setup     ## ratios against a floor in the same run, on both databases
	@$(RUN) scripts/bench.py

catalogue: setup ## every register, its columns and named lists
	@$(RUN) manage.py catalogue

pictures: setup  ## the README's pictures, taken of the product as it is (needs Chromium)
	@$(RUN) scripts/pictures.py
