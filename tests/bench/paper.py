"""Measures printing the sample letters in force, in both languages, and prints a table.

Usage, from the project's folder: PYTHONPATH=hooks .venv/bin/python -m tests.bench.paper
Seconds are by the clock, with nothing kept from before, divided by the number of PDFs; fonts are cut within them.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from tests.edge.building import EPOCH, ROOT, SAMPLES, SITE_URL, build

from pledgebook.book import load
from pledgebook.browser import find
from pledgebook.build import today
from pledgebook.library import Library
from pledgebook.pdf import WORKERS, Press, letter_jobs


def main() -> None:
    """Print the table and what is to be reached."""
    book, _ = load(SAMPLES)
    assert book
    library = Library(book, today(book.publisher.time_zone, EPOCH))
    jobs = letter_jobs(library, SITE_URL, [library.shown(letter) for letter in library.letters])
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        build(ROOT, site).check_returncode()
        press = Press(find(), site, SITE_URL, Path(folder, "cache"))
        print("| what | PDFs | s each | kB mean | kB most |\n|---|---:|---:|---:|---:|")
        for what in ("printed", "unchanged"):
            begin = time.perf_counter()
            made = list(press.make(jobs, [job.address for job in jobs]))
            seconds = (time.perf_counter() - begin) / len(made)
            sizes = [each.paper.size / 1000 for each in made]
            print(f"| {what} | {len(made)} | {seconds:.2f} | {sum(sizes) / len(sizes):.0f} | {max(sizes):.0f} |")
    print(f"\nTo reach on two cores, with {WORKERS} workers: ≤ 1.5 s and ≤ 300 kB for a letter.")


if __name__ == "__main__":
    main()
