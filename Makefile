# Språng: what one types. The work is done by small scripts in tools/.

# the first Python that is new enough; the machine's own python3 before any other
PYTHON := $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$each >/dev/null 2>&1 && $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$each; break; }; done)
IN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test check lock messages clean prepare prepare-dev

help: ## Show this list
	@echo "Språng. Choose one:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

demo: prepare ## Start Språng with six cities of invented content at http://localhost:8000
	@exec $(IN)/sprang demo $(if $(PORT),--port $(PORT))

test: prepare-dev ## Run all tests: on SQLite, on PostgreSQL, in a browser, on several machines
	@exec $(IN)/python tools/test.py

check: prepare-dev ## Style, types, room borders, known weaknesses in dependencies
	@exec $(IN)/python tools/check.py

lock: ## Write requirements.lock and requirements-dev.lock anew from pyproject.toml
	@exec $(PYTHON) tools/lock.py

messages: prepare-dev ## Gather the texts to translate and compile the translations
	@exec $(IN)/python -m sprang.site.messages gather

clean: ## Take away what was installed and built; the data in var/ stay
	rm -rf .venv build dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

prepare prepare-dev:
	@test -n "$(PYTHON)" || { echo "Språng needs Python 3.11 or newer, and found none. Install it, for example: apt-get install python3.11 python3.11-venv" >&2; exit 1; }
	@$(PYTHON) tools/prepare.py $(if $(filter prepare-dev,$@),--dev)
