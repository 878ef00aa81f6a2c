"""In: a field's value as people type it (4小时, 2个工作日, CNY 200). Out: a typed value, and its words in a language.

Numbers, dates and currencies are formatted by Babel (CLDR). Units of time are not: a Chinese legal text says 7日
(Civil Code, art. 200) where CLDR says 7天, and CLDR has no business day.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_name, is_currency

from pledgebook.vocabulary import Calendar, FieldType, Language, Word

_LOCALE = {"zh": "zh_Hans_CN", "en": "en_GB"}
_DIGITS = r"(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)"


class Unit(Word):
    """A unit of time, as written behind a number; the English is in the singular."""

    MINUTE = ("minute", "分钟", "minute")
    HOUR = ("hour", "小时", "hour")
    DAY = ("day", "日", "day")
    BUSINESS_DAY = ("business-day", "个工作日", "business day")
    WEEK = ("week", "周", "week")
    MONTH = ("month", "个月", "month")
    QUARTER = ("quarter", "个季度", "quarter")
    YEAR = ("year", "年", "year")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: a whole number, at least 1, of one unit."""

    number: int
    unit: Unit

    @property
    def calendar(self) -> Calendar:
        """Return how it is counted."""
        if self.unit in {Unit.MINUTE, Unit.HOUR}:
            return Calendar.CONTINUOUS
        return Calendar.BUSINESS_DAYS if self.unit is Unit.BUSINESS_DAY else Calendar.DAYS


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money; `currency` is an ISO 4217 code."""

    number: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Percent:
    """A share: `Percent(Decimal(80))` is 80 %."""

    share: Decimal


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number of things, named in the text around it."""

    things: int


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often in each period: exactly so many times, or at least so many."""

    number: int
    unit: Unit
    at_least: bool


Measured: TypeAlias = datetime.date | Duration | Amount | Percent | Count | Frequency

_UNITS = {
    Unit.MINUTE: ("分钟", "分", "minute", "minutes", "min"),
    Unit.HOUR: ("小时", "个小时", "hour", "hours", "h"),
    Unit.DAY: ("日", "天", "个自然日", "自然日", "day", "days", "calendar day", "calendar days"),
    Unit.BUSINESS_DAY: ("个工作日", "工作日", "business day", "business days", "working day", "working days"),
    Unit.WEEK: ("周", "星期", "个星期", "week", "weeks"),
    Unit.MONTH: ("个月", "月", "month", "months"),
    Unit.YEAR: ("年", "year", "years"),
}
_PERIODS = {
    "年": Unit.YEAR,
    "季度": Unit.QUARTER,
    "月": Unit.MONTH,
    "周": Unit.WEEK,
    "日": Unit.DAY,
    "天": Unit.DAY,
    "个工作日": Unit.BUSINESS_DAY,
    "小时": Unit.HOUR,
}
_TIMES_ZH = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_TIMES_EN = {"once": 1, "twice": 2}


def parse(kind: FieldType, typed: str) -> Measured:
    """Return the value of a field of any type but text. ValueError where `typed` isn't one."""
    return _PARSERS[kind](typed.strip())


@lru_cache(maxsize=4096)
def show(value: Measured, language: Language) -> str:
    """Return the value as a text in `language` writes it."""
    for kind, words in _WORDS.items():
        if type(value) is kind:
            return words(value, language)
    raise TypeError(value)


def parse_date(typed: str) -> datetime.date:
    """Return the day of `2026-01-01` or `2026年1月1日`. ValueError where there is no such day."""
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})|(\d{4})年(\d{1,2})月(\d{1,2})日", typed, re.ASCII)
    if not match:
        raise ValueError(typed)
    return datetime.date(*(int(part) for part in match.groups() if part))


@lru_cache(maxsize=4096)
def show_date(day: datetime.date, language: Language) -> str:
    """Return the day in full: 2026年1月1日, 1 January 2026."""
    return format_date(day, "y年M月d日" if language == "zh" else "d MMMM y", locale=_LOCALE[language])


def _parse_duration(typed: str) -> Duration:
    match = re.fullmatch(rf"({_DIGITS})\s*(\D+)", typed, re.ASCII)
    word = match[2].strip().lower() if match else ""
    for unit, words in _UNITS.items():
        if match and word in words and _whole(match[1]):
            return Duration(_whole(match[1]), unit)
    raise ValueError(typed)


def _parse_amount(typed: str) -> Amount:
    number = rf"(?P<number>{_DIGITS}(?:\.\d{{1,2}})?)"
    match = (
        re.fullmatch(rf"(?P<currency>[A-Z]{{3}}) ?{number}", typed, re.ASCII)
        or re.fullmatch(rf"{number} ?(?P<currency>[A-Z]{{3}})", typed, re.ASCII)
        or re.fullmatch(rf"(?:人民币|[¥￥])? ?{number} ?元?", typed, re.ASCII)
    )
    if not match or (match[0] == match["number"]):
        raise ValueError(typed)
    currency = match.groupdict().get("currency") or "CNY"
    if not is_currency(currency):
        raise ValueError(typed)
    return Amount(_decimal(match["number"]), currency)


def _parse_percent(typed: str) -> Percent:
    match = re.fullmatch(rf"({_DIGITS}(?:\.\d{{1,6}})?) ?%", typed, re.ASCII)
    if not match:
        raise ValueError(typed)
    return Percent(_decimal(match[1]))


def _parse_count(typed: str) -> Count:
    if not re.fullmatch(_DIGITS, typed, re.ASCII):
        raise ValueError(typed)
    return Count(_whole(typed))


def _parse_frequency(typed: str) -> Frequency:
    if match := re.fullmatch(
        rf"每(个工作日|季度|小时|[年月周日天])(至少|不少于)?({_DIGITS}|[一二两三四五六])次", typed, re.ASCII
    ):
        number = _TIMES_ZH.get(match[3]) or _whole(match[3])
        if number:
            return Frequency(number, _PERIODS[match[1]], bool(match[2]))
    if match := re.fullmatch(
        rf"(at least )?(once|twice|({_DIGITS}) times) (?:an?|per|every) (business day|[a-z]+)", typed.lower(), re.ASCII
    ):
        number = _TIMES_EN.get(match[2]) or _whole(match[3])
        unit = next((unit for unit in Unit if unit.en == match[4]), None)
        if number and unit and unit in _PERIODS.values():
            return Frequency(number, unit, bool(match[1]))
    raise ValueError(typed)


def _whole(digits: str) -> int:
    number = int(digits.replace(",", ""))
    if number > 10**12:
        raise ValueError(digits)
    return number


def _decimal(digits: str) -> Decimal:
    number = Decimal(digits.replace(",", ""))
    if number > 10**12:  # far from where Decimal rounds
        raise ValueError(digits)
    return number


def _show_number(number: Decimal | int, language: Language) -> str:
    return str(format_decimal(number, locale=_LOCALE[language], decimal_quantization=False))


def _show_duration(value: Duration, language: Language) -> str:
    number = _show_number(value.number, language)
    if language == "zh":
        return f"{number}{value.unit.zh}"
    return f"{number} {value.unit.en}{'' if value.number == 1 else 's'}"


def _show_amount(value: Amount, language: Language) -> str:
    whole = value.number == value.number.to_integral_value()
    number = format_decimal(value.number, "#,##0" if whole else "#,##0.00", locale=_LOCALE[language])
    if language == "en":
        return f"{value.currency} {number}"
    name = "元" if value.currency == "CNY" else get_currency_name(value.currency, locale=_LOCALE["zh"])
    return f"{number}{name}"


def _show_percent(value: Percent, language: Language) -> str:
    return f"{_show_number(value.share, language)}%"


def _show_count(value: Count, language: Language) -> str:
    return _show_number(value.things, language)


def _show_frequency(value: Frequency, language: Language) -> str:
    if language == "zh":
        times = {1: "一", 2: "两"}.get(value.number) or _show_number(value.number, "zh")
        period = next(period for period, unit in _PERIODS.items() if unit == value.unit)
        return f"每{period}{'至少' if value.at_least else ''}{times}次"
    times = {1: "once", 2: "twice"}.get(value.number) or f"{_show_number(value.number, 'en')} times"
    article = "an" if value.unit == Unit.HOUR else "a"
    return f"{'at least ' if value.at_least else ''}{times} {article} {value.unit.en}"


_PARSERS: dict[FieldType, Callable[[str], Measured]] = {
    FieldType.DATE: parse_date,
    FieldType.DURATION: _parse_duration,
    FieldType.AMOUNT: _parse_amount,
    FieldType.PERCENT: _parse_percent,
    FieldType.COUNT: _parse_count,
    FieldType.FREQUENCY: _parse_frequency,
}
_WORDS: dict[type, Callable[..., str]] = {
    datetime.date: show_date,
    Duration: _show_duration,
    Amount: _show_amount,
    Percent: _show_percent,
    Count: _show_count,
    Frequency: _show_frequency,
}
