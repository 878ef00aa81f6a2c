"""Measures builds of a growing corpus against the floor (floor.py), all in one run, and prints a table.

Usage, from the project's folder: .venv/bin/python -m tests.bench.bench [LETTERS …]
Times are processor seconds of the whole process (user and system), so that what else runs matters less; memory is the
process's largest resident set. Linux and macOS only: Windows doesn't report a finished child's use.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.bench.corpus import make_corpus

HERE = Path(__file__).resolve().parent
SIZES = (100, 1000)


class Use(NamedTuple):
    """What one process used: processor seconds and megabytes."""

    seconds: float
    megabytes: float


def measure(project: Path, *command: str) -> Use:
    """Run a Python command in `project` to its end. CalledProcessError if it fails."""
    environment = os.environ | {"PYTHONPATH": "hooks", "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen([sys.executable, *command], cwd=project, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Use(used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def rows(letters: int) -> list[tuple[str, Use, float | None]]:
    """Return what was measured with so many letters: what, its use, and its ratio to the floor."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        make_corpus(project, letters)
        build = ("-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "site")
        cold = measure(project, *build)
        list_pages(project)
        floor = measure(project, str(HERE / "floor.py"), str(project), str(project / "floor"))
        shutil.rmtree(project / "floor")
        cached = measure(project, *build)
        edit = measure_edit(project)
        return [
            ("floor", floor, None),
            ("build, cold", cold, cold.seconds / floor.seconds),
            ("build, cached", cached, cached.seconds / floor.seconds),
            ("one edit in serve", edit, edit.seconds / floor.seconds),
        ]


def list_pages(project: Path) -> None:
    """Note size and name of every file of the built site, for the floor to write."""
    site = project / "site"
    files = sorted(path for path in site.rglob("*") if path.is_file())
    lines = [f"{path.stat().st_size} {path.relative_to(site).as_posix()}\n" for path in files]
    (project / "pages.txt").write_text("".join(lines), encoding="utf-8")


def measure_edit(project: Path) -> Use:
    """Return our own part of what `serve` does after one edit: load anew, and make the page that is looked at."""
    done = subprocess.run(
        [sys.executable, str(HERE / "edit.py"), str(project)],
        env=os.environ | {"PYTHONPATH": str(project / "hooks"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    seconds, megabytes = done.stdout.split()
    return Use(float(seconds), float(megabytes))


def main(sizes: list[int]) -> None:
    """Print the table, and the growth from the smallest size to the largest."""
    print("| letters | what | CPU s | × floor | MB |\n|---:|---|---:|---:|---:|")
    cold = {}
    for letters in sizes:
        for what, use, ratio in rows(letters):
            shown = f"{ratio:.2f}" if ratio else "1"
            print(f"| {letters} | {what} | {use.seconds:.2f} | {shown} | {use.megabytes:.0f} |", flush=True)
            if what == "build, cold":
                cold[letters] = use.seconds
    if len(cold) > 1:
        low, high = min(cold), max(cold)
        print(f"\nGrowth of the cold build from {low} to {high} letters: {cold[high] / cold[low]:.1f} times.")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
