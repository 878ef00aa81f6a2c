"""Measures builds of a growing corpus against the floor (floor.py), all in one run, and prints a table.

Usage, from the project's folder: .venv/bin/python -m tests.bench.bench [LETTERS …]
Times are of whole processes: by the clock, and processor seconds (user and system, helpers included). A ratio is one of
clock times. Memory is the largest resident set of a single process. What is to be reached stands beneath the table.
Linux and macOS only: Windows doesn't report a finished child's use.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench.corpus import make_corpus

HERE = Path(__file__).resolve().parent
SIZES = (100, 1000)


class Use(NamedTuple):
    """What one process used: seconds by the clock, processor seconds, megabytes."""

    clock: float
    processor: float
    megabytes: float


def measure(project: Path, *command: str) -> Use:
    """Run a Python command in `project` to its end, silently. CalledProcessError if it fails."""
    environment = os.environ | {"PYTHONPATH": "hooks", "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    before = time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], cwd=project, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - before
    if os.waitstatus_to_exitcode(status):
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Use(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def rows(letters: int) -> Iterator[tuple[str, Use, float | None]]:
    """Yield what was measured with so many letters: what, its use, and its ratio to the floor."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        make_corpus(project, letters)
        build = ("-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir")
        cold = measure(project, *build, "site")
        list_pages(project)
        floor = measure(project, str(HERE / "floor.py"), str(project), str(project / "floor"))
        yield "floor", floor, None
        yield "build, cold", cold, cold.clock / floor.clock
        shutil.rmtree(project / "floor")
        cached = measure(project, *build, "again")
        yield "build, cached", cached, cached.clock / floor.clock
        edit, search = measure_edit(project)
        yield "one edit in serve", edit, edit.clock / floor.clock
        yield "search opened then", search, search.clock / floor.clock


def list_pages(project: Path) -> None:
    """Note size and name of every file of the built site, for the floor to write."""
    site = project / "site"
    files = sorted(path for path in site.rglob("*") if path.is_file())
    lines = [f"{path.stat().st_size} {path.relative_to(site).as_posix()}\n" for path in files]
    (project / "pages.txt").write_text("".join(lines), encoding="utf-8")


def measure_edit(project: Path) -> list[Use]:
    """Return our own part of what `serve` does after one edit: load anew and make the page that is looked at.

    Then what it does when the search box is opened: make the index of one language.
    """
    done = subprocess.run(
        [sys.executable, str(HERE / "edit.py"), str(project)],
        env=os.environ | {"PYTHONPATH": str(project / "hooks"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    lines = [tuple(map(float, line.split())) for line in done.stdout.splitlines()]
    return [Use(seconds, seconds, megabytes) for seconds, megabytes in lines]


def main(sizes: list[int]) -> None:
    """Print the table, and the growth from the smallest size to the largest."""
    print("| letters | what | clock s | × floor | CPU s | MB |\n|---:|---|---:|---:|---:|---:|")
    cold = {}
    for letters in sizes:
        for what, use, ratio in rows(letters):
            shown = f"{ratio:.2f}" if ratio else "1"
            row = (letters, what, f"{use.clock:.2f}", shown, f"{use.processor:.2f}", f"{use.megabytes:.0f}")
            print("|", *(f"{cell} |" for cell in row), flush=True)
            if what == "build, cold":
                cold[letters] = use.clock
    if len(cold) > 1:
        low, high = min(cold), max(cold)
        print(f"\nGrowth of the cold build from {low} to {high} letters: {cold[high] / cold[low]:.1f} times.")
    print(
        "\nTo reach at 1,000 letters on two cores: cold ≤ 3 × floor and ≤ 200 MB; growth from 100 ≤ 10.5; edit ≤ 1 s."
    )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
