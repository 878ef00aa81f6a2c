"""In: what search can find. Out: the terms of each clause, as the query's words will ask for them.

Terms are pairs of neighbouring Han characters, words, numbers whole with decimals, these with the character behind
them (`80%`, `4小`), and clause numbers (`#2.1.3`). `search.js` finds the terms of a query in the same way, and verifies
every hit against the clause's own words: terms may promise too much, but never too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pledgebook.search_docs import Doc

_FOLDS: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLDS |= {ord(quote): '"' for quote in "“”„‟〝〞"} | {ord(quote): "'" for quote in "‘’‛"}
_FOLDS |= {ord(dash): "-" for dash in "‐‑‒–—−"} | {ord("İ"): "i"}
_HAN_RUN = re.compile("[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]{2,}")
_NUMBER = "[0-9]+(?:[.,][0-9]+)*"
_WORD = re.compile(f"[a-zß-ɏ]+|{_NUMBER}")
_UNIT = re.compile(f"{_NUMBER}[%㐀-䶿一-鿿]")
_LATIN = re.compile("[a-zß-ɏ]+")
_ENDING = re.compile("(?<=...)(?:ies|es|s|y)$")
_SHORT = 2
"""Words are found by their beginnings; those of so many letters and fewer have a list of their own."""


def fold(text: str) -> str:
    """Return the text as search compares it."""
    return text.translate(_FOLDS).lower()


def terms(text: str) -> set[str]:
    """Return the terms of folded text."""
    found: set[str] = set()
    for run in _HAN_RUN.findall(text):
        found.update(map(str.__add__, run, run[1:]))
    found.update(_UNIT.findall(text))
    for word in set(_WORD.findall(text)):
        found.update(_of_word(word))
    return found


@cache  # most words of a clause stand in others too
def _of_word(word: str) -> tuple[str, ...]:
    beginnings = min(len(word), _SHORT) if _LATIN.match(word) else 0
    return (word, *(f"{word[:length]}*" for length in range(1, beginnings + 1)))


def terms_of(doc: Doc, document: str) -> tuple[set[str], set[str]]:
    """Return the terms in a clause's or letter's name and number, and those that only its text has."""
    names = terms(fold(f"{doc.heading}\n{doc.term}\n{'' if doc.id else document}"))
    texts = terms(fold(f"{doc.term}\n{doc.text}"))
    if doc.id:
        numbers = ["#" + ".".join(map(str, doc.place[:depth])) for depth in range(1, len(doc.place) + 1)]
        names.add(numbers.pop())
        texts.update(numbers)
    return names, texts - names


def key(term: str) -> str:
    """Return what decides on a term's shard: all words that begin alike stand together."""
    return term[:3] if _LATIN.fullmatch(term) else term


def root(term: str) -> str:
    """Return what the forms of an English word for one and many have in common; other terms are their own."""
    return _ENDING.sub("", term) if _LATIN.fullmatch(term) else term


def roots(texts: Iterable[str]) -> set[str]:
    """Return the roots of the terms of some words; what is found by a list of its own (`co*`) is left out."""
    found = (term for text in texts for term in terms(fold(text)))
    return {root(term) for term in found if not term.endswith("*") and not (_LATIN.match(term) and len(term) < 3)}
