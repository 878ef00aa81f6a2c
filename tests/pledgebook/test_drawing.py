from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from tests.edge.building import SAMPLES

from pledgebook.book import load
from pledgebook.drawing import Picture, picture
from pledgebook.journey import Journey, Shape, journey
from pledgebook.library import Library
from pledgebook.vocabulary import LANGUAGES, Language

EM = {"narrow": 18.0, "wide": 56.0}
"""How wide the two pictures are where they are narrowest, in em."""
DOT = 0.62
"""How wide a mark is, with its edge about 0.7."""


@pytest.fixture(scope="module")
def whole() -> Journey:
    book, _ = load(SAMPLES)
    assert book
    return journey(Library(book, date(2026, 6, 1)))


def crowded(drawn: Picture, width: float) -> list[str]:
    """Return the marks that lie on another one, or outside the picture."""
    dots = [(dot.x * width / 100, dot.y, dot.mark.clause.id) for row in drawn.rows for dot in row.dots]
    found = [f"{a[2]} {b[2]}" for a, b in combinations(dots, 2) if abs(a[0] - b[0]) < 0.8 and abs(a[1] - b[1]) < 0.8]
    return found + [id_ for x, y, id_ in dots if not (DOT < x < width - DOT and DOT < y < drawn.height - DOT)]


@pytest.mark.parametrize("name", EM)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_mark_of_the_large_picture_lies_on_another(name: str, language: Language, whole: Journey) -> None:
    drawn = picture(whole, language, EM[name])
    assert sum(len(row.dots) for row in drawn.rows) == sum(len(stop.marks) for stop in whole.stops) >= 50
    assert crowded(drawn, EM[name]) == []


@pytest.mark.parametrize("name", EM)
def test_a_stages_marks_stand_below_the_one_before_and_beneath_their_name(name: str, whole: Journey) -> None:
    rows = picture(whole, "en", EM[name]).rows
    ends = [max(dot.y for dot in row.dots) for row in rows]
    assert all(min(dot.y for dot in row.dots) > end for row, end in zip(rows[1:], ends, strict=False))
    if name == "narrow":
        assert all(min(dot.y for dot in row.dots) > row.name_y + 0.3 for row in rows)


def test_a_longer_limit_stands_further_along_the_scale(whole: Journey) -> None:
    dots = [dot for row in picture(whole, "zh").rows for dot in row.dots if dot.mark.minutes]
    dots.sort(key=lambda dot: dot.mark.minutes or 0)
    assert [dot.x for dot in dots] == sorted(dot.x for dot in dots)
    timeless = {dot.x for row in picture(whole, "zh").rows for dot in row.dots if dot.mark.shape is Shape.OTHER}
    assert len(timeless) == 1
    assert min(timeless) > dots[-1].x + 4
