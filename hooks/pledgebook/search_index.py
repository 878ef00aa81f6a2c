"""In: the library. Out: the files that search reads: for each language one manifest, and the texts that it names.

A manifest keeps its name; whatever it points to stands in a folder named for its content, so that nothing of one build
is ever read together with another. `docs/assets/javascripts/search.js` reads them; CONTRIBUTING.md has the format.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from pledgebook.library import Library
from pledgebook.model import Synonyms
from pledgebook.search_code import SEPARATOR, Alphabet
from pledgebook.search_docs import Group, others, shown
from pledgebook.search_shards import CHUNK, Postings
from pledgebook.search_terms import roots, terms_of
from pledgebook.search_texts import Row, rows_of, text_of
from pledgebook.vocabulary import LANGUAGES, Language

FOLDER = "assets/search/"
FORMAT = 2
SMALL = 600
"""Clauses up to which one text file for all is the least to fetch."""
_SAMPLE = 80  # texts that the alphabet is made for
_COMMON = 1000  # terms that a query should rather not begin with
_PARTS = {"": shown, "-others": others}


class SearchFiles(Mapping[str, Callable[[], Iterator[str]]]):
    """The files of some languages by path. Each part of the index is made when one of its files is first asked for."""

    def __init__(self, library: Library, languages: Sequence[Language] = LANGUAGES) -> None:
        self._library = library
        self._names = {f"{language}{suffix}": (language, suffix) for language in languages for suffix in _PARTS}
        self._parts: dict[str, dict[str, str]] = {}

    def __contains__(self, path: object) -> bool:
        """Whether there is such a file; what is no part of the index costs nothing."""
        return isinstance(path, str) and path in self._part(path)

    def __getitem__(self, path: str) -> Callable[[], Iterator[str]]:
        """Return the way to make the file."""
        text = self._part(path)[path]
        return lambda: iter([text])

    def __iter__(self) -> Iterator[str]:
        """Yield every path."""
        for name in self._names:
            yield from self._part(f"{FOLDER}{name}.json")

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self)

    def _part(self, path: str) -> dict[str, str]:
        name = path.removeprefix(FOLDER).split(".")[0].split("/")[0]
        if not path.startswith(FOLDER) or name not in self._names:
            return {}
        if name not in self._parts:
            language, suffix = self._names[name]
            groups = _PARTS[suffix](self._library, language)
            synonyms = self._library.book.synonyms.get(language, Synonyms())
            zone = self._library.publisher.time_zone
            self._parts[name] = index(name, groups, synonyms, zone)
        return self._parts[name]


def is_large(library: Library) -> bool:
    """Whether either part of the index is cut into shards."""
    versions = [version for letter in library.letters.values() for version in letter.versions]
    counts = {True: 0, False: 0}
    for version in versions:
        counts[library.is_shown(version)] += 1 + sum(1 for _ in version.walk())
    return max(counts.values()) > SMALL


def index(name: str, groups: Iterable[Group], synonyms: Synonyms, zone: str, *, small: int = SMALL) -> dict[str, str]:
    """Return the text of every file of one part of the index, by its path; up to `small` clauses it is one."""
    rows = rows_of(groups)
    first = list(islice(rows, small + 1))
    is_small = len(first) <= small
    postings = Postings()
    texts = ([text_of(first)] if first else []) if is_small else list(_cut(chain(first, rows), postings))
    alphabet = Alphabet(texts[:: 1 + len(texts) // _SAMPLE])
    files = {f"t{number}.txt": alphabet.encode(text) for number, text in enumerate(texts)}
    common: list[str] = []
    if not is_small:
        common = postings.common(_COMMON)
        files |= postings.files(roots(text for each in synonyms.words for text in (*each.said, *each.written)))
    folder = f"{FOLDER}{name}/{_digest(files)}/"
    manifest = {
        "format": FORMAT,
        "at": folder.removeprefix(FOLDER),
        "docs": len(first) if is_small else postings.count,
        "chunk": max(1, len(first)) if is_small else CHUNK,
        "shards": sum(file.startswith("s") for file in files),
        "zone": zone,
        "alphabet": SEPARATOR.join(alphabet.frequent),
        "others": alphabet.steps(),
        "common": " ".join(common),
        "synonyms": [[each.said, each.written] for each in synonyms.words],
        "ignored": synonyms.ignored,
    }
    text = json.dumps(manifest, ensure_ascii=False, separators=(",", ":")) + "\n"
    return {f"{FOLDER}{name}.json": text, **{folder + file: content for file, content in files.items()}}


def _cut(rows: Iterator[Row], postings: Postings) -> Iterator[str]:
    """Yield the texts of a large site, and note where its terms stand: no more clauses are kept than one text has."""
    while chunk := list(islice(rows, CHUNK)):
        for row in chunk:
            postings.add(postings.count, *terms_of(row.doc, row.document))
        yield text_of(chunk)


def _digest(files: Mapping[str, str]) -> str:
    whole = hashlib.sha256()
    for name, text in files.items():
        whole.update(f"{name}\0{text}\0".encode())
    return whole.hexdigest()[:16]
