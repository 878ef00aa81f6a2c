"""Seals a data folder again and again, is killed at any moment, and says what the next command finds.

Run as a process of its own, which has one thread and may fork: `python killed.py FOLDER TIMES`. Prints a line for each
time: `old` or `new`, or what is neither.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from tests.pledgebook.sealed import DAY, salts

from pledgebook.book import load
from pledgebook.journal import settle, write_together
from pledgebook.sealing import candidates, sealing


def seal(data: Path) -> None:
    book = load(data)[0]
    assert book is not None
    write_together(data, sealing(book, candidates(book, []), DAY, salts()).files)


def child(data: Path) -> int:
    """Start a process that seals the folder as soon as it can; return its id."""
    process = os.fork()
    if process == 0:
        try:
            seal(data)
        finally:
            os._exit(0)
    return process


def state(data: Path) -> str:
    """Return what the next command finds after an interruption."""
    settle(data)
    book, problems = load(data)
    if book is None or any(not problem.is_warning for problem in problems):
        return f"broken: {[str(problem) for problem in problems]}"
    left = [path.name for path in data.iterdir() if path.name.startswith(".pending")]
    sealed = [version.sealed is not None for letter in book.letters.values() for version in letter.versions]
    if len(set(sealed)) != 1:
        return f"half: {sealed}"
    return "new" if sealed[0] and not left else "old" if not sealed[0] else f"left: {left}"


def main(sound: Path, times: int) -> None:
    data = sound.with_name("killed")
    start = time.monotonic()
    shutil.copytree(sound, data)
    os.waitpid(child(data), 0)
    takes = time.monotonic() - start
    shutil.rmtree(data)
    chance = random.Random(1)
    for _ in range(times):
        shutil.copytree(sound, data)
        process = child(data)
        time.sleep(takes * chance.uniform(0.5, 1.3))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        found = state(data)
        takes *= 0.9 if found == "new" else 1.1  # however busy the machine is, kills stay around the moment that counts
        print(found, flush=True)
        shutil.rmtree(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
