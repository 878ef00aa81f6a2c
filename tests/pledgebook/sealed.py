"""Small data folders whose letters are sealed, with salts that are the same at every run."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from itertools import count
from pathlib import Path

from tests.pledgebook.data import folder, swapped

from pledgebook.amending import Amending, sealed_version
from pledgebook.book import Book, load
from pledgebook.journal import write_together
from pledgebook.model import Text
from pledgebook.sealing import candidates, sealing

DAY = datetime.date(2025, 12, 21)
LATER = datetime.date(2026, 3, 1)
LEDGER, SNAPSHOT, YAML = "ledger.jsonl", "sealed/guarantee/v1.json", "letters/guarantee/v1.yml"
REASON = Text("理由", "a reason")


def salts() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{next(numbers):032x}"


def book_of(data: Path) -> Book:
    book, problems = load(data)
    assert book is not None, problems
    return book


def seal(data: Path, day: datetime.date = DAY) -> Path:
    """Seal all that is signed below the folder; return it."""
    book = book_of(data)
    write_together(data, sealing(book, candidates(book, []), day, salts()).files)
    return data


def sealed(root: Path, files: dict[str, str | bytes] | None = None) -> Path:
    """Write a sound data folder and seal its letters."""
    return seal(folder(root, files))


def amending(data: Path, letter: str = "guarantee", number: int = 1) -> tuple[Book, Amending]:
    book = book_of(data)
    return book, Amending(sealed_version(book, letter, number), LATER, REASON)


_LATER = "changes:\n  zh: 改。\n  en: Changed.\ntransition:\n  zh: 新订单。\n  en: New orders.\n"
SECOND = (
    swapped("2026-01-01", "2026-07-01")
    .replace("prevails: zh\n", f"prevails: zh\n{_LATER}")
    .replace("本公司道歉。", "本公司当面道歉。")
    .replace("The company apologises.", "The company apologises in person.")
)
"""A second version of LETTER, in force from 1 July 2026."""


def edited(data: Path, name: str, old: str, new: str) -> None:
    """Replace the only `old` in a file below the folder."""
    path = data / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (name, text.count(old), old)
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def told(data: Path) -> list[tuple[str, int, str]]:
    """Return file, line and code of each problem."""
    return [(problem.path, problem.line, problem.code) for problem in sorted(load(data)[1])]
