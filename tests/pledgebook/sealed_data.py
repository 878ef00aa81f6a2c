"""Seals letters of the tests' data folders, with salts that are the same every time, and lets things happen to them."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.pledgebook.data import swapped, write

from pledgebook.amending import Amending, Attestation, correcting, redacting, sealed_version, withdrawing, witnessing
from pledgebook.book import Book, load
from pledgebook.erase import erased
from pledgebook.model import Correction, Text
from pledgebook.sealing import candidates, refusals, sealing
from pledgebook.snapshot import Snapshot, parse, text

DAY = date(2026, 1, 1)
BASIS = Text("人民法院生效裁定", "a court order in force")
REASON = Text("测试理由", "a test’s reason")
CHANGES = "changes:\n  zh: 改。\n  en: Changed.\ntransition:\n  zh: 此后的订单。\n  en: Later orders.\n"
SECOND = swapped("prevails: zh\n", f"prevails: zh\n{CHANGES}").replace("effective: 2026-01-01", "effective: 2027-01-01")


def lived(data: Path) -> Path:
    """Let happen to the letter `guarantee` of a sound data folder all that can happen to a sealed one."""
    write(data, {"letters/guarantee/v2.yml": SECOND})
    seal(data)
    correct(data, ("guarantee", 1), "clauses/answer", "内答复。", "之内答复。")
    correct(data, ("guarantee", 1), "clauses/remedy", "公司道", "公司当面道")
    withdraw(data, ("guarantee", 2), date(2026, 12, 1))
    redact(data, ("guarantee", 1), "clauses/remedy")
    found = opened(data).archive.ledger.seal("guarantee", 1)
    assert found
    by = Text("示例公证处", "Example Notary")
    write(data, dict(witnessing(opened(data), DAY, Attestation(found.entry, by, "EX-2026-1", REASON))))
    return data


def opened(data: Path) -> Book:
    book, problems = load(data)
    assert book is not None, [str(problem) for problem in problems]
    return book


def seal(data: Path, letters: Sequence[str] = ()) -> Path:
    """Seal what is signed of these letters, or of all."""
    book = opened(data)
    versions = candidates(book, letters)
    assert list(refusals(book, versions, DAY)) == []
    write(data, dict(sealing(book, versions, DAY, salts()).files))
    return data


def withdraw(data: Path, which: tuple[str, int], since: date) -> None:
    book = opened(data)
    write(data, dict(withdrawing(book, Amending(sealed_version(book, *which), DAY, REASON), since)))


def correct(data: Path, which: tuple[str, int], path: str, old: str, new: str) -> None:
    """Mend a slip in the Chinese."""
    book = opened(data)
    what = Amending(sealed_version(book, *which), DAY, REASON)
    write(data, dict(correcting(book, what, Correction(DAY, path, "zh", old, new, REASON), salts())))


def redact(data: Path, which: tuple[str, int], path: str) -> None:
    """Remove words by law, from the data file too."""
    book = opened(data)
    files, paths = redacting(book, Amending(sealed_version(book, *which), DAY, REASON), path, BASIS)
    name = f"letters/{which[0]}/v{which[1]}.yml"
    write(data, {**files, name: erased((data / name).read_text(encoding="utf-8"), paths)})


def snapshot(data: Path, letter: str, version: int) -> Snapshot:
    return parse(opened(data).archive.data(letter, version))


def letter_json(data: Path, letter: str, version: int) -> dict[str, Any]:
    """Return what a version's letter.json says."""
    lines = opened(data).archive.ledger.lines_of(letter, version)
    found: dict[str, Any] = json.loads(text(snapshot(data, letter, version), lines))
    return found


def salts() -> Callable[[], str]:
    """Return a source of salts that differ from each other, not from one run to the next."""
    numbers = itertools.count()
    return lambda: hashlib.sha256(str(next(numbers)).encode()).hexdigest()[:32]
