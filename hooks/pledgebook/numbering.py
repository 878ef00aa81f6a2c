"""In: where a clause stands, as a path of positions from 1. Out: its label, its anchor and how it is cited.

The forms follow the drafting rules for laws in China (条、款、项、目); an anchor always has the Arabic form, so that a
link doesn't depend on the way a letter is numbered.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

from pledgebook.vocabulary import Language, Numbering

Place: TypeAlias = tuple[int, ...]
MAX_LEVELS = 4

_HAN = "零一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def han(number: int) -> str:
    """Return a number from 1 to 9999 in Han numerals: 一, 十二, 一百零五."""
    digits = str(number)
    if number < 10:
        return _HAN[number]
    text = ""
    for index, digit in enumerate(digits):
        unit = ("", "十", "百", "千")[len(digits) - index - 1]
        if digit != "0":
            text += _HAN[int(digit)] + unit
        elif text and not text.endswith("零"):
            text += "零"
    text = text.rstrip("零")
    return text[1:] if text.startswith("一十") else text


@cache
def label(place: Place, numbering: Numbering, language: Language) -> str:
    """Return what stands before the clause: `2.1`, `(3)`, 第一条, （一）. English always has the decimal form."""
    level, number = len(place), place[-1]
    if language == "en" or numbering is Numbering.DECIMAL:
        if level <= 2:
            return ".".join(map(str, place))
        return f"({number})" if level == 3 or language == "en" else _circled(number)
    if numbering is Numbering.ARTICLES:
        return (f"第{han(number)}条", f"（{han(number)}）", f"{number}.", f"（{number}）")[level - 1]
    return (f"{han(number)}、", f"（{han(number)}）", f"{number}.", f"（{number}）")[level - 1]


def anchor(place: Place) -> str:
    """Return the number in an address: `2`, `2.1`, `2.1-3`, `2.1-3-1`. The inverse of `parse_anchor`."""
    return ".".join(map(str, place[:2])) + "".join(f"-{number}" for number in place[2:])


def parse_anchor(text: str) -> Place:
    """Return the place that an anchor names. ValueError where it names none."""
    if not re.fullmatch(r"[1-9]\d*(\.[1-9]\d*(-[1-9]\d*)*)?", text, re.ASCII):
        raise ValueError(text)
    return tuple(int(number) for number in re.split(r"[.-]", text))


@cache
def cite(place: Place, numbering: Numbering, language: Language) -> str:
    """Return the clause's number as a sentence names it: 第2.1条第（3）项, 第二条第三项, clause 2.1(3)."""
    if language == "en":
        return f"clause {dotted(place)}"
    if numbering is Numbering.DECIMAL:
        text = f"第{'.'.join(map(str, place[:2]))}条"
        text += "".join(f"第（{number}）项" for number in place[2:3])
        return text + "".join(f"第{_circled(number)}目" for number in place[3:])
    if numbering is Numbering.ARTICLES:
        units = ("第{}条", "第{}项", "第{}目", "第（{}）点")
        written = [han(number) for number in place[:2]] + [str(number) for number in place[2:]]
        return "".join(unit.format(number) for unit, number in zip(units, written, strict=False))
    below = ("（{}）", "{}", "（{}）")
    written = [han(number) for number in place[1:2]] + [str(number) for number in place[2:]]
    path = "".join(form.format(number) for form, number in zip(below, written, strict=False))
    return f"第{han(place[0])}部分{path}"


def dotted(place: Place) -> str:
    """Return the number without words, `2.1(3)`, as search, registers and English citations write it."""
    return ".".join(map(str, place[:2])) + "".join(f"({number})" for number in place[2:])


def _circled(number: int) -> str:
    return _CIRCLED[number - 1] if number <= len(_CIRCLED) else f"({number})"
