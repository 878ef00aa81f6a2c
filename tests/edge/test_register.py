"""The commands about what is registered, run as a person runs them, and the site that comes of it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from tests.conftest import Copy
from tests.edge.building import build, command, emptied, environment, files, run, swap
from tests.edge.html import read, words
from tests.edge.rules import broken_links, broken_rules
from tests.pledgebook.data import LETTER, folder
from tests.pledgebook.sealed import YAML

SEALED_ON = "1766196000"  # 2025-12-20
SECRET, SECRET_EN = "示例供应商甲乙丙丁", "the supplier Alpha Beta Gamma"
WITH_SECRET = LETTER.replace("本公司道歉。", f"本公司会同{SECRET}道歉。").replace(
    "The company apologises.", f"The company and {SECRET_EN} apologise."
)
REASON = ("--zh", "依判决删除", "--en", "Removed under a judgment")
BASIS = ("--basis-zh", "示例法院判决", "--basis-en", "Judgment of the Sample Court")


@pytest.fixture
def repository(copy: Copy) -> Path:
    """A copy with two small letters, sealed on 20 December 2025."""
    root = emptied(copy())
    folder(root / "data", {YAML: WITH_SECRET})
    done = run(root, "seal", "--yes", SOURCE_DATE_EPOCH=SEALED_ON)
    assert (done.returncode, done.stderr) == (0, "")
    return root


def test_seal_names_what_it_seals_and_asks_before_it_does(copy: Copy) -> None:
    root = emptied(copy())
    folder(root / "data")
    before = files(root / "data")
    done = subprocess.run(
        command("seal"), cwd=root, env=environment(root, SOURCE_DATE_EPOCH=SEALED_ON), input="n\n",
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ("服务承诺书" in done.stdout, re.findall("SHA-256 [0-9a-f]{64}", done.stdout) != []) == (True, True)
    assert (done.returncode, done.stderr) == (1, "未作任何改动。\nNothing was changed.\n")
    assert files(root / "data") == before


def test_a_letter_with_a_problem_is_not_sealed(copy: Copy) -> None:
    root = emptied(copy())
    folder(root / "data", {YAML: LETTER.replace("    value: 4小时\n", "")})
    done = run(root, "seal", "--yes")
    assert (
        done.returncode,
        "data/letters/guarantee/v1.yml:20:3: " in done.stdout,
        (root / "data/sealed").exists(),
    ) == (
        1,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["seal", "nothing"], "There is no such letter: nothing"),
        (["seal"], "Nothing is signed and unsealed."),
        (["withdraw", "guarantee", "one"], "Write a version as v1: one"),
        (["withdraw", "guarantee", "v2"], "guarantee v2 isn’t sealed."),
        (["withdraw", "guarantee", "v1", "--from", "soon"], "Write a date as 2026-01-01: soon"),
        (["withdraw", "guarantee", "v1", "--from", "2026-07-01", "--zh", "甲\n乙", "--en", "x"], "One line, without"),
        (["new", "nothing"], "There is no letter nothing."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_can_not_be_done_is_said_in_both_languages(arguments: list[str], said: str, repository: Path) -> None:
    done = run(repository, *arguments, *([] if arguments[0] == "new" else ["--yes"]))
    zh, en = done.stderr.splitlines()
    assert (done.returncode, bool(re.search("[\u4e00-\u9fff]", zh)), en.startswith(said)) == (1, True, True)


def test_after_a_redaction_no_byte_of_the_words_is_left_in_data_or_site(repository: Path, tmp_path: Path) -> None:
    done = run(repository, "redact", "guarantee", "v1", "remedy", *BASIS, *REASON, "--yes")
    assert done.returncode == 0, done.stderr
    assert build(repository, tmp_path / "site").returncode == 0
    everything = files(repository / "data") | files(tmp_path / "site")
    left = {name for name, data in everything.items() if SECRET.encode() in data or SECRET_EN.encode() in data}
    assert (left, run(repository, "check").returncode) == (set(), 0)


def test_a_site_after_every_kind_of_entry_keeps_all_rules(repository: Path, tmp_path: Path) -> None:
    slip = ("--language", "en", "--old", "late", "--new", "overdue", "--zh", "笔误", "--en", "A slip")
    assert run(repository, "correct", "guarantee", "v1", "answer", *slip, "--yes").returncode == 0
    assert run(repository, "redact", "guarantee", "v1", "remedy", *BASIS, *REASON, "--yes").returncode == 0
    ended = ("--from", "2026-06-15", "--zh", "业务调整", "--en", "Business changes")
    assert run(repository, "withdraw", "compensation", "v1", *ended, "--yes").returncode == 0
    assert build(repository, tmp_path / "site").returncode == 0
    pages = read(tmp_path / "site")
    assert (broken_rules(pages), broken_links(pages, set(files(tmp_path / "site")))) == ({}, [])


def test_a_new_version_is_drafted_signed_and_sealed(repository: Path) -> None:
    why = ("--effective", "2026-09-01", "--zh", "缩短时限。", "--en", "A shorter limit.")
    assert run(repository, "new", "guarantee", *why).returncode == 0
    second = repository / "data/letters/guarantee/v2.yml"
    swap(second, "value: 4小时", "value: 2小时")
    swap(second, "prevails: zh\n", LETTER[LETTER.index("signed:") : LETTER.index("fields:")])
    assert run(repository, "seal", "guarantee", "--yes").returncode == 0
    done = run(repository, "check")
    assert (done.returncode, done.stdout) == (0, "问题 0 个，提醒 0 条。\n0 problem(s), 0 note(s).\n")


def test_a_draft_is_edited_and_not_drafted_again(repository: Path) -> None:
    why = ("--effective", "2026-09-01", "--zh", "缩短时限。", "--en", "A shorter limit.")
    codes = [run(repository, "new", "guarantee", *why).returncode for _ in range(2)]
    assert codes == [0, 1]


def test_check_against_the_live_ledger_passes_what_has_grown_and_refuses_what_was_lost(
    repository: Path, tmp_path: Path
) -> None:
    live = tmp_path / "ledger.jsonl"
    live.write_bytes((repository / "data/ledger.jsonl").read_bytes())
    ended = ("--from", "2026-06-15", "--zh", "业务调整", "--en", "Business changes")
    assert run(repository, "withdraw", "compensation", "v1", *ended, "--yes").returncode == 0
    grown = run(repository, "check", "--against", tmp_path)
    live.write_bytes((repository / "data/ledger.jsonl").read_bytes())
    (repository / "data/ledger.jsonl").write_bytes(b"".join(live.read_bytes().splitlines(keepends=True)[:2]))
    lost = run(repository, "check", "--against", live)
    assert (grown.returncode, lost.returncode, "withdraw compensation v1" in lost.stdout) == (0, 1, True)


def clauses(site: Path) -> dict[str, list[str]]:
    """Return the words of title, summary, clauses and signature on every version's page."""
    return {
        address: [" ".join(words(element).split()) for name in PARTS for element in page.tree.find_class(name)]
        for address, page in read(site).items()
        if address.endswith("/v1/") and "letters/guarantee" in address
    }


PARTS = ("pb-summary", "pb-preamble", "pb-clauses")
BRACKETED = """

_{name} = {name}


def {name}(*arguments):
    return "〔" + _{name}(*arguments) + "〕"
"""
"""Another Babel, or another rule of ours: the same figures and numbers in other words."""


def test_other_formats_of_figures_and_renumbered_letters_move_no_byte_of_a_sealed_text(
    copy: Copy, tmp_path: Path
) -> None:
    root = emptied(copy())
    abroad = WITH_SECRET.replace("。\n        逾期的", "。见[[compensation#scale]]。\n        逾期的")
    abroad = abroad.replace("\n        If it", " See [[compensation#scale]].\n        If it")
    folder(root / "data", {YAML: abroad})
    assert run(root, "seal", "--yes", SOURCE_DATE_EPOCH=SEALED_ON).returncode == 0
    assert build(root, tmp_path / "before").returncode == 0
    other = root / "data/letters/compensation"
    first = (other / "v1.yml").read_text(encoding="utf-8")
    changes = "changes:\n  zh: |\n    改\n  en: |\n    x\n"
    new = "  - id: first\n    kind: duty\n    text:\n      zh: |\n        甲。\n      en: |\n        A.\n"
    second = first.replace("effective: 2026-01-01\n", f"effective: 2026-02-01\n{changes}").replace(
        "  - id: scale", f"{new}  - id: scale"
    )
    (other / "v2.yml").write_text(second, encoding="utf-8")
    assert run(root, "seal", "--yes").returncode == 0
    for module, functions in (("values.py", ("show", "show_date")), ("numbering.py", ("label", "cite"))):
        with (root / "hooks/pledgebook" / module).open("a", encoding="utf-8") as file:
            file.writelines(BRACKETED.format(name=name) for name in functions)
    assert build(root, tmp_path / "after").returncode == 0
    assert clauses(tmp_path / "before") == clauses(tmp_path / "after")
    assert "〔2026年1月1日〕" in (tmp_path / "after/letters/guarantee/v1/index.html").read_text(encoding="utf-8")
