"""Runs the programs, a group of tests at a time on fresh data, and reads their lines."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench import build, spec


class RunError(Exception):
    """A program failed, or did other work than it should: no figure of this run can be trusted."""


@dataclass(frozen=True)
class Sample:
    """One result line (BENCHMARK.md §1)."""

    ops_per_second: float
    cpu: float
    p50: float | None
    p99: float | None
    peak_kilobytes: int


@dataclass
class Results:
    """The samples of all rounds, by test and implementation."""

    samples: dict[tuple[str, str], list[Sample]] = field(default_factory=lambda: defaultdict(list))
    skipped: dict[tuple[str, str], str] = field(default_factory=dict)

    def values(self, test: str, implementation: str, name: str) -> list[float]:
        values = (getattr(sample, name) for sample in self.samples.get((test, implementation), []))
        return [value for value in values if value is not None]

    def median(self, test: str, implementation: str, name: str = "cpu") -> float | None:
        values = self.values(test, implementation, name)
        return median(values) if values else None

    def ratio(self, test: str, implementation: str, other: str) -> float | None:
        """How many times the CPU of `other` an implementation takes."""
        own, others = self.median(test, implementation), self.median(test, other)
        return own / others if own is not None and others else None

    def spread(self, test: str, implementation: str = "c") -> float | None:
        """The distance of the extreme rounds, as a part of the median."""
        values = self.values(test, implementation, "cpu")
        return (max(values) - min(values)) / median(values) if values else None


def run_group(implementation: str, tests: list[str], seconds: float, results: Results) -> list[str]:
    """Runs tests in one process on a fresh copy of the data.

    Returns the lines that the program printed.
    """
    copy = build.OUTPUT / "work.sqlite"
    remove(copy)
    shutil.copyfile(build.DATASET, copy)
    command = [*build.command(implementation), "--db", "sqlite", "--tests", ",".join(tests), "--secs", str(seconds)]
    environment = os.environ | {"BENCH_SQLITE_URL": f"sqlite://{copy}"}
    try:
        process = subprocess.run(command, env=environment, capture_output=True, text=True)
    finally:
        remove(copy)
    if process.returncode != 0:
        raise RunError(f"{implementation} ended with status {process.returncode}:\n{process.stdout}{process.stderr}")
    lines = process.stdout.splitlines()
    read_lines(implementation, tests, lines, results)
    return lines


def remove(database: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{database}{suffix}").unlink(missing_ok=True)


def read_lines(implementation: str, tests: list[str], lines: list[str], results: Results) -> None:
    """Takes in a program's lines, and insists on a right check value and a result for every test."""
    open_checks, open_results = set(tests), set(tests)
    for line in lines:
        fields = line.split(",")
        kind = fields.pop(0) if fields[0].startswith("#") else ""
        test, _, name = fields[:3]
        if name != implementation or test not in tests:
            raise RunError(f"{implementation} printed an unexpected line: {line}")
        if kind == "#check":
            expected, value = spec.CHECKS[test], int(fields[3])
            if value != expected:
                raise RunError(
                    f"{implementation} has the check value {value} for {test}, expected is {expected}: "
                    "it did other work than the others"
                )
            open_checks.discard(test)
        elif kind == "#skip":
            results.skipped[test, implementation] = ",".join(fields[3:])
            open_checks.discard(test)
            open_results.discard(test)
        elif not kind:
            results.samples[test, implementation].append(read_sample(fields))
            open_results.discard(test)
    if open_checks:
        raise RunError(f"{implementation} printed no check value for {', '.join(sorted(open_checks))}")
    if open_results:
        raise RunError(f"{implementation} printed no result for {', '.join(sorted(open_results))}")


def read_sample(fields: list[str]) -> Sample:
    rate, cpu, _, p50, p99, peak = (fields[3:] + [""] * 6)[:6]
    return Sample(
        ops_per_second=float(rate),
        cpu=float(cpu),
        p50=float(p50) if p50 else None,
        p99=float(p99) if p99 else None,
        peak_kilobytes=int(peak or 0),
    )
