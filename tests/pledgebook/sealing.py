"""Seals letters of the tests' data folders, with salts that are the same every time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from tests.pledgebook.data import LETTER, swapped, write

from pledgebook.archive import LEDGER, file_name
from pledgebook.book import load
from pledgebook.digests import SHORT
from pledgebook.leaf_values import values
from pledgebook.ledger import Ledger
from pledgebook.ledger import parse as parse_ledger
from pledgebook.library import Library
from pledgebook.resolve import resolved
from pledgebook.snapshot import Leaf, Snapshot, make_leaf, parse, text

DAY = date(2026, 1, 1)
BASIS = {"zh": "人民法院生效裁定", "en": "a court order in force"}
REASON = {"zh": "测试理由", "en": "a test’s reason"}


def seal(data: Path, which: Iterable[tuple[str, int]] | None = None) -> None:
    """Seal versions of a data folder, or all that are signed, as entries behind those of its ledger."""
    book, problems = load(data)
    assert book is not None, [str(problem) for problem in problems]
    library = Library(book, DAY, drafts=True)
    ledger = book.archive.ledger
    chosen = which or [
        (letter.id, version.number)
        for letter in book.letters.values()
        for version in letter.versions
        if version.signed_on and not version.sealed
    ]
    for letter, number in chosen:
        version = book.letters[letter].versions[number - 1]
        leaves = [
            make_leaf(path, _salt(f"{letter}/v{number}/{path}"), value)
            for path, value in values(resolved(version, library), book.publisher)
        ]
        snapshot = Snapshot(letter, number, tuple(leaves))
        short = "".join(leaf.digest[:SHORT] for leaf in leaves)
        content = {"letter": letter, "version": number, "digest": snapshot.digest, "leaves": short}
        ledger = ledger.appended(_day(ledger), "seal", content)
        _write(data, snapshot)
    (data / LEDGER).write_text(ledger.text(), encoding="utf-8", newline="\n")


CHANGES = "changes:\n  zh: 改。\n  en: Changed.\ntransition:\n  zh: 此后的订单。\n  en: Later orders.\n"
SECOND = swapped("prevails: zh\n", f"prevails: zh\n{CHANGES}").replace("effective: 2026-01-01", "effective: 2027-01-01")
LAWFUL = LETTER.replace("        本公司道歉。", "        （依法删除）").replace(
    "        The company apologises.", "        (removed by law)"
)


def lived(data: Path) -> None:
    """Let happen to the letter `guarantee` of a sound data folder all that can happen to a sealed one."""
    write(data, {"letters/guarantee/v2.yml": SECOND})
    seal(data, [("guarantee", 1), ("compensation", 1), ("guarantee", 2)])
    correct(data, "guarantee", 1, "clauses/answer", "内答复。", "之内答复。")
    enter(data, "withdraw", letter="guarantee", version=2, since="2026-12-01", reason=REASON)
    redact(data, "guarantee", 1, "clauses/remedy")
    write(data, {"letters/guarantee/v1.yml": LAWFUL})
    by = {"zh": "示例公证处", "en": "Example Notary"}
    enter(data, "witness", of=seal_entry(data, "guarantee", 1), by=by, reference="EX-2026-1", reason=REASON)


def enter(data: Path, kind: str, **content: Any) -> None:
    """Append an entry to the ledger of a data folder; `from` is written `since`."""
    ledger = _ledger(data)
    content = {"from" if key == "since" else key: value for key, value in content.items()}
    ledger = ledger.appended(_day(ledger), kind, content)
    (data / LEDGER).write_text(ledger.text(), encoding="utf-8", newline="\n")


def correct(data: Path, letter: str, version: int, path: str, old: str, new: str, language: str = "zh") -> None:
    """Mend a slip."""
    snapshot = read(data, letter, version)
    count = len(snapshot.corrections) + 1
    value = {"path": path, "language": language, "old": old, "new": new}
    leaf = make_leaf(f"corrections/{count}", _salt(f"{letter}/v{version}/{count}"), value)
    _write(data, Snapshot(letter, version, snapshot.leaves, (*snapshot.corrections, leaf)))
    enter(data, "correct", letter=letter, version=version, path=path, digest=leaf.digest, reason=REASON)


def redact(data: Path, letter: str, version: int, path: str) -> None:
    """Remove a leaf's words from the snapshot; the data file is left to the caller."""
    snapshot = read(data, letter, version)
    place = next(leaf.value["place"] for leaf in snapshot.leaves if leaf.path == path)
    leaves = tuple(Leaf(path, None, None, leaf.digest) if leaf.path == path else leaf for leaf in snapshot.leaves)
    _write(data, Snapshot(letter, version, leaves, snapshot.corrections))
    enter(data, "redact", letter=letter, version=version, path=path, place=place, basis=BASIS, reason=REASON)


def read(data: Path, letter: str, version: int) -> Snapshot:
    return parse((data / "sealed" / file_name(letter, version)).read_bytes())


def seal_entry(data: Path, letter: str, version: int) -> str:
    """Return the entry by which a version was sealed."""
    found = _ledger(data).seal(letter, version)
    assert found
    return found.entry


def letter_json(data: Path, letter: str, version: int) -> dict[str, Any]:
    """Return what a version's letter.json says."""
    lines = _ledger(data).lines_of(letter, version)
    found: dict[str, Any] = json.loads(text(read(data, letter, version), lines))
    return found


def _ledger(data: Path) -> Ledger:
    ledger, problems = parse_ledger((data / LEDGER).read_bytes(), LEDGER)
    assert problems == []
    return ledger


def _day(ledger: Ledger) -> date:
    return ledger.entries[-1].day if ledger.entries else DAY


def _write(data: Path, snapshot: Snapshot) -> None:
    path = data / "sealed" / file_name(snapshot.letter, snapshot.version)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(snapshot), encoding="utf-8", newline="\n")


def _salt(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:32]
