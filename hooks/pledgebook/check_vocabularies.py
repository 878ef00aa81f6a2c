"""In: the validated entries of measures.yml and holidays.yml. Out: the measures, the years, and their problems."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pledgebook.model import Holiday, Measure, Text, Year
from pledgebook.nodes import Mapping, Path, Scalar, find, position
from pledgebook.problems import Problem
from pledgebook.schema import HolidaysFile, MeasuresFile, YearEntry
from pledgebook.values import parse_date

_SATURDAY = 5


def check_measures(entries: MeasuresFile, tree: Mapping, path: str) -> tuple[dict[str, Measure], list[Problem]]:
    """Return the measures by their ids. Two of one name would let letters set two limits for one matter."""
    problems = []
    first: dict[str, str] = {}
    for id_, entry in entries.measures.items():
        for language, words in (("zh", entry.label.zh), ("en", entry.label.en or "")):
            other = first.setdefault(" ".join(words.casefold().split()), id_) if words else id_
            if other != id_:
                line = position(tree, ("measures", other))[0]
                here = _place(tree, ("measures", id_, "label", language))
                args = {"measure": id_, "other": other, "first": str(line)}
                problems.append(Problem(path, *here, "measure-twice", args))
                break
    measures = {id_: Measure(id_, e.type, Text(e.label.zh, e.label.en)) for id_, e in entries.measures.items()}
    return measures, problems


def check_holidays(entries: HolidaysFile, tree: Mapping, path: str) -> tuple[tuple[Year, ...], list[Problem]]:
    """Return the years in their order."""
    problems: list[Problem] = []
    listed: dict[datetime.date, int] = {}
    years = []
    for number, entry in sorted(entries.years.items()):
        year = _year(int(number), entry)
        problems += (Problem(path, *place, code, args) for place, code, args in _year_problems(year, tree, listed))
        years.append(year)
    return tuple(years), problems


def _year(number: int, entry: YearEntry) -> Year:
    return Year(
        number=number,
        source=Text(entry.source.zh, entry.source.en),
        url=entry.url,
        holidays=tuple(
            Holiday(Text(each.name.zh, each.name.en), parse_date(each.first), parse_date(each.last))
            for each in entry.holidays
        ),
        working=tuple(map(parse_date, entry.working)),
    )


def _year_problems(
    year: Year, tree: Mapping, listed: dict[datetime.date, int]
) -> Iterator[tuple[tuple[int, int], str, dict[str, str]]]:
    """Yield place, code and words of each mistake; `listed` has the lines of the days that were there before."""
    here: Path = ("years", str(year.number))
    for index, holiday in enumerate(year.holidays):
        first, last = (_place(tree, (*here, "holidays", index, key)) for key in ("first", "last"))
        if holiday.last < holiday.first:
            yield last, "holiday-ends-early", {}
            continue
        for place, day in ((first, holiday.first), (last, holiday.last)):
            if day.year != year.number:
                yield place, "holiday-in-other-year", {"day": day.isoformat(), "year": str(year.number)}
                break
        else:
            days = [holiday.first + datetime.timedelta(n) for n in range((holiday.last - holiday.first).days + 1)]
            twice = next((day for day in days if day in listed), None)
            if twice:
                yield first, "holiday-twice", {"day": twice.isoformat(), "first": str(listed[twice])}
            listed |= dict.fromkeys(days, first[0])
    for index, day in enumerate(year.working):
        place = _place(tree, (*here, "working", index))
        if day.year != year.number:
            yield place, "holiday-in-other-year", {"day": day.isoformat(), "year": str(year.number)}
        elif day.weekday() < _SATURDAY:
            yield place, "working-weekday", {"day": day.isoformat()}
        elif day in listed:
            yield place, "holiday-twice", {"day": day.isoformat(), "first": str(listed[day])}
        listed[day] = place[0]


def _place(tree: Mapping, path: Path) -> tuple[int, int]:
    node = find(tree, path)
    return node.at(0) if isinstance(node, Scalar) else (node.line, node.column)
