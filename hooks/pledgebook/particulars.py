"""In: a clause of a version and a language. Out: what it says beside its words, each particular by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pledgebook.model import Clause, Promise, Reference, Remedy, Text
from pledgebook.texts import Setting
from pledgebook.vocabulary import WHOLE_COURSE
from pledgebook.wording import reference


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
