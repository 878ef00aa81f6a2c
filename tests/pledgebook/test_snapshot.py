from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.pledgebook.data import SAMPLES
from tests.pledgebook.sealed import DAY, LEDGER, SNAPSHOT, amending, book_of, salts, sealed

from pledgebook.amending import redacting
from pledgebook.book import Book
from pledgebook.journal import write_together
from pledgebook.leaf_values import values
from pledgebook.library import Library
from pledgebook.model import Clause, Text, Version
from pledgebook.resolve import resolved
from pledgebook.restored import restored
from pledgebook.snapshot import Snapshot, SnapshotError, make_leaf, parse, text


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The sample letters as their files have them, sealed or not."""
    data = tmp_path_factory.mktemp("samples") / "data"
    shutil.copytree(SAMPLES, data, ignore=shutil.ignore_patterns("sealed", "ledger.jsonl"))
    return book_of(data)


def unconfirmed(clause: Clause) -> Clause:
    """Return the clause without confirmations of its English, which a file may get after sealing."""
    return replace(clause, is_translation_checked=False, clauses=tuple(map(unconfirmed, clause.clauses)))


def resolved_letters(book: Book) -> list[Version]:
    library = Library(book, DAY)
    typed = [version for letter in book.letters.values() for version in letter.versions if not version.sealed]
    whole = [resolved(version, library) for version in typed]
    return [replace(version, clauses=tuple(map(unconfirmed, version.clauses))) for version in whole]


def snapshot(version: Version, book: Book) -> Snapshot:
    salt = salts()
    leaves = (make_leaf(path, salt(), value) for path, value in values(version, book.publisher))
    return Snapshot(version.letter, version.number, tuple(leaves))


def test_every_sample_letter_comes_back_from_its_snapshot_as_it_was(book: Book) -> None:
    versions = resolved_letters(book)
    back = [restored(snapshot(version, book), {}) for version in versions]
    assert back == [replace(version, publisher=book.publisher.name) for version in versions]


def test_every_snapshot_is_read_back_from_its_file_as_it_was(book: Book) -> None:
    found = [snapshot(version, book) for version in resolved_letters(book)]
    assert [parse(text(each).encode()) for each in found] == found


def test_equal_words_have_other_digests_with_another_salt() -> None:
    one, two = (make_leaf("title", salt, {"zh": "服务承诺书"}) for salt in ("0", "1"))
    assert one.digest != two.digest


def test_a_redacted_leaf_keeps_the_digest_of_the_whole(tmp_path: Path) -> None:
    data = sealed(tmp_path)
    before = parse((data / SNAPSHOT).read_bytes())
    book, what = amending(data)
    files, paths = redacting(book, what, "clauses/remedy", Text("法", "law"))
    write_together(data, files)
    after = parse((data / SNAPSHOT).read_bytes())
    emptied = [leaf.path for leaf in after.leaves if leaf.is_redacted]
    assert (after.digest, emptied, paths) == (before.digest, ["clauses/remedy"], ["clauses/remedy"])


def damaged(data: Path, old: str, new: str) -> bytes:
    content = (data / SNAPSHOT).read_text(encoding="utf-8")
    assert content.count(old) >= 1
    return content.replace(old, new, 1).encode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"leaves": [', '"leaves": ['[:-1] + "{"),
        ('"letter": "guarantee", "version"', '"lettre": "guarantee", "version"'),
        ('"path": "title"', '"path": "titel"'),
        ('"path": "title"', '"path": "letter"'),
        ('"salt": "', '"salz": "'),
        ('"value": 1}', '"value": 1.0}'),
        ('"value": 1}', '"value": "1"}'),
        ('"place": [1]', '"place": ["1"]'),
        ('"prevails", "salt"', '"prevails",  "salt"'),
        ('{"zh": "服务承诺书"', '{"zh": "服务承诺书", "zh": "服务承诺书"'),
    ],
    ids=["json", "key", "path", "path twice", "salt", "float", "text for number", "place", "spaces", "key twice"],
)
def test_what_is_no_snapshot_is_refused(old: str, new: str, tmp_path: Path) -> None:
    with pytest.raises(SnapshotError):
        parse(damaged(sealed(tmp_path), old, new))


def test_a_public_snapshot_has_its_ledger_lines_too(tmp_path: Path) -> None:
    data = sealed(tmp_path)
    lines = (data / LEDGER).read_text(encoding="utf-8").splitlines()
    public = json.loads(text(parse((data / SNAPSHOT).read_bytes()), lines))
    assert (list(public), public["ledger"]) == (
        ["letter", "version", "leaves", "ledger"],
        [json.loads(line) for line in lines],
    )
