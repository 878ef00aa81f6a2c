"""In: the letters of a day. Out: the service journey: every promise at its stage and on one scale of time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from pledgebook.library import Library
from pledgebook.model import Clause, Promise, Version
from pledgebook.values import Duration, Frequency, Unit
from pledgebook.vocabulary import Comparison, Stage, Word


class Shape(Word):
    """What a promise's mark says of its limit."""

    LATEST = ("latest", "最迟：在此之前完成", "At the latest: done before this")
    LEAST = ("least", "至少：不短于此", "At least: not shorter than this")
    EVERY = ("every", "定期：最长隔这么久一次", "Regularly: at intervals of at most this")
    OTHER = ("other", "不以时间计量", "Not measured in time")


MINUTES = {
    Unit.MINUTE: 1,
    Unit.HOUR: 60,
    Unit.DAY: 1440,
    Unit.BUSINESS_DAY: 1440,
    Unit.WEEK: 7 * 1440,
    Unit.MONTH: 30 * 1440,
    Unit.QUARTER: 91 * 1440,
    Unit.YEAR: 365 * 1440,
}
"""How long a unit is drawn. A business day is drawn as a day: how many lie between depends on the date."""


class Tick(NamedTuple):
    """A line of the scale: its share of the scale's length, 0 to 1, and its words, short enough for a phone."""

    at: float
    zh: str
    en: str


_TICKS = (
    (1, "1分钟", "1 min"),
    (60, "1小时", "1 h"),
    (1440, "1日", "1 day"),
    (43200, "1个月", "1 mo"),
    (525600, "1年", "1 yr"),
)
_ROOM = 1.8
"""How much longer than the longest limit the scale is: for the line that says “at least”."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One promise on the journey, `at` its share of the scale; `minutes` is None where it isn't measured in time."""

    version: Version
    clause: Clause
    promise: Promise
    shape: Shape
    minutes: float | None
    at: float


@dataclass(frozen=True, slots=True)
class Stop:
    """One stage with its promises, the shortest time first and those without a time last; None is the whole course."""

    stage: Stage | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """The whole course of service; stages without a promise are left out."""

    ticks: tuple[Tick, ...]
    stops: tuple[Stop, ...]


def journey(library: Library) -> Journey:
    """Return the journey of the versions that bind or will."""
    found = [
        (version, clause, clause.promise) for version in library.live() for clause in version.walk() if clause.promise
    ]
    timed = [minutes for version, _, promise in found if (minutes := _minutes(version, promise)[1])]
    first = max((tick for tick, *_ in _TICKS if tick <= min(timed, default=1)), default=1)
    last = max(timed, default=first * 2) * _ROOM

    def share(minutes: float) -> float:
        return math.log(minutes / first) / math.log(last / first)

    stops = []
    for stage in (None, *Stage):
        marks = []
        for version, clause, promise in found:
            if clause.stage is stage:
                shape, minutes = _minutes(version, promise)
                marks.append(Mark(version, clause, promise, shape, minutes, share(minutes) if minutes else 1))
        if marks:
            stops.append(Stop(stage, tuple(sorted(marks, key=lambda mark: mark.minutes or math.inf))))
    ticks = tuple(Tick(share(minutes), zh, en) for minutes, zh, en in _TICKS if first <= minutes <= last)
    return Journey(ticks, tuple(stops))


def _minutes(version: Version, promise: Promise) -> tuple[Shape, float | None]:
    """Return what a promise's limit means for its mark, and how long it is."""
    value = version.fields[promise.limit].value
    if isinstance(value, Frequency):
        return Shape.EVERY, MINUTES[value.unit] / value.number
    if not isinstance(value, Duration):
        return Shape.OTHER, None
    is_least = promise.comparison in {Comparison.AT_LEAST, Comparison.MORE_THAN}
    return Shape.LEAST if is_least else Shape.LATEST, value.number * MINUTES[value.unit]
