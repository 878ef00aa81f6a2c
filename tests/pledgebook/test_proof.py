"""The files by which anyone can check what is sealed, and two verifiers: the one that the site publishes, and one
that was written from the site's own documentation alone, in another way.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pledgebook import outsider
from tests.pledgebook.data import ROOT, SAMPLES, UNSEALED, folder
from tests.pledgebook.sealed_data import DAY, correct, lived, seal, snapshot

from pledgebook.book import load
from pledgebook.ledger import Ledger
from pledgebook.ledger import parse as parse_ledger
from pledgebook.proof import proof_files
from pledgebook.snapshot import SnapshotError, parse, text

VERIFY = ROOT / "docs" / "verify.py"
Damage = Callable[[dict[str, Any]], object]


def published(data: Path, out: Path) -> list[Path]:
    """Write what the site of a data folder publishes about what is sealed; return the files, the ledger last."""
    book, problems = load(data)
    assert book is not None, [str(problem) for problem in problems]
    versions = [version for letter in book.letters.values() for version in letter.versions]
    paths = []
    for name, make in proof_files(book.archive, versions).items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(make()), encoding="utf-8", newline="")
        paths.append(path)
    return paths


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What is published of the nine sample letters, and of letters to which everything has happened."""
    root = tmp_path_factory.mktemp("proof")
    shutil.copytree(SAMPLES, root / "samples", ignore=UNSEALED)
    seal(root / "samples")
    lived(folder(root / "lived"))
    return {
        f"{name} {path.relative_to(root / 'out' / name).as_posix()}": path
        for name in ("samples", "lived")
        for path in published(root / name, root / "out" / name)
    }


def verified(*paths: Path) -> tuple[int, str]:
    """Run verify.py as a reader does; return its exit code, and what it says doesn't hold, file names shortened."""
    done = subprocess.run(
        [sys.executable, "-I", VERIFY, *paths], capture_output=True, encoding="utf-8", check=False, cwd=ROOT.parent
    )
    said = (done.stdout + done.stderr).splitlines()
    for path in paths:
        said = [line.replace(f"{path} ", "") for line in said]
    told = "\n".join(line for line in said if not line.startswith("✓"))
    return done.returncode, re.sub("[0-9a-f]{64}", "…", told)


def test_verify_py_has_at_most_forty_lines_and_imports_the_standard_library_alone() -> None:
    lines = VERIFY.read_text(encoding="utf-8").splitlines()
    imported = [line for line in lines if "import" in line]
    assert (len(lines) <= 40, imported) == (True, ["import hashlib, json, re, sys"])


@pytest.mark.parametrize("name", ["samples", "lived"])
def test_verify_py_finds_that_everything_holds_for_all_that_is_sealed(name: str, files: dict[str, Path]) -> None:
    paths = [path for each, path in files.items() if each.startswith(name)]
    assert (verified(*paths), len(paths) >= {"samples": 10, "lived": 4}[name]) == ((0, ""), True)


@pytest.mark.parametrize("name", ["letters/guarantee/v1/letter.json", "ledger.jsonl"])
def test_verify_py_checks_a_file_alone(name: str, files: dict[str, Path]) -> None:
    assert verified(files[f"lived {name}"]) == (0, "")


@pytest.mark.parametrize("name", ["samples", "lived"])
def test_an_outsider_finds_the_same(name: str, files: dict[str, Path]) -> None:
    ledger = files[f"{name} ledger.jsonl"].read_text(encoding="utf-8")
    letters = [path for each, path in files.items() if each.startswith(name) and path.name == "letter.json"]
    assert [path for path in letters if not outsider.agrees(path.read_text(encoding="utf-8"), ledger)] == []


def test_a_letter_json_is_the_snapshot_with_its_lines_of_the_ledger(tmp_path: Path) -> None:
    data = folder(tmp_path / "data")
    seal(data)
    correct(data, ("guarantee", 1), "clauses/answer", "内答复。", "之内答复。")
    book = load(data)[0]
    assert book is not None
    lines = book.archive.ledger.lines_of("guarantee", 1)
    *_, letter, _ = published(data, tmp_path / "out")
    assert (letter.read_text(encoding="utf-8"), len(lines)) == (text(snapshot(data, "guarantee", 1), lines), 2)


def test_nothing_is_published_of_what_is_not_sealed(tmp_path: Path) -> None:
    data = folder(tmp_path / "data")
    assert published(data, tmp_path / "out") == []
    seal(data, ["compensation"])
    names = [path.relative_to(tmp_path / "out").as_posix() for path in published(data, tmp_path / "out")]
    assert names == ["letters/compensation/v1/letter.json", "ledger.jsonl"]


def leaf(letter: dict[str, Any], path: str) -> dict[str, Any]:
    found: dict[str, Any] = next(leaf for leaf in letter["leaves"] if leaf["path"] == path)
    return found


def with_words(letter: dict[str, Any]) -> None:
    leaf(letter, "clauses/answer")["value"]["text"]["zh"].insert(0, "除节假日外，")


def with_a_character(letter: dict[str, Any]) -> None:
    leaf(letter, "title")["value"]["zh"] += "\u200b"


def without_words(letter: dict[str, Any]) -> None:
    at = letter["leaves"].index(leaf(letter, "clauses/answer"))
    digest = outsider.sha(list(letter["leaves"][at].values()))
    letter["leaves"][at] = {"path": "clauses/answer", "digest": digest}


def with_removed_words(letter: dict[str, Any]) -> None:
    leaf(letter, "clauses/remedy").update(salt="00", value={"text": {"zh": ["本公司赔付。"]}})


def swapped_leaves(letter: dict[str, Any]) -> None:
    letter["leaves"][-1:-3:-1] = letter["leaves"][-2:]


def from_a_later_day(letter: dict[str, Any]) -> None:
    leaf(letter, "effective")["value"] = "2026-01-02"


def of_another_version(letter: dict[str, Any]) -> None:
    letter["version"] = 2


def with_a_removed_correction(letter: dict[str, Any]) -> None:
    letter["corrections"][1] = {"path": "corrections/2", "salt": "00", "value": {"new": "公司当面道"}}


def mended_otherwise(letter: dict[str, Any]) -> None:
    letter["corrections"][0]["value"]["new"] = "不"


def for_another_reason(letter: dict[str, Any]) -> None:
    letter["ledger"][3]["reason"]["zh"] = "另一理由"


def witnessed_by_somebody_else(letter: dict[str, Any]) -> None:
    letter["ledger"][4]["by"]["en"] = "Somebody"


def sealed_anew(letter: dict[str, Any]) -> None:
    """As a publisher would who makes everything anew: only the ledger that others have kept can tell."""
    with_words(letter)
    digests = [each.get("digest") or outsider.sha(list(each.values())) for each in letter["leaves"]]
    entry = letter["ledger"][0]
    entry.update(digest=outsider.sha(digests), leaves="".join(digest[:8] for digest in digests))
    del entry["entry"]
    entry["entry"] = outsider.sha(entry)


PART, FIXES = "✗ 各部分如封存时 each part is as sealed", "✗ 勘误均已登记 corrections are entered"
WHOLE = "✗ 整体摘要 the whole: … guarantee 1"
LAW, LINES = "✗ 依法删除均已登记 removals are entered", "✗ 登记行未改动 its ledger lines are unchanged"
NAMES = "✗ 承诺书和版本一致 letter and version are the same throughout"
LEDGER = "✗ 与登记簿一致 as in the ledger"
DAMAGES: dict[Damage, list[str]] = {
    with_words: [f"{PART} clauses/answer", WHOLE],
    with_a_character: [f"{PART} title", WHOLE],
    from_a_later_day: [f"{PART} effective", WHOLE],
    without_words: [f"{LAW} clauses/answer"],
    with_removed_words: [f"{PART} clauses/remedy", WHOLE, f"{LAW} clauses/remedy"],
    swapped_leaves: [WHOLE],
    lambda letter: letter["leaves"].pop(): [WHOLE],
    lambda letter: letter["leaves"].append(letter["leaves"][-1]): [WHOLE],
    lambda letter: leaf(letter, "clauses/answer").update(salt="00"): [f"{PART} clauses/answer", WHOLE],
    lambda letter: leaf(letter, "clauses/answer").update(path="clauses/question"): [f"{PART} clauses/question", WHOLE],
    lambda letter: leaf(letter, "clauses/remedy").update(digest="0" * 64): [f"{PART} clauses/remedy", WHOLE],
    of_another_version: [NAMES + 5 * " ['guarantee', 1]", f"{LEDGER} 3 6"],
    with_a_removed_correction: [f"{FIXES} guarantee 1", f"{LAW} clauses/remedy"],
    mended_otherwise: [f"{FIXES} guarantee 1"],
    lambda letter: letter.pop("corrections"): [f"{FIXES} guarantee 1"],
    for_another_reason: [f"{LINES} 7", f"{LEDGER} 7"],
    witnessed_by_somebody_else: [f"{LINES} 8", f"{LEDGER} 8"],
    lambda letter: letter["ledger"].pop(1): [
        f"{FIXES} guarantee 1",
        f"{LAW} clauses/remedy",
        f"{LEDGER} 4",
    ],
    sealed_anew: [f"{LEDGER} 2"],
}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_changed_letter_json_is_told_by_both_verifiers(
    damage: Damage, files: dict[str, Path], tmp_path: Path
) -> None:
    ledger = files["lived ledger.jsonl"]
    letter = json.loads(files["lived letters/guarantee/v1/letter.json"].read_text(encoding="utf-8"))
    damage(letter)
    path = tmp_path / "letter.json"
    path.write_text(json.dumps(letter, ensure_ascii=False), encoding="utf-8")
    told = verified(path, ledger)
    agrees = outsider.agrees(path.read_text(encoding="utf-8"), ledger.read_text(encoding="utf-8"))
    assert (told, agrees) == ((1, "\n".join(DAMAGES[damage])), False)


def swapped_lines(lines: list[str]) -> None:
    lines[1:3] = lines[2:0:-1]


def dated_back(lines: list[str]) -> None:
    lines[5] = lines[5].replace("2026-12-01", "2026-11-01")


def written_anew(lines: list[str]) -> None:
    """One line changed and its entry made to fit: the line behind it still names the old one."""
    entry = json.loads(lines[5].replace("2026-12-01", "2026-11-01"))
    del entry["entry"]
    lines[5] = json.dumps(entry | {"entry": outsider.sha(entry)}, ensure_ascii=False)


UNCHANGED, FOLLOWS = "✗ 各行未改动 each line is unchanged", "✗ 逐行相连 each follows the one before"
LEDGERS: dict[Callable[[list[str]], object], list[str]] = {
    dated_back: [f"{UNCHANGED} 6"],
    written_anew: [f"{FOLLOWS} 7"],
    swapped_lines: [f"{FOLLOWS} 2 3 4"],
    lambda lines: lines.pop(4): [f"{FOLLOWS} 5 6 7"],
    lambda lines: lines.insert(2, lines[1]): [f"{FOLLOWS} 3 4 5 6 7 8 9"],
    lambda lines: lines.pop(0): [f"{FOLLOWS} 1 2 3 4 5 6 7"],
}


@pytest.mark.parametrize("damage", LEDGERS, ids=lambda damage: damage.__name__)
def test_a_changed_ledger_is_told_by_both_verifiers(
    damage: Callable[[list[str]], object], files: dict[str, Path], tmp_path: Path
) -> None:
    lines = files["lived ledger.jsonl"].read_text(encoding="utf-8").splitlines()
    damage(lines)
    path = tmp_path / "ledger.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    letter = files["lived letters/compensation/v1/letter.json"].read_text(encoding="utf-8")
    agrees = outsider.agrees(letter, path.read_text(encoding="utf-8"))
    assert (verified(path), agrees) == ((1, "\n".join(LEDGERS[damage])), False)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "{",
        "[]",
        "7",
        '{"letter": "a", "version": 1, "leaves": [], "ledger": []}',
        '{"letter": "a", "letter": "b"}',
        '{"letter": 1.5}',
        '{"letter": NaN}',
        '{"seq": 1}',
        '{"seq":1}',
        "[" * 100_000,
    ],
)
def test_what_is_neither_a_letter_nor_a_ledger_is_refused_without_a_traceback(words: str, tmp_path: Path) -> None:
    path = tmp_path / "letter.json"
    path.write_text(words, encoding="utf-8")
    code, told = verified(path)
    assert (code, told.count("\n"), told.startswith("✗ 读不了 can’t be read: "), outsider.agrees(words, "")) == (
        (1, 0, True, False)
    )


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert verified(tmp_path / "none") == (
        1,
        "✗ 读不了 can’t be read: FileNotFoundError(2, 'No such file or directory')",
    )


def test_without_a_file_nothing_is_called_right() -> None:
    assert verified() == (1, "")


json_values = st.recursive(
    st.booleans() | st.integers(1 - 2**53, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=10, deadline=None)
@given(st.lists(json_values, min_size=80, max_size=80))
def test_both_write_canonical_json_as_rfc_8785_says(tmp_path_factory: pytest.TempPathFactory, some: list[Any]) -> None:
    leaves = [
        {"path": name, "salt": "é\u2028", "value": value}
        for name, value in [("letter", "a"), ("version", 1), *((f"x/{at}", value) for at, value in enumerate(some))]
    ]
    digests = [sha256(rfc8785.dumps(list(leaf.values()))).hexdigest() for leaf in leaves]
    ledger = Ledger().appended(
        DAY,
        "seal",
        {
            "letter": "a",
            "version": 1,
            "digest": sha256(rfc8785.dumps(digests)).hexdigest(),
            "leaves": "".join(digest[:8] for digest in digests),
        },
    )
    letter = {"letter": "a", "version": 1, "leaves": leaves, "ledger": [json.loads(line) for line in ledger.lines]}
    path = tmp_path_factory.mktemp("any") / "letter.json"
    path.write_text(json.dumps(letter), encoding="utf-8")  # escapes what it can, in ASCII
    agrees = outsider.agrees(path.read_text(encoding="utf-8"), ledger.text())
    assert (verified(path), agrees) == ((0, ""), True)


def test_a_key_that_stands_twice_is_refused_though_programs_would_read_the_last(
    files: dict[str, Path], tmp_path: Path
) -> None:
    letter = files["lived letters/guarantee/v1/letter.json"].read_text(encoding="utf-8")
    doubled = letter.replace('"salt": ', '"salt": "seen first", "salt": ', 1)
    path = tmp_path / "letter.json"
    path.write_text(doubled, encoding="utf-8")
    code, told = verified(path)
    assert json.loads(doubled) == json.loads(letter)
    assert (code, "键重复 a key twice" in told, outsider.agrees(doubled, "")) == (1, True, False)


@pytest.mark.parametrize(
    "value", ["1.0", "1e3", "9007199254740992", "true", "NaN", '"1"', '"\\ud800"', "[" * 100_000, "9" * 5000]
)
def test_a_snapshot_has_no_number_that_languages_write_in_different_ways(value: str) -> None:
    data = '{"letter": "a", "version": 1, "leaves": [\n{"path": "version", "salt": "0", "value": %s}\n]}\n'
    assert parse((data % "1").encode()).leaves[0].value == 1
    with pytest.raises(SnapshotError):
        parse((data % value).encode())


@pytest.mark.parametrize("value", ["1.0", "9007199254740992", "[" * 100_000, "9" * 5000])
def test_nor_has_the_ledger(value: str) -> None:
    line = Ledger().appended(DAY, "witness", {"of": "0" * 64, "by": {"zh": "a"}, "reference": "", "reason": {"zh": ""}})
    _, problems = parse_ledger(line.text().replace('"seq":1', f'"seq":{value}').encode(), "ledger.jsonl")
    assert problems[0].code == "ledger-unreadable"
