from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.pledgebook.data import LETTER, SAMPLES, folder, swapped
from tests.pledgebook.sealed import SECOND

from pledgebook.book import load
from pledgebook.model import Text
from pledgebook.regions import Regions
from pledgebook.renew import renewed

DAY = datetime.date(2027, 1, 1)
WHY = Text("缩短时限。", "Shorter time limits.")
HEAD = """\
effective: 2027-01-01
changes:
  zh: |
    缩短时限。
  en: |
    Shorter time limits.
transition:
  zh: |
    本版适用于生效之日起的订单。此前的订单，原版本对客户更有利的，仍适用原版本。
  en: |
    This version governs orders placed from the day it takes effect. Earlier orders keep the version before where it \
favours the customer.
expires: 2028-12-31
prevails: zh
"""


def test_the_next_version_is_the_last_one_unsigned_with_its_day_and_reason() -> None:
    start, end = LETTER.index("effective:"), LETTER.index("fields:")
    assert renewed(LETTER, DAY, WHY) == LETTER[:start] + HEAD + LETTER[end:]


def test_what_belonged_to_the_last_version_alone_is_not_taken_over() -> None:
    second = SECOND.replace("    kind: remedy\n", "    kind: remedy\n    translation-checked: true\n").replace(
        "prevails: zh\n", "prevails: zh\nremoved:\n  - id: gone\n    reason:\n      zh: 甲\n      en: A\n"
    )
    third = renewed(second, DAY, WHY)
    assert [key for key in ("signed:", "removed:", "translation-checked:", "改。") if key in third] == []


def test_a_last_day_before_the_new_version_is_left_out() -> None:
    assert "expires:" not in renewed(LETTER, datetime.date(2029, 1, 1), WHY)


def test_lines_of_a_text_that_look_like_keys_stay() -> None:
    letter = swapped("        The company apologises.", "        signed: by hand\n        from: the company")
    assert "        signed: by hand\n        from: the company\n" in renewed(letter, DAY, WHY)


@pytest.mark.parametrize("letter", sorted(path.name for path in (SAMPLES / "letters").iterdir()))
def test_the_next_version_of_every_sample_letter_passes_the_check_as_a_draft(letter: str, tmp_path: Path) -> None:
    data = folder(tmp_path)
    for path in SAMPLES.rglob("*.yml"):
        target = data / path.relative_to(SAMPLES)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    last = max((data / "letters" / letter).iterdir(), key=lambda path: int(path.stem[1:]))
    number = int(last.stem[1:])
    text = renewed(last.read_text(encoding="utf-8"), datetime.date(2030, 1, 1), WHY)
    last.with_name(f"v{number + 1}.yml").write_text(text, encoding="utf-8")
    for name in ("guarantee", "compensation"):
        if not (SAMPLES / "letters" / name).exists():
            (data / "letters" / name / "v1.yml").unlink()
            (data / "letters" / name).rmdir()
    codes = {problem.code for problem in load(data)[1] if problem.path.endswith(f"{letter}/v{number + 1}.yml")}
    assert codes == {"draft"}


def test_regions_name_the_lines_of_a_key_and_of_a_list_item() -> None:
    regions = Regions("a: 1\nb:\n  - id: x\n    c: 2\n  - id: y\nd: 3\n")
    assert [list(regions.of(path)) for path in (("b",), ("b", 0), ("b", 0, "c"), ("b", 1), ("d",))] == [
        [1, 2, 3, 4],
        [2, 3],
        [3],
        [4],
        [5],
    ]
