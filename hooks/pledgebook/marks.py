"""In: a text before and after, as words. Out: both as one text, in runs that stay, go or come.

The page that compares any two versions marks by the same rules in the browser (`compare.js`); a test holds the two
together, so nothing here may depend on how Python orders or counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

MOST = 400
"""Edits that are looked for between two texts; one that differs in more is shown as replaced."""
_WORD = re.compile(
    r"[0-9]+(?:[.,:][0-9]+)*[%％]?"  # 1,000.50, 80%, 9:00
    r"|[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f]+)*"
    r"|[零〇一二两三四五六七八九十百千]{2,}"  # a Han number is changed as a whole: 三十日 to 四十五日
    r"|\n| +|."
)
_SAYS = re.compile(r"[0-9A-Za-z\u00c0-\u024f\u3007\u3400-\u9fff]")
"""What distinguishes a word from a space or a comma, which stay only with words beside them."""


class Mark(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    OLD = "old"
    NEW = "new"


class Word(NamedTuple):
    """A word as it is shown; `key` is what it is compared by: a reference stays the same while it names one clause."""

    text: str
    key: str


class Run(NamedTuple):
    """Words that follow each other and have one fate."""

    mark: Mark
    text: str


def words(text: str) -> Iterator[Word]:
    """Yield the words of plain text: Han characters one by one, numbers and Latin words whole, a line's end alone."""
    for match in _WORD.finditer(text):
        yield Word(match[0], match[0])


def runs(old: Sequence[Word], new: Sequence[Word]) -> list[Run]:
    """Return both texts as one."""
    return [Run(mark, text) for mark, text, _ in marked(old, new)]


class Marked(NamedTuple):
    """A run with the place behind it in the new text, counted in words."""

    mark: Mark
    text: str
    end: int


def marked(old: Sequence[Word], new: Sequence[Word]) -> list[Marked]:
    """Return both texts as one; what goes stands before what comes in its place."""
    found: list[Marked] = []
    end = 0
    for kept, gone, come in _blocks(old, new):
        for start, stop in kept:
            old_text, new_text = old[start].text, new[stop].text
            if old_text == new_text:
                _add(found, Mark.SAME, new_text, stop + 1)
            else:  # a reference to the same clause under another number
                _add(found, Mark.OLD, old_text, stop)
                _add(found, Mark.NEW, new_text, stop + 1)
            end = stop + 1
        _add(found, Mark.OLD, "".join(old[index].text for index in gone), end)
        end = come.stop if come else end
        _add(found, Mark.NEW, "".join(new[index].text for index in come), end)
    return found


def _add(found: list[Marked], mark: Mark, text: str, end: int) -> None:
    if not text:
        return
    if found and found[-1].mark is mark:
        found[-1] = Marked(mark, found[-1].text + text, end)
    else:
        found.append(Marked(mark, text, end))


_Block = tuple[list[tuple[int, int]], range, range]
"""Pairs of words that stay, then the words that go and those that come in their place."""


def _blocks(old: Sequence[Word], new: Sequence[Word]) -> list[_Block]:
    pairs = _readable(_slid(_pairs([word.key for word in old], [word.key for word in new]), old, new), old, new)
    if 5 * _said(old[x] for x, _ in pairs) < min(_said(old), _said(new)):
        pairs = []  # two texts that share a few words: each is read as a whole
    blocks: list[_Block] = []
    kept: list[tuple[int, int]] = []
    before = (-1, -1)
    for pair in [*pairs, (len(old), len(new))]:
        gone, come = range(before[0] + 1, pair[0]), range(before[1] + 1, pair[1])
        if gone or come:
            blocks.append((kept, gone, come))
            kept = []
        kept.append(pair)
        before = pair
    if len(kept) > 1:
        blocks.append((kept[:-1], range(0), range(0)))
    return blocks


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the words that stay (Myers, 1986: the fewest edits), or only those of both ends where that is too far."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    first = [(index, index) for index in range(start)]
    last = [(len(old) - index, len(new) - index) for index in range(end, 0, -1)]
    middle = _shortest(old[start : len(old) - end], new[start : len(new) - end])
    return [*first, *((x + start, y + start) for x, y in middle), *last]


def _shortest(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    furthest = {1: 0}
    trail: list[dict[int, int]] = []
    for edits in range(min(len(old) + len(new), MOST) + 1):
        trail.append(dict(furthest))
        for diagonal in range(-edits, edits + 1, 2):
            down = diagonal == -edits or (
                diagonal != edits and furthest.get(diagonal - 1, -1) < furthest.get(diagonal + 1, -1)
            )
            x = furthest[diagonal + 1] if down else furthest[diagonal - 1] + 1
            y = x - diagonal
            while x < len(old) and y < len(new) and old[x] == new[y]:
                x, y = x + 1, y + 1
            furthest[diagonal] = x
            if x >= len(old) and y >= len(new):
                return _walked(trail, len(old), len(new))
    return []


def _walked(trail: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for edits in range(len(trail) - 1, -1, -1):
        furthest, diagonal = trail[edits], x - y
        down = diagonal == -edits or (
            diagonal != edits and furthest.get(diagonal - 1, -1) < furthest.get(diagonal + 1, -1)
        )
        before = diagonal + 1 if down else diagonal - 1
        from_x = furthest[before] if edits else 0
        from_y = from_x - before if edits else 0
        while x > from_x and y > from_y:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = from_x, from_y
    return pairs[::-1]


def _slid(pairs: list[tuple[int, int]], old: Sequence[Word], new: Sequence[Word]) -> list[tuple[int, int]]:
    """Move what only comes or only goes as far back as it can: 第2条[和第3条], not 第2[条和第3]条."""
    found = list(pairs)
    before = (-1, -1)
    for index, (x, y) in enumerate(found):
        only_comes = x == before[0] + 1 and y > before[1] + 1
        only_goes = y == before[1] + 1 and x > before[0] + 1
        follows = index + 1 < len(found) and found[index + 1] == (x + 1, y + 1)
        is_last = (x, y) == (len(old) - 1, len(new) - 1)
        if (follows or is_last) and only_comes and new[before[1] + 1] == new[y] == old[x]:
            found[index] = (x, before[1] + 1)
        elif (follows or is_last) and only_goes and old[before[0] + 1] == old[x] == new[y]:
            found[index] = (before[0] + 1, y)
        before = found[index]
    return found


def _said(found: Iterable[Word]) -> int:
    return sum(1 for word in found if _SAYS.search(word.text))


def _readable(pairs: list[tuple[int, int]], old: Sequence[Word], new: Sequence[Word]) -> list[tuple[int, int]]:
    """Drop words that stay by chance: a group of them that is shorter than what changes on both of its sides.

    Else a rewritten sentence would be a mosaic of single characters. A line's end always stays.
    """
    groups = _groups(pairs)
    changed = True
    while changed:
        changed = False
        for index, group in enumerate(groups):
            before = groups[index - 1][-1] if index else (-1, -1)
            after = groups[index + 1][0] if index + 1 < len(groups) else (len(old), len(new))
            left = max(group[0][0] - before[0], group[0][1] - before[1]) - 1
            right = max(after[0] - group[-1][0], after[1] - group[-1][1]) - 1
            said = sum(len(old[x].text) for x, _ in group)
            is_edge = group[0] == (0, 0) or group[-1] == (len(old) - 1, len(new) - 1)
            is_short = len(group) < min(left, right, 6) and said < 12
            is_silent = left > 0 and right > 0 and not any(_SAYS.search(old[x].text) for x, _ in group)
            if not is_edge and (is_short or is_silent) and not _has_line_end(group, old):
                del groups[index]
                groups = _groups([pair for each in groups for pair in each])
                changed = True
                break
    return [pair for group in groups for pair in group]


def _has_line_end(group: list[tuple[int, int]], old: Sequence[Word]) -> bool:
    return any(old[x].text == "\n" for x, _ in group)


def _groups(pairs: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    groups: list[list[tuple[int, int]]] = []
    for pair in pairs:
        if groups and groups[-1][-1] == (pair[0] - 1, pair[1] - 1):
            groups[-1].append(pair)
        else:
            groups.append([pair])
    return groups
