from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from pledgebook.build import today
from pledgebook.model import Text, Version, Withdrawal
from pledgebook.status import end, in_force, shown, status, turning_days
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


def ended(of: Version, on: str, since: str) -> Version:
    """Return the version as withdrawn: decided on a day, for the time from another on."""
    return replace(of, withdrawn=Withdrawal(day(on), day(since), Text("理由", "reason")))


FIRST, SECOND, THIRD = version(1, "2026-01-01"), version(2, "2026-07-01"), version(3, "2026-10-01")
STOPPED = [ended(FIRST, "2026-03-01", "2026-04-01")]
STOPPED_AT_ONCE = [ended(FIRST, "2026-01-02", "2026-01-02")]
STOPPED_THEN_NEXT = [ended(FIRST, "2026-03-01", "2026-04-01"), SECOND]
STOPPED_AFTERWARDS = [ended(FIRST, "2026-08-01", "2026-08-01"), SECOND]
NEXT_STOPPED = [FIRST, ended(SECOND, "2026-08-01", "2026-09-01")]
REVOKED = [FIRST, ended(SECOND, "2026-05-01", "2026-05-01")]
REVOKED_FOR_ITS_DAY = [FIRST, ended(SECOND, "2026-05-01", "2026-07-01")]
REVOKED_BETWEEN = [FIRST, ended(SECOND, "2026-05-01", "2026-05-01"), THIRD]
REVOKED_ALONE = [ended(FIRST, "2025-12-15", "2025-12-15")]
STOPPED_BEFORE_EXPIRY = [ended(version(1, "2026-01-01", "2026-12-31"), "2026-03-01", "2026-12-31")]


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
        # the day before, the day, the last day, the day after
        (ENDING, "2025-12-31", ["upcoming"]),
        (ENDING, "2026-01-01", ["in-force"]),
        (SHORT, "2026-06-30", ["in-force", "upcoming"]),
        (SHORT, "2026-07-01", ["superseded", "in-force"]),
        (GAP, "2026-06-30", ["expired", "upcoming"]),
        # overtaken
        (OVERTAKEN, "2026-11-30", ["superseded", "superseded", "in-force"]),
        (OVERTAKEN, "2026-12-02", ["superseded", "superseded", "in-force"]),
        # withdrawn after it took effect
        (STOPPED, "2026-03-01", ["in-force"]),
        (STOPPED, "2026-03-31", ["in-force"]),
        (STOPPED, "2026-04-01", ["withdrawn"]),
        (STOPPED_AT_ONCE, "2026-01-01", ["in-force"]),
        (STOPPED_AT_ONCE, "2026-01-02", ["withdrawn"]),
        (STOPPED_THEN_NEXT, "2026-06-30", ["withdrawn", "upcoming"]),
        (STOPPED_THEN_NEXT, "2026-07-01", ["withdrawn", "in-force"]),
        (STOPPED_AFTERWARDS, "2026-07-31", ["superseded", "in-force"]),
        (STOPPED_AFTERWARDS, "2026-08-01", ["superseded", "in-force"]),
        (NEXT_STOPPED, "2026-08-31", ["superseded", "in-force"]),
        (NEXT_STOPPED, "2026-09-01", ["superseded", "withdrawn"]),
        (STOPPED_BEFORE_EXPIRY, "2026-12-30", ["in-force"]),
        (STOPPED_BEFORE_EXPIRY, "2026-12-31", ["withdrawn"]),
        (STOPPED_BEFORE_EXPIRY, "2027-01-01", ["withdrawn"]),
        # withdrawn before it took effect
        (REVOKED, "2026-04-30", ["in-force", "upcoming"]),
        (REVOKED, "2026-05-01", ["in-force", "revoked"]),
        (REVOKED, "2026-07-01", ["in-force", "revoked"]),
        (REVOKED_FOR_ITS_DAY, "2026-04-30", ["in-force", "upcoming"]),
        (REVOKED_FOR_ITS_DAY, "2026-05-01", ["in-force", "revoked"]),
        (REVOKED_FOR_ITS_DAY, "2026-07-01", ["in-force", "revoked"]),
        (REVOKED_BETWEEN, "2026-09-30", ["in-force", "revoked", "upcoming"]),
        (REVOKED_BETWEEN, "2026-10-01", ["superseded", "revoked", "in-force"]),
        (REVOKED_ALONE, "2025-12-14", ["upcoming"]),
        (REVOKED_ALONE, "2026-01-01", ["revoked"]),
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
        (STOPPED, "2026-04-01", None),
        (STOPPED_THEN_NEXT, "2026-05-01", None),
        (NEXT_STOPPED, "2026-09-01", None),
        (REVOKED, "2026-07-01", 1),
        (REVOKED_ALONE, "2026-01-01", None),
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
        (STOPPED, "2026-04-01", 1),
        (STOPPED_THEN_NEXT, "2026-05-01", 2),
        (NEXT_STOPPED, "2026-09-01", 2),
        (REVOKED, "2026-07-01", 1),
        (REVOKED_ALONE, "2026-01-01", 1),
    ],
)
def test_a_letter_shows_what_is_in_force_or_comes_next_or_was_last(
    versions: list[Version], today: str, number: int
) -> None:
    assert shown(versions, day(today)).number == number


def test_a_letter_turns_when_a_version_begins_and_on_the_day_after_it_ends() -> None:
    assert turning_days(SHORT) == [day("2026-01-01"), day("2026-07-01"), day("2026-08-01")]


def test_no_status_changes_between_turning_days() -> None:
    withdrawn = (STOPPED_THEN_NEXT, STOPPED_AFTERWARDS, NEXT_STOPPED, REVOKED, REVOKED_FOR_ITS_DAY, REVOKED_BETWEEN)
    for versions in (ALONE, ENDING, SUCCEEDED, OVERTAKEN, SAME_DAY, SHORT, GAP, *withdrawn):
        today = day("2025-12-01")
        before = [status(v, versions, today) for v in versions]
        while today < day("2027-02-01"):
            today += datetime.timedelta(days=1)
            now = [status(v, versions, today) for v in versions]
            assert now == before or today in turning_days(versions)
            before = now


@pytest.mark.parametrize(
    ("zone", "now", "expected"),
    [
        # one moment, on both sides of the date line
        ("Pacific/Kiritimati", "2026-06-30T10:00:00+00:00", ["superseded", "in-force"]),
        ("Asia/Shanghai", "2026-06-30T10:00:00+00:00", ["in-force", "upcoming"]),
        ("Pacific/Pago_Pago", "2026-06-30T10:00:00+00:00", ["in-force", "upcoming"]),
        # the last second of the eve and the first of the day, there
        ("Pacific/Kiritimati", "2026-06-30T09:59:59+00:00", ["in-force", "upcoming"]),
        ("Pacific/Pago_Pago", "2026-07-01T10:59:59+00:00", ["in-force", "upcoming"]),
        ("Pacific/Pago_Pago", "2026-07-01T11:00:00+00:00", ["superseded", "in-force"]),
        # summer time
        ("America/New_York", "2026-07-01T03:59:59+00:00", ["in-force", "upcoming"]),
        ("America/New_York", "2026-07-01T04:00:00+00:00", ["superseded", "in-force"]),
    ],
)
def test_the_day_is_that_of_the_publishers_zone(zone: str, now: str, expected: list[str]) -> None:
    moment = datetime.datetime.fromisoformat(now)
    publishers = today(zone, str(int(moment.timestamp())))
    assert [status(v, SUCCEEDED, publishers) for v in SUCCEEDED] == expected


@pytest.mark.parametrize(
    ("versions", "last"),
    [
        (ALONE, [None]),
        (ENDING, ["2026-12-31"]),
        (SUCCEEDED, ["2026-06-30", None]),
        (OVERTAKEN, ["2026-06-30", "2026-06-30", None]),
        (SHORT, ["2026-06-30", "2026-07-31"]),
        (STOPPED, ["2026-03-31"]),
        (STOPPED_THEN_NEXT, ["2026-03-31", None]),
        (REVOKED, [None, "2026-04-30"]),
        (REVOKED_BETWEEN, ["2026-09-30", "2026-04-30", None]),
    ],
)
def test_the_last_day_in_force_is_known_as_far_as_it_can_be(versions: list[Version], last: list[str | None]) -> None:
    found = [end(v, versions) for v in versions]
    assert [each.isoformat() if each else None for each in found] == last


EVERYTHING = [
    ALONE, ENDING, ONE_DAY, SUCCEEDED, WITH_DRAFT, OVERTAKEN, SAME_DAY, SHORT, GAP, STOPPED, STOPPED_THEN_NEXT,
    STOPPED_AFTERWARDS, NEXT_STOPPED, REVOKED, REVOKED_FOR_ITS_DAY, REVOKED_BETWEEN, REVOKED_ALONE,
    STOPPED_BEFORE_EXPIRY,
]  # fmt: skip


@pytest.mark.parametrize("versions", EVERYTHING)
def test_from_its_first_to_its_last_day_a_version_is_in_force_and_on_no_other(versions: list[Version]) -> None:
    today = day("2025-12-01")
    while today < day("2027-02-01"):
        today += datetime.timedelta(days=1)
        within = [
            v.number
            for v in versions
            if not v.is_draft and v.effective and v.effective <= today <= (end(v, versions) or datetime.date.max)
        ]
        assert within == [v.number for v in versions if status(v, versions, today) == "in-force"]
