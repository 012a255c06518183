# Every command of the project. `make` alone lists them; the work is done by the scripts in Tests/Support.

.DEFAULT_GOAL := help
.PHONY: help demo test bench bench-compile bench-validation lint format docs soak mutate

# REPO is taken literally, so that a path may hold spaces and dollar signs. ARGS is a piece of a command line.
override REPO := $(value REPO)
override FILTER := $(value FILTER)
export REPO FILTER

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' Makefile

demo: ## Load a git repository's history and print a report: make demo [REPO=path] [ARGS='--sql']
	@Tests/Support/demo $(ARGS)

test: ## Build and run all tests, then check the feature matrix: make test [FILTER=regex]
	@Tests/Support/test

bench: ## Run the benchmarks against C, GRDB and Oxyde: make bench [ARGS=…]
	@Tests/Support/bootstrap git python sqlite venv
	@Tests/Benchmarks/run $(ARGS)

bench-compile: ## Measure what the models and queries cost the compiler: make bench-compile [ARGS=…]
	@Tests/Support/bootstrap git python sqlite venv
	@Tests/Benchmarks/run-compile $(ARGS)

bench-validation: ## Measure what rules cost when rows are read and inserted
	@Tests/Support/bootstrap git python sqlite
	@swift run -c release --package-path Tests/Benchmarks ValidationBench

lint: ## Check formatting and the rules of the tree
	@Tests/Support/lint

format: ## Format all Swift sources in place
	@Tests/Support/format

docs: ## Build the documentation of all modules into .build/docs
	@Tests/Support/docs

soak: ## Run the long checks in full, with a printed seed: make soak [FILTER=regex] [BASALT_SEED=n]
	@Tests/Support/soak

mutate: ## Break named lines, one at a time; each must turn the tests red: make mutate [ARGS=name]
	@Tests/Support/bootstrap git python sqlite
	@Tests/Mutations/mutate $(ARGS)
