"""What a snapshot holds: the form of each leaf's value, for reading it and for the page that documents it.

Each key's description is Chinese on its first line and English on its second, as in `schema.py`.
"""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from pledgebook.schema import described, kebab


class Form(BaseModel):
    """A part of a snapshot or ledger: exactly these keys, each of exactly its type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, alias_generator=kebab)


Whole = Annotated[int, Field(strict=True, ge=0, lt=2**53)]
"""The only numbers in a snapshot: canonical JSON writes a fraction in ways that languages get wrong."""


class Words(Form):
    """The same words in both languages."""

    zh: str = described("中文。", "Chinese.")
    en: str | None = described("英文；无译文时没有此键。", "English; absent where there is none.", default=None)


class Filled(Form):
    """A field's value inside a text."""

    field: str = described("填写项的id。", "The field’s id.")
    shown: str = described("读者看到的文字。", "The words that a reader sees.")


class Linked(Form):
    """A reference inside a text."""

    refers: str = described(
        "引用的条款：“条款”、“承诺书@版本#条款”，或随现行版本的“承诺书#条款@current”。",
        "The clause referred to: clause, letter@version#clause or, following the letter, letter#clause@current.",
    )
    shown: str = described("读者看到的文字。", "The words that a reader sees.")


def _piece(value: Any) -> str:
    if isinstance(value, str):
        return "words"
    has_field = "field" in value if isinstance(value, dict) else isinstance(value, Filled)
    return "filled" if has_field else "linked"


Run: TypeAlias = list[
    Annotated[
        Annotated[str, Tag("words")] | Annotated[Filled, Tag("filled")] | Annotated[Linked, Tag("linked")],
        Discriminator(_piece),
    ]
]


class Running(Form):
    """A running text: its strings and each `shown`, joined, are the words; a line feed ends a paragraph (款)."""

    zh: Run = described("中文。", "Chinese.")
    en: Run | None = described("英文；无译文时没有此键。", "English; absent where there is none.", default=None)


class PublisherLeaf(Form):
    """Who published the version, by the names of that day."""

    name: Words = described("简称。", "Short name.")
    legal_name: Words = described("全称。", "Full legal name.")


class SignedLeaf(Form):
    """The signature."""

    by: Words = described("签署人。", "Who signed.")
    on: str = described("签署日期。", "The day of signing.")


class RemovedLeaf(Form):
    """A clause that this version ended."""

    id: str = described("条款id。", "The clause’s id.")
    reason: Words = described("理由。", "Why it ended.")
    successor: str | None = described("承接的条款：承诺书#条款。", "Its successor: letter#clause.", default=None)


class DurationValue(Form):
    """A length of time."""

    number: Whole = described("数。", "How many.")
    unit: str = described("单位。", "Of which unit.")


class AmountValue(Form):
    """An amount of money."""

    number: str = described("数额，十进制。", "How much, as a decimal.")
    currency: str = described("货币代码（ISO 4217）。", "The currency’s code (ISO 4217).")


class PercentValue(Form):
    """A share."""

    share: str = described("百分数，十进制：80 即80%。", "Per cent, as a decimal: 80 is 80 %.")


class CountValue(Form):
    """A number of things."""

    things: Whole = described("数。", "How many.")


class FrequencyValue(Form):
    """How often."""

    number: Whole = described("次数。", "How many times.")
    unit: str = described("周期。", "In which period.")
    at_least: bool = described("是否为最少次数。", "Whether that is the least.", alias="at_least")


class FieldLeaf(Form):
    """A field of the letter."""

    type: str = described("类型。", "Type.")
    label: Words = described("名称。", "Label.")
    value: str | DurationValue | AmountValue | PercentValue | CountValue | FrequencyValue | None = described(
        "数值；日期为 2026-01-01 的形式；文字类型没有此键。",
        "The value; a date is written as 2026-01-01. Absent for a text.",
        default=None,
    )
    shown: Words = described("在正文中显示的文字。", "The words it shows in a text.")


class RemedyLeaf(Form):
    """What follows if a promise is missed."""

    breach: list[str] | None = described(
        "认定违约的条款：承诺书#条款；他份承诺书的写明版本：承诺书@版本#条款。",
        "The clauses by which it is a breach: letter#clause, or letter@version#clause in another letter.",
        default=None,
    )
    clauses: list[str] = described("给予补救的条款，写法同上。", "The clauses that give it, written likewise.")
    claim: Words = described("如何提出。", "How to claim it.")
    amount: str | None = described("赔付金额所在的填写项。", "The field with the amount.", default=None)
    gives: Words | None = described("得到什么。", "What is given.", default=None)
    paid_within: str | None = described("支付时限所在的填写项。", "The field with the time for payment.", default=None)


class PromiseLeaf(Form):
    """A clause's measurable content."""

    measure: str = described("指标。", "The measure.")
    by: Words = described("谁承担。", "Who owes it.")
    to: Words = described("对谁承担。", "To whom.")
    what: Words = described("做什么。", "What.")
    comparison: str = described("与限值的关系。", "How it stands to the limit.")
    limit: str = described("限值所在的填写项。", "The field with the limit.")
    shown: Words = described("限值的写法，如“36小时内”。", "The limit in words, such as within 36 hours.")
    starts: Words | None = described("从何时起算。", "What starts the clock.", default=None)
    runs: str | None = described(
        "从起算点向后还是向前计算。", "Whether it is counted after that or before.", default=None
    )
    calendar: str | None = described("按连续时间、自然日还是工作日计算。", "How the time is counted.", default=None)
    remedy: RemedyLeaf | None = described("补救。", "The remedy.", default=None)
    reason: Words | None = described("没有补救的理由。", "Why there is no remedy.", default=None)


class ClauseLeaf(Form):
    """One clause, without the clauses below it."""

    place: list[Whole] = described("位置：各级的序号。", "Where it stands: its position on each level.")
    label: Words = described("条款前的编号。", "The number before it.")
    cited: Words = described("引用时的编号。", "The number as a sentence cites it.")
    heading: Words | None = described("标题。", "Heading.", default=None)
    kind: str | None = described("条款类型。", "What it does.", default=None)
    stage: str | None = described("服务阶段。", "Stage of service.", default=None)
    term: Words | None = described("所定义的术语。", "The term it defines.", default=None)
    text: Running | None = described("正文。", "The text.", default=None)
    promise: PromiseLeaf | None = described("承诺指标。", "The promise.", default=None)
    from_: list[str] | None = described(
        "由上一版的哪些条款而来（拆分或合并）。",
        "The clauses of the version before from which it was made (split or merged).",
        default=None,
    )


class CorrectionLeaf(Form):
    """A slip mended after sealing."""

    path: str = described("更正之处。", "The leaf it mends.")
    language: str = described("语言。", "The language.")
    old: str = described("原文。", "The words as sealed.")
    new: str = described("更正后的文字。", "The words instead.")


VALUES: dict[str, Any] = {
    "letter": str,
    "version": Whole,
    "number": str,
    "publisher": PublisherLeaf,
    "title": Words,
    "summary": Running,
    "preamble": Running,
    "stage": str,
    "headline": str,
    "effective": str,
    "expires": str,
    "zone": str,
    "signed": SignedLeaf,
    "prevails": str,
    "numbering": str,
    "changes": Running,
    "transition": Running,
    "removed": list[RemovedLeaf],
    "fields": FieldLeaf,
    "clauses": ClauseLeaf,
    "corrections": CorrectionLeaf,
}
"""The form of a leaf's value, by the first part of its path."""
