"""Oxyde on the tests of BENCHMARK.md: the same tests, loop and lines as the Swift and C programs.

Run by `./run` in a virtual environment of its own:
    BENCH_SQLITE_URL=sqlite:///path oxyde_bench.py --db sqlite --tests a,b,c [--secs 0.6]
"""

from __future__ import annotations

import argparse
import asyncio
import math
import os
import resource
import time
from calendar import timegm
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

from oxyde import Avg, Count, Field, Max, Model, Q, db
from oxyde.db import transaction

ROUNDS = 3
WARM_UP_SECONDS = 0.1
EPOCH_DAY = date(1970, 1, 1).toordinal()


class User(Model):
    id: int | None = Field(default=None, db_pk=True)
    name: str
    email: str = Field(db_unique=True)
    age: int
    is_active: bool
    created_at: datetime

    class Meta:
        is_table = True
        table_name = "users"


class Big(Model):
    id: int | None = Field(default=None, db_pk=True)
    user_id: int
    name: str
    email: str
    score: float
    is_active: bool
    created_at: datetime
    note: str | None

    class Meta:
        is_table = True
        table_name = "big"


class Bulk(Model):
    id: int | None = Field(default=None, db_pk=True)
    user_id: int
    name: str
    email: str
    score: float
    is_active: bool
    created_at: datetime
    note: str | None

    class Meta:
        is_table = True
        table_name = "bulk"


class Doc(Model):
    id: int | None = Field(default=None, db_pk=True)
    uid: UUID
    amount: Decimal
    day: date
    ts: datetime
    data: dict[str, Any]
    raw: bytes
    note: str | None

    class Meta:
        is_table = True
        table_name = "docs"


# --- Check values (§6) ---


def user_check(user: User) -> int:
    seconds = timegm(user.created_at.timetuple())
    return user.id + user.age + user.is_active + len(user.name) + len(user.email) + seconds % 1000


def big_check(big: Big) -> int:
    # The µs of a time since 1970, modulo 1000, are those of its fraction.
    return (
        big.id + big.user_id + len(big.name) + len(big.email) + math.floor(big.score) + big.is_active
        + big.created_at.microsecond % 1000 + len(big.note or "")
    )


def doc_check(doc: Doc) -> int:
    return (
        doc.id + doc.uid.bytes[0] + int(math.fmod(int(doc.amount * 10_000), 1000)) + doc.day.toordinal() - EPOCH_DAY
        + doc.ts.microsecond % 1000 + len(doc.data["nested"]["list"]) + doc.data["k"] + len(doc.raw)
        + len(doc.note or "")
    )


# --- Tests ---


def key(index: int) -> int:
    return 1 + (index * 379) % 1000


IN_KEYS = [key(index) for index in range(100)]

#: SQLite takes 32,766 values in a statement; a row of `bulk` has seven.
BULK_BATCH = 4000


class Inputs:
    """The objects that the bulk tests insert, made before anything is timed."""

    bigs: list[Bulk] = []
    docs: list[Doc] = []

    @classmethod
    async def load(cls, tests: list[str]) -> None:
        if "bulk_insert_10k" in tests:
            rows = await Big.objects.filter(id__lte=10_000).order_by("id").all()
            cls.bigs = [Bulk(**row.model_dump(exclude={"id"})) for row in rows]
        if "rich_insert_100" in tests:
            docs = await Doc.objects.filter(id__lte=100).order_by("id").all()
            cls.docs = [Doc(**doc.model_dump(exclude={"id"})) for doc in docs]


def forget_keys(objects: list[Any]) -> None:
    """Undoes that `bulk_create` stored keys in the objects, so that they can be inserted again."""
    for item in objects:
        item.__dict__["id"] = None
        item.__pydantic_fields_set__.discard("id")


async def select_pk(index: int, checks: bool) -> int:
    user = await User.objects.get(id=key(index))
    return user_check(user) if checks else 1


async def users(query: Any, checks: bool) -> int:
    rows = await query.all()
    return sum(map(user_check, rows)) if checks else len(rows)


async def select_filter(_: int, checks: bool) -> int:
    return await users(User.objects.filter(age__gte=18), checks)


async def filter_simple(_: int, checks: bool) -> int:
    return await users(User.objects.filter(name="User0"), checks)


async def filter_complex(_: int, checks: bool) -> int:
    return await users(User.objects.filter(Q(age__gte=18, is_active=True) | Q(name__startswith="A")), checks)


async def filter_in(_: int, checks: bool) -> int:
    return await users(User.objects.filter(id__in=IN_KEYS), checks)


async def order_limit(_: int, checks: bool) -> int:
    return await users(User.objects.query().order_by("-created_at").limit(10), checks)


async def aggregate_count(_: int, __: bool) -> int:
    return await User.objects.count()


async def aggregate_mixed(_: int, __: bool) -> int:
    query = User.objects.query().annotate(count=Count("*"), average=Avg("age"), oldest=Max("age"))
    row = (await query.values().all())[0]
    return row["count"] + math.floor(row["average"] * 1000) + row["oldest"]


def concurrent(width: int) -> Test:
    async def run(index: int, checks: bool) -> int:
        lookups = (select_pk(index * width + lane, checks) for lane in range(width))
        return sum(await asyncio.gather(*lookups))

    return Test(run)


async def fetch_100k(_: int, checks: bool) -> int:
    rows = await Big.objects.all()
    return sum(map(big_check, rows)) if checks else len(rows)


async def rich_fetch_1k(_: int, checks: bool) -> int:
    rows = await Doc.objects.all()
    return sum(map(doc_check, rows)) if checks else len(rows)


async def update_single(index: int, _: bool) -> int:
    return await User.objects.filter(id=key(index)).update(name="Updated")


async def update_bulk(_: int, __: bool) -> int:
    return await User.objects.filter(age__lt=18).update(is_active=False)


async def delete_single(index: int, _: bool) -> int:
    return await User.objects.filter(id=key(index)).delete()


def test_user(email: str) -> dict[str, Any]:
    now = datetime.now(timezone.utc).replace(tzinfo=None)
    return {"name": "TestUser", "email": email, "age": 25, "is_active": True, "created_at": now}


async def insert_single(index: int, _: bool) -> int:
    user = await User.objects.create(**test_user(f"single{index}@example.com"))
    return 1 if user.id else 0


async def insert_bulk_100(index: int, _: bool) -> int:
    rows = [User(**test_user(f"bulk{index}-{row}@example.com")) for row in range(100)]
    return len(await User.objects.bulk_create(rows))


async def bulk_insert_10k(_: int, __: bool) -> int:
    forget_keys(Inputs.bigs)
    async with transaction.atomic():
        return len(await Bulk.objects.bulk_create(Inputs.bigs, batch_size=BULK_BATCH))


async def rich_insert_100(_: int, __: bool) -> int:
    forget_keys(Inputs.docs)
    return len(await Doc.objects.bulk_create(Inputs.docs))


@dataclass(frozen=True)
class Test:
    """An operation, which takes its index and whether its check value is wanted, and its limits."""

    run: Callable[[int, bool], Awaitable[int]]
    cap: int | None = None
    warm_up: int = 2
    lanes: int | None = None


TESTS: dict[str, Test] = {
    "select_pk": Test(select_pk),
    "select_filter": Test(select_filter),
    "filter_simple": Test(filter_simple),
    "filter_complex": Test(filter_complex),
    "filter_in": Test(filter_in),
    "order_limit": Test(order_limit),
    "aggregate_count": Test(aggregate_count),
    "aggregate_mixed": Test(aggregate_mixed),
    "concurrent_10": concurrent(10),
    "concurrent_50": concurrent(50),
    "concurrent_100": concurrent(100),
    "pk_latency_1": Test(select_pk, lanes=1),
    "pk_latency_16": Test(select_pk, lanes=16),
    "pk_latency_64": Test(select_pk, lanes=64),
    "fetch_100k": Test(fetch_100k),
    "rich_fetch_1k": Test(rich_fetch_1k),
    "update_single": Test(update_single, cap=300),
    "update_bulk": Test(update_bulk, cap=300),
    "delete_single": Test(delete_single, cap=100),
    "insert_single": Test(insert_single, cap=300),
    "insert_bulk_100": Test(insert_bulk_100, cap=100),
    "bulk_insert_10k": Test(bulk_insert_10k, cap=3, warm_up=1),
    "rich_insert_100": Test(rich_insert_100, cap=100),
}

UNSUPPORTED = {"stream_100k": "no cursor and no stream"}


# --- The measuring loop (§2) ---


def cpu_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def peak_resident_kilobytes() -> int:
    with open("/proc/self/status", encoding="ascii") as status:
        return next((int(line.split()[1]) for line in status if line.startswith("VmHWM:")), 0)


class Measurer:
    """Runs one test and prints its lines."""

    def __init__(self, name: str, test: Test, seconds: float) -> None:
        self.name = name
        self.test = test
        self.seconds = seconds / ROUNDS
        self.index = 0
        self.latencies: list[float] = []

    def emit(self, *fields: object, kind: str | None = None) -> None:
        print(*([kind] if kind else []), self.name, "sqlite", "oxyde", *fields, sep=",", flush=True)

    async def step(self, checks: bool = False) -> int:
        index = self.index
        self.index += 1
        return await self.test.run(index, checks)

    async def measure(self) -> None:
        self.emit(peak_resident_kilobytes(), kind="#rss0")
        self.emit(await self.step(checks=True), kind="#check")
        start, ops = time.perf_counter(), 0
        while ops < self.test.warm_up or time.perf_counter() - start < WARM_UP_SECONDS:
            if ops == self.test.cap:
                break
            await self.step()
            ops += 1

        rates: list[float] = []
        total = 0
        cpu = cpu_seconds()
        for _ in range(ROUNDS):
            begin = time.perf_counter()
            end = begin + self.seconds
            ops = await (self.lane_round(end) if self.test.lanes else self.round(end))
            rates.append(ops / (time.perf_counter() - begin))
            total += ops
        cpu = cpu_seconds() - cpu
        p50, p99 = self.percentiles()
        self.emit(
            f"{sorted(rates)[ROUNDS // 2]:.2f}", f"{cpu * 1e6 / total:.3f}", total, p50, p99, peak_resident_kilobytes()
        )

    async def round(self, end: float) -> int:
        ops = 0
        while True:
            await self.step()
            ops += 1
            if time.perf_counter() >= end or ops == self.test.cap:
                return ops

    async def lane_round(self, end: float) -> int:
        """Several tasks that repeat the operation at once, each timing every call."""
        first, width = self.index, self.test.lanes or 1

        async def lane(index: int) -> int:
            ops, now = 0, time.perf_counter()
            while True:
                await self.test.run(index, False)
                before, now = now, time.perf_counter()
                self.latencies.append((now - before) * 1e6)
                index += width
                ops += 1
                if now >= end:
                    return ops

        ops = sum(await asyncio.gather(*(lane(first + offset) for offset in range(width))))
        self.index = first + ops
        return ops

    def percentiles(self) -> tuple[str, str]:
        if not self.latencies:
            return "", ""
        ordered = sorted(self.latencies)
        return tuple(f"{ordered[round(part * (len(ordered) - 1))]:.1f}" for part in (0.5, 0.99))


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", choices=["sqlite"], default="sqlite")
    parser.add_argument("--tests", required=True)
    parser.add_argument("--secs", type=float, default=0.6)
    options = parser.parse_args()
    tests = options.tests.split(",")
    for name in tests:
        if name not in TESTS:
            reason = UNSUPPORTED.get(name, "not in this program")
            print("#skip", name, "sqlite", "oxyde", reason, sep=",", flush=True)
    tests = [name for name in tests if name in TESTS]
    if not tests:
        return
    # Oxyde sets the pragmas of §3 by default.
    await db.init(default=os.environ["BENCH_SQLITE_URL"])
    await Inputs.load(tests)
    for name in tests:
        await Measurer(name, TESTS[name], options.secs).measure()
    await db.close()


if __name__ == "__main__":
    asyncio.run(main())
    # Without the interpreter's shutdown, in which Oxyde's own threads now and then abort the process (seen in 0.8.0).
    os._exit(0)
