from __future__ import annotations

import pytest

from pledgebook.keys import Key, keys_of
from pledgebook.schema import FILES, LetterFile, MeasuresFile
from pledgebook.vocabulary import FieldType, Kind


def by_path(name: str) -> dict[str, Key]:
    return {key.path: key for key in keys_of(FILES[name])}


def test_the_keys_of_a_file_come_in_their_order_with_the_way_from_the_top() -> None:
    assert [key.path for key in keys_of(MeasuresFile)] == ["measures", "measures.<id>.type", "measures.<id>.label"]


def test_a_key_in_a_list_is_named_with_brackets() -> None:
    assert {"clauses[].id", "clauses[].promise.remedy.clauses", "removed[].reason"} <= by_path("letter").keys()


def test_each_key_is_told_once_however_deep_clauses_are_nested() -> None:
    paths = [key.path for key in keys_of(LetterFile)]
    assert (len(paths), [path for path in paths if path.count("clauses") > 2]) == (len(set(paths)), [])


def test_a_key_that_must_stand_says_so() -> None:
    keys = by_path("letter")
    assert (keys["number"].is_required, keys["expires"].is_required) == (True, False)


def test_a_key_lists_the_words_of_its_vocabulary() -> None:
    keys = by_path("letter")
    assert (keys["clauses[].kind"].words, keys["fields.<id>.type"].words, keys["number"].words) == (
        tuple(Kind),
        tuple(FieldType),
        (),
    )


@pytest.mark.parametrize("name", FILES)
def test_every_key_has_a_description_in_both_languages(name: str) -> None:
    assert [key.path for key in keys_of(FILES[name]) if not key.description("zh") or not key.description("en")] == []


def test_a_key_is_written_with_hyphens() -> None:
    assert "legal-name" in by_path("publisher")
