"""The command line, in this process; what `build` and `serve` do is tested in tests/edge."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.pledgebook.data import folder, swapped

from pledgebook import __main__ as command_line
from pledgebook.schemas import schemas

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["serve"],
        ["build"],
        ["check"],
        ["seal"],
        ["new"],
        ["withdraw"],
        ["correct"],
        ["redact"],
        ["schema"],
        ["test"],
    ],
    ids=" ".join,
)
def test_help_is_in_chinese_and_english(command: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main([*command, "--help"])
    lines = [line for line in capsys.readouterr().out.splitlines() if re.search("[\u4e00-\u9fff]", line)]
    # The description, the heading of the options, and each option: wherever there is Chinese there is English too.
    assert (
        ended.value.code,
        len(lines) >= 3,
        [line for line in lines[1:] if line.strip() != "命令" and not re.search("[a-z]{3}", line)],
    ) == (0, True, [])


def test_help_names_every_command(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        command_line.main(["--help"])
    named = re.findall(r"^    ([a-z]+) +[^ ]", capsys.readouterr().out, re.MULTILINE)
    assert named == [
        *("serve", "build", "check", "start", "fill"),
        *("seal", "new", "withdraw", "correct", "redact", "witness"),
        *("schema", "test"),
    ]


@pytest.mark.parametrize(
    "arguments", [["nonsense"], [], ["serve", "--port", "many"], ["build", "--nonsense"]], ids=" ".join
)
def test_a_command_that_is_wrong_ends_with_2_and_a_word_in_both_languages(
    arguments: list[str], capsys: Captured
) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main(arguments)
    told = capsys.readouterr().err
    assert (ended.value.code, told.startswith("命令有误，请看 run.py"), "\nSee run.py" in told) == (2, True, True)


def test_check_of_sound_data_says_so(tmp_path: Path, capsys: Captured) -> None:
    code = command_line.main(["check", "--data", str(folder(tmp_path / "mine"))])
    assert (code, capsys.readouterr().out) == (0, "问题 0 个，提醒 0 条。\n0 problem(s), 0 note(s).\n")


def test_check_of_data_elsewhere_names_the_file_as_it_was_asked_for(tmp_path: Path, capsys: Captured) -> None:
    data = folder(tmp_path / "mine", {"letters/guarantee/v1.yml": swapped("kind: duty", "kind: dutty")})
    code = command_line.main(["check", "--data", str(data)])
    assert (code, capsys.readouterr().out.splitlines()[0].startswith(f"{data}/letters/guarantee/v1.yml:31:11: ")) == (
        1,
        True,
    )


def test_check_of_a_folder_that_is_not_there_says_so(tmp_path: Path, capsys: Captured) -> None:
    code = command_line.main(["check", "--data", str(tmp_path / "none")])
    assert (code, str(tmp_path / "none") in capsys.readouterr().out) == (1, True)


def test_notes_do_not_make_check_fail(tmp_path: Path, capsys: Captured) -> None:
    data = folder(tmp_path / "mine", {"letters/guarantee/v1.yml": swapped("本公司道歉。", "本公司道歉，力求最好。")})
    code = command_line.main(["check", "--data", str(data)])
    assert (code, "提醒 1 条。" in capsys.readouterr().out) == (0, True)


def test_check_of_the_repository_names_files_below_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(command_line, "ROOT", tmp_path)
    data = folder(tmp_path / "data", {"letters/guarantee/v1.yml": swapped("kind: duty", "kind: dutty")})
    command_line.main(["check", "--data", str(data)])
    assert capsys.readouterr().out.startswith("data/letters/guarantee/v1.yml:31:11: ")


def test_schema_writes_every_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(command_line, "ROOT", tmp_path)
    code = command_line.main(["schema"])
    folder_ = tmp_path / "docs/assets/schema"
    assert (code, {path.name: path.read_bytes() for path in folder_.iterdir()}) == (
        0,
        {name: text.encode() for name, text in schemas().items()},
    )
    assert capsys.readouterr().out == f"已写入 {folder_}\nWritten: {folder_}\n"


def test_schema_writes_over_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(command_line, "ROOT", tmp_path)
    for _ in range(2):
        command_line.main(["schema"])
        (tmp_path / "docs/assets/schema/letter.json").write_text("{}")
    command_line.main(["schema"])
    assert (tmp_path / "docs/assets/schema/letter.json").read_text(encoding="utf-8") == schemas()["letter.json"]
    shutil.rmtree(tmp_path / "docs")
