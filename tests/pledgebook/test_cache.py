from __future__ import annotations

from pathlib import Path

import pytest
from tests.pledgebook.data import LETTER, OTHER_LETTER, REAL_LETTERS, SAMPLES, folder

from pledgebook import cache as cache_module
from pledgebook.book import load
from pledgebook.cache import Cache
from pledgebook.checked import Checked

NAME = "data/letters/guarantee/v1.yml"


def checked(data: Path) -> Checked:
    """Return what the checks give of the letter `guarantee`, through a cache that stays in memory."""
    kept = Cache(None)
    load(data, cache=kept)
    found = kept.find(NAME, LETTER.encode())
    assert found
    return found


def test_what_is_kept_on_disk_is_what_the_checks_gave(tmp_path: Path) -> None:
    Cache(tmp_path / "kept").keep(NAME, LETTER.encode(), checked(folder(tmp_path / "data")))
    assert Cache(tmp_path / "kept").find(NAME, LETTER.encode()) == checked(tmp_path / "data")


def test_our_own_letters_come_out_of_the_cache_as_they_went_in(tmp_path: Path) -> None:
    books = [load(SAMPLES, cache=Cache(tmp_path / "kept")) for _ in range(2)]
    kept = len(list((tmp_path / "kept").iterdir()))
    assert (books[0], kept) == (books[1], 2 * len(REAL_LETTERS))


@pytest.mark.parametrize(("name", "text"), [(NAME, OTHER_LETTER), ("data/letters/other/v1.yml", LETTER)])
def test_other_words_or_another_file_are_not_found(name: str, text: str, tmp_path: Path) -> None:
    kept = Cache(tmp_path / "kept")
    kept.keep(NAME, LETTER.encode(), checked(folder(tmp_path / "data")))
    assert kept.find(name, text.encode()) is None


def test_other_code_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path / "kept").keep(NAME, LETTER.encode(), checked(folder(tmp_path / "data")))
    monkeypatch.setattr(cache_module, "_code", lambda: b"other")
    assert Cache(tmp_path / "kept").find(NAME, LETTER.encode()) is None


def test_a_file_that_was_cut_off_is_not_used(tmp_path: Path) -> None:
    Cache(tmp_path / "kept").keep(NAME, LETTER.encode(), checked(folder(tmp_path / "data")))
    (path,) = (tmp_path / "kept").iterdir()
    path.write_bytes(path.read_bytes()[:-10])
    assert Cache(tmp_path / "kept").find(NAME, LETTER.encode()) is None


def test_a_place_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    book, problems = load(folder(tmp_path / "data"), cache=Cache(tmp_path / "kept"))
    assert (book is not None, problems) == (True, [])
