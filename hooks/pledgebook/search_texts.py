"""In: clauses. Out: the text of one file of the index: a column for each part of a clause, which hosts compress best.

Columns are parted by U+000C, their cells by line breaks; the first has a line for each version whose clauses follow,
with tabs. A clause without an id is a letter, and begins the next version; its title is there. `search.js` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pledgebook.search_docs import Doc, Group

_COLUMN = "\x0c"
_LAST_NUMBER = re.compile(r"[0-9]+(?=[^0-9]*$)")


class Row(NamedTuple):
    """One clause with what names its version, and the number of its letter."""

    version: str
    doc: Doc
    document: str


def rows_of(groups: Iterable[Group]) -> Iterator[Row]:
    """Yield the clauses in their order."""
    for group in groups:
        version = "\t".join((group.letter, group.version, group.document, group.days, group.docs[0].heading))
        yield from (Row(version, doc, group.document) for doc in group.docs)


def text_of(rows: Sequence[Row]) -> str:
    """Return the text of one file."""
    versions = [row.version for index, row in enumerate(rows) if index == 0 or not row.doc.id]
    docs = [row.doc for row in rows]
    columns = [
        versions,
        [doc.kind for doc in docs],
        [doc.stage for doc in docs],
        _numbers([doc.cited for doc in docs]),
        [doc.lang for doc in docs],
        [doc.id.replace("-", " ") for doc in docs],
        [doc.heading if doc.id else "" for doc in docs],
        [doc.term for doc in docs],
        [doc.text for doc in docs],
    ]
    return _COLUMN.join(map("\n".join, columns))


def _numbers(cited: Sequence[str]) -> list[str]:
    """Leave out what follows from the number before: 第2.1条, then 第2.2条."""
    before = ["", *cited]
    return ["" if own == next_number(last) else own for last, own in zip(before, cited, strict=False)]


def next_number(cited: str) -> str:
    """Return the number with its last part raised by one."""
    return _LAST_NUMBER.sub(lambda found: str(int(found[0]) + 1), cited)
