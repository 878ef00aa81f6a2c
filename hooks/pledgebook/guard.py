"""In: a version as its file has it, its snapshot and the ledger. Out: the sealed version, or every difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from pledgebook.checked import Checked
from pledgebook.differences import Difference, differences
from pledgebook.ledger import Entry, Redact, Seal
from pledgebook.model import Clause, Version
from pledgebook.nodes import Mapping, Path, Scalar, find, position
from pledgebook.opened import opened
from pledgebook.problems import MOST, Problem


class Proof(NamedTuple):
    """What is registered of a version: its snapshot's file and bytes, and the ledger's entries about it."""

    path: str
    data: bytes
    about: tuple[Entry, ...]

    @property
    def key(self) -> bytes:
        """Return what tells it from any other proof."""
        return b"\0".join((self.path.encode(), self.data, *(entry.entry.encode() for entry in self.about)))


def guarded(checked: Checked, tree: Mapping, proof: Proof) -> Checked:
    """Return the version as it was sealed, with a problem wherever file, snapshot and ledger disagree.

    Nothing else is said of a sealed version's words: they can't be mended any more.
    """
    sealed, problems = opened(proof.data, proof.path, proof.about)
    if sealed is None:
        return checked._replace(problems=problems)
    redacted = frozenset(entry.path for entry in proof.about if isinstance(entry, Redact))
    seal = next(entry for entry in proof.about if isinstance(entry, Seal))
    told = [_problem(difference, checked, tree, seal) for difference in differences(checked.version, sealed, redacted)]
    if len(told) > MOST:
        last = told[MOST]
        told = [*told[:MOST], Problem(last.path, last.line, last.column, "more-problems")]
    whole = replace(sealed, clauses=tuple(_confirmed(sealed, checked.version)))
    return checked._replace(problems=[*problems, *told], sealed=whole)


def _problem(difference: Difference, checked: Checked, tree: Mapping, seal: Seal) -> Problem:
    named = {"letter": seal.letter, "version": str(seal.version), "on": seal.on}
    if difference.id and difference.path:
        return Problem(
            checked.path, *_place(tree, difference.path), "sealed-clause-added", named | {"id": difference.id}
        )
    parts = {"part_zh": difference.what.zh, "part_en": difference.what.en or ""}
    if difference.id:
        return Problem(checked.path, 1, 1, "sealed-clause-gone", named | parts | {"id": difference.id})
    words = {"was": difference.was, "now": difference.now}
    here = _place(tree, difference.path, difference.offset)
    return Problem(checked.path, *here, "sealed-changed", named | parts | words)


def _place(tree: Mapping, path: Path, offset: int = 0) -> tuple[int, int]:
    """Return where a difference is mended: at its value, else at the last key on the way that the file still has."""
    for length in range(len(path), 0, -1):
        node = find(tree, path[:length])
        if node is not find(tree, path[: length - 1]):
            if not isinstance(node, Scalar):
                return position(tree, path[:length])
            return node.at(min(offset, len(node.value.rstrip()))) if length == len(path) else (node.line, node.column)
    return 1, 1


def _confirmed(sealed: Version, now: Version) -> Iterator[Clause]:
    """Yield the sealed clauses with the confirmations of their English, which a file may get after sealing."""
    checked = {clause.id for clause in now.walk() if clause.is_translation_checked}
    yield from (_marked(clause, checked) for clause in sealed.clauses)


def _marked(clause: Clause, checked: set[str]) -> Clause:
    below = tuple(_marked(each, checked) for each in clause.clauses)
    return replace(clause, clauses=below, is_translation_checked=clause.id in checked)
