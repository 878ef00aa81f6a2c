from __future__ import annotations

import datetime
import json

import pytest

from pledgebook.digests import digest
from pledgebook.ledger import Ledger, behind, parse

SEAL = {"letter": "guarantee", "version": 1, "digest": "0" * 64, "leaves": "0" * 8}
REASON = {"reason": {"zh": "理由"}}


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


LEDGER = (
    Ledger()
    .appended(day("2026-01-01"), "seal", SEAL)
    .appended(day("2026-02-01"), "seal", SEAL | {"version": 2})
    .appended(day("2026-03-01"), "withdraw", {"letter": "guarantee", "version": 2, "from": "2026-04-01"} | REASON)
)


def told(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in parse(text.encode(), "ledger.jsonl")[1]]


def test_what_is_appended_reads_back() -> None:
    ledger, problems = parse(LEDGER.text().encode(), "ledger.jsonl")
    assert (ledger.entries, ledger.lines, problems) == (LEDGER.entries, LEDGER.lines, [])


def test_an_empty_file_is_an_empty_ledger() -> None:
    assert parse(b"", "ledger.jsonl") == (Ledger(), [])


def test_each_entry_names_the_one_before_and_its_own_digest() -> None:
    raw = [json.loads(line) for line in LEDGER.lines]
    own = [digest({key: value for key, value in line.items() if key != "entry"}) for line in raw]
    assert [(line["prev"], line["entry"]) for line in raw] == list(zip(["", *own[:-1]], own, strict=True))


def lines(*numbers: int) -> str:
    return "".join(f"{LEDGER.lines[number]}\n" for number in numbers)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (lines(0, 1, 2).replace("2026-02-01", "2026-02-02"), [(2, "ledger-altered")]),
        (lines(1, 2), [(1, "ledger-broken"), (1, "ledger-impossible"), (2, "ledger-broken")]),
        (lines(0, 2), [(2, "ledger-broken"), (2, "ledger-impossible")]),
        (lines(0, 2, 1), [(n, f"ledger-{what}") for n in (2, 3) for what in ("broken", "impossible")]),
        (lines(0, 1, 1, 2), [(3, "ledger-broken"), (3, "ledger-impossible"), (4, "ledger-broken")]),
        (lines(0, 1, 2)[:-1], [(3, "ledger-unreadable")]),
        (lines(0, 1, 2)[:-30], [(3, "ledger-unreadable")]),
        (lines(0, 1) + "\n" + lines(2), [(3, "ledger-unreadable"), (4, "ledger-broken")]),
        (lines(0, 1, 2).replace('"version":2', '"version": 2', 1), [(2, "ledger-unreadable")]),
        (lines(0, 1, 2).replace('"seq":2', '"seq":2,"seq":2'), [(2, "ledger-unreadable")]),
        (lines(0, 1, 2).replace('"kind":"withdraw"', '"kind":"revoke"'), [(3, "ledger-unreadable")]),
        (lines(0, 1, 2).replace('"seq":3', '"seq":"3"'), [(3, "ledger-unreadable")]),
        (lines(0, 1, 2).replace('"from":"2026-04-01"', '"from":"2026-4-1"'), [(3, "ledger-unreadable")]),
    ],
    ids=[
        "changed", "first dropped", "middle dropped", "swapped", "doubled", "last line end dropped", "cut off",
        "empty line", "spaced", "key twice", "unknown kind", "number as text", "no such day",
    ],
)  # fmt: skip
def test_a_ledger_that_was_touched_is_refused_at_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    assert told(text) == expected


def after(kind: str, content: dict[str, object], on: str = "2026-05-01") -> list[tuple[int, str]]:
    """Return the problems of the ledger with one more entry, whose digests are right."""
    return told(LEDGER.appended(day(on), kind, content).text())


REDACT = {"letter": "guarantee", "version": 1, "path": "summary", "basis": {"zh": "法"}} | REASON
WITNESS = {"of": LEDGER.entries[0].entry, "by": {"zh": "公证处"}, "reference": "1"} | REASON


@pytest.mark.parametrize(
    ("kind", "content", "on"),
    [
        ("seal", SEAL, "2026-05-01"),
        ("seal", SEAL | {"version": 4}, "2026-05-01"),
        ("seal", SEAL | {"version": 3}, "2026-02-28"),
        ("withdraw", {"letter": "other", "version": 1, "from": "2026-05-01"} | REASON, "2026-05-01"),
        ("withdraw", {"letter": "guarantee", "version": 2, "from": "2026-05-01"} | REASON, "2026-05-01"),
        ("withdraw", {"letter": "guarantee", "version": 1, "from": "2026-04-30"} | REASON, "2026-05-01"),
        ("redact", REDACT | {"version": 3}, "2026-05-01"),
        ("witness", WITNESS | {"of": "1" * 64}, "2026-05-01"),
    ],
    ids=[
        "sealed twice", "version skipped", "before the last entry", "withdrawn unsealed", "withdrawn twice",
        "withdrawn from the past", "removed unsealed", "witness to nothing",
    ],
)  # fmt: skip
def test_an_entry_that_cannot_follow_is_refused(kind: str, content: dict[str, object], on: str) -> None:
    assert after(kind, content, on) == [(4, "ledger-impossible")]


@pytest.mark.parametrize(("kind", "content"), [("redact", REDACT), ("witness", WITNESS)], ids=["redact", "witness"])
def test_an_entry_that_can_follow_is_taken(kind: str, content: dict[str, object]) -> None:
    assert after(kind, content) == []


def shorter(ledger: Ledger, length: int) -> Ledger:
    return Ledger(ledger.entries[:length], ledger.lines[:length])


def test_a_ledger_that_has_grown_is_ahead_of_the_one_that_is_live() -> None:
    assert list(behind(shorter(LEDGER, 2), LEDGER, "ledger.jsonl")) == []


def test_a_ledger_that_lacks_what_is_live_is_refused_with_each_entry() -> None:
    problems = behind(LEDGER, shorter(LEDGER, 1), "ledger.jsonl")
    assert [(p.line, p.code, p.args["about"]) for p in problems] == [
        (1, "ledger-behind", "seal guarantee v2"),
        (1, "ledger-behind", "withdraw guarantee v2"),
    ]


def test_a_ledger_made_anew_is_refused_where_it_differs_from_the_one_that_is_live() -> None:
    forged = shorter(LEDGER, 1).appended(day("2026-02-01"), "seal", SEAL | {"version": 2, "digest": "1" * 64})
    problems = behind(shorter(LEDGER, 2), forged, "ledger.jsonl")
    assert [(p.line, p.code, p.args["found_en"]) for p in problems] == [(2, "ledger-behind", "different")]


def test_the_lines_of_a_version_include_those_of_its_witnesses() -> None:
    ledger = LEDGER.appended(day("2026-05-01"), "witness", WITNESS)
    assert ledger.lines_of("guarantee", 1) == [ledger.lines[0], ledger.lines[3]]
