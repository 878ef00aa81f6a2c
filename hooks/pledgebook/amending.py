"""In: a book, and what happens to a sealed version. Out: the files that register it, or why that can't be."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from pledgebook.archive import LEDGER, Archive, file_name
from pledgebook.book import Book
from pledgebook.model import Correction, Text, Version
from pledgebook.opened import corrected
from pledgebook.snapshot import Leaf, Snapshot, make_leaf, parse, text

Files = dict[str, bytes]
REMOVABLE = ("summary", "preamble", "changes", "transition", "removed", "signed", "fields", "clauses")
"""What may lose its words by law. The rest, title, number and dates, tells nobody's secrets and carries the page."""


class RefusedError(ValueError):
    """Why it can't be registered, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.words = Text(zh, en)


class Attestation(NamedTuple):
    """Somebody outside attests the entry of the ledger whose digest begins with `entry`."""

    entry: str
    by: Text
    reference: str
    remarks: Text


class Amending(NamedTuple):
    """What is done to which version, on which day; `reason` in both languages is for ever public."""

    version: Version
    day: datetime.date
    reason: Text


def sealed_version(book: Book, letter: str, number: int) -> Version:
    """Return a sealed version. RefusedError where there is none."""
    found = book.letters.get(letter)
    version = next((v for v in found.versions if v.number == number), None) if found else None
    if version is None or version.sealed is None:
        raise RefusedError(f"{letter} v{number} 没有封存。", f"{letter} v{number} isn’t sealed.")
    return version


def withdrawing(book: Book, what: Amending, since: datetime.date) -> Files:
    """Return what ends a version by decision; `since` is the first day without it."""
    if what.version.withdrawn:
        raise RefusedError("这一版已经终止或撤回。", "This version was withdrawn already.")
    if since < what.day:
        raise RefusedError("不能终止于已经过去的日子。", "A version can’t be withdrawn from a day that is past.")
    if what.version.expires and since > what.version.expires:
        raise RefusedError("到那一天它已届满。", "It will have expired by then.")
    content = _named(what) | {"from": since.isoformat(), "reason": _words(what.reason)}
    return _registered(book.archive, what, "withdraw", content)


def correcting(
    book: Book, what: Amending, correction: Correction, salt: Callable[[], str] = lambda: secrets.token_hex(16)
) -> Files:
    """Return what mends a slip: both wordings stay visible. A change of right or duty needs a new version instead."""
    if not correction.old or correction.old == correction.new:
        raise RefusedError("请写明原文和更正后的文字。", "Say which words are mended, and how.")
    if not (correction.old + correction.new).isprintable():
        raise RefusedError("更正的文字不得换行或含控制字符。", "The words are one line, without control characters.")
    try:
        corrected(what.version, correction)
    except ValueError:
        raise RefusedError(
            f"“{correction.old}” 在 {correction.path} 的正文中没有，或不止一处。填写项和引用不能勘误。",
            f"“{correction.old}” doesn’t stand exactly once in the words of {correction.path}. Fields and references "
            "can’t be corrected.",
        ) from None
    snapshot = _snapshot(book.archive, what.version)
    value = {"path": correction.path, "language": correction.language, "old": correction.old, "new": correction.new}
    leaf = make_leaf(f"corrections/{len(snapshot.corrections) + 1}", salt(), value)
    content = _named(what) | {"path": correction.path, "digest": leaf.digest, "reason": _words(what.reason)}
    files = _registered(book.archive, what, "correct", content)
    return files | _written(replace(snapshot, corrections=(*snapshot.corrections, leaf)))


def redacting(book: Book, what: Amending, path: str, basis: Text) -> tuple[Files, list[str]]:
    """Return what removes a leaf's words by law, and every leaf concerned: a field takes with it all that show it.

    The data file isn't among the files: `erase.py` removes the words from there.
    """
    if path.partition("/")[0] not in REMOVABLE:
        known = ", ".join(REMOVABLE)
        raise RefusedError(
            f"没有条款 {path}，也没有这样的部分。可以写条款的id，或者：{known}。",
            f"There is no clause or part {path}. Write a clause’s id, or one of: {known}.",
        )
    snapshot = _snapshot(book.archive, what.version)
    paths = list(_concerned(snapshot, path))
    if not paths:
        raise RefusedError(f"没有 {path}，或已经删除。", f"There is no {path}, or it was removed already.")
    archive = book.archive
    places = {f"clauses/{clause.id}": clause.place for clause in what.version.walk()}
    for each in paths:
        content: dict[str, Any] = _named(what) | {"path": each}
        content |= {"place": list(places[each])} if each in places else {}
        content |= {"basis": _words(basis), "reason": _words(what.reason)}
        archive = replace(archive, ledger=archive.ledger.appended(what.day, "redact", content))
    emptied = replace(
        snapshot,
        leaves=tuple(_emptied(leaf) if leaf.path in paths else leaf for leaf in snapshot.leaves),
        corrections=tuple(
            _emptied(leaf) if not leaf.is_redacted and leaf.value["path"] in paths else leaf
            for leaf in snapshot.corrections
        ),
    )
    return _ledger(archive) | _written(emptied), paths


def witnessing(book: Book, day: datetime.date, attested: Attestation) -> Files:
    """Return what notes the attestation."""
    entry = attested.entry.lower()
    found = [each.entry for each in book.archive.ledger.entries if each.entry.startswith(entry)]
    if len(found) != 1 or not entry:
        raise RefusedError(f"登记簿中没有唯一的记录 {entry}。", f"The ledger has no single entry {entry}.")
    content = {"of": found[0], "by": _words(attested.by), "reference": attested.reference}
    content |= {"reason": _words(attested.remarks)}
    return _ledger(replace(book.archive, ledger=book.archive.ledger.appended(day, "witness", content)))


def removed_words(book: Book, version: Version, paths: list[str]) -> list[str]:
    """Return the words that these leaves of a version hold, the longest first: what must stand nowhere afterwards."""
    values = [leaf.value for leaf in _snapshot(book.archive, version).leaves if leaf.path in paths]
    found = {line.strip() for value in values for words in _strings(value) for line in words.split("\n")}
    return sorted((words for words in found if len(words) > 1), key=lambda words: (-len(words), words))


def _strings(value: Any) -> Iterator[str]:
    """Yield the words in a leaf's value that an author chose: not those of the product's own vocabulary."""
    if isinstance(value, list):
        for each in value:
            yield from [each] if isinstance(each, str) else _strings(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key in {"zh", "en"} and isinstance(each, str):
                yield each
            elif key not in {"label", "cited", "place"}:
                yield from _strings(each) if not isinstance(each, str) else ()


def _concerned(snapshot: Snapshot, path: str) -> Iterator[str]:
    field = path.removeprefix("fields/") if path.startswith("fields/") else ""
    for leaf in snapshot.leaves:
        if not leaf.is_redacted and (leaf.path == path or (field and _uses(leaf.value, field))):
            yield leaf.path


def _uses(value: Any, field: str) -> bool:
    if isinstance(value, dict):
        own = {value.get(key) for key in ("field", "limit", "amount", "paid-within") if isinstance(value.get(key), str)}
        return field in own or any(_uses(each, field) for each in value.values())
    return isinstance(value, list) and any(_uses(each, field) for each in value)


def _emptied(leaf: Leaf) -> Leaf:
    return Leaf(leaf.path, None, None, leaf.digest)


def _snapshot(archive: Archive, version: Version) -> Snapshot:
    return parse(archive.data(version.letter, version.number))


def _written(snapshot: Snapshot) -> Files:
    return {f"sealed/{file_name(snapshot.letter, snapshot.version)}": text(snapshot).encode()}


def _named(what: Amending) -> dict[str, Any]:
    return {"letter": what.version.letter, "version": what.version.number}


def _words(text_: Text) -> dict[str, str]:
    return {"zh": text_.zh} | ({"en": text_.en} if text_.en is not None else {})


def _registered(archive: Archive, what: Amending, kind: str, content: dict[str, Any]) -> Files:
    return _ledger(replace(archive, ledger=archive.ledger.appended(what.day, kind, content)))


def _ledger(archive: Archive) -> Files:
    return {LEDGER: archive.ledger.text().encode()}
