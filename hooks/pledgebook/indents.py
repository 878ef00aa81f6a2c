"""In: the lines of a data file whose other slips are mended. Out: the lines that stand too far left or right.

A parser meets a crooked line one or more lines too late, or takes it for part of something else. Here a walk goes down
the lines and their levels. Where it can't go on, each line nearby is tried at each column where it could stand, and the
move with which the walk gets farthest tells which line is crooked.
"""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.levels import STEP, Line, State, is_twice, parsed, step
from pledgebook.problems import Problem

MOST_LINES = 20_000  # a letter of two hundred clauses has about 6,000
MOST_CROOKED = 20  # what stands behind so many is better read again once they are mended
MOST_COLUMNS = 100  # forty levels, which is as deep as a file may go, have 80
_BEHIND, _AHEAD = 16, 40  # how many lines above are tried, and how far a trial goes on below
_FAR = 8  # columns; who moves a line farther has done something else


def crooked(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem, with the line as it should stand, for each line that isn't at the depth where it belongs."""
    lines = text.split("\n")
    for index, column in sorted(_moved(lines[:MOST_LINES]).items()):
        content = lines[index].lstrip(" ")
        args = {"found": str(len(lines[index]) - len(content)), "needed": str(column)}
        yield Problem(path, index + 1, 1, "crooked-line", args | {"mended": f"{' ' * column}{content.rstrip()}"})


def _moved(typed: list[str]) -> dict[int, int]:
    """Return the right column of each crooked line, by its index."""
    lines = [parsed(index, line) for index, line in enumerate(typed) if line.strip() and line.lstrip()[0] != "#"]
    states = [State()]
    moved: dict[int, int] = {}
    while len(states) <= len(lines):
        line = lines[len(states) - 1]
        if line.column + line.width > MOST_COLUMNS:
            break
        state = step(states[-1], line)
        if state is not None and not _has_lost_its_own(states[-1], line):
            states.append(state)
            continue
        found = None if _lacks_dash(states[-1], line) else _best_move(lines, states, moved)
        if found is None or len(moved) == MOST_CROOKED:
            break
        at, column = found
        moved[lines[at].row] = column
        lines[at] = lines[at]._replace(column=column)
        del states[at + 1 :]
    return moved


def _has_lost_its_own(state: State, line: Line) -> bool:
    """Whether the keys that should stand below the key above it stand beside it, which shows where one comes twice."""
    return state.open == line.column and is_twice(state, line)


def _lacks_dash(state: State, line: Line) -> bool:
    """Whether a key stands where a list has its dash: it isn't crooked, and the parser knows better."""
    inner = state.level
    while inner and (level := inner.above):
        if level.is_list and level.column == line.column and line.key in inner.keys:
            return not line.dashes
        inner = level
    return False


def _best_move(lines: list[Line], states: list[State], moved: dict[int, int]) -> tuple[int, int] | None:
    """Return which line must stand at which column for the walk to get farthest, or None if no move helps.

    A line that was moved stays where it is then.
    """
    here = len(states) - 1
    best: tuple[tuple[int, ...], tuple[int, int]] | None = None
    for at in range(max(here - _BEHIND, 0), here + 1):
        line, state = lines[at], states[at]
        is_text = state.block is not None and line.column >= (state.text or line.column)
        if line.row in moved or not line.is_entry or is_text:
            continue
        level = state.level
        columns = {0} if level is None else {state.open + STEP} if state.open is not None else set()
        while level:
            columns |= {level.column} if level.is_list == bool(line.dashes) else set()
            level = level.above
        for column in columns & {*range(line.column - _FAR, line.column + _FAR + 1)} - {line.column}:
            end, oddities = _trial(lines, at, line._replace(column=column), state, here + _AHEAD)
            rank = (end, -oddities, -abs(column - line.column), at, column)
            if end > here and (best is None or rank > best[0]):
                best = rank, (at, column)
    return best and best[1]


def _trial(lines: list[Line], at: int, line: Line, state: State, most: int) -> tuple[int, int]:
    """Return how far the walk gets with this line in the place of the one at `at`, and what is odd on the way."""
    for index in range(at, min(most, len(lines))):
        each = line if index == at else lines[index]
        behind = step(state, each)
        if behind is None or (behind.block is None and state.block is None and is_twice(state, each)):
            return index, state.oddities
        state = behind
    return min(most, len(lines)), state.oddities
