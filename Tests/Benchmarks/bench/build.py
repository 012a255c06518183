"""Makes what a run needs: system packages, the C programs, the data set, Oxyde's environment, the Swift programs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / ".build"
OUTPUT = BUILD / "bench"
DATASET = OUTPUT / "dataset.sqlite"
OXYDE = "oxyde==0.8.0"

C_FLAGS = ["-std=gnu11", "-O3", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]
C_LIBRARIES = ["-lsqlite3", "-ljson-c", "-lm"]
C_PROGRAMS = {
    "make_dataset": ["make_dataset.c", "record.c", "bench.c"],
    "c-sqlite": ["sqlite_reference.c", "sqlite_connection.c", "record.c", "bench.c"],
}
SWIFT_PRODUCTS = {"grdb": "GRDBBench", "basalt": "BasaltBench"}


class BuildError(Exception):
    """Something is missing or does not build; the message says what to do."""


def run(command: list[str], purpose: str) -> None:
    """Runs a command quietly; its output is shown only if it fails."""
    print(f"  {purpose}", file=sys.stderr)
    result = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if result.returncode != 0:
        raise BuildError(f"{purpose} failed: {' '.join(command)}\n{result.stdout}")


def available(implementation: str) -> bool:
    """Whether the sources of an implementation are here: Basalt's may come later than its rivals'."""
    product = SWIFT_PRODUCTS.get(implementation)
    return product is None or (ROOT / "Sources" / product).is_dir()


def prepare(implementations: list[str]) -> None:
    """Builds all that the implementations need. Steps whose output is newer than their sources are skipped."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    install_packages(implementations)
    compile_c()
    make_dataset()
    if "oxyde" in implementations:
        make_environment()
    for product in [SWIFT_PRODUCTS[name] for name in implementations if name in SWIFT_PRODUCTS]:
        run(["swift", "build", "-c", "release", "--product", product], f"swift build {product}")


def command(implementation: str) -> list[str]:
    """The program of an implementation."""
    if implementation == "c":
        return [str(OUTPUT / "c-sqlite")]
    if implementation == "oxyde":
        return [str(BUILD / "venv/bin/python"), str(ROOT / "oxyde_bench.py")]
    return [str(BUILD / "release" / SWIFT_PRODUCTS[implementation])]


# --- System packages ---


def has_header(name: str) -> bool:
    compiler = shutil.which("cc")
    if compiler is None:
        return False
    source = f"#include <{name}>\n"
    probe = [compiler, "-E", "-", "-o", os.devnull]
    return subprocess.run(probe, input=source, text=True, stderr=subprocess.DEVNULL).returncode == 0


def has_venv() -> bool:
    probe = [sys.executable, "-c", "import ensurepip, venv"]
    return subprocess.run(probe, stderr=subprocess.DEVNULL).returncode == 0


def missing_packages(implementations: list[str]) -> list[str]:
    missing = [] if shutil.which("cc") else ["gcc", "libc6-dev"]
    # Without a compiler nobody can tell which headers are there: all are asked for.
    missing += [package for header, package in HEADERS.items() if not has_header(header)]
    if "oxyde" in implementations and not has_venv():
        missing.append("python3-venv")
    return missing


HEADERS = {"sqlite3.h": "libsqlite3-dev", "json-c/json.h": "libjson-c-dev"}


def install_packages(implementations: list[str]) -> None:
    """Installs missing Debian packages where that needs no password; else says which."""
    if any(name in SWIFT_PRODUCTS for name in implementations) and not shutil.which("swift"):
        raise BuildError("Swift 6.2 or newer is missing: see https://www.swift.org/install/linux/")
    missing = missing_packages(implementations)
    if not missing:
        return
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt = [*as_root, "apt-get"]
    advice = f"missing packages, install them with: sudo apt-get install {' '.join(missing)}"
    if not shutil.which("apt-get") or (as_root and not shutil.which("sudo")):
        raise BuildError(advice)
    try:
        run([*apt, "update"], "apt-get update")
        run([*apt, "install", "-y", "--no-install-recommends", *missing], f"apt-get install {' '.join(missing)}")
    except BuildError as error:
        raise BuildError(f"{error}\n{advice}") from error
    if missing_packages(implementations):
        raise BuildError(advice)


# --- Programs and data ---


def is_newer(output: Path, inputs: list[Path]) -> bool:
    return output.exists() and all(output.stat().st_mtime > path.stat().st_mtime for path in inputs)


def compile_c() -> None:
    headers = list((ROOT / "C").glob("*.h"))
    for program, names in C_PROGRAMS.items():
        sources = [ROOT / "C" / name for name in names]
        output = OUTPUT / program
        if not is_newer(output, sources + headers):
            files = [str(source) for source in sources]
            run(["cc", *C_FLAGS, *files, "-o", str(output), *C_LIBRARIES], f"cc {program}")


def make_dataset() -> None:
    program = OUTPUT / "make_dataset"
    if not is_newer(DATASET, [program]):
        DATASET.unlink(missing_ok=True)
        run([str(program), str(DATASET)], "make the data set")


def make_environment() -> None:
    """A virtual environment with the one version of Oxyde that is compared."""
    environment = BUILD / "venv"
    stamp = environment / "stamp"
    if stamp.exists() and stamp.read_text() == OXYDE:
        return
    run([sys.executable, "-m", "venv", "--clear", str(environment)], "make a Python environment")
    run([str(environment / "bin/pip"), "install", "--quiet", OXYDE], f"pip install {OXYDE}")
    stamp.write_text(OXYDE)
