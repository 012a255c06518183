"""The tests of BENCHMARK.md for SQLite, their check values (§7), classes (§9) and the budgets of DESIGN.md §9."""

from __future__ import annotations

from typing import NamedTuple

#: The order within a round, so that neighbours in the table ran close in time.
IMPLEMENTATIONS = ["c", "basalt", "grdb", "oxyde"]
RIVALS = ["grdb", "oxyde"]

#: Each group runs in a process of its own on a fresh copy of the data.
GROUPS: list[list[str]] = [
    [
        "select_pk", "select_filter", "filter_simple", "filter_complex", "filter_in", "order_limit",
        "aggregate_count", "aggregate_mixed", "concurrent_10", "concurrent_50", "concurrent_100",
        "pk_latency_1", "pk_latency_16", "pk_latency_64", "rich_fetch_1k",
    ],
    ["fetch_100k"],
    ["stream_100k"],
    ["update_single", "update_bulk", "delete_single"],
    ["insert_single", "insert_bulk_100", "bulk_insert_10k", "rich_insert_100"],
]  # fmt: skip

TESTS = [test for group in GROUPS for test in group]

CHECKS: dict[str, int] = {
    "select_pk": 323,
    "select_filter": 1003561,
    "filter_simple": 323,
    "filter_complex": 468262,
    "filter_in": 107317,
    "order_limit": 15876,
    "aggregate_count": 1000,
    "aggregate_mixed": 43583,
    "concurrent_10": 9791,
    "concurrent_50": 53747,
    "concurrent_100": 107317,
    "pk_latency_1": 323,
    "pk_latency_16": 323,
    "pk_latency_64": 323,
    "rich_fetch_1k": 17525403,
    "fetch_100k": 5153596355,
    "stream_100k": 5153596355,
    "update_single": 1,
    "update_bulk": 63,
    "delete_single": 1,
    "insert_single": 1,
    "insert_bulk_100": 100,
    "bulk_insert_10k": 10000,
    "rich_insert_100": 100,
}

#: Tests where the engine is four fifths of the cost of everybody: within 3 % of a rival is even.
ENGINE_BOUND = {"delete_single", "update_bulk", "order_limit"}
ENGINE_BOUND_TIE = 0.03


class TestClass(NamedTuple):
    name: str
    #: The most CPU per operation, as a multiple of the C reference.
    budget: float
    tests: list[str]


CLASSES = [
    TestClass("wide reads", 1.25, ["select_filter", "filter_complex", "filter_in", "fetch_100k", "stream_100k"]),
    TestClass(
        "single-row",
        2.0,
        [
            "select_pk", "filter_simple", "order_limit", "aggregate_count", "aggregate_mixed", "insert_single",
            "update_single", "update_bulk", "delete_single", "pk_latency_1",
        ],
    ),
    TestClass(
        "concurrent", 2.5, ["concurrent_10", "concurrent_50", "concurrent_100", "pk_latency_16", "pk_latency_64"]
    ),
    TestClass("bulk", 1.5, ["insert_bulk_100", "bulk_insert_10k"]),
    TestClass("rich", 2.0, ["rich_fetch_1k", "rich_insert_100"]),
]  # fmt: skip
