# `make help` lists the targets. All of them set up .venv by themselves.
PYTHON ?= python3
BIN := .venv/bin
PROCESSES := 4
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run help install test talk check format bench million partitions fast plain replies pictures soak train weights lock clean

run: .venv/run.stamp            ## Start the bot with a carrier on this machine
	@exec $(BIN)/bot run

help:                           ## What can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "%-12s%s\n", $$1, $$2}' Makefile

install: .venv/run.stamp        ## Only the set-up

test: .venv/dev.stamp           ## The whole suite, against real servers
	$(BIN)/python -m pytest --numprocesses $(PROCESSES) --dist worksteal

talk: .venv/dev.stamp           ## Say the corpus to the bot: what goes public, what is asked; TEXTS=file KIND=posts|people, HELD_OUT=yes, LIST=yes: docs/talk.md
	$(BIN)/python -m tests.talk $(if $(TEXTS),--texts '$(TEXTS)') $(if $(KIND),--kind '$(KIND)') \
		$(if $(HELD_OUT),--held-out) $(if $(LIST),--list)

check: .venv/bench.stamp        ## Formatting, linting, types, Dockerfile, YAML
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/yamllint --strict compose.yaml
	$(BIN)/hadolint Dockerfile

format: .venv/dev.stamp         ## Put the code into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/bench.stamp        ## Measure, to bench/results/; AGAINST=folder: beside another checkout; ONLY, ROUNDS, STORED
	$(BIN)/python -m bench $(if $(AGAINST),--against '$(AGAINST)') $(if $(ONLY),--only $(ONLY)) $(if $(ROUNDS),--rounds $(ROUNDS)) \
		$(if $(STORED),--stored $(STORED))

fast: .venv/dev.stamp           ## Compile what reads texts, into .venv (needs a C compiler): docs/performance.md
	$(BIN)/python -m compiling

plain:                          ## Take the compiled modules away again
	rm -rf .venv/backslash-compiled

million: .venv/bench.stamp      ## A million people on PostgreSQL, a day's texts in an hour; MINUTES, RATE, PEOPLE, WEB, STATEMENTS=yes, KEEP=folder: docs/scaling.md
	$(BIN)/python -m bench.million $(if $(MINUTES),--minutes $(MINUTES)) $(if $(RATE),--rate $(RATE)) \
		$(if $(PEOPLE),--people $(PEOPLE)) $(if $(WEB),--web $(WEB)) $(if $(STATEMENTS),--statements) $(if $(KEEP),--keep '$(KEEP)')

partitions: .venv/bench.stamp   ## What partitions would bring, on the same database; PEOPLE, ROUNDS, KEEP=folder
	$(BIN)/python -m bench.million.partitions $(if $(PEOPLE),--people $(PEOPLE)) \
		$(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(KEEP),--keep '$(KEEP)')

replies: .venv/dev.stamp        ## All replies on one page, made from the code: docs/replies.md
	$(BIN)/python -m tests.replies

pictures: .venv/dev.stamp       ## Take the README's pictures anew (needs Chromium)
	$(BIN)/python -m tests.pictures
	SCREENSHOTS=docs/pictures $(BIN)/python -m pytest tests/browser/test_first_post.py tests/browser/test_first_text.py

soak: .venv/dev.stamp           ## Let everything fail for MINUTES=n (20); DATABASE, SEED, FAULTS: docs/soak.md
	$(BIN)/python -m tests.soak $(if $(MINUTES),--minutes $(MINUTES)) $(if $(DATABASE),--database $(DATABASE)) \
		$(if $(SEED),--seed $(SEED)) $(if $(FAULTS),--faults='$(FAULTS)')

train: .venv/dev.stamp          ## Learn what seems meant for one person; DATA=folder with the texts, COLLECTIONS=folder, MEASURE=yes: docs/score.md
	$(BIN)/python -m training '$(DATA)' $(if $(COLLECTIONS),--collections '$(COLLECTIONS)') $(if $(MEASURE),--measure)

weights: .venv/run.stamp        ## List what the words and pairs of a text weigh by what was learned, the heaviest first
	@$(BIN)/python -m training.listing

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	@$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing what it needs into .venv; about half a minute."
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	@echo "Installing what tests and checks need."
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

.venv/bench.stamp: requirements-bench.txt .venv/dev.stamp
	@$(PIP) --require-hashes -r requirements-bench.txt
	@touch $@

# Versions and hashes, no addresses: any mirror serves.
LOCK := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	--no-header --no-annotate --python-version 3.11 pyproject.toml
lock:                           ## Renew the locked requirements (needs uv)
	$(LOCK) --extra dev --extra bench -o requirements-bench.txt
	$(LOCK) --extra dev -c requirements-bench.txt -o requirements-dev.txt
	$(LOCK) -c requirements-bench.txt -o requirements.txt

clean:                          ## Delete .venv and all that is made anew
	rm -rf .venv build ./*.egg-info .pytest_cache .mypy_cache .ruff_cache
