"""Run by test_hostile in a process of its own: checks each folder named on the command line, prints what that cost.

One line of JSON: for each folder its processor time in seconds, its memory's peak in bytes, and its first error.
Each has a process of its own, forked from this one, which holds nothing but the modules.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import sys
import time
from pathlib import Path

from pledgebook.book import load
from pledgebook.problems import errors, report


def cost(folder: Path) -> tuple[float, int, list[str | int]]:
    began = time.process_time()
    problems = load(folder)[1]
    report(problems)
    first = errors(problems)[:1]
    seconds = time.process_time() - began
    return seconds, peak(), [part for p in first for part in (p.path, p.line, p.column, p.code)]


def peak() -> int:
    """Return the most memory that this process has used; on Linux without what its parent had used before."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    folders = sys.argv[1:]
    with multiprocessing.get_context("fork").Pool(2, maxtasksperchild=1) as pool:
        print(json.dumps(dict(zip(folders, pool.map(cost, map(Path, folders), chunksize=1), strict=True))))
