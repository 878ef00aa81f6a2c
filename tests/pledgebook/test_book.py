from __future__ import annotations

from pathlib import Path

import pytest
from tests.pledgebook.data import LETTER, SAMPLES, folder, found, loaded, swapped, write

from pledgebook.book import load
from pledgebook.model import Measure, Text
from pledgebook.vocabulary import FieldType


def test_a_book_holds_all_letters_forms_and_measures(tmp_path: Path) -> None:
    book, problems = loaded(tmp_path)
    assert problems == []
    assert book
    assert (list(book.letters), [v.number for v in book.letters["guarantee"].versions], dict(book.forms)) == (
        ["compensation", "guarantee"],
        [1],
        {},
    )
    assert book.measures == {
        "first-response": Measure("first-response", FieldType.DURATION, Text("首次响应时限", "First response")),
        "refund": Measure("refund", FieldType.AMOUNT, Text("退款", "Refund")),
    }


def test_our_own_letters_have_no_errors() -> None:
    book, _ = load(SAMPLES)
    assert book
    assert len(book.letters) == 13


def test_a_note_does_not_prevent_a_book(tmp_path: Path) -> None:
    book, problems = loaded(tmp_path, {"letters/guarantee/v1.yml": swapped("  en: Service guarantee\n", "")})
    assert [problem.code for problem in problems] == ["translation-missing"]
    assert book


def test_an_error_prevents_a_book(tmp_path: Path) -> None:
    assert loaded(tmp_path, {"letters/guarantee/v1.yml": swapped("kind: duty", "kind: dutty")})[0] is None


def test_the_data_folder_must_exist(tmp_path: Path) -> None:
    book, problems = load(tmp_path / "nothing", "nothing")
    assert (book, [(p.path, p.line, p.column, p.code) for p in problems]) == (
        None,
        [("nothing", 1, 1, "no-data-folder")],
    )


def test_the_publisher_must_be_there(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "publisher.yml").unlink()
    assert [(p.path, p.code) for p in load(tmp_path)[1]] == [("data/publisher.yml", "file-missing")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("letters/notes.txt", "misplaced-file"),
        ("letters/guarantee/v1.yaml", "misplaced-file"),
        ("letters/guarantee/v01.yml", "misplaced-file"),
        ("letters/guarantee/v1 (2).yml", "misplaced-file"),
        ("forms/notes.txt", "misplaced-file"),
        ("forms/Guarantee.yml", "bad-name"),
    ],
)
def test_a_file_that_does_not_belong_there_is_told(name: str, code: str, tmp_path: Path) -> None:
    assert found(tmp_path, {name: "x: y\n"}) == [(f"data/{name}", 1, 1, code)]


@pytest.mark.parametrize("name", ["Guarantee2", "v1", "index", "con", "lpt9", "2026", "a_b", "承诺", "a" * 61, "a b"])
def test_a_folders_name_must_be_an_id(name: str, tmp_path: Path) -> None:
    assert found(tmp_path, {f"letters/{name}/v1.yml": LETTER}) == [(f"data/letters/{name}", 1, 1, "bad-name")]


def test_hidden_files_are_left_alone(tmp_path: Path) -> None:
    hidden: dict[str, str | bytes] = {"letters/.DS_Store": "x", "letters/guarantee/.v1.yml.swp": "x", "forms/.x": "x"}
    assert found(tmp_path, hidden) == []


def test_versions_are_numbered_without_gaps(tmp_path: Path) -> None:
    later = "changes:\n  zh: 改。\n  en: Changed.\ntransition:\n  zh: 此后。\n  en: Later.\n"
    third = swapped("prevails: zh\n", f"prevails: zh\n{later}")
    assert found(tmp_path, {"letters/guarantee/v3.yml": third}) == [
        ("data/letters/guarantee/v3.yml", 1, 1, "version-skipped")
    ]


def test_all_files_problems_are_told_at_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "publisher.yml": "x\n",
        "measures.yml": "y\n",
        "letters/guarantee/v1.yml": swapped("kind: duty", "kind: dutty"),
        "letters/compensation/v1.yml": b"\xff",
        "forms/blank.yml": "",
    }
    assert found(tmp_path, files) == [
        ("data/forms/blank.yml", 1, 1, "empty-file"),
        ("data/letters/compensation/v1.yml", 1, 1, "not-utf8"),
        ("data/letters/guarantee/v1.yml", 31, 11, "unknown-word"),
        ("data/measures.yml", 1, 1, "stray-line"),
        ("data/publisher.yml", 1, 1, "stray-line"),
    ]


def test_reading_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {})
    folder(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    load(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_mistake_in_the_measures_is_not_told_again_at_every_promise(tmp_path: Path) -> None:
    broken = "measures:\n  first-response:\n    typo: duration\n"
    assert {problem.path for problem in loaded(tmp_path, {"measures.yml": broken})[1]} == {"data/measures.yml"}


def test_what_does_not_belong_into_the_data_folder_is_named(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "letter").mkdir()
    (tmp_path / "letters/empty").mkdir()
    (tmp_path / "forms/folder.yml").mkdir(parents=True)
    (tmp_path / "letters/Thumbs.db").touch()
    assert sorted((p.path, p.code) for p in load(tmp_path)[1]) == [
        ("data/forms/folder.yml", "misplaced-file"),
        ("data/letter", "misplaced-file"),
        ("data/letters/empty", "letter-without-version"),
    ]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = folder(tmp_path) / "measures.yml"
    if (memory := Path("/proc/self/mem")).exists():  # root may read every file but this one
        path.unlink()
        path.symlink_to(memory)
    else:
        path.chmod(0)
    assert [(p.path, p.code) for p in load(tmp_path)[1]] == [("data/measures.yml", "file-unreadable")]
