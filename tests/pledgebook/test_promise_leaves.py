"""A promise comes back from a snapshot as it went in: the samples' own, which have every key."""

from __future__ import annotations

import datetime
import shutil

import pytest
from tests.pledgebook.data import SAMPLES, UNSEALED

from pledgebook.book import load
from pledgebook.leaf_values import values
from pledgebook.library import Library
from pledgebook.model import Clause, Version
from pledgebook.resolve import resolved
from pledgebook.restored import restored
from pledgebook.snapshot import Snapshot, make_leaf, parse, text


def sealed(version: Version, library: Library) -> Version:
    leaves = (make_leaf(path, "0" * 32, value) for path, value in values(resolved(version, library), library.publisher))
    snapshot = Snapshot(version.letter, version.number, tuple(leaves))
    return restored(parse(text(snapshot).encode()), {})


def promises(version: Version) -> list[Clause]:
    return [clause for clause in version.walk() if clause.promise]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The samples as their files have them: what is sealed names versions in its remedies already."""
    data = tmp_path_factory.mktemp("samples") / "data"
    shutil.copytree(SAMPLES, data, ignore=UNSEALED)
    book, problems = load(data)
    assert book, problems
    return Library(book, datetime.date(2026, 6, 1))


def test_a_promise_comes_back_from_a_snapshot_as_it_went_in(library: Library) -> None:
    for letter in library.letters.values():
        version = letter.versions[-1]
        went, came = promises(resolved(version, library)), promises(sealed(version, library))
        assert [clause.promise for clause in came] == [clause.promise for clause in went]
