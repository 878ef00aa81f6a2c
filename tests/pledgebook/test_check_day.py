from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.pledgebook.data import LETTER, OTHER_LETTER, ROOT, loaded
from tests.pledgebook.sealed import LATER, YAML, book_of, seal, sealed

from pledgebook.check_day import check_day
from pledgebook.library import Library

ABROAD = LETTER.replace("本公司道歉。", "适用[[compensation#scale]]。").replace(
    "apologises", "pays by [[compensation#scale]]"
)
LINE = ABROAD[: ABROAD.index("适用[[comp")].count("\n") + 1


def told(data: Path, day: str) -> list[tuple[str, int, str, str]]:
    library = Library(book_of(data), datetime.date.fromisoformat(day))
    return [(p.path, p.line, p.code, p.args["status_en"]) for p in check_day(library)]


def test_a_version_in_force_that_refers_to_one_in_force_is_not_noted(tmp_path: Path) -> None:
    assert told(sealed(tmp_path, {YAML: ABROAD}), "2026-06-01") == []


def test_a_version_in_force_that_refers_to_an_ended_one_is_noted_where_it_does(tmp_path: Path) -> None:
    ending = OTHER_LETTER.replace("effective: 2026-01-01", "effective: 2026-01-01\nexpires: 2026-05-31")
    data = sealed(tmp_path, {YAML: ABROAD, "letters/compensation/v1.yml": ending})
    assert (told(data, "2026-05-31"), told(data, "2026-06-01")) == (
        [],
        [(f"data/{YAML}", LINE, "refers-to-ended", "expired")],
    )


@pytest.mark.parametrize(("suffix", "noted"), [("", True), ("@current", False)])
def test_only_a_reference_that_does_not_follow_its_letter_goes_stale(suffix: str, noted: bool, tmp_path: Path) -> None:
    letter = ABROAD.replace("#scale]]", f"#scale{suffix}]]")
    data = sealed(tmp_path, {YAML: letter})
    changes = "changes:\n  zh: |\n    改\n  en: |\n    x\n"
    second = OTHER_LETTER.replace("effective: 2026-01-01\n", f"effective: 2026-04-01\n{changes}")
    (data / "letters/compensation/v2.yml").write_text(second, encoding="utf-8")
    seal(data, LATER)
    assert bool(told(data, "2026-06-01")) is noted


@pytest.mark.parametrize(
    ("day", "value", "noted"),
    [
        ("2026-11-30", "2个工作日", []),
        ("2026-12-01", "2个工作日", ["2027"]),
        ("2027-06-01", "2个工作日", ["2027"]),
        ("2027-06-01", "2日", []),
    ],
)
def test_an_official_calendar_that_is_due_is_asked_for_where_business_days_count(
    day: str, value: str, noted: list[str], tmp_path: Path
) -> None:
    calendar = (ROOT / "data/holidays.yml").read_bytes()
    letter = LETTER.replace("4小时", value)
    book, problems = loaded(tmp_path, {"letters/guarantee/v1.yml": letter, "holidays.yml": calendar})
    assert book, problems
    notes = check_day(Library(book, datetime.date.fromisoformat(day)))
    assert [(p.path, p.code, p.args["year"]) for p in notes] == [
        ("data/holidays.yml", "calendar-missing", year) for year in noted
    ]
