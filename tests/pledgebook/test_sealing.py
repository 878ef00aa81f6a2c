from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.pledgebook.data import LETTER, OTHER_LETTER, folder, swapped
from tests.pledgebook.sealed import DAY, LATER, SECOND, SNAPSHOT, book_of, salts, seal, sealed

from pledgebook.book import Book
from pledgebook.markup import ReferenceUse, pieces
from pledgebook.model import Version
from pledgebook.sealing import candidates, refusals, sealing
from pledgebook.snapshot import parse

G2 = "letters/guarantee/v2.yml"
SIGNED = LETTER[LETTER.index("signed:") : LETTER.index("prevails:")]
ABROAD = LETTER.replace("本公司道歉。", "适用[[compensation#scale]]。").replace(
    "apologises", "pays by [[compensation#scale]]"
)


def refused(book: Book, versions: list[Version], day: datetime.date = LATER) -> list[str]:
    return [str(words.en) for words in refusals(book, versions, day)]


def test_what_is_signed_and_unsealed_can_be_sealed(tmp_path: Path) -> None:
    draft = SECOND.replace(SIGNED, "")
    book = book_of(folder(tmp_path, {G2: draft}))
    named = [(version.letter, version.number) for version in candidates(book, [])]
    assert named == [("compensation", 1), ("guarantee", 1)]


def test_a_letter_may_be_named(tmp_path: Path) -> None:
    book = book_of(folder(tmp_path))
    assert [version.letter for version in candidates(book, ["guarantee"])] == ["guarantee"]


def test_what_is_sealed_is_not_sealed_again(tmp_path: Path) -> None:
    assert candidates(book_of(sealed(tmp_path)), []) == []


def test_sealing_changes_no_file_but_its_own(tmp_path: Path) -> None:
    book = book_of(folder(tmp_path))
    made = sealing(book, candidates(book, ["guarantee"]), DAY, salts())
    assert set(made.files) == {SNAPSHOT, "ledger.jsonl"}


def test_a_salt_is_never_used_twice(tmp_path: Path) -> None:
    book = book_of(folder(tmp_path))
    files = sealing(book, candidates(book, []), DAY).files
    leaves = [leaf for name, data in files.items() if name.endswith(".json") for leaf in parse(data).leaves]
    assert len({leaf.salt for leaf in leaves}) == len(leaves)
    assert {len(str(leaf.salt)) for leaf in leaves} == {32}


def test_a_version_is_not_sealed_before_the_one_before_it(tmp_path: Path) -> None:
    book = book_of(folder(tmp_path, {G2: SECOND}))
    second = book.letters["guarantee"].versions[1]
    assert refused(book, [second]) == ["guarantee v2: the version before isn’t sealed."]


def test_a_reference_to_what_is_not_sealed_is_refused(tmp_path: Path) -> None:
    other = OTHER_LETTER.replace("CS-2026-002", "CS-2026-003")
    data = sealed(tmp_path)
    (data / "letters/third").mkdir()
    (data / "letters/third/v1.yml").write_text(other, encoding="utf-8")
    (data / G2).write_text(
        SECOND.replace("本公司当面道歉。", "适用[[third#scale]]。").replace("apologises in person", "[[third#scale]]"),
        encoding="utf-8",
    )
    book = book_of(data)
    second = book.letters["guarantee"].versions[1]
    assert refused(book, [second]) == [
        "guarantee v2 refers to third, which isn’t sealed; sign third and seal it together with this one."
    ]
    assert refused(book, [second, book.letters["third"].versions[0]]) == []


def test_nothing_is_sealed_before_the_last_entrys_day(tmp_path: Path) -> None:
    data = sealed(tmp_path)
    (data / G2).write_text(SECOND, encoding="utf-8")
    book = book_of(data)
    assert refused(book, candidates(book, []), DAY - datetime.timedelta(days=1)) == [
        "Today, 2025-12-20, is before the ledger’s last entry, 2025-12-21."
    ]


def reference(data: Path) -> ReferenceUse:
    """Return the sealed reference of `guarantee` into `compensation`."""
    clause = book_of(data).letters["guarantee"].versions[0].clauses[1]
    assert clause.text
    return next(piece for piece in pieces(clause.text.zh) if isinstance(piece, ReferenceUse))


CHANGES = "changes:\n  zh: |\n    改\n  en: |\n    x\n"
FIRST = "  - id: first\n    kind: duty\n    text:\n      zh: |\n        甲。\n      en: |\n        A.\n"
RENUMBERED = swapped("effective: 2026-01-01\n", f"effective: 2026-02-01\n{CHANGES}", OTHER_LETTER).replace(
    "  - id: scale", f"{FIRST}  - id: scale"
)


def test_a_reference_names_the_version_in_force_on_the_day_of_sealing_for_ever(tmp_path: Path) -> None:
    data = sealed(tmp_path, {"letters/guarantee/v1.yml": ABROAD})
    before = reference(data)
    (data / "letters/compensation/v2.yml").write_text(RENUMBERED, encoding="utf-8")
    after = reference(seal(data, LATER))
    assert before == after
    assert (after.version, after.words) == (1, "《赔付承诺书》第1条")


def test_a_remedy_in_another_letter_names_the_version_in_force_on_the_day_of_sealing(tmp_path: Path) -> None:
    data = sealed(
        tmp_path, {"letters/guarantee/v1.yml": swapped("          - remedy\n", "          - compensation#scale\n")}
    )
    promise = book_of(data).letters["guarantee"].versions[0].clauses[0].promise
    assert promise
    assert promise.remedy
    assert [str(each) for each in promise.remedy.clauses] == ["compensation@1#scale"]


def test_a_reference_that_follows_the_letter_names_no_version(tmp_path: Path) -> None:
    follows = ABROAD.replace("[[compensation#scale]]", "[[compensation#scale@current]]")
    data = sealed(tmp_path, {"letters/guarantee/v1.yml": follows})
    assert (reference(data).version, reference(data).words) == (None, "届时有效的《赔付承诺书》")


def test_figures_are_sealed_as_the_words_of_that_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = sealed(tmp_path)
    monkeypatch.setattr("pledgebook.check_letter.show", lambda *_: "四个钟头")
    clause = book_of(data).letters["guarantee"].versions[0].clauses[0]
    assert clause.text
    assert "4小时" in clause.text.zh


def test_a_renamed_publisher_does_not_change_who_published_a_sealed_version(tmp_path: Path) -> None:
    data = sealed(tmp_path)
    path = data / "publisher.yml"
    path.write_text(path.read_text("utf-8").replace("zh: 示例公司\n", "zh: 示例新公司\n", 1), encoding="utf-8")
    version = book_of(data).letters["guarantee"].versions[0]
    assert version.publisher
    assert version.publisher.zh == "示例公司"
