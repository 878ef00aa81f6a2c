"""In: the library. Out: the files that search reads: for each language one manifest, and the texts that it names.

A manifest keeps its name; whatever it points to stands in a folder named for its content, so that nothing of one build
is ever read together with another. `docs/assets/javascripts/search.js` reads them; CONTRIBUTING.md has the format.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping

from pledgebook.library import Library
from pledgebook.model import Synonyms
from pledgebook.search_code import SEPARATOR, Alphabet
from pledgebook.search_docs import Group, others, shown
from pledgebook.vocabulary import LANGUAGES, Language

FOLDER = "assets/search/"
FORMAT = 1
_PARTS = {"": shown, "-others": others}


class SearchFiles(Mapping[str, Callable[[], Iterator[str]]]):
    """The files by path. Each part of the index is made when one of its files is first asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library
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
        for language in LANGUAGES:
            for suffix in _PARTS:
                yield from self._part(f"{FOLDER}{language}{suffix}.json")

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self)

    def _part(self, path: str) -> dict[str, str]:
        name = path.removeprefix(FOLDER).split(".")[0].split("/")[0]
        if not path.startswith(FOLDER) or name not in _names():
            return {}
        if name not in self._parts:
            language, suffix = _names()[name]
            groups = list(_PARTS[suffix](self._library, language))
            synonyms = self._library.book.synonyms.get(language, Synonyms())
            zone = self._library.publisher.time_zone
            self._parts[name] = index(name, groups, synonyms, zone)
        return self._parts[name]


def _names() -> dict[str, tuple[Language, str]]:
    return {f"{language}{suffix}": (language, suffix) for language in LANGUAGES for suffix in _PARTS}


def index(name: str, groups: list[Group], synonyms: Synonyms, zone: str) -> dict[str, str]:
    """Return the text of every file of one part of the index, by its path."""
    alphabet = Alphabet(_plain(group) for group in groups)
    files = {"t0.txt": "".join(alphabet.encode(_plain(group)) for group in groups)} if groups else {}
    folder = f"{FOLDER}{name}/{_digest(files)}/"
    manifest = {
        "format": FORMAT,
        "at": folder.removeprefix(FOLDER),
        "docs": sum(len(group.docs) for group in groups),
        "chunks": len(files),
        "zone": zone,
        "alphabet": SEPARATOR.join(alphabet.entries),
        "synonyms": [[each.said, each.written] for each in synonyms.words],
        "ignored": synonyms.ignored,
    }
    text = json.dumps(manifest, ensure_ascii=False, separators=(",", ":")) + "\n"
    return {f"{FOLDER}{name}.json": text, **{folder + file: content for file, content in files.items()}}


def _plain(group: Group) -> str:
    """Return a version as lines: the version itself, then its clauses; tabs stand between the parts of a line."""
    head, *clauses = group.docs
    first = (
        "=" + group.letter,
        group.version,
        group.document,
        group.days,
        head.stage,
        head.heading,
        head.text,
        head.lang,
    )
    return "".join("\t".join(parts).rstrip("\t") + "\n" for parts in (first, *clauses))


def _digest(files: Mapping[str, str]) -> str:
    whole = hashlib.sha256()
    for name, text in files.items():
        whole.update(f"{name}\0{text}\0".encode())
    return whole.hexdigest()[:16]
