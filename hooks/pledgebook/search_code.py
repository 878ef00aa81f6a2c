"""In: texts. Out: an alphabet made for them, in which they are shorter: frequent characters and words take one letter.

Chinese takes three bytes a character in UTF-8; a site's nine hundred different ones fit into one and two. What stays is
text, which every host compresses. The inverse is in `search.js`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

_LETTERS = [*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA1, 0x800))]
_LITERAL = "\x01"  # stands before a character below U+0800 that the alphabet doesn't have
_TOKEN = re.compile(r"[A-Za-z]+ ?|.", re.DOTALL)
_WORDS = 300
_KEPT = 0x20  # the control characters below it separate things, and stay as they are
SEPARATOR = "|"


class Alphabet:
    """What stands for what."""

    def __init__(self, texts: Iterable[str]) -> None:
        tokens = Counter(token for text in texts for token in _TOKEN.findall(text))
        words = [token for token in tokens if len(token) > 1]
        words.sort(key=lambda word: (-tokens[word] * (len(word) - 1.5), word))
        kept = {word for word in words[:_WORDS] if tokens[word] > 3}
        counts = Counter({word: tokens[word] for word in kept})
        for token, count in tokens.items():
            if token not in kept:
                for character in token:
                    counts[character] += count
        ranked = sorted(counts, key=lambda token: (-counts[token], token))
        self.entries = [token for token in ranked if token[0] >= chr(_KEPT) and token != SEPARATOR][: len(_LETTERS)]
        self._letters = dict(zip(self.entries, _LETTERS, strict=False))

    def encode(self, text: str) -> str:
        """Return the text in this alphabet."""
        return "".join(self._encoded(text))

    def _encoded(self, text: str) -> Iterator[str]:
        for token in _TOKEN.findall(text):
            if letter := self._letters.get(token):
                yield letter
            else:
                yield from (self._letters.get(character) or _literal(character) for character in token)


def _literal(character: str) -> str:
    return character if not _KEPT <= ord(character) < 0x800 else f"{_LITERAL}{character}"
