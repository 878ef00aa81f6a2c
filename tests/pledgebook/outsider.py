"""A verifier of letter.json and ledger.jsonl by somebody who knows the site's page on the data format and nothing else.

It shares nothing with the product's own, not even a JSON library: it reads and writes JSON character by character.
"""

from __future__ import annotations

import hashlib
from typing import Any

_SHORT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\", "/": "/"}
_WRITTEN = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


class NotValidError(Exception):
    """What doesn't hold."""


class _Reader:
    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def fail(self) -> NotValidError:
        return NotValidError(f"no JSON at {self.at}: {self.text[self.at : self.at + 20]!r}")

    def next(self) -> str:
        while self.text[self.at : self.at + 1] in {" ", "\n", "\r", "\t"}:
            self.at += 1
        return self.text[self.at : self.at + 1]

    def take(self, expected: str) -> None:
        self.next()
        if not self.text.startswith(expected, self.at):
            raise self.fail()
        self.at += len(expected)

    def value(self) -> Any:
        first = self.next()
        if first == "{":
            return self.object()
        if first == "[":
            return self.list()
        if first == '"':
            return self.string()
        for word, meaning in (("true", True), ("false", False)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return meaning
        return self.number()

    def object(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self.take("{")
        while self.next() != "}":
            if found:
                self.take(",")
                self.next()
            key = self.string()
            self.take(":")
            if key in found:
                raise self.fail()
            found[key] = self.value()
        self.take("}")
        return found

    def list(self) -> list[Any]:
        found: list[Any] = []
        self.take("[")
        while self.next() != "]":
            if found:
                self.take(",")
            found.append(self.value())
        self.take("]")
        return found

    def number(self) -> int:
        start = self.at
        while self.text[self.at : self.at + 1] in set("-0123456789"):
            self.at += 1
        digits = self.text[start : self.at]
        if str(int(digits or "x", 10) if digits.lstrip("-").isdigit() else "") != digits or self.next() not in ",]}":
            raise self.fail()
        return int(digits)

    def string(self) -> str:
        units: list[int] = []  # UTF-16, so that escaped surrogates find each other
        self.take('"')
        while (character := self.text[self.at : self.at + 1]) != '"':
            self.at += 1
            if character == "\\":
                kind = self.text[self.at : self.at + 1]
                self.at += 1
                if kind == "u":
                    units.append(int(self.text[self.at : self.at + 4], 16))
                    self.at += 4
                    continue
                character = _SHORT[kind]
            if not character:
                raise self.fail()
            units += _units(character)
        self.at += 1
        return b"".join(unit.to_bytes(2, "big") for unit in units).decode("utf-16-be")


def _units(text: str) -> list[int]:
    data = text.encode("utf-16-be")
    return [256 * data[at] + data[at + 1] for at in range(0, len(data), 2)]


def _parsed(text: str) -> Any:
    reader = _Reader(text)
    found = reader.value()
    if reader.next():
        raise reader.fail()
    return found


def canonical(value: Any) -> str:
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + "".join(_WRITTEN.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in value) + '"'
    if isinstance(value, int):
        return f"{value:d}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in sorted(value, key=_units)) + "}"


def sha(value: Any) -> str:
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def _expect(holds: bool, what: str) -> None:
    if not holds:
        raise NotValidError(what)


def _leaf(leaf: dict[str, Any]) -> str:
    if "value" in leaf:
        return sha([leaf["path"], leaf["salt"], leaf["value"]])
    return str(leaf["digest"])


def check_ledger(text: str) -> list[dict[str, Any]]:
    """Return the entries. NotValidError where one isn't right."""
    entries = [_parsed(line) for line in text.splitlines()]
    before = ""
    for count, entry in enumerate(entries, 1):
        content = {key: entry[key] for key in entry if key != "entry"}
        _expect(sha(content) == entry["entry"], f"entry {count}")
        _expect((entry["seq"], entry["prev"]) == (count, before), f"link {count}")
        before = entry["entry"]
    return entries


def check_letter(text: str, ledger: str | None = None) -> None:
    """NotValidError where something isn't right."""
    letter = _parsed(text)
    own: list[dict[str, Any]] = letter["ledger"]
    for entry in own:
        _expect(sha({key: entry[key] for key in entry.keys() - {"entry"}}) == entry["entry"], f"entry {entry['seq']}")
    seals = [entry for entry in own if entry["kind"] == "seal"]
    _expect(len(seals) == 1, "one seal")
    digests = [_leaf(leaf) for leaf in letter["leaves"]]
    for at, (leaf, digest) in enumerate(zip(letter["leaves"], digests, strict=True)):
        _expect(seals[0]["leaves"][8 * at : 8 * at + 8] == digest[:8], leaf["path"])
    _expect(sha(digests) == seals[0]["digest"], "the whole")
    corrections = letter.get("corrections", [])
    entered = [entry["digest"] for entry in own if entry["kind"] == "correct"]
    _expect(list(map(_leaf, corrections)) == entered, "corrections")
    redacted = {entry["path"] for entry in own if entry["kind"] == "redact"}
    for leaf in letter["leaves"]:
        _expect(("value" in leaf) == (leaf["path"] not in redacted), "removals")
    for leaf, entry in zip(corrections, (entry for entry in own if entry["kind"] == "correct"), strict=True):
        _expect(("value" in leaf) == (entry["path"] not in redacted), "removals")
    about = (letter["letter"], letter["version"])
    _expect(about == tuple(leaf["value"] for leaf in letter["leaves"][:2]), "letter and version")
    for entry in own:
        _expect(entry["kind"] == "witness" or about == (entry["letter"], entry["version"]), "letter and version")
    if ledger is not None:
        entries = check_ledger(ledger)
        _expect(all(entry in entries for entry in own), "no line of the ledger")
        named = [entry for entry in entries if (entry.get("letter"), entry.get("version")) == about]
        _expect(all(entry in own for entry in named), "a line is left out")


def agrees(letter: str, ledger: str) -> bool:
    """Whether everything holds."""
    try:
        check_letter(letter, ledger)
    except (NotValidError, KeyError, ValueError, TypeError, RecursionError):
        return False
    return True
