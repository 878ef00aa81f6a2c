"""In: a value as people type it in a dialogue. Out: the same as data files write it; what isn't understood, as it is.

Only `fill` uses it, which echoes what it has understood; data files themselves are never guessed at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from pledgebook.vocabulary import FieldType

_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_HAN = re.compile("([一二两三四五六七八九]?)(十?)([一二三四五六七八九]?)(?=个|分|小时|[日天周月年次项元]|工作日)")
_DATE = re.compile(r"(\d{4})[./年-](\d{1,2})[./月-](\d{1,2})日?")
_RATE = re.compile("(?:每|一)(周|月|季度|年)(.*)")
_HALVES = {"半小时": "30分钟", "半个小时": "30分钟", "半年": "6个月"}
_TEN_THOUSANDS = re.compile(r"(\d+)(?:\.(\d{1,4}))?万元?")


def tidied(kind: FieldType, typed: str) -> str:
    """Return the value: 两个工作日内 as 2个工作日, 2027/1/1 as 2027-01-01, 80 as 80%, RMB 200 as CNY 200."""
    if kind is FieldType.TEXT:
        return typed
    value = unicodedata.normalize("NFKC", typed).strip()
    return _TIDY[kind](value)


def _date(value: str) -> str:
    parts = _DATE.fullmatch(value)
    return f"{parts[1]}-{int(parts[2]):02}-{int(parts[3]):02}" if parts else value


def _frequency(value: str) -> str:
    rate = _RATE.fullmatch(value)
    return f"每{rate[1]}{rate[2] or '一次'}" if rate else value


def _duration(value: str) -> str:
    value = re.sub("(?:以内|之内|内)$", "", value)
    return _HALVES.get(value, _counted(value))


def _amount(value: str) -> str:
    value = _counted(value)
    if large := _TEN_THOUSANDS.fullmatch(value):
        return f"{int(large[1] + (large[2] or '').ljust(4, '0'))}元"
    return f"{value}元" if re.fullmatch(r"[\d,]+(?:\.\d\d?)?", value) else re.sub("^RMB", "CNY", value)


def _percent(value: str) -> str:
    return f"{value}%" if re.fullmatch(r"\d+(?:\.\d+)?", value) else value


def _count(value: str) -> str:
    """Return the number; people repeat the word that stands behind the blank: 三种."""
    return _counted(f"{re.sub('(?<=.)[次个项种份名人位台条件家]$', '', value).strip()}个").removesuffix("个")


def _counted(value: str) -> str:
    """Return the value with the number that it begins with in digits."""
    return _HAN.sub(_number, value, count=1)


def _number(found: re.Match[str]) -> str:
    tens, ten, ones = found.groups()
    if not any(found.groups()):
        return found[0]
    if not ten:
        return str(_DIGITS[tens]) if tens and not ones else found[0]
    return str(10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0))


_TIDY: dict[FieldType, Callable[[str], str]] = {
    FieldType.DATE: _date,
    FieldType.FREQUENCY: _frequency,
    FieldType.DURATION: _duration,
    FieldType.AMOUNT: _amount,
    FieldType.PERCENT: _percent,
    FieldType.COUNT: _count,
}
