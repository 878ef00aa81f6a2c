"""In: a value as people type it in a dialogue. Out: the same as data files write it; what isn't understood, as it is.

Only `fill` uses it, which echoes what it has understood; data files themselves are never guessed at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from decimal import Decimal

from pledgebook.vocabulary import FieldType

_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_D = "[一二两三四五六七八九]"
_NUMBER = re.compile(
    f"(?:({_D})千(?:零(?!$)|(?={_D}百|$)))?(?:({_D})百(?:零(?={_D}$)|(?=.?十|$)))?(?:({_D}?)(十))?({_D}?)"
)
_HAN = re.compile("[零一二两三四五六七八九十百千]+(?=个|分|小时|[日天周月年次项元万]|工作日|$)")
_DATE = re.compile(r"(\d{4})[./年-](\d{1,2})[./月-](\d{1,2})[日号]?|(\d{4})(\d\d)(\d\d)")
_RATE = re.compile("(?:每|一)个?(日|天|周|月|季度|年)(.*)")
_RATES = {"daily": "日", "weekly": "周", "monthly": "月", "quarterly": "季度", "yearly": "年", "annually": "年"}
_PARTS = {"一刻钟": "15分钟", "半小时": "30分钟", "半个小时": "30分钟", "半个月": "15日", "半年": "6个月"}
_SHARE = re.compile(r"([百千万])分之(.+)|(.)成")
_TEN_THOUSANDS = re.compile(r"(\d+)(?:\.(\d{1,4}))?万元?")


def tidied(kind: FieldType, typed: str) -> str:
    """Return the value: 两个工作日内 as 2个工作日, 2027/1/1 as 2027-01-01, 80 as 80%, 二百块 as 200元."""
    if kind is FieldType.TEXT:
        return typed
    value = unicodedata.normalize("NFKC", typed).strip()
    return _TIDY[kind](value)


def _date(value: str) -> str:
    if parts := _DATE.fullmatch(value):
        year, month, day = (each for each in parts.groups() if each)
        return f"{year}-{int(month):02}-{int(day):02}"
    for form in ("%d %B %Y", "%B %d, %Y"):
        with suppress(ValueError):
            return datetime.strptime(value, form).date().isoformat()
    return value


def _frequency(value: str) -> str:
    value = re.sub("^每季(?!度)", "每季度", value)
    if every := _RATES.get(value.lower()):
        return f"每{every}一次"
    if re.fullmatch("每?半年(?:一次)?", value):
        return "每年两次"
    rate = _RATE.fullmatch(value)
    return f"每{rate[1]}{rate[2] or '一次'}" if rate else value


def _duration(value: str) -> str:
    value = re.sub("(?:以内|之内|内)?[。.]?$", "", re.sub("^within ", "", value)).replace("工作天", "工作日")
    value = re.sub(r"(?<=\d) ?hrs?$", " hours", re.sub(r"(?<=\d) ?mins?$", " minutes", value))
    return _PARTS.get(value, _counted(value))


def _amount(value: str) -> str:
    value = re.sub("(?:块钱?|圆|元整)$", "元", value)
    value = re.sub(r"([\d,.]+) ?(?:yuan|RMB|CNY)", r"CNY \1", value, flags=re.IGNORECASE)
    value = _counted(value)
    if large := _TEN_THOUSANDS.fullmatch(value):
        return f"{int(large[1] + (large[2] or '').ljust(4, '0'))}元"
    return f"{value}元" if re.fullmatch(r"[\d,]+(?:\.\d\d?)?", value) else re.sub("^RMB", "CNY", value)


def _percent(value: str) -> str:
    value = re.sub(" ?per ?cent$", "%", value)
    if share := _SHARE.fullmatch(value):
        number = _counted(share[2] or share[3])
        whole = {"百": 1, "千": 10, "万": 100}[share[1]] if share[1] else Decimal("0.1")
        with suppress(ArithmeticError):
            return f"{(Decimal(number) / whole).normalize():f}%"
    return f"{value}%" if re.fullmatch(r"\d+(?:\.\d+)?", value) else value


def _count(value: str) -> str:
    """Return the number; people repeat the word that stands behind the blank: 三种."""
    return _counted(re.sub("(?<=.)[次个项种份名人位台条件家]$", "", value).strip())


def _counted(value: str) -> str:
    """Return the value with the number that it begins with in digits."""
    return _HAN.sub(_number, value, count=1)


def _number(found: re.Match[str]) -> str:
    """Return a number in digits; as it is where it isn't one, or one that people mean otherwise (二百五)."""
    number = _NUMBER.fullmatch(found[0])
    if not number:
        return found[0]
    thousands, hundreds, tens, ten, ones = number.groups()
    tens = tens or ("一" if ten else "")
    places = zip((thousands, hundreds, tens, ones), (1000, 100, 10, 1), strict=True)
    return str(sum(_DIGITS.get(digit, 0) * place for digit, place in places))


_TIDY: dict[FieldType, Callable[[str], str]] = {
    FieldType.DATE: _date,
    FieldType.FREQUENCY: _frequency,
    FieldType.DURATION: _duration,
    FieldType.AMOUNT: _amount,
    FieldType.PERCENT: _percent,
    FieldType.COUNT: _count,
}
