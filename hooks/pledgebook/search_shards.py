"""In: the clauses of a large site. Out: the files of its index: texts in chunks, and for each term where it stands.

A term's clauses stand in their order, those that have it in their name apart from those whose text has it. The first of
both are in the term's shard, all others in pages, which are fetched only by whoever wants more than the best.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence, Set

from pledgebook.search_terms import key

CHUNK = 64
"""Clauses in one text file."""
_HEAD = 256  # clauses of a term that its shard names itself
_NEAR = 40_000  # characters of the synonyms' file, which names as many clauses of each term as that allows
_SEGMENT = 8_000  # characters of one term in one page
_PAGE = 12_000  # characters of a page, unless its last segment makes it longer
_SHARD = 6_000  # characters of a shard, on average
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Postings:
    """Where each term stands: in names, and in texts. `count` is that of the clauses."""

    def __init__(self) -> None:
        self.count = 0
        self._names: dict[str, array[int]] = {}
        self._texts: dict[str, array[int]] = {}

    def add(self, number: int, names: set[str], texts: set[str]) -> None:
        """Note the terms of the clause `number`; clauses come in their order."""
        for lists, terms in ((self._names, names), (self._texts, texts)):
            for term in terms:
                if (found := lists.get(term)) is None:
                    found = lists[term] = array("I")
                found.append(number)
        self.count = number + 1

    def common(self, count: int) -> list[str]:
        """Return the terms that stand in most clauses, the most frequent first."""
        every = {term: len(found) for term, found in self._texts.items()}
        for term, found in self._names.items():
            every[term] = every.get(term, 0) + len(found)
        return sorted(every, key=lambda term: (-every[term], term))[:count]

    def _brief(self, term: str, head: int) -> str:
        """Return a term's line with so many clauses of either list, and `+` where there are more."""
        line = term
        for lists in (self._names, self._texts):
            found = lists.get(term, ())
            line += f"\t{len(found)}\t{encoded(found[:head])}\t{'+' if len(found) > head else ''}"
        return line.rstrip("\t")

    def files(self, asked: Set[str] = frozenset()) -> Iterator[tuple[str, str]]:
        """Yield name and text of every shard and page.

        Terms with one of the roots `asked`, those of the synonyms, also stand together in a file of their own; a `+`
        is there where their shard names more clauses.
        """
        pages = _Pages()
        none = array("I")
        lines: dict[str, list[str]] = {}
        near: list[str] = []
        size = 0
        for term in sorted(self._names.keys() | self._texts.keys()):
            is_cut = term.endswith("*")  # the beginning of a word: only the best are of use
            line = term
            for part, found in (("n", self._names.get(term, none)), ("t", self._texts.get(term, none))):
                rest = [] if is_cut else pages.add(f"{term}\t{part}", found[_HEAD:])
                more = "*" if is_cut and len(found) > _HEAD else ",".join(map(str, rest))
                line += f"\t{len(found)}\t{encoded(found[:_HEAD])}\t{more}"
            if asked and _begins(term, asked):
                near.append(term)
            lines.setdefault(key(term), []).append(line.rstrip("\t"))
            size += len(line) + 1
        if asked:
            head, text = 2 * _HEAD, " " * _NEAR
            while len(text) >= _NEAR and head > 16:
                head //= 2
                text = "\n".join(self._brief(term, head) for term in near)
            yield "k.txt", text
        count = max(1, -(-size // _SHARD))
        shards: list[list[str]] = [[] for _ in range(count)]
        for each, found_lines in lines.items():
            shards[hashed(each) % count] += found_lines
        for number, shard in enumerate(shards):
            yield f"s{number}.txt", "\n".join(shard)
        for number, page in enumerate(pages.texts()):
            yield f"p{number}.txt", page


def _begins(term: str, roots: Set[str]) -> bool:
    """Whether a term is one of these roots, or a word that begins with one."""
    return term in roots or (term.isalpha() and any(term[:end] in roots for end in range(3, len(term))))


class _Pages:
    """Long lists, cut into segments that can be read by themselves, and put into files of about one size."""

    def __init__(self) -> None:
        self._pages: list[list[str]] = [[]]
        self._size = 0

    def add(self, name: str, numbers: Sequence[int]) -> list[int]:
        """Put a list into as many pages as it needs; return which."""
        used = []
        start = 0
        while start < len(numbers):
            step = min(_SEGMENT, len(numbers) - start)
            segment = encoded(numbers[start : start + step])
            if self._size > _PAGE:
                self._pages.append([])
                self._size = 0
            self._pages[-1].append(f"{name}\t{segment}")
            self._size += len(segment) + len(name)
            used.append(len(self._pages) - 1)
            start += step
        return used

    def texts(self) -> Iterator[str]:
        return ("\n".join(page) for page in self._pages if page)


def encoded(numbers: Sequence[int]) -> str:
    """Return rising numbers as text: each as its distance from the one before, five bits a character."""
    text = []
    before = -1
    for number in numbers:
        value = number - before - 1
        before = number
        while value >= 32:
            text.append(_DIGITS[32 + (value & 31)])
            value >>= 5
        text.append(_DIGITS[value])
    return "".join(text)


def hashed(text: str) -> int:
    """Return FNV-1a, 32 bits, of the text's UTF-16 units: what JavaScript sees of it."""
    value = 0x811C9DC5
    units = text.encode("utf-16-le")
    for low, high in zip(units[::2], units[1::2], strict=True):
        value = ((value ^ (low | high << 8)) * 0x01000193) & 0xFFFFFFFF
    return value
