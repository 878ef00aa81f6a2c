from __future__ import annotations

import math
from datetime import date
from pathlib import Path

import pytest
from tests.edge.building import SAMPLES
from tests.pledgebook.data import LETTER, loaded, swapped

from pledgebook.book import load
from pledgebook.journey import Journey, Shape, journey
from pledgebook.library import Library


def made(root: Path, letter: str = LETTER) -> Journey:
    book, problems = loaded(root, {"letters/guarantee/v1.yml": letter})
    assert book is not None, [str(problem) for problem in problems]
    return journey(Library(book, date(2026, 6, 1)))


def test_a_promise_stands_at_its_stage_and_on_the_scale(tmp_path: Path) -> None:
    (stop,) = made(tmp_path).stops
    (mark,) = stop.marks
    assert (stop.stage, mark.clause.id, mark.shape, mark.minutes) == ("after-sale", "answer", Shape.LATEST, 240)


def test_each_step_of_the_scale_is_a_multiple_of_time() -> None:
    book, _ = load(SAMPLES)
    assert book
    at = {tick.en: tick.at for tick in journey(Library(book, date(2026, 6, 1))).ticks}
    assert list(at) == ["1 min", "1 h", "1 day", "1 mo", "1 yr"]
    decade = (at["1 h"] - at["1 min"]) / math.log10(60)
    assert at["1 day"] - at["1 h"] == pytest.approx(decade * math.log10(24))
    assert at["1 yr"] - at["1 mo"] == pytest.approx(decade * math.log10(365 / 30))


@pytest.mark.parametrize(
    ("value", "minutes"),
    [("90分钟", 90), ("1日", 1440), ("1个工作日", 1440), ("2周", 20160), ("1个月", 43200), ("3年", 1576800)],
)
def test_a_limit_is_drawn_as_long_as_it_is(value: str, minutes: int, tmp_path: Path) -> None:
    assert made(tmp_path, swapped("value: 4小时", f"value: {value}")).stops[0].marks[0].minutes == minutes


def test_a_limit_that_must_not_be_fallen_short_of_has_another_shape(tmp_path: Path) -> None:
    (stop,) = made(tmp_path, swapped("comparison: at-most", "comparison: at-least")).stops
    assert stop.marks[0].shape is Shape.LEAST


def test_without_promises_there_is_no_journey(tmp_path: Path) -> None:
    begin, end = LETTER.index("    promise:\n"), LETTER.index("  - id: remedy")
    assert made(tmp_path, LETTER[:begin] + LETTER[end:]).stops == ()
