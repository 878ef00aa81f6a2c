"""Small data folders for the tests: one sound letter, and the other files that a book needs."""

from __future__ import annotations

import shutil
from pathlib import Path

from pledgebook.book import Book, load
from pledgebook.problems import Problem

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" if (ROOT / "samples").is_dir() else ROOT / "data"  # put aside by `run.py start`
UNSEALED = shutil.ignore_patterns("sealed", "ledger.jsonl")
"""What a copy of the samples leaves out that is to be sealed anew."""
REAL_LETTERS = sorted((SAMPLES / "letters").glob("*/v1.yml"))

PUBLISHER = """\
sample: true
name:
  zh: 示例公司
  en: Example Company
legal-name:
  zh: 示例公司（虚构）
  en: Example Company (fictitious)
credit-code: 91000000EXAMPLE000
complaints:
  hours:
    zh: 每日 9:00–21:00
    en: daily, 9 a.m. to 9 p.m.
  channels:
    - kind: phone
      value: 400-000-0000
"""

MEASURES = """\
measures:
  first-response:
    type: duration
    label:
      zh: 首次响应时限
      en: First response
  refund:
    type: amount
    label:
      zh: 退款
      en: Refund
"""

LETTER = """\
number: CS-2026-001
title:
  zh: 服务承诺书
  en: Service guarantee
stage: after-sale
summary:
  zh: |
    我们在{response}内答复。
  en: |
    We answer within {response}.
effective: 2026-01-01
expires: 2028-12-31
signed:
  by:
    zh: 示例公司
    en: Example Company
  on: 2025-12-20
prevails: zh
fields:
  response:
    type: duration
    label:
      zh: 答复时限
      en: Time for an answer
    value: 4小时
clauses:
  - id: answer
    heading:
      zh: 答复
      en: Answer
    kind: duty
    text:
      zh: |
        本公司在{response}内答复。
        逾期的，适用[[remedy]]。
      en: |
        The company answers within {response}.
        If it is late, [[remedy]] applies.
    promise:
      measure: first-response
      by:
        zh: 本公司
        en: the company
      to:
        zh: 客户
        en: the customer
      what:
        zh: 答复
        en: answer
      comparison: at-most
      limit: response
      starts:
        zh: 收到请求时
        en: receipt of the request
      remedy:
        clauses:
          - remedy
        claim:
          zh: 拨打投诉电话
          en: call the complaint line
  - id: remedy
    kind: remedy
    text:
      zh: |
        本公司道歉。
      en: |
        The company apologises.
"""

OTHER_LETTER = """\
number: CS-2026-002
title:
  zh: 赔付承诺书
  en: Compensation
summary:
  zh: |
    我们赔付。
  en: |
    We pay.
effective: 2026-01-01
prevails: zh
signed:
  by:
    zh: 示例公司
    en: Example Company
  on: 2025-12-20
clauses:
  - id: scale
    kind: remedy
    text:
      zh: |
        本公司赔付，包括[[waiting]]。
      en: |
        The company pays, [[waiting]] included.
  - id: waiting
    kind: definition
    defines:
      zh: 等候时间
      en: waiting time
    text:
      zh: |
        指客户等候的时间。
      en: |
        means the time that a customer waits.
"""


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write files below `root`; return it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def folder(root: Path, files: dict[str, str | bytes] | None = None) -> Path:
    """Write a sound data folder, in which `files` replace its own or come on top; the letter `guarantee` is LETTER."""
    sound: dict[str, str | bytes] = {
        "publisher.yml": PUBLISHER,
        "measures.yml": MEASURES,
        "letters/guarantee/v1.yml": LETTER,
        "letters/compensation/v1.yml": OTHER_LETTER,
    }
    return write(root, sound | (files or {}))


def loaded(root: Path, files: dict[str, str | bytes] | None = None) -> tuple[Book | None, list[Problem]]:
    return load(folder(root, files))


def swapped(old: str, new: str, text: str = LETTER) -> str:
    """Return `text` with its only `old` replaced."""
    assert text.count(old) == 1, (text.count(old), old)
    return text.replace(old, new)


def found(root: Path, files: dict[str, str | bytes]) -> list[tuple[str, int, int, str]]:
    """Return where each problem stands, and its code."""
    return [(p.path, p.line, p.column, p.code) for p in sorted(loaded(root, files)[1])]
