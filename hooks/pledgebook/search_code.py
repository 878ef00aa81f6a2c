"""In: texts. Out: an alphabet made for them, in which they are shorter: frequent characters and pairs take one letter.

Chinese takes three bytes a character in UTF-8; a site's nine hundred different ones fit into one and two. What stays is
text, which every host compresses. Pairs are joined again and again (byte pair encoding), so that some letters stand for
whole words: seventy-five are best for a text that is compressed afterwards. The inverse is in `search.js`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from operator import add

_LETTERS = [*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA1, 0x800))]
_SHORT = 0x7F - 0x20  # letters of one byte
_LITERAL = "\x01"  # stands before a character below U+0800 that the alphabet doesn't have
_KEPT = " "  # the control characters below it separate things, and stay as they are
_PAIRS = 75
_COUNTED = 60_000  # characters in which pairs are counted
_LEAST = 20  # times that a pair must stand in the texts
_ALIKE = 0.7  # pairs that are so near to the most frequent one are joined with it, without counting anew
_JOINED = 0xD800  # stand for pairs while we count: halves of characters, which no text has
SEPARATOR = "|"


class Alphabet:
    """What stands for what: `frequent` characters and pairs first, then the `other` characters, rising."""

    def __init__(self, texts: Iterable[str]) -> None:
        text = "\n".join(texts)
        self._pairs = _pairs(text[:_COUNTED])
        text = self._joined(text)
        written: dict[str, str] = {}
        for joined, pair in self._pairs.items():
            written[joined] = "".join(written.get(letter, letter) for letter in pair)
        counts = Counter(letter for letter in text if letter >= _KEPT and letter != SEPARATOR)
        known = counts.keys() | written.keys()
        ranked = sorted(known, key=lambda letter: (-counts[letter], letter))[: len(_LETTERS)]
        frequent = [letter for rank, letter in enumerate(ranked) if rank < _SHORT or letter in written]
        others = sorted(set(ranked) - set(frequent))
        self.frequent = [written.get(letter, letter) for letter in frequent]
        self.others = others
        self._letters = {code: f"{_LITERAL}{chr(code)}" for code in range(ord(_KEPT), 0x800)}
        self._letters |= {ord(each): letter for each, letter in zip([*frequent, *others], _LETTERS, strict=False)}

    def encode(self, text: str) -> str:
        """Return the text in this alphabet."""
        return self._joined(text).translate(self._letters)

    def steps(self) -> list[int]:
        """Return the other characters as the distance of each from the one before, the first from zero."""
        codes = [0, *map(ord, self.others)]
        return [code - before for before, code in pairwise(codes)]

    def _joined(self, text: str) -> str:
        for joined, pair in self._pairs.items():
            text = text.replace(pair, joined)
        return text


def _pairs(text: str) -> dict[str, str]:
    """Return the pairs that are joined, in this order, by what stands for each."""
    pairs: dict[str, str] = {}
    while True:
        counts = Counter(map(add, text, text[1:]))
        often = [pair for pair, count in counts.items() if count >= _LEAST and _can_join(pair)]
        often.sort(key=lambda pair: (-counts[pair], pair))
        begun: set[str] = set()
        ended: set[str] = set()
        for pair in often:
            if len(pairs) == _PAIRS or counts[pair] < counts[often[0]] * _ALIKE:
                break
            if pair[0] in begun | ended or pair[1] in begun | ended:
                continue  # how often it still stands there depends on a pair that was just joined
            begun.add(pair[0])
            ended.add(pair[1])
            joined = chr(_JOINED + len(pairs))
            pairs[joined] = pair
            text = text.replace(pair, joined)
        if len(pairs) == _PAIRS or not often:
            return pairs


def _can_join(pair: str) -> bool:
    return min(pair) >= _KEPT and SEPARATOR not in pair
