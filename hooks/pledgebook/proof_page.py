"""In: a sealed version. Out: what its page says of its proof: its line in the ledger, and what happened since."""

from __future__ import annotations

from typing import NamedTuple

from pledgebook.ledger import Witness
from pledgebook.library import Library
from pledgebook.model import Clause, Correction, Redaction, Text, Version
from pledgebook.restored import REDACTED


class Place(NamedTuple):
    """A part of a letter as a reader knows it: its name, and the clause's id where it is one."""

    name: Text
    clause: str | None


class Attested(NamedTuple):
    """Somebody outside attested line `seq` of the ledger, and with it every line before."""

    witness: Witness
    seq: int

    @property
    def by(self) -> Text:
        """Return who attested it."""
        return Text(self.witness.by.zh, self.witness.by.en)

    @property
    def reason(self) -> Text:
        """Return their remarks."""
        return Text(self.witness.reason.zh, self.witness.reason.en)


class Proof(NamedTuple):
    """What a version's page says of how it can be checked. `seq` is the line of the ledger that sealed it."""

    seq: int
    corrections: list[tuple[Correction, Place]]
    redactions: list[tuple[Redaction, Place]]
    witnesses: list[Attested]


_PARTS = {
    "summary": Text("通俗说明", "Summary"),
    "preamble": Text("序言", "Preamble"),
    "changes": Text("本版的变更", "What this version changed"),
    "transition": Text("适用范围", "Which orders it governs"),
    "removed": Text("删除的条款", "Clauses that ended"),
    "signed": Text("签署", "Signature"),
    "fields": Text("填写项", "A field"),
}


def proof_of(library: Library, version: Version) -> Proof | None:
    """Return what is said of a version's proof; None for one that isn't sealed."""
    ledger = library.book.archive.ledger
    seal = ledger.seal(version.letter, version.number)
    if version.sealed is None or seal is None:
        return None
    lines = {entry.entry: entry.seq for entry in ledger.entries}
    attested = [Attested(entry, lines[entry.of]) for entry in ledger.entries if isinstance(entry, Witness)]
    return Proof(
        seq=seal.seq,
        corrections=[(each, _place(version, each.path)) for each in version.corrections],
        redactions=[(each, _place(version, each.path)) for each in version.redactions],
        witnesses=[each for each in attested if each.seq >= seal.seq],
    )


def amended(version: Version, clause: Clause) -> tuple[list[Correction], list[Redaction]]:
    """Return the corrections of a clause, and how its words were removed by law."""
    path = f"clauses/{clause.id}"
    return (
        [each for each in version.corrections if each.path == path],
        [each for each in version.redactions if each.path == path],
    )


def _place(version: Version, path: str) -> Place:
    kind, _, id_ = path.partition("/")
    if kind == "clauses":
        found = next((clause.cited for clause in version.walk() if clause.id == id_), REDACTED)
        return Place(found, id_)
    return Place(_PARTS.get(kind, Text(path, path)), None)
