from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.pledgebook.data import LETTER
from tests.pledgebook.sealed import DAY, LATER, LEDGER, REASON, SNAPSHOT, YAML, amending, book_of, sealed, told

from pledgebook.amending import (
    Attestation,
    RefusedError,
    correcting,
    redacting,
    removed_words,
    sealed_version,
    withdrawing,
    witnessing,
)
from pledgebook.erase import erased
from pledgebook.journal import write_together
from pledgebook.model import Clause, Correction, Text, Version
from pledgebook.status import status
from pledgebook.vocabulary import Language, Status

BASIS = Text("示例法院判决", "Judgment of the Sample Court")


def version_of(data: Path) -> Version:
    return book_of(data).letters["guarantee"].versions[0]


def clause_of(data: Path, id_: str) -> Clause:
    return next(clause for clause in version_of(data).walk() if clause.id == id_)


def withdrawn(data: Path, since: datetime.date) -> Version:
    book, what = amending(data)
    write_together(data, withdrawing(book, what, since))
    return version_of(data)


def corrected(data: Path, old: str, new: str, path: str = "clauses/remedy", language: Language = "zh") -> Path:
    book, what = amending(data)
    write_together(data, correcting(book, what, Correction(LATER, path, language, old, new, REASON)))
    return data


def redacted(data: Path, path: str) -> list[str]:
    """Remove a part as the command does, from the file too; return what was removed."""
    book, what = amending(data)
    files, paths = redacting(book, what, path, BASIS)
    words = removed_words(book, what.version, paths)
    files[YAML] = erased((data / YAML).read_text(encoding="utf-8"), paths).encode()
    write_together(data, files)
    return words


def test_a_version_in_force_that_is_withdrawn_ends_on_that_day(tmp_path: Path) -> None:
    version = withdrawn(sealed(tmp_path), datetime.date(2026, 5, 9))
    days = [datetime.date(2026, 5, 8), datetime.date(2026, 5, 9)]
    assert [status(version, [version], day) for day in days] == [Status.IN_FORCE, Status.WITHDRAWN]


def test_a_version_to_come_that_is_withdrawn_never_takes_effect(tmp_path: Path) -> None:
    later = LETTER.replace("2026-01-01", "2026-07-01")
    version = withdrawn(sealed(tmp_path, {YAML: later}), datetime.date(2026, 6, 1))
    assert status(version, [version], datetime.date(2026, 7, 1)) is Status.REVOKED


@pytest.mark.parametrize(
    ("since", "why"),
    [
        (datetime.date(2026, 2, 28), "A version can’t be withdrawn from a day that is past."),
        (datetime.date(2029, 1, 1), "It will have expired by then."),
    ],
)
def test_a_withdrawal_that_can_not_be_is_refused(since: datetime.date, why: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        withdrawn(sealed(tmp_path), since)
    assert refused.value.words.en == why


def test_nothing_is_withdrawn_twice(tmp_path: Path) -> None:
    data = sealed(tmp_path)
    withdrawn(data, datetime.date(2026, 5, 9))
    with pytest.raises(RefusedError):
        withdrawn(data, datetime.date(2026, 6, 9))


def test_what_is_not_sealed_can_not_be_amended(tmp_path: Path) -> None:
    book = book_of(sealed(tmp_path))
    with pytest.raises(RefusedError) as refused:
        sealed_version(book, "guarantee", 2)
    assert refused.value.words.en == "guarantee v2 isn’t sealed."


def test_a_correction_keeps_both_wordings_and_the_seal(tmp_path: Path) -> None:
    data = sealed(tmp_path)
    digest = version_of(data).sealed
    text = clause_of(corrected(data, "道歉", "致歉"), "remedy").text
    assert text
    assert text.zh == "本公司\x1c道歉\x1d致歉\x1e。\n"
    assert (version_of(data).sealed, told(data)) == (digest, [])


def test_two_corrections_of_one_text_stand_side_by_side(tmp_path: Path) -> None:
    text = clause_of(corrected(corrected(sealed(tmp_path), "道歉", "致歉"), "本公司", "我公司"), "remedy").text
    assert text
    assert text.zh == "\x1c本公司\x1d我公司\x1e\x1c道歉\x1d致歉\x1e。\n"


@pytest.mark.parametrize(
    ("old", "path"),
    [
        ("没有", "clauses/remedy"),
        ("公", "clauses/answer"),
        ("4小时", "clauses/answer"),
        ("第2条", "clauses/answer"),
        ("服务", "title"),
        ("甲", "clauses/nothing"),
        ("", "clauses/remedy"),
        ("道歉。\n", "clauses/remedy"),
    ],
    ids=["not there", "not once only", "a field", "a reference", "the title", "no such clause", "nothing", "two lines"],
)
def test_a_correction_of_what_is_not_there_once_is_refused(old: str, path: str, tmp_path: Path) -> None:
    data = sealed(tmp_path, {YAML: LETTER.replace("逾期的，", "公逾期的，")})
    with pytest.raises(RefusedError):
        corrected(data, old, "乙", path)


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ("clauses/remedy", ["本公司道歉。", "The company apologises."]),
        ("clauses/answer", ["逾期的，适用", "company answers within", "拨打投诉电话"]),
        ("summary", ["我们在", "We answer"]),
        ("signed", ["  by:\n    zh: 示例公司"]),
        ("fields/response", ["4小时", "答复时限", "Time for an answer", "我们在"]),
    ],
)
def test_after_a_redaction_the_words_stand_nowhere_and_the_chain_holds(
    path: str, gone: list[str], tmp_path: Path
) -> None:
    data = sealed(tmp_path)
    digest = version_of(data).sealed
    redacted(data, path)
    texts = {name: (data / name).read_text(encoding="utf-8") for name in (YAML, SNAPSHOT, LEDGER)}
    left = [(name, words) for name, text in texts.items() for words in gone if words in text]
    assert (left, [problem for problem in told(data) if problem[2] != "draft"]) == ([], [])
    assert version_of(data).sealed == digest


def test_a_redacted_clause_keeps_its_number_and_those_below_it(tmp_path: Path) -> None:
    nested = LETTER.replace(
        "  - id: remedy\n",
        "  - id: whole\n    heading:\n      zh: 总\n      en: Whole\n"
        "    clauses:\n      - id: part\n        kind: duty\n"
        "        text:\n          zh: |\n            甲。\n          en: |\n            A.\n  - id: remedy\n",
    )
    data = sealed(tmp_path, {YAML: nested})
    redacted(data, "clauses/whole")
    clauses = [(clause.id, clause.cited.zh, clause.is_redacted) for clause in version_of(data).walk()]
    assert clauses == [
        ("answer", "第1条", False),
        ("whole", "第2条", True),
        ("part", "第2.1条", False),
        ("remedy", "第3条", False),
    ]


def test_a_correction_of_words_that_are_removed_goes_with_them(tmp_path: Path) -> None:
    data = corrected(sealed(tmp_path), "道歉", "致歉")
    redacted(data, "clauses/remedy")
    assert ("致歉" in (data / SNAPSHOT).read_text(encoding="utf-8"), told(data)) == (False, [])


def test_a_correction_of_removed_words_that_comes_back_is_refused(tmp_path: Path) -> None:
    data = corrected(sealed(tmp_path), "道歉", "致歉")
    before = (data / SNAPSHOT).read_text(encoding="utf-8").splitlines()[-2]
    redacted(data, "clauses/remedy")
    lines = (data / SNAPSHOT).read_text(encoding="utf-8").splitlines()
    (data / SNAPSHOT).write_text("\n".join([*lines[:-2], before, lines[-1]]) + "\n", encoding="utf-8", newline="\n")
    assert told(data) == [(f"data/{SNAPSHOT}", len(lines) - 1, "snapshot-altered")]


def test_words_removed_by_law_that_come_back_are_refused(tmp_path: Path) -> None:
    data = sealed(tmp_path)
    before = {name: (data / name).read_bytes() for name in (YAML, SNAPSHOT)}
    redacted(data, "clauses/remedy")
    for name, content in before.items():
        (data / name).write_bytes(content)
    assert [(path, code) for path, _, code in told(data)] == [(f"data/{SNAPSHOT}", "snapshot-altered")]


def test_words_removed_by_law_that_come_back_into_the_file_are_refused(tmp_path: Path) -> None:
    data = sealed(tmp_path)
    before = (data / YAML).read_bytes()
    redacted(data, "clauses/remedy")
    (data / YAML).write_bytes(before)
    assert {(path, code) for path, _, code in told(data)} == {(f"data/{YAML}", "sealed-changed")}


@pytest.mark.parametrize("path", ["title", "number", "clauses/nothing", "nonsense"])
def test_what_can_not_be_removed_is_refused(path: str, tmp_path: Path) -> None:
    book, what = amending(sealed(tmp_path))
    with pytest.raises(RefusedError):
        redacting(book, what, path, BASIS)


def test_nothing_is_removed_twice(tmp_path: Path) -> None:
    data = sealed(tmp_path)
    redacted(data, "clauses/remedy")
    with pytest.raises(RefusedError):
        redacted(data, "clauses/remedy")


def test_the_words_that_a_redaction_removes_are_named(tmp_path: Path) -> None:
    words = redacted(sealed(tmp_path), "clauses/remedy")
    assert words == ["The company apologises.", "本公司道歉。"]


def test_a_witness_names_an_entry_by_its_first_digits(tmp_path: Path) -> None:
    data = sealed(tmp_path)
    entry = book_of(data).archive.ledger.entries[0].entry
    attested = Attestation(entry[:10], Text("示例公证处", "Sample Notary"), "N-1", REASON)
    write_together(data, witnessing(book_of(data), DAY, attested))
    assert (getattr(book_of(data).archive.ledger.entries[-1], "of", ""), told(data)) == (entry, [])


@pytest.mark.parametrize("entry", ["", "xyz"])
def test_a_witness_to_nothing_is_refused(entry: str, tmp_path: Path) -> None:
    attested = Attestation(entry, Text("示例公证处"), "N-1", REASON)
    with pytest.raises(RefusedError):
        witnessing(book_of(sealed(tmp_path)), DAY, attested)
