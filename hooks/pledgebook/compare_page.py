"""In: a letter and a language. Out: what the script that compares any two of its versions must be told, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from pledgebook.library import Library
from pledgebook.model import Clause, Letter
from pledgebook.particulars import facts as facts_of
from pledgebook.particulars import particulars
from pledgebook.texts import Setting
from pledgebook.vocabulary import Change, Language
from pledgebook.wording import governs

_Values: TypeAlias = dict[int, str | None]
"""From which version on, what: the last that isn't later than a version is what that version says."""


def lineage(letter: Letter) -> str:
    """Return of which clauses others were made, by id and number of the version that did so."""
    found: dict[str, dict[int, list[str]]] = {}
    for version in letter.versions:
        for clause in version.walk():
            if clause.origins:
                found.setdefault(clause.id, {})[version.number] = list(clause.origins)
    return _json(found)


def facts(library: Library, letter: Letter, language: Language) -> str:
    """Return what differs among the versions beside their texts, by name."""
    found: dict[str, _Values] = {}
    for version in letter.versions:
        setting, governed = Setting(library, version, language, "", ""), governs(version)
        said = dict(facts_of(version, language))
        said["适用于哪些订单" if language == "zh" else "Which orders it governs"] = (
            setting.plain(governed) if governed else ""
        )
        for name, words in said.items():
            values = found.setdefault(name, {})
            if not values or values[max(values)] != words:
                values[version.number] = words
    return _json({name: values for name, values in found.items() if len(values) > 1})


def beside(library: Library, letter: Letter, language: Language) -> str:
    """Return what differs among the versions beside a clause's words, by clause and name.

    A clause that another names by its number is the same while its id is; what was removed by law is not known.
    """
    columns: dict[str, list[_Column]] = {}
    for version in letter.versions:
        setting = Setting(library, version, language, "", "")
        for clause in version.walk():
            columns.setdefault(clause.id, []).append(_column(clause, setting))
    told = {id_: dict(_told(column)) for id_, column in columns.items()}
    return _json({id_: rows for id_, rows in told.items() if rows})


class _Column(NamedTuple):
    """What one version says beside a clause's words: to be compared, and to be shown; None where it was removed."""

    version: int
    named: dict[str, str] | None
    shown: dict[str, str]


def _column(clause: Clause, setting: Setting) -> _Column:
    if clause.is_redacted:
        return _Column(setting.version.number, None, {})
    return _Column(
        setting.version.number, dict(particulars(clause, setting, by_id=True)), dict(particulars(clause, setting))
    )


def _told(columns: list[_Column]) -> Iterator[tuple[str, _Values]]:
    for name in dict.fromkeys(name for column in columns for name in column.named or ()):
        values: _Values = {}
        last: str | None = None
        for number, named, shown in columns:
            now = None if named is None else named.get(name, "")
            if now != last or not values:
                values[number] = None if named is None else shown.get(name, "")
            last = now
        if len(values) > 1:
            yield name, values


def _json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def words(language: Language) -> str:
    """Return the words that the script puts on the page."""
    zh = {
        "limits": "承诺指标的变化",
        "noLimits": "没有变化：两版的时限、金额和其他指标均相同。",
        "limitWas": "原为",
        "limitNow": "现为",
        "limitNew": "新增承诺",
        "limitGone": "不再承诺",
        "facts": "条款以外的变更",
        "summary": "通俗说明",
        "preamble": "序言",
        "heading": "第#版与第#版",
        "deleted": "［删去：",
        "inserted": "［增加：",
        "end": "］",
        "former": "（第#版）",
        "was": "原#",
        "origins": "来自：",
        "into": "去向：",
        "comma": "、",
        "quiet": "只是编号变动的条款（#）",
        "unchangedClauses": "未变的条款（#）",
        "found": "共有#条不同。",
        "none": "两版的条款相同。",
        "equal": "请选择两个不同的版本。",
        "failed": "无法读取这两个版本：从文件夹打开时不能比较，断网时也不能。下面是各版改了什么。",
    }
    en = {
        "limits": "Promises with another limit",
        "noLimits": "No change: every time limit, amount and other measure is the same in both.",
        "limitWas": "was",
        "limitNow": "now",
        "limitNew": "new promise",
        "limitGone": "no longer promised",
        "facts": "Beside the clauses",
        "summary": "In plain words",
        "preamble": "Preamble",
        "heading": "Version # and version #",
        "deleted": "[deleted: ",
        "inserted": "[added: ",
        "end": "]",
        "former": " of version #",
        "was": "was #",
        "origins": "Made from ",
        "into": "Went to ",
        "comma": ", ",
        "quiet": "Only the numbers differ (#)",
        "unchangedClauses": "Unchanged clauses (#)",
        "found": "Clauses that differ: #.",
        "none": "The clauses of both are the same.",
        "equal": "Choose two different versions.",
        "failed": "The versions can’t be read: not from a folder, nor without a network. Below is what each changed.",
    }
    labels = {change.value: change.label(language) for change in Change}
    return _json(labels | (zh if language == "zh" else en))
