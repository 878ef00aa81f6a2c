"""In: a version or its clause, and a language. Out: what it says beside its words, each particular by its name."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator

from pledgebook.model import Clause, Promise, Reference, Remedy, Text, Version
from pledgebook.texts import Setting
from pledgebook.values import show_date
from pledgebook.vocabulary import WHOLE_COURSE, Language
from pledgebook.wording import reference

_CALLED = {"zh": {"zh": "中文", "en": "英文"}, "en": {"zh": "Chinese", "en": "English"}}


def facts(version: Version, language: Language) -> Iterator[tuple[str, str]]:
    """Yield name and words of all that a version says beside its texts: a word or a date each, or 无, none."""
    zh = language == "zh"

    def fact(name: tuple[str, str], words: str) -> tuple[str, str]:
        return name[0 if zh else 1], words or ("无" if zh else "none")

    def day(date: datetime.date | None) -> str:
        return show_date(date, language) if date else ""

    def words(text: Text | None) -> str:
        return text.shown(language)[0] if text else ""

    yield fact(("名称", "Title"), words(version.title))
    yield fact(("编号", "Number"), version.document)
    yield fact(("生效日期", "Takes effect"), day(version.effective))
    yield fact(("届满日期", "Last day"), day(version.expires))
    yield fact(("签署人", "Signed by"), words(version.signatory))
    yield fact(("签署日期", "Signed on"), day(version.signed_on))
    yield fact(("服务阶段", "Stage of service"), version.stage.label(language) if version.stage else "")
    yield fact(("以何种文本为准", "Prevailing language"), _CALLED[language][version.prevails])
    yield fact(("编号方式", "Numbering"), version.numbering.label(language))


def particulars(clause: Clause, setting: Setting, *, by_id: bool = False) -> Iterator[tuple[str, str]]:
    """Yield name and words in the setting's language; two clauses that differ beside their words differ in one.

    With `by_id`, other clauses are named by their ids, so that they are the same under another number.
    """
    zh, language = setting.language == "zh", setting.language
    if clause.kind:
        yield ("条款类型" if zh else "Kind"), clause.kind.label(language)
    yield ("服务阶段" if zh else "Stage"), clause.stage.label(language) if clause.stage else WHOLE_COURSE[language]
    if clause.promise:
        yield from _promise(clause.promise, setting, by_id)


def _promise(promise: Promise, setting: Setting, by_id: bool) -> Iterator[tuple[str, str]]:
    zh, language = setting.language == "zh", setting.language
    between = "，" if zh else ", "
    words = _shown(setting)
    yield ("承诺指标" if zh else "Promise"), f"{words(promise.what)}{between}{words(promise.shown)}"
    measure = setting.library.book.measures.get(promise.measure)
    yield ("指标" if zh else "Measure"), words(measure.label) if measure else promise.measure
    yield ("由谁承担" if zh else "Owed by"), words(promise.by)
    yield ("对谁承担" if zh else "Owed to"), words(promise.to)
    if promise.starts:
        yield ("从何时起算" if zh else "Runs from"), f"{words(promise.starts)}{between}{promise.runs.label(language)}"
    if promise.calendar:
        yield ("计算方法" if zh else "Counted in"), promise.calendar.label(language)
    if promise.remedy:
        yield from _remedy(promise.remedy, setting, by_id)
    if promise.reason:
        yield ("没有补救的理由" if zh else "Why there is no remedy"), words(promise.reason)


def _remedy(remedy: Remedy, setting: Setting, by_id: bool) -> Iterator[tuple[str, str]]:
    zh = setting.language == "zh"
    words = _shown(setting)
    if remedy.breach:
        yield ("未做到属于" if zh else "To miss it is a breach under"), _clauses(remedy.breach, setting, by_id)
    yield ("未做到时适用" if zh else "If it is missed"), _clauses(remedy.clauses, setting, by_id)
    if remedy.gives:
        yield ("给予" if zh else "What is given"), words(remedy.gives)
    for name, id_ in (
        ("赔付金额" if zh else "Amount", remedy.amount),
        ("支付时限" if zh else "Paid within", remedy.paid_within),
    ):
        field = setting.version.fields.get(id_) if id_ else None
        if field and field.shown:
            yield name, words(field.shown)
    yield ("如何提出" if zh else "How to claim"), words(remedy.claim)


def _clauses(found: Iterable[Reference], setting: Setting, by_id: bool) -> str:
    """Return clauses by what they are called in that version."""
    if by_id:
        return ", ".join(f"{each.letter}#{each.clause}" for each in found)
    names = []
    for each in found:
        there = setting.library.find(each.letter, each.clause, setting.version, each.version)
        is_other = each.letter != setting.version.letter
        names.append(reference(*there, setting.language, elsewhere=is_other) if there else each.clause)
    return ("、" if setting.language == "zh" else ", ").join(names)


def _shown(setting: Setting) -> Callable[[Text], str]:
    return lambda text: text.shown(setting.language)[0]
