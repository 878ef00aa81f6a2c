"""In: one line of a data file, and the levels that are open above it. Out: those that are open behind it.

It knows nothing of YAML but keys, dashes and text under `|`, which is enough to see where a line could stand.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pledgebook.schema import FAMILIES

_LINE = re.compile(r"(?P<dashes>(?:- +)*)(?P<key>[A-Za-z][A-Za-z0-9_-]*|\"[^\"]*\"|'[^']*'):(?: +(?P<value>.*))?$")
_DASHES = re.compile(r"(?:- +)+(?=\S)")
_NAMES = frozenset({"names that the author chose"})
_MOST_KEYS = 500  # of one level are remembered
STEP = 2


class Line(NamedTuple):
    """One line that isn't empty and no comment. `key` is empty where there is none."""

    row: int  # counted from 0
    column: int
    dashes: tuple[int, ...]  # the offsets of its list marks
    width: int  # of the list marks, up to the key
    key: str
    is_open: bool  # nothing stands behind the key: what it holds comes below
    is_block: bool  # its text stands below

    @property
    def is_entry(self) -> bool:
        """Whether it has a key or a list mark."""
        return bool(self.key or self.dashes)


class Level(NamedTuple):
    """An open mapping or list; `opener` is the column of the key that it belongs to."""

    column: int
    is_list: bool
    opener: int
    above: Level | None
    keys: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()  # the sorts of mapping in which such keys stand


class State(NamedTuple):
    """Where the walk is: the innermost open level, and what the last key waits for."""

    level: Level | None = None
    open: int | None = None  # the column of a key with nothing behind it yet
    block: int | None = None  # the column of a key with text below it
    text: int | None = None  # where that text begins
    oddities: int = 0  # what may stand so, but seldom does


def parsed(row: int, line: str) -> Line:
    """Return what matters of a line that isn't empty and no comment."""
    content = line.strip()
    match = _LINE.match(content)
    marks = match["dashes"] if match else found[0] if (found := _DASHES.match(content)) else ""
    value = (match["value"] or "").split(" #")[0].strip() if match else "-"
    return Line(
        row,
        len(line) - len(line.lstrip(" ")),
        tuple(dash.start() for dash in re.finditer("-", marks)),
        len(marks),
        match["key"] if match else "",
        not value or value.startswith("#"),
        bool(re.fullmatch(r"[|>][-+0-9]*", value)),
    )


def step(state: State, line: Line) -> State | None:
    """Return the state behind the line, or None where it fits nowhere."""
    if state.block is not None:
        is_text = line.column >= (state.text or 0) or not line.is_entry
        if line.column > state.block and is_text:
            return state._replace(text=state.text if state.text is not None else line.column)
        if state.text is None and not line.is_entry:
            return None  # the text stands no deeper than its key
    if not line.is_entry:
        return state  # part of a quotation, or something that the parser knows better
    odd, level = state.oddities, state.level
    if level is None:
        level = _pushed(None, line, -STEP)
    elif state.open is not None and (line.column > state.open or (line.column == state.open and line.dashes)):
        level = _pushed(level, line, state.open)
        odd += line.column not in {state.open + STEP, state.open if line.dashes else -1}
    else:
        odd += state.open is not None
        while level and (level.column != line.column or level.is_list != bool(line.dashes)):
            level = level.above
        if level is None:
            return None
        if line.dashes:
            level = _pushed(level.above, line, level.opener)
    if line.key:
        kin = FAMILIES.get(line.key, _NAMES)
        odd += bool(level.keys) and not level.kin & kin
        keys = level.keys | {line.key} if len(level.keys) < _MOST_KEYS else level.keys
        level = level._replace(keys=keys, kin=level.kin & kin if level.keys else kin)
    at = level.column
    return State(level, at if line.is_open else None, at if line.is_block else None, None, odd)


def _pushed(level: Level | None, line: Line, opener: int) -> Level:
    """Return the levels that a line begins on top of `level`: one for each dash, and one for a key."""
    for dash in line.dashes:
        level = Level(line.column + dash, True, opener, level)
        opener = level.column
    if line.key or level is None:
        level = Level(line.column + line.width, False, opener, level)
    return level


def is_twice(state: State, line: Line) -> bool:
    """Whether the line's key has stood in its level before."""
    level = state.level
    while level and (level.is_list or level.column != line.column):
        level = level.above
    return not line.dashes and level is not None and line.key in level.keys
