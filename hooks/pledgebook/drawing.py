"""In: the service journey and a language. Out: where each of its parts is drawn: across in percent, down in em.

So a drawing fits every width: it stretches with the page while its words keep their size, and it grows with the type.
"""

from __future__ import annotations

from typing import NamedTuple

from pledgebook.journey import Journey, Mark, Shape, Stop, Tick
from pledgebook.vocabulary import WHOLE_COURSE, Language

_NARROWEST = 18.0
"""The width of the narrowest drawing, in em: 288 px, a phone of 320 px less its edges, at 16 px."""
_DOT = 0.85
"""From the middle of one mark to that of the next, in em."""


class Dot(NamedTuple):
    """A promise in the picture, `x` in percent and `y` in em."""

    x: float
    y: float
    mark: Mark


class Row(NamedTuple):
    """A stage in the picture: the line of its promises at `y`, its name on the line `name_y` (em)."""

    stop: Stop
    name: str
    name_y: float
    y: float
    dots: tuple[Dot, ...]


class Picture(NamedTuple):
    """The large picture: its scale, from `start` percent on, its rows and its height (em)."""

    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    start: float
    height: float


def picture(journey: Journey, language: Language, width: float = _NARROWEST) -> Picture:
    """Return the large picture, on which no mark touches another from `width` (em) on."""
    is_beside = width > _NARROWEST * 2
    start, end = (17.0 if is_beside else 8.0), 89.0
    head = 0.0 if is_beside else 1.6
    rows, top = [], 2.0
    for stop in journey.stops:
        places = _lanes(stop.marks, start, end, _DOT / width * 100)
        lanes = [lane for _, lane in places]
        height = max(head + (max(lanes) - min(lanes) + 1) * _DOT + 0.9, 2.6)
        y = top + head + (height - head) / 2
        first = y - (max(lanes) + min(lanes)) / 2 * _DOT
        dots = tuple(
            Dot(x, round(first + lane * _DOT, 2), mark) for (x, lane), mark in zip(places, stop.marks, strict=True)
        )
        rows.append(
            Row(stop, _name(stop, language), round((y if is_beside else top + 1.05) + 0.35, 2), round(y, 2), dots)
        )
        top += height
    return Picture(_placed(journey.ticks, start, end), tuple(rows), start, round(top, 2))


def _placed(ticks: tuple[Tick, ...], start: float, end: float) -> tuple[Tick, ...]:
    return tuple(tick._replace(at=round(start + tick.at * (end - start), 1)) for tick in ticks)


def _across(mark: Mark, start: float, end: float) -> float:
    share = mark.at * (end - start) if mark.shape is not Shape.OTHER else (100 - start + end - start) / 2
    return round(start + share, 1)


def _lanes(marks: tuple[Mark, ...], start: float, end: float, apart: float) -> list[tuple[float, int]]:
    """Return each mark's place across and its lane: 0, then by turns below and above, wherever it touches no other."""
    last: dict[int, float] = {}
    found = []
    for mark in marks:
        x, lane = _across(mark, start, end), 0
        while x - last.get(lane, -100.0) < apart:
            lane = -lane if lane > 0 else 1 - lane
        last[lane] = x
        found.append((x, lane))
    return found


def _name(stop: Stop, language: Language) -> str:
    return stop.stage.label(language) if stop.stage else WHOLE_COURSE[language]
