"""Where a letter's pages break, and which of these breaks no law gazette would print."""

from __future__ import annotations

import re
from typing import NamedTuple

from tests.paper.reading import Read, Wanted, squeezed, stranded

_MARK = re.compile(r" ?#\d+(?:\.\d+(?:-\d+)*)?$")


class Line(NamedTuple):
    page: int
    words: str


def clauses(read: Read, wanted: Wanted) -> list[list[Line]]:
    """Return each clause's lines. Its mark in the margin is behind what its first page has of it.

    So what stands before a clause's first line, on a new page, is the rest of the one before.
    """
    found: list[list[Line]] = [[]]
    for page in range(len(read.lines)):
        for line in read.body(page, wanted):
            words = _MARK.sub("", line)
            if words.strip():
                found[-1].append(Line(page + 1, words))
            if words != line:
                found.append([])
    for index, clause in enumerate(wanted.clauses[: len(found)]):
        starts = (n for n, line in enumerate(found[index]) if squeezed(clause).startswith(squeezed(line.words)))
        start = next(starts, 0)
        if index:
            found[index - 1] += found[index][:start]
        del found[index][:start]
    return found[: len(wanted.clauses)]


def bad_breaks(read: Read, wanted: Wanted) -> list[str]:
    """Return stranded headings, signatures alone, clauses of up to six lines that are divided, and single lines."""
    found = stranded(read, wanted)
    for clause in clauses(read, wanted):
        text = [line for line in clause if squeezed(line.words) not in wanted.headings]
        pages = [line.page for line in text]
        if len(set(pages)) < 2:
            continue
        if len(text) <= 6:
            found.append(f"divided after page {pages[0]}: {text[0].words}")
        if pages.count(pages[0]) < 2 or pages.count(pages[-1]) < 2:
            found.append(f"a single line on page {pages[0]} or {pages[-1]}: {text[0].words}")
    return found
