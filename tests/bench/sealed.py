"""Measures sealing and its guard on letters with many versions (nine letters at least), and prints a table.

Usage, from the project’s folder: PYTHONPATH=hooks .venv/bin/python -m tests.bench.sealed [LETTERSxVERSIONS …]
A ratio is one of clock times: to the least that any check of these files must do, which is to parse every data file
with YAML's C loader and to take the SHA-256 of every snapshot.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.bench import Use, measure
from tests.bench.corpus import make_corpus

from pledgebook.model import Text
from pledgebook.renew import renewed

SIZES = ((100, 5), (1000, 5), (1, 50))
FLOOR = """
import hashlib, pathlib, yaml
for path in sorted(pathlib.Path("data").glob("**/*.yml")):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
for path in sorted(pathlib.Path("data/sealed").glob("*/*.json")):
    hashlib.sha256(path.read_bytes()).digest()
"""
SIGNED = "signed:\n  by:\n    zh: 示例公司\n    en: Example Company\n  on: 2025-12-20\nprevails: zh\n"


def add_versions(project: Path, letters: int, versions: int) -> None:
    """Give the first letters of the corpus so many versions, each in force a day after the one before."""
    for folder in sorted((project / "data/letters").iterdir())[:letters]:
        text = (folder / "v1.yml").read_text(encoding="utf-8")
        for number in range(2, versions + 1):
            day = datetime.date(2026, 1, 1) + datetime.timedelta(days=number)
            text = renewed(text, day, Text("改。", "Changed.")).replace("prevails: zh\n", SIGNED, 1)
            (folder / f"v{number}.yml").write_text(text, encoding="utf-8", newline="\n")


def rows(letters: int, versions: int) -> Iterator[tuple[str, Use, float | None]]:
    """Yield what was measured: what, its use, and its ratio to the floor."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        make_corpus(project, max(letters, 9))  # the nine refer to each other
        add_versions(project, letters, versions)
        sealing = measure(project, "-m", "pledgebook", "seal", "--yes")
        floor = measure(project, "-c", FLOOR)
        yield "floor", floor, None
        yield "seal", sealing, sealing.clock / floor.clock
        for what in ("check, cold", "check, cached"):
            check = measure(project, "-m", "pledgebook", "check")
            yield what, check, check.clock / floor.clock


def main(sizes: list[tuple[int, int]]) -> None:
    """Print the table, and how the check grows from the smallest size to the largest."""
    print("| letters × versions | what | clock s | × floor | CPU s | MB |\n|---:|---|---:|---:|---:|---:|")
    cold = {}
    for letters, versions in sizes:
        for what, use, ratio in rows(letters, versions):
            shown = f"{ratio:.2f}" if ratio else "1"
            row = (f"{letters} × {versions}", what, f"{use.clock:.2f}", shown, f"{use.processor:.2f}")
            print("|", *(f"{cell} |" for cell in row), f"{use.megabytes:.0f} |", flush=True)
            if what == "check, cold":
                cold[letters * versions] = use.clock
    low, high = min(cold), max(cold)
    if low < high:
        print(f"\nA check of {high} versions took {cold[high] / cold[low]:.1f} times as long as one of {low}.")


if __name__ == "__main__":
    given = [tuple(int(part) for part in size.split("x")) for size in sys.argv[1:]]
    main([(size[0], size[1]) for size in given] or list(SIZES))
