"""The product's fixed words: one definition each, in Chinese and English, for the schema, the pages and the tests."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
LANG_TAG = {"zh": "zh-CN", "en": "en"}
"""The value of `lang` and `hreflang`; MkDocs' own locale stays `zh`, because `zh-CN` breaks the theme."""


class Word(StrEnum):
    """A word of a vocabulary: its value in data and URLs, its Chinese and its English on pages."""

    zh: str
    en: str

    def __new__(cls, value: str, zh: str, en: str) -> Word:
        """Make a member of its value and labels; its text is the value alone."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh, member.en = zh, en
        return member

    def label(self, language: Language) -> str:
        """Return the word as a page in `language` shows it."""
        return self.zh if language == "zh" else self.en


class Kind(Word):
    """What a clause does."""

    DEFINITION = ("definition", "定义", "Definition")
    SCOPE = ("scope", "范围", "Scope")
    DUTY = ("duty", "义务", "Duty")
    PROHIBITION = ("prohibition", "禁止", "Prohibition")
    SAFEGUARD = ("safeguard", "保障", "Safeguard")
    BREACH = ("breach", "违约", "Breach")
    REMEDY = ("remedy", "补救", "Remedy")
    DISPUTE = ("dispute", "争议", "Dispute")
    PROCEDURE = ("procedure", "程序", "Procedure")


class Stage(Word):
    """When in the course of service a clause matters."""

    PRE_SALE = ("pre-sale", "售前", "Before sale")
    SALE = ("sale", "售中", "Sale and delivery")
    AFTER_SALE = ("after-sale", "售后", "After sale")
    COMPLAINT = ("complaint", "投诉", "Complaints")
    REMEDY = ("remedy", "赔付", "Compensation")
    SUPERVISION = ("supervision", "监督", "Supervision")


WHOLE_COURSE = {"zh": "全流程", "en": "Whole course of service"}
"""What stands for the stage where a letter or clause applies to all of them."""


class Status(Word):
    """What a version is on a day (see `status.py`)."""

    IN_FORCE = ("in-force", "现行有效", "In force")
    UPCOMING = ("upcoming", "尚未生效", "Not yet in force")
    SUPERSEDED = ("superseded", "已被取代", "Superseded")
    EXPIRED = ("expired", "已届满", "Expired")
    WITHDRAWN = ("withdrawn", "已终止", "Withdrawn")
    REVOKED = ("revoked", "已撤回", "Withdrawn before it took effect")
    DRAFT = ("draft", "草案", "Draft")


class Change(Word):
    """What became of a clause from one version to another (see `comparison.py`)."""

    ADDED = ("added", "新增", "Added")
    REMOVED = ("removed", "删除", "Removed")
    SPLIT = ("split", "拆分", "Split")
    MERGED = ("merged", "合并", "Merged")
    CHANGED = ("changed", "修改", "Changed")
    MOVED = ("moved", "移动", "Moved")
    RENUMBERED = ("renumbered", "编号变动", "Renumbered")
    FOLLOWED = ("followed", "所引编号变动", "Numbers in its text")
    UNCHANGED = ("unchanged", "未变", "Unchanged")


class Happening(Word):
    """What happens to a version on a day (see `events.py`)."""

    SEALED = ("sealed", "封存公布", "Sealed and published")
    EFFECTIVE = ("effective", "生效", "In effect")
    EXPIRED = ("expired", "届满", "Expired")
    WITHDRAWN = ("withdrawn", "终止", "Withdrawn")
    REVOKED = ("revoked", "撤回", "Withdrawn before it took effect")
    CORRECTED = ("corrected", "勘误", "Corrected")
    REDACTED = ("redacted", "依法删除", "Removed by law")


class Comparison(Word):
    """How a promise's measure stands to its limit. 以上, 以内 and “at least”, “within” include the figure."""

    AT_LEAST = ("at-least", "不低于", "at least")
    MORE_THAN = ("more-than", "高于", "more than")
    AT_MOST = ("at-most", "不超过", "at most")
    LESS_THAN = ("less-than", "低于", "less than")


class Calendar(Word):
    """How a time limit is counted (see `deadlines.py`); its unit decides."""

    CONTINUOUS = ("continuous", "连续计算", "counted without interruption")
    DAYS = ("days", "自然日", "calendar days")
    BUSINESS_DAYS = ("business-days", "工作日", "business days")


class Runs(Word):
    """Which way a time limit is counted from what starts it."""

    AFTER = ("after", "之后", "after")
    BEFORE = ("before", "之前", "before")


class Numbering(Word):
    """How a letter's clauses are numbered (see `numbering.py`)."""

    DECIMAL = ("decimal", "1. / 1.1 / (1)", "1. / 1.1 / (1)")
    ARTICLES = ("articles", "第一条 /（一）/ 1.", "第一条 /（一）/ 1.")
    OUTLINE = ("outline", "一、/（一）/ 1. /（1）", "一、/（一）/ 1. /（1）")


class FieldType(Word):
    """What a field holds (see `values.py`)."""

    TEXT = ("text", "文字", "text")
    DATE = ("date", "日期", "date")
    DURATION = ("duration", "时限", "duration")
    AMOUNT = ("amount", "金额", "amount")
    PERCENT = ("percent", "百分比", "percentage")
    COUNT = ("count", "数量", "count")
    FREQUENCY = ("frequency", "频次", "frequency")


class ChannelKind(Word):
    """How a complaint reaches the publisher."""

    PHONE = ("phone", "电话", "Telephone")
    EMAIL = ("email", "电子邮件", "E-mail")
    WEB = ("web", "网上", "Online")
    POST = ("post", "信函", "Post")
    IN_PERSON = ("in-person", "当面", "In person")
