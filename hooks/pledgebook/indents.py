"""In: the lines of a data file whose other slips are mended. Out: the lines that stand too far left or right.

A parser meets a crooked line one or more lines too late, or takes it for part of something else. Here each line's depth
is compared with those that are open, and with the line behind it, which tells who of the two is at fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pledgebook.problems import Problem
from pledgebook.schema import FILES

_LINE = re.compile(r"(?P<dashes>(?:- +)*)(?P<key>[A-Za-z][A-Za-z0-9_-]*|\"[^\"]*\"|'[^']*'):(?: +(?P<value>.*))?$")
_ITEM = re.compile(r"- +\S")
_LANGUAGES = {"zh", "en"}
_ROOT_KEYS = {name.replace("_", "-") for file in FILES.values() for name in file.model_fields}
STEP = 2
MOST_LINES = 20_000  # a letter of two hundred clauses has about 6,000


@dataclass
class _Level:
    """Lines of one depth: the keys of a mapping, or the dashes of a list with the keys right behind them."""

    column: int
    is_list: bool
    first: int  # the index of the line that opened it
    opener: int  # the column of the key above it
    keys: set[str] = field(default_factory=set)


def crooked(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem, with the line as it should stand, for each line that isn't at the depth where it belongs."""
    lines = text.split("\n")[:MOST_LINES]
    for index, column in sorted(_Walk(lines).moved.items()):
        content = lines[index].lstrip(" ")
        args = {"found": str(len(lines[index]) - len(content)), "needed": str(column)}
        yield Problem(path, index + 1, 1, "crooked-line", args | {"mended": f"{' ' * column}{content.rstrip()}"})


class _Walk:
    """One walk down the lines; `moved` gives the right column of each crooked line, by its index."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.moved: dict[int, int] = {}
        self.levels: list[_Level] = []
        self.open: int | None = None  # the column of a key that has nothing behind it yet
        self.block: int | None = None  # the column of a key with text under `|`
        self.text: int | None = None  # where that text begins
        self.last = -1  # the index of the last line with a key or dash
        self.lacks_dash = False  # a key where a dash should be: what follows isn't crooked, and the parser knows better
        for index, line in enumerate(lines):
            if line.strip() and not line.lstrip().startswith("#") and not self.lacks_dash:
                self.take(index, len(line) - len(line.lstrip(" ")), line.strip())

    def take(self, index: int, column: int, content: str) -> None:
        match = _LINE.match(content)
        if self.block is not None:
            if self.text is None and column <= self.block and not match and not content.startswith("- "):
                self.shift(self.last, column - STEP - self.block)  # the key stands as deep as its own text
            self.text = self.text if self.text is not None else column
            if column > self.block and (column >= self.text or not match):
                return
        if not match and not _ITEM.match(content):
            return
        self.block = self.text = None
        if self.open is not None and (column > self.open or (column == self.open and content.startswith("- "))):
            self.push(index, column, match, self.open)
        else:
            self.place(index, column, content, match)
        if self.lacks_dash:
            return
        self.last = index
        self.note(match)

    def push(self, index: int, column: int, match: re.Match[str] | None, opener: int) -> None:
        """Open the levels that a line begins: one for each dash, and one for a key."""
        for dash in re.finditer(r"- +", match["dashes"] if match else "- "):
            keys = {match["key"]} if match else set()
            self.levels.append(_Level(column + dash.start(), True, index, opener, keys))
            opener = column + dash.start()
        if match:
            self.levels.append(_Level(column + len(match["dashes"]), False, index, opener))

    def place(self, index: int, column: int, content: str, match: re.Match[str] | None) -> None:
        """Put a line into a level that is open, moving it, or the line that opened the last level, if none fits."""
        is_item = content.startswith("- ")
        fitting = [level for level in self.levels if level.is_list == is_item]
        if not fitting:
            self.push(index, column, match, -STEP)
            return
        self.lacks_dash = not is_item and any(
            level.is_list and level.column == column and match and match["key"] in level.keys for level in self.levels
        )
        if self.lacks_dash:
            return
        if all(level.column != column for level in fitting):
            if self.first_is_crooked(column) or self.child_is_out(column):
                fitting = [level for level in self.levels if level.is_list == is_item]
            if all(level.column != column for level in fitting):
                key = match["key"] if match else ""
                column = self.moved[index] = self.nearest(fitting, column, key)
        while self.levels[-1].column != column or self.levels[-1].is_list != is_item:
            self.levels.pop()
        if is_item:
            self.levels.pop()
            opener = self.levels[-1].column if self.levels else 0
            self.push(index, column, match, opener)

    def first_is_crooked(self, column: int) -> bool:
        """Whether the line that opened the last level would be right if it stood where this one does; then move it."""
        top = self.levels[-1]
        outer = next(level for level in self.levels if level.first == top.first)
        moved = outer.column + column - top.column
        if len(top.keys) != 1 or moved != outer.opener + STEP:
            return False
        self.shift(top.first, column - top.column)
        return True

    def shift(self, index: int, by: int) -> None:
        """Move a line, with the levels that it opened."""
        line = self.lines[index]
        self.moved[index] = max(len(line) - len(line.lstrip(" ")) + by, 0)
        for level in self.levels:
            if level.first == index:
                level.column += by

    def child_is_out(self, column: int) -> bool:
        """Whether the line above belongs below the empty key above it, as this line does; then move it there."""
        if (
            self.last < 1
            or column != self.levels[-1].column + STEP
            or not self.lines[self.last - 1].rstrip().endswith(":")
        ):
            return False
        above, last = self.lines[self.last - 1], self.lines[self.last]
        depth = len(last) - len(last.lstrip(" "))
        match = _LINE.match(above.strip())
        key = _LINE.match(last.strip())
        if not match or not key or len(above) - len(above.lstrip(" ")) + len(match["dashes"]) != depth:
            return False
        self.moved[self.last] = column
        self.levels[-1].keys.discard(key["key"])
        self.levels.append(_Level(column, False, self.last, depth, {key["key"]}))
        return True

    def nearest(self, fitting: list[_Level], column: int, key: str) -> int:
        """Return the column of the level that a line most probably belongs to."""

        def distance(level: _Level) -> tuple[bool, bool, int, bool, int]:
            is_strange = bool(level.keys) and bool(level.keys & _LANGUAGES) != (key in _LANGUAGES)
            is_root = level.column == 0 and key in _ROOT_KEYS
            return key in level.keys, is_strange, abs(level.column - column), not is_root, -level.column

        return min(fitting, key=distance).column

    def note(self, match: re.Match[str] | None) -> None:
        """Remember the key, and whether something is to follow below it."""
        self.open = None
        if match:
            level = self.levels[-1]
            level.keys.add(match["key"])
            value = (match["value"] or "").split(" #")[0].strip()
            if not value or value.startswith("#"):
                self.open = level.column
            elif re.fullmatch(r"[|>][-+0-9]*", value):
                self.block = level.column
