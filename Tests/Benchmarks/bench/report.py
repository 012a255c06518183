"""What a run says in the end: the table, the ratio lines, the budgets."""

from __future__ import annotations

from bench import spec
from bench.measure import Results


def table(results: Results, implementations: list[str], tests: list[str]) -> str:
    """CPU per operation in µs, medians, with the multiple of the C reference and C's spread."""
    others = [name for name in implementations if name != "c"]
    header = f"{'CPU µs per op':<18}{'c':>12}{'spread':>8}" + "".join(f"{name:>12}{'×c':>7}" for name in others)
    lines = [header, "-" * len(header)]
    for test in tests:
        line = f"{test:<18}{number(results.median(test, 'c')):>12}{percent(results.spread(test)):>8}"
        for name in others:
            line += f"{number(results.median(test, name)):>12}{factor(results.ratio(test, name, 'c')):>7}"
        lines.append(line)
    notes = [f"{name} skips {test}: {reason}" for (test, name), reason in sorted(results.skipped.items())]
    return "\n".join(lines + notes)


def latency_table(results: Results, implementations: list[str], tests: list[str]) -> str:
    """The wall time of single lookups, and the peak resident set of the two tests that move the most."""
    lines = []
    latencies = [test for test in tests if test.startswith("pk_latency")]
    if latencies:
        lines.append(f"{'wall µs, p50/p99':<18}" + "".join(f"{name:>18}" for name in implementations))
        for test in latencies:
            cells = (
                f"{number(results.median(test, name, 'p50'))}/{number(results.median(test, name, 'p99'))}"
                for name in implementations
            )
            lines.append(f"{test:<18}" + "".join(f"{cell:>18}" for cell in cells))
    memory = [test for test in tests if test.endswith("_100k")]
    if memory:
        lines.append(f"{'peak RSS, MiB':<18}" + "".join(f"{name:>18}" for name in implementations))
        for test in memory:
            peaks = (results.median(test, name, "peak_kilobytes") for name in implementations)
            cells = (number(peak / 1024 if peak else None) for peak in peaks)
            lines.append(f"{test:<18}" + "".join(f"{cell:>18}" for cell in cells))
    return "\n".join(lines)


def ratio_lines(results: Results, tests: list[str]) -> str:
    """One line per test for Basalt, for machines to read."""
    lines = []
    for test in tests:
        if results.median(test, "basalt") is not None:
            ratios = [f"cpu_vs_{name}={plain(results.ratio(test, 'basalt', name))}" for name in ["c", *spec.RIVALS]]
            lines.append(",".join(["ratio", "sqlite", test, *ratios]))
    return "\n".join(lines)


def budgets(results: Results, tests: list[str]) -> tuple[str, bool]:
    """Met or missed, class by class, with the test that is furthest from C.

    Returns the text, and whether all budgets are met.
    """
    lines, all_met = ["budgets (CPU as a multiple of C)"], True
    for entry in spec.CLASSES:
        ratios = {test: results.ratio(test, "basalt", "c") for test in entry.tests if test in tests}
        known = {test: ratio for test, ratio in ratios.items() if ratio is not None}
        if not known:
            continue
        missed = [test for test, ratio in known.items() if ratio > entry.budget]
        worst = max(known, key=lambda test: known[test])
        all_met &= not missed
        outcome = f"missed by {', '.join(missed)}" if missed else "met"
        lines.append(f"  {entry.name:<12} ≤ {entry.budget:<5} worst {known[worst]:.2f} ({worst}): {outcome}")
    return "\n".join(lines if len(lines) > 1 else []), all_met


def standing(results: Results, tests: list[str]) -> tuple[str, bool]:
    """Whether Basalt is ahead of each rival on each test.

    Returns the text, and whether no rival is ahead anywhere.
    """
    lines, never_behind = ["against the rivals"], True
    for rival in spec.RIVALS:
        verdicts: dict[str, list[str]] = {"ahead": [], "even": [], "behind": []}
        for test in tests:
            ratio = results.ratio(test, "basalt", rival)
            if ratio is not None:
                verdicts[verdict(ratio, test, results)].append(test)
        if not any(verdicts.values()):
            continue
        never_behind &= not verdicts["behind"]
        line = f"  {rival}: ahead on {len(verdicts['ahead'])}"
        for word in ("even", "behind"):
            if verdicts[word]:
                line += f", {word} on {', '.join(verdicts[word])}"
        lines.append(line)
    return "\n".join(lines if len(lines) > 1 else []), never_behind


def verdict(ratio: float, test: str, results: Results) -> str:
    """Closer than the spread of C is a tie, and so are 3 % where the engine is most of the cost."""
    tie = results.spread(test) or 0
    if test in spec.ENGINE_BOUND:
        tie = max(tie, spec.ENGINE_BOUND_TIE)
    if abs(ratio - 1) <= tie:
        return "even"
    return "ahead" if ratio < 1 else "behind"


def number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 1000 else f"{value:.1f}" if value >= 100 else f"{value:.2f}"


def factor(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def percent(value: float | None) -> str:
    return "–" if value is None else f"{value * 100:.0f} %"


def plain(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
