"""A company makes the repository its own: `start`, `fill`, check, build, as a person types at a terminal."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from tests.conftest import Copy
from tests.edge.building import build, command, environment, run
from tests.edge.html import read

COMPANY = [
    "1", "清河服务", "Qinghe Service", "清河服务有限公司", "Qinghe Service Co., Ltd.",
    "", "", "清河市1号", "1 Qinghe", "", "", "", "每日 8:00–20:00", "daily, 8 a.m. to 8 p.m.",
    "010-00000000", "help@qinghe.test", "", "",
]  # fmt: skip


def typed(root: Path, *arguments: str, lines: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments),
        cwd=root,
        env=environment(root),
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def root(copy: Copy) -> Path:
    return copy()


@pytest.fixture
def company(root: Path) -> Path:
    done = typed(root, "start", lines=[*COMPANY, "", "", "y"])
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return root


def filled(root: Path, form: str, *more: str) -> str:
    """Fill a form with the sample letter's own values, then type `more`, and return what was said."""
    sample = (root / "samples/letters" / form / "v1.yml").read_text(encoding="utf-8")
    block = sample.partition("\nfields:\n")[2].partition("\nclauses:\n")[0]
    values = []
    for value in re.split(r"^  [a-z][\w-]*:$", block, flags=re.MULTILINE)[1:]:
        given = value.partition("    value:")[2]
        both = re.findall(r"^      (?:zh|en): (.*)$", given, re.MULTILINE)
        values += both or [given.strip()]
    done = typed(
        root, "fill", form, lines=["1", "", f"QH-{form}", *values, "2027-01-01", "", "2026-12-20", "", "", *more]
    )
    assert done.returncode == int(bool(more)), (values, done.stdout[-3000:], done.stderr)
    return done.stdout


def test_a_company_that_has_just_begun_has_a_site_of_its_own(company: Path, tmp_path: Path) -> None:
    assert run(company, "check").returncode == 0
    assert build(company, tmp_path / "site").returncode == 0
    home = read(tmp_path / "site")[""]
    assert ("清河服务" in home.text, "目前没有公布的承诺书" in home.text) == (True, True)


def test_from_start_to_a_built_site_nothing_of_the_sample_is_left(company: Path, tmp_path: Path) -> None:
    said = [filled(company, form) for form in ("service-guarantee", "compensation")]
    assert "4小时 / 4 hours" in said[0]
    assert run(company, "check").returncode == 0
    done = build(company, tmp_path / "site", SITE_URL="https://qinghe.test/")
    assert done.returncode == 0, done.stderr
    pages = read(tmp_path / "site")
    left = re.compile(
        r"示例公司|Example Company|400-000-0000|example\.com|CS-2026-0|noindex|pb-sample\"|fictitious|为虚构|（虚构）"
    )
    wrong = {page.path: found[0] for page in pages.values() if (found := left.search(page.source))}
    shown = pages["letters/service-guarantee/"].text
    assert ({path: what for path, what in wrong.items() if "data-format" not in path}, "清河服务有限公司" in shown) == (
        {},
        True,
    )


def test_what_was_answered_is_kept_when_the_dialogue_stops(root: Path) -> None:
    stopped = typed(root, "start", lines=COMPANY[:5])
    assert (stopped.returncode, "再次运行 python3 run.py start" in stopped.stderr, "Traceback" in stopped.stderr) == (
        1,
        True,
        False,
    )
    assert "sample: true" in (root / "data/publisher.yml").read_text(encoding="utf-8")
    again = typed(root, "start", lines=["1", "<", "", *COMPANY[5:], "", "", "y"])
    assert (again.returncode, "从上次停下的地方继续" in again.stdout, "简称" in again.stdout) == (0, True, False)
    assert "清河服务有限公司" in (root / "data/publisher.yml").read_text(encoding="utf-8")


def test_forms_come_with_those_that_they_refer_to(root: Path) -> None:
    done = typed(root, "start", lines=[*COMPANY, "1", "", "y"])
    assert (done.returncode, "一并保留：" in done.stdout, run(root, "check").returncode) == (0, True, 0)
    assert not (root / "data/forms/delivery-installation.yml").exists()


def test_after_a_letter_the_forms_that_it_refers_to_are_offered(company: Path) -> None:
    said = filled(company, "compensation", "y")
    assert "条文还引用了尚未填写的《客户服务全流程保障承诺书》《投诉处理承诺书》" in said
    assert said.count("承诺书的id，写进网址") == 2
    stopped = typed(company, "fill", "complaint-handling", lines=["2", ""])
    assert "run python3 run.py fill complaint-handling again" in stopped.stderr
    listed = run(company, "fill").stdout.splitlines()
    assert [line.split()[1] for line in listed[:9] if line[0] == "→"] == ["service-guarantee", "complaint-handling"]


def test_a_publisher_file_in_another_encoding_is_refused_at_its_line(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "ours.yml"
    file.write_bytes("sample: false\nname:\n  zh: 清河服务\n".encode("gbk"))
    done = run(root, "start", "--from", file)
    assert (done.returncode, f"{file}:3:" in done.stdout, done.stderr) == (1, True, "")


def test_an_answer_that_the_check_would_refuse_is_asked_again(root: Path) -> None:
    done = typed(root, "start", lines=[*COMPANY[:5], "123", ""])
    assert done.stdout.count("统一社会信用代码（18位）") == 2
    assert "“123” 不是统一社会信用代码" in done.stdout


def test_one_step_back_asks_the_last_question_again(root: Path) -> None:
    done = typed(root, "start", lines=["2", "某", "<"])
    assert done.stdout.count("Short name in Chinese") == 2


def test_a_set_up_that_was_cut_off_between_its_moves_is_done_again(root: Path) -> None:
    (root / "data").rename(root / ".data.old")
    done = typed(root, "start", lines=[*COMPANY, "", "", "y"])
    assert (done.returncode, len(list((root / "samples/letters").iterdir()))) == (0, 13)
    assert [path.name for path in root.iterdir() if path.name.startswith(".data")] == []


def test_the_samples_register_is_put_aside_with_them(company: Path) -> None:
    assert [name for name in ("ledger.jsonl", "sealed") if (company / "data" / name).exists()] == []


def test_a_company_is_not_started_twice(company: Path) -> None:
    done = typed(company, "start", lines=["1"])
    assert (done.returncode, "已是贵公司的资料" in done.stderr) == (1, True)


def test_a_finished_publisher_file_spares_the_questions(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "ours.yml"
    text = (root / "data/publisher.yml").read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    refused = run(root, "start", "--from", file)
    assert (refused.returncode, f"{file}:4:1" in refused.stdout) == (1, True)
    own = "sample: false\nname:\n  zh: 清河服务\n  en: Qinghe\nlegal-name:\n  zh: 清河服务有限公司\n  en: Qinghe Co.\n"
    own += "complaints:\n  hours:\n    zh: 每日\n    en: daily\n  channels:\n    - kind: post\n      value: 清河市1号\n"
    file.write_text(own, encoding="utf-8")
    assert run(root, "start", "--from", file).returncode == 0
    assert (root / "data/publisher.yml").read_text(encoding="utf-8") == own


def test_a_form_that_is_not_there_is_answered_with_the_nearest(company: Path) -> None:
    done = run(company, "fill", "compensatoin")
    assert (done.returncode, "Did you mean compensation?" in done.stderr) == (1, True)
    assert run(company, "fill").stdout.count("\n") == 12


def test_a_letter_that_is_there_is_not_written_over(company: Path) -> None:
    filled(company, "compensation")
    before = (company / "data/letters/compensation/v1.yml").read_bytes()
    done = typed(company, "fill", "compensation", lines=["1", "", ""])
    assert (done.returncode, "已存在" in done.stdout) == (1, True)
    assert (company / "data/letters/compensation/v1.yml").read_bytes() == before


def test_the_forms_own_lines_stay_as_they_are(company: Path) -> None:
    filled(company, "compensation")
    form = (company / "data/forms/compensation.yml").read_text(encoding="utf-8").split("\n")[1:]
    letter = (company / "data/letters/compensation/v1.yml").read_text(encoding="utf-8").split("\n")
    rest = iter(letter)
    assert [line for line in form if line not in rest] == []
