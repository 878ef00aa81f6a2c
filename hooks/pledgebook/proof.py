"""In: what is sealed, and the ledger. Out: the files by which anyone can check it: a letter.json each, the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from pledgebook.archive import LEDGER, Archive
from pledgebook.model import Version

_END = "\n]}\n"
"""How a snapshot's file ends; that it has no other form is checked whenever it is read."""


def proof_files(archive: Archive, versions: Iterable[Version]) -> dict[str, Callable[[], Iterator[str]]]:
    """Return the way to make each file by its path below the site's root; none while nothing is sealed."""
    if not archive.ledger.entries:
        return {}
    letters = {
        letter_json(version.letter, version.number): partial(_letter, archive, version.letter, version.number)
        for version in versions
        if version.sealed
    }
    return letters | {LEDGER: lambda: (f"{line}\n" for line in archive.ledger.lines)}


def letter_json(letter: str, version: int) -> str:
    """Return where a version's snapshot is published, below the site's root."""
    return f"letters/{letter}/v{version}/letter.json"


def _letter(archive: Archive, letter: str, version: int) -> Iterator[str]:
    """Yield the snapshot with its lines of the ledger, as `snapshot.text` writes them."""
    yield archive.data(letter, version).decode().removesuffix(_END)
    yield '\n],\n"ledger": [\n'
    yield ",\n".join(archive.ledger.lines_of(letter, version))
    yield _END
