"""In: the validated entries of synonyms.yml. Out: the synonyms of each language, and which words stand there twice."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.model import Synonym, Synonyms
from pledgebook.nodes import Mapping, Path, position
from pledgebook.problems import Problem
from pledgebook.schema import SynonymsFile
from pledgebook.vocabulary import LANGUAGES, Language


def check_synonyms(entries: SynonymsFile, tree: Mapping, path: str) -> tuple[dict[Language, Synonyms], list[Problem]]:
    """Return the synonyms by language, and a problem wherever a word would be looked up in two ways."""
    found: dict[Language, Synonyms] = {}
    problems: list[Problem] = []
    for language in LANGUAGES:
        lists, ignored = getattr(entries.synonyms, language), getattr(entries.ignored, language)
        found[language] = Synonyms(
            tuple(Synonym(tuple(map(_folded, each.said)), tuple(map(_folded, each.written))) for each in lists),
            tuple(map(_folded, ignored)),
        )
        problems += _twice(found[language], language, tree, path)
    return found, problems


def _folded(word: str) -> str:
    return " ".join(word.lower().split())


def _twice(synonyms: Synonyms, language: Language, tree: Mapping, path: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    places: list[tuple[str, Path]] = [
        (word, ("synonyms", language, index, "said", number))
        for index, synonym in enumerate(synonyms.words)
        for number, word in enumerate(synonym.said)
    ]
    places += [(word, ("ignored", language, number)) for number, word in enumerate(synonyms.ignored)]
    for word, place in places:
        line, column = position(tree, place)
        if first.setdefault(word, line) != line:
            yield Problem(path, line, column, "synonym-twice", {"word": word, "first": str(first[word])})
    for index, synonym in enumerate(synonyms.words):
        for number, word in enumerate(synonym.written):
            if word in synonym.said:
                line, column = position(tree, ("synonyms", language, index, "written", number))
                yield Problem(path, line, column, "synonym-of-itself", {"word": word})
