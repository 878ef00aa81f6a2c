from __future__ import annotations

import datetime

import pytest

from pledgebook.model import Text, Version
from pledgebook.status import in_force, shown, status, turning_days
from pledgebook.vocabulary import Numbering


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def version(number: int, effective: str, expires: str | None = None, *, signed: bool = True) -> Version:
    return Version(
        letter="guarantee",
        number=number,
        document="CS-1",
        title=Text("甲"),
        summary=Text("甲"),
        preamble=None,
        stage=None,
        headline=None,
        effective=day(effective),
        expires=day(expires) if expires else None,
        signatory=Text("示例公司") if signed else None,
        signed_on=day("2025-01-01") if signed else None,
        prevails="zh",
        numbering=Numbering.DECIMAL,
        fields={},
        clauses=(),
        changes=None,
        transition=None,
        removed=(),
    )


ALONE = [version(1, "2026-01-01")]
ENDING = [version(1, "2026-01-01", "2026-12-31")]
ONE_DAY = [version(1, "2026-01-01", "2026-01-01")]
SUCCEEDED = [version(1, "2026-01-01"), version(2, "2026-07-01")]
WITH_DRAFT = [version(1, "2026-01-01"), version(2, "2026-07-01", signed=False)]
OVERTAKEN = [version(1, "2026-01-01"), version(2, "2026-12-01"), version(3, "2026-07-01")]
SAME_DAY = [version(1, "2026-01-01"), version(2, "2026-01-01")]
SHORT = [version(1, "2026-01-01"), version(2, "2026-07-01", "2026-07-31")]
GAP = [version(1, "2026-01-01", "2026-01-31"), version(2, "2026-07-01")]
DRAFTS = [version(1, "2026-01-01", signed=False)]


@pytest.mark.parametrize(
    ("versions", "today", "expected"),
    [
        (ALONE, "2025-12-31", ["upcoming"]),
        (ALONE, "2026-01-01", ["in-force"]),
        (ALONE, "9999-12-31", ["in-force"]),
        (ENDING, "2026-12-31", ["in-force"]),
        (ENDING, "2027-01-01", ["expired"]),
        (ONE_DAY, "2025-12-31", ["upcoming"]),
        (ONE_DAY, "2026-01-01", ["in-force"]),
        (ONE_DAY, "2026-01-02", ["expired"]),
        (SUCCEEDED, "2025-12-31", ["upcoming", "upcoming"]),
        (SUCCEEDED, "2026-06-30", ["in-force", "upcoming"]),
        (SUCCEEDED, "2026-07-01", ["superseded", "in-force"]),
        (WITH_DRAFT, "2026-06-30", ["in-force", "draft"]),
        (WITH_DRAFT, "2026-07-01", ["in-force", "draft"]),
        (OVERTAKEN, "2025-12-31", ["upcoming", "superseded", "upcoming"]),
        (OVERTAKEN, "2026-06-30", ["in-force", "superseded", "upcoming"]),
        (OVERTAKEN, "2026-07-01", ["superseded", "superseded", "in-force"]),
        (OVERTAKEN, "2026-12-01", ["superseded", "superseded", "in-force"]),
        (SAME_DAY, "2025-12-31", ["superseded", "upcoming"]),
        (SAME_DAY, "2026-01-01", ["superseded", "in-force"]),
        (SHORT, "2026-07-31", ["superseded", "in-force"]),
        (SHORT, "2026-08-01", ["superseded", "expired"]),
        (GAP, "2026-01-31", ["in-force", "upcoming"]),
        (GAP, "2026-02-01", ["expired", "upcoming"]),
        (GAP, "2026-07-01", ["superseded", "in-force"]),
        (DRAFTS, "2026-01-01", ["draft"]),
    ],
)
def test_a_version_is_what_the_day_makes_it(versions: list[Version], today: str, expected: list[str]) -> None:
    assert [status(v, versions, day(today)) for v in versions] == expected


@pytest.mark.parametrize(
    ("versions", "today", "number"),
    [
        (ALONE, "2025-12-31", None),
        (ALONE, "2026-01-01", 1),
        (ENDING, "2027-01-01", None),
        (OVERTAKEN, "2026-12-01", 3),
        (SHORT, "2026-08-01", None),
        (DRAFTS, "2026-01-01", None),
    ],
)
def test_at_most_one_version_is_in_force(versions: list[Version], today: str, number: int | None) -> None:
    found = in_force(versions, day(today))
    assert (found.number if found else None) == number


@pytest.mark.parametrize(
    ("versions", "today", "number"),
    [
        (SUCCEEDED, "2025-12-31", 1),
        (SUCCEEDED, "2026-06-30", 1),
        (SUCCEEDED, "2026-07-01", 2),
        (OVERTAKEN, "2025-12-31", 1),
        (GAP, "2026-02-01", 2),
        (SHORT, "2026-08-01", 2),
        (WITH_DRAFT, "2026-07-01", 1),
        (DRAFTS, "2026-01-01", 1),
    ],
)
def test_a_letter_shows_what_is_in_force_or_comes_next_or_was_last(
    versions: list[Version], today: str, number: int
) -> None:
    assert shown(versions, day(today)).number == number


def test_a_letter_turns_when_a_version_begins_and_on_the_day_after_it_ends() -> None:
    assert turning_days(SHORT) == [day("2026-01-01"), day("2026-07-01"), day("2026-08-01")]


def test_no_status_changes_between_turning_days() -> None:
    for versions in (ALONE, ENDING, SUCCEEDED, OVERTAKEN, SAME_DAY, SHORT, GAP):
        today = day("2025-12-01")
        before = [status(v, versions, today) for v in versions]
        while today < day("2027-02-01"):
            today += datetime.timedelta(days=1)
            now = [status(v, versions, today) for v in versions]
            assert now == before or today in turning_days(versions)
            before = now
