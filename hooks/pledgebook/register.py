"""In: the live versions of a library. Out: the duties register as CSV, as JSON and, for what recurs, as a calendar.

CSV is for spreadsheets (UTF-8 with BOM, RFC 4180): a cell that a spreadsheet would take for a formula begins with an
apostrophe. JSON has both languages:

    {"day": "2026-06-01", "duties": [{"letter": "…", "version": 1, "clause": "…", "cited": {"zh": "…", "en": "…"}, …}]}
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from pledgebook.address import Address
from pledgebook.commitments import counted
from pledgebook.duties import Duty, duties
from pledgebook.leaf_values import promise_value
from pledgebook.library import Library
from pledgebook.model import Text
from pledgebook.recurrence import calendar_of
from pledgebook.texts import Setting
from pledgebook.vocabulary import LANGUAGES, WHOLE_COURSE, Language

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_HEADS = (
    Text("承诺书编号", "Letter no."),
    Text("承诺书", "Letter"),
    Text("版本", "Version"),
    Text("状态", "Status"),
    Text("条款", "Clause"),
    Text("条款id", "Clause id"),
    Text("事项", "What"),
    Text("阶段", "Stage"),
    Text("类型", "Kind"),
    Text("承担者", "By"),
    Text("对象", "To"),
    Text("限值", "Limit"),
    Text("起算", "From"),
    Text("计算方式", "Counted in"),
    Text("频次", "Frequency"),
    Text("构成的违约", "Breach"),
    Text("赔付", "Given"),
    Text("支付时限", "Paid within"),
    Text("如何提出", "How to claim"),
    Text("不赔付的理由", "Why nothing is paid"),
    Text("条款原文", "Exact words"),
    Text("变动", "Change"),
    Text("永久链接", "Permanent link"),
)
"""The columns, in the order of `_cells`."""


def register(library: Library, site_url: str) -> dict[str, Callable[[], Iterable[str]]]:
    """Return the way to make each file, by its path below the site's root."""
    files: dict[str, Callable[[], Iterable[str]]] = {"duties/duties.json": partial(_json, library, site_url)}
    for language in LANGUAGES:
        folder = str(Address(language, "duties"))
        files[f"{folder}duties.csv"] = partial(_csv, library, site_url, language)
        files[f"{folder}duties.ics"] = partial(_calendar, library, site_url, language)
    return files


def safe(cell: str) -> str:
    """Return the cell so that no spreadsheet calculates it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _rows(library: Library, language: Language) -> Iterator[Duty]:
    for version in library.live():
        yield from duties(Setting(library, version, language, "", ""))


def _csv(library: Library, site_url: str, language: Language) -> Iterator[str]:
    yield "\ufeff"
    for cells in (
        [head.shown(language)[0] for head in _HEADS],
        *(_cells(duty, site_url) for duty in _rows(library, language)),
    ):
        line = io.StringIO()
        csv.writer(line, quoting=csv.QUOTE_ALL).writerow(map(safe, cells))
        yield line.getvalue()


def _cells(duty: Duty, site_url: str) -> list[str]:
    setting, clause, promise = duty.setting, duty.clause, duty.clause.promise
    version, language = setting.version, setting.language
    missed = duty.commitment.missed if duty.commitment else None

    def words(text: Text | None) -> str:
        return text.shown(language)[0] if text else ""

    return [
        version.document,
        words(version.title),
        str(version.number),
        setting.library.status(version).label(language),
        duty.number,
        clause.id,
        words(duty.what),
        clause.stage.label(language) if clause.stage else WHOLE_COURSE[language],
        clause.kind.label(language) if clause.kind else "",
        words(duty.by),
        words(promise.to) if promise else "",
        words(promise.shown) if promise else "",
        words(promise.starts) if promise else "",
        counted(promise, language) if promise else "",
        words(duty.frequency.shown) if duty.frequency else "",
        " → ".join(f"{link.number} {link.name.striptags()}" for link in missed.breaches) if missed else "",
        f"{missed.amount} {missed.gives.striptags()}".strip() if missed else "",
        missed.paid_within if missed else "",
        missed.claim.striptags() if missed else "",
        words(promise.reason) if promise else "",
        duty.words,
        change_words(duty, language),
        permanent(duty, site_url),
    ]


def change_words(duty: Duty, language: Language) -> str:
    """Return in which version the clause came or changed, or nothing if it stands as in the first."""
    if not duty.change:
        return ""
    if language == "zh":
        return f"第{duty.change.version}版{'新增' if duty.change.is_new else '有改动'}"
    return f"{'New' if duty.change.is_new else 'Changed'} in version {duty.change.version}"


def permanent(duty: Duty, site_url: str) -> str:
    """Return the address of the clause in its version, for ever."""
    version = duty.setting.version
    return f"{site_url}{Address(duty.setting.language, 'letters', version.letter, version.number)}#{duty.clause.id}"


def _json(library: Library, site_url: str) -> Iterator[str]:
    yield f'{{"day": "{library.today.isoformat()}", "duties": ['
    pairs = zip(*(_rows(library, language) for language in LANGUAGES), strict=True)
    for index, (zh, en) in enumerate(pairs):
        yield f"{',' if index else ''}\n{json.dumps(_value(zh, en, site_url), ensure_ascii=False)}"
    yield "\n]}\n"


def _value(zh: Duty, en: Duty, site_url: str) -> dict[str, Any]:
    version, clause = zh.setting.version, zh.clause
    value = {
        "letter": version.letter,
        "document": version.document,
        "version": version.number,
        "status": zh.setting.library.status(version).value,
        "clause": clause.id,
        "cited": _both(clause.cited),
        "what": _both(zh.what),
        "stage": clause.stage and clause.stage.value,
        "kind": clause.kind and clause.kind.value,
        "by": _both(zh.by),
        "promise": clause.promise and promise_value(clause.promise, version.fields),
        "words": {"zh": zh.words, "en": en.words},
        "change": zh.change and {"version": zh.change.version, "new": zh.change.is_new},
        "url": {"zh": permanent(zh, site_url), "en": permanent(en, site_url)},
    }
    return {key: each for key, each in value.items() if each is not None}


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh} | ({"en": text.en} if text.en is not None else {})


def _calendar(library: Library, site_url: str, language: Language) -> Iterator[str]:
    recurring = [duty for duty in _rows(library, language) if duty.frequency]
    return calendar_of(recurring, site_url, lambda duty: permanent(duty, site_url))
