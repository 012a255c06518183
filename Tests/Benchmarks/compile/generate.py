"""Writes the package whose build times `run-compile` measures: the same models twice, once as plain structs and once as
Basalt models, and a module of queries."""

from __future__ import annotations

import os
from pathlib import Path

from compile.queries import MODELS, QUERIES

#: The columns of a model besides its key: with it, ten.
COLUMNS = [
    ("email", "String", "@Unique"),
    ("name", "String", "@Length(1...80)"),
    ("age", "Int?", ""),
    ("views", "Int = 0", ""),
    ("score", "Double", ""),
    ("isActive", "Bool = true", ""),
    ("createdAt", "Date", ""),
    ("note", "String?", ""),
    ("rank", "Int64", ""),
]
WIDE_COLUMNS = 128
WIDE_TYPES = ["Int", "String", "Double", "Bool", "Int?", "String?", "Date", "Int64"]

Column = tuple[str, str, str]


def wide_columns() -> list[Column]:
    return [(f"c{i}", WIDE_TYPES[i % len(WIDE_TYPES)], "") for i in range(1, WIDE_COLUMNS)]


def plain(name: str, columns: list[Column]) -> str:
    fields = "".join(f"  public var {column}: {type_}\n" for column, type_, _ in columns)
    return (
        "public import struct Foundation.Date\n\n"
        f"public struct {name}: Codable, Sendable {{\n  public let id: Int64\n{fields}}}\n"
    )


def model(name: str, columns: list[Column]) -> str:
    fields = "".join(f"  {rule} public var {column}: {type_}\n" for column, type_, rule in columns)
    return (
        "public import BasaltDomain\npublic import struct Foundation.Date\n\n"
        f'@Model(table: "{name.lower()}")\npublic struct {name} {{\n'
        f"  @PrimaryKey(.generated) public let id: Key<Int64>\n{fields}}}\n"
    )


def write_module(package: Path, module: str, files: dict[str, str]) -> None:
    folder = package / "Sources" / module
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.swift").write_text(text, encoding="utf-8")


def models(kind: str, count: int) -> dict[str, str]:
    """One file per model, as people write them."""
    write = plain if kind == "Plain" else model
    return {f"M{i}": write(f"M{i}", COLUMNS) for i in range(1, count + 1)}


def write_package(package: Path, sizes: list[int], with_basalt: bool, basalt: Path, statistics: Path) -> None:
    """Writes all sources and the manifest of the package."""
    targets = [module_target("Warm", ["BasaltDomain", "BasaltPersistence"] if with_basalt else [])]
    imports = "import BasaltDomain\nimport BasaltPersistence\n" if with_basalt else ""
    write_module(package, "Warm", {"Warm": imports + "public let warm = true\n"})
    for kind in ["Plain", "Model"] if with_basalt else ["Plain"]:
        dependencies = ["BasaltDomain"] if kind == "Model" else []
        write = plain if kind == "Plain" else model
        for size in sizes:
            write_module(package, f"{kind}{size}", models(kind, size))
            targets.append(module_target(f"{kind}{size}", dependencies))
        write_module(package, f"{kind}Wide", {"Wide": write("Wide", wide_columns())})
        targets.append(module_target(f"{kind}Wide", dependencies))
    if with_basalt:
        write_module(package, "QueryModels", {"QueryModels": MODELS})
        write_module(package, "Queries", query_files())
        targets.append(module_target("QueryModels", ["BasaltDomain"]))
        # One compiler process per file, so that its counters are one query's.
        flags = ["-disable-batch-mode", "-stats-output-dir", str(statistics)]
        flags += ["-Xfrontend", "-warn-long-expression-type-checking=1"]
        dependencies = ["QueryModels", "BasaltDomain", "BasaltPersistence"]
        targets.append(module_target("Queries", dependencies, flags))
    dependency = f'.package(name: "basalt", path: "{os.path.relpath(basalt, package)}")' if with_basalt else ""
    (package / "Package.swift").write_text(manifest(dependency, targets), encoding="utf-8")


def query_files() -> dict[str, str]:
    header = "import BasaltDomain\nimport BasaltPersistence\nimport Foundation\nimport QueryModels\n\n"
    return {name: f"{header}{text.strip()}\n" for name, text in QUERIES.items()}


def module_target(name: str, dependencies: list[str], flags: list[str] | None = None) -> str:
    products = ", ".join(
        f'.product(name: "{name}", package: "basalt")' if name.startswith("Basalt") else f'"{name}"'
        for name in dependencies
    )
    unsafe = ", ".join(f'"{flag}"' for flag in flags or [])
    settings = f"shared + [.unsafeFlags([{unsafe}])]" if flags else "shared"
    return f'    .target(name: "{name}", dependencies: [{products}], swiftSettings: {settings}),\n'


def manifest(dependency: str, targets: list[str]) -> str:
    return (
        "// swift-tools-version: 6.2\nimport PackageDescription\n\n"
        "let shared: [SwiftSetting] = [\n"
        '  .enableUpcomingFeature("ExistentialAny"),\n  .enableUpcomingFeature("InternalImportsByDefault"),\n'
        '  .enableUpcomingFeature("MemberImportVisibility"),\n'
        '  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),\n'
        "]\n\n"
        "let package = Package(\n"
        '  name: "compile-times",\n  platforms: [.macOS(.v15)],\n'
        f"  dependencies: [{dependency}],\n  targets: [\n{''.join(targets)}  ],\n"
        "  swiftLanguageModes: [.v6]\n)\n"
    )
