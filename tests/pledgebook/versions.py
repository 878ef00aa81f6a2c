"""A letter of four versions in which everything happens to clauses that can happen, for tests of comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import indent

from tests.pledgebook.data import MEASURES, swapped


def clause(id_: str, zh: str, en: str, *, more: str = "", below: Sequence[str] = ()) -> str:
    """Return a clause as a list's item; `zh` and `en` may have several lines, `more` are other keys."""
    text = f"text:\n  zh: |\n{indent(zh, '    ')}\n  en: |\n{indent(en, '    ')}\n"
    clauses = f"clauses:\n{indent(''.join(below), '  ')}" if below else ""
    keys = f"id: {id_}\n{more}{text if zh else ''}{clauses}"
    return f"- {indent(keys, '  ').lstrip()}"


def part(id_: str, zh: str, en: str, below: Sequence[str], more: str = "") -> str:
    return clause(id_, "", "", more=f"heading:\n  zh: {zh}\n  en: {en}\n{more}", below=below)


def version(effective: str, hours: int, clauses: Sequence[str], more: str = "", title: str = "") -> str:
    return f"""\
number: CS-2026-019
title:
  zh: 售后服务承诺书{title}
  en: After-sales guarantee{title}
stage: after-sale
summary:
  zh: |
    我们在{{response}}内答复。
  en: |
    We answer within {{response}}.
effective: {effective}
signed:
  by:
    zh: 示例公司
    en: Example Company
  on: 2025-12-20
prevails: zh
{more}fields:
  response:
    type: duration
    label:
      zh: 答复时限
      en: Time for an answer
    value: {hours}小时
clauses:
{indent("".join(clauses), "  ")}"""


def changes(zh: str, en: str, more: str = "") -> str:
    return f"changes:\n  zh: |\n    {zh}\n  en: |\n    {en}\n{more}"


def removed(id_: str, successor: str = "") -> str:
    after = f"    successor: {successor}\n" if successor else ""
    return f"  - id: {id_}\n    reason:\n      zh: 内容已并入他条。\n      en: Its content stands elsewhere.\n{after}"


def made_from(*ids: str) -> str:
    return "from:\n" + "".join(f"  - {id_}\n" for id_ in ids)


PROMISE = """\
promise:
  measure: care-response
  by:
    zh: 本公司
    en: the company
  to:
    zh: 客户
    en: the customer
  what:
    zh: 答复服务请求
    en: answer requests for service
  comparison: at-most
  limit: response
  starts:
    zh: 收到服务请求时
    en: receipt of the request
  remedy: none
  reason:
    zh: 另有赔付条款
    en: another clause provides for it
"""
DUTY = "kind: duty\n"
ANSWER_ZH = "本公司自收到服务请求之日起，在{response}内答复。逾期的，适用[[apology]]。"
ANSWER_EN = "The company answers within {response} of receiving a request. If it is late, [[apology]] applies."

V1 = version(
    "2026-01-01",
    4,
    [
        part(
            "service",
            "服务",
            "Service",
            [
                clause("answer", ANSWER_ZH, ANSWER_EN, more=DUTY + PROMISE),
                clause(
                    "visit",
                    "需要上门的，三日内上门。上门人员出示工作证件。",
                    "Where a visit is needed, it takes place within three days. Whoever comes shows a pass.",
                    more=DUTY,
                ),
                clause("record", "服务过程留有记录。", "The service is recorded.", more=DUTY),
            ],
        ),
        part(
            "remedies",
            "补救",
            "Remedies",
            [
                clause("apology", "本公司书面道歉。", "The company apologises in writing.", more="kind: remedy\n"),
                clause("refund", "本公司退还费用。", "The company returns the fee.", more="kind: remedy\n"),
                clause("voucher", "本公司赠送代金券。", "The company gives a voucher.", more="kind: remedy\n"),
            ],
        ),
        clause("language", "本承诺书以中文为准。", "The Chinese text prevails.", more=DUTY),
    ],
)
V2 = version(
    "2026-04-01",
    2,
    [
        clause("language", "本承诺书以中文为准。", "The Chinese text prevails.", more=DUTY),
        part(
            "service",
            "服务",
            "Service",
            [
                clause(
                    "answer",
                    ANSWER_ZH.replace("内答复", "内书面答复"),
                    ANSWER_EN.replace("answers within", "answers in writing within"),
                    more=DUTY + PROMISE,
                ),
                clause(
                    "visit",
                    "需要上门的，二日内上门。",
                    "Where a visit is needed, it takes place within two days.",
                    more=DUTY,
                ),
                clause(
                    "pass",
                    "上门人员出示工作证件，并说明来意。",
                    "Whoever comes shows a pass and says why.",
                    more=DUTY + made_from("visit"),
                ),
            ],
        ),
        part(
            "remedies",
            "补救",
            "Remedies",
            [
                clause("record", "服务过程留有记录。", "The service is recorded.", more=DUTY),
                clause("apology", "本公司书面道歉。", "The company apologises in writing.", more="kind: remedy\n"),
                clause(
                    "payment",
                    "本公司退还费用，并赠送代金券。",
                    "The company returns the fee and gives a voucher.",
                    more="kind: remedy\n" + made_from("refund", "voucher"),
                ),
                clause(
                    "appeal",
                    "客户可以要求复核。",
                    "The customer may ask for a review.",
                    more="kind: procedure\n",
                ),
            ],
        ),
    ],
    changes(
        "缩短答复时限，合并两项补救。",
        "A shorter time for an answer; two remedies become one.",
        "transition:\n  zh: |\n    2026年4月1日以前的订单适用第1版。\n"
        "  en: |\n    Orders placed before 1 April 2026 keep version 1.\n"
        "removed:\n" + removed("refund", "payment") + removed("voucher", "payment"),
    ),
)


def _next(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        text = swapped(old, new, text)
    return text


V3 = _next(
    V2[: V2.index("changes:\n")] + changes("复核须书面提出。", "Reviews in writing.") + V2[V2.index("fields:") :],
    ("2026-04-01", "2026-05-01"),
    ("可以要求复核", "可以书面要求复核"),
    ("        from:\n          - visit\n", ""),
    ("        from:\n          - refund\n          - voucher\n", ""),
)
V4 = _next(
    V3,
    ("2026-05-01", "2027-01-01"),
    ("复核须书面提出。", "改名。"),
    ("Reviews in writing.", "A new name."),
    ("售后服务承诺书", "售后服务承诺书（2027）"),
    ("After-sales guarantee", "After-sales guarantee (2027)"),
)
MEASURE = """\
  care-response:
    type: duration
    label:
      zh: 售后答复时限
      en: Answer after sale
"""
CARE: dict[str, str | bytes] = {
    "measures.yml": MEASURES + MEASURE,
    **{f"letters/care/v{number}.yml": text for number, text in enumerate((V1, V2, V3, V4), 1)},
}
"""The files of a data folder: the letter is `care`."""
