from __future__ import annotations

import datetime
import json
from pathlib import Path

from tests.pledgebook.data import folder, loaded, swapped, write

from pledgebook.book import load
from pledgebook.cache import Cache
from pledgebook.library import Library
from pledgebook.model import Synonyms
from pledgebook.search_docs import Doc, others, shown
from pledgebook.search_index import SearchFiles, index

DAY = datetime.date(2026, 6, 1)
NEXT = swapped("effective: 2026-01-01\n", "effective: 2026-03-01\nchanges:\n  zh: |\n    改。\n  en: |\n    Changed.\n")


def library(root: Path, day: datetime.date = DAY) -> Library:
    book, _ = loaded(root, {"letters/guarantee/v2.yml": NEXT.replace("本公司道歉", "本公司当面道歉")})
    assert book
    return Library(book, day)


def test_search_finds_what_the_pages_say_fields_filled_in_and_references_resolved(tmp_path: Path) -> None:
    (group,) = (group for group in shown(library(tmp_path), "zh") if group.letter == "guarantee")
    assert group.docs[1] == Doc(
        id="answer",
        cited="第1条",
        kind="duty",
        stage="after-sale",
        heading="答复",
        term="",
        text="本公司在4小时内答复。\x1f逾期的，适用第2条。",
        lang="",
        place=(1,),
    )


def test_the_version_shown_today_is_searched_and_all_others_are_only_on_request(tmp_path: Path) -> None:
    of_today, before = library(tmp_path), library(tmp_path, datetime.date(2026, 2, 1))
    found = [
        {(group.letter, group.version, group.docs[2].text) for group in part(each, "zh") if group.letter == "guarantee"}
        for each in (of_today, before)
        for part in (shown, others)
    ]
    old, new = "本公司道歉。", "本公司当面道歉。"
    assert found == [
        {("guarantee", "", new)},
        {("guarantee", "1", old)},
        {("guarantee", "", old)},
        {("guarantee", "2", new)},
    ]


def test_each_part_of_the_index_is_a_manifest_and_one_text_in_a_folder_named_for_its_content(tmp_path: Path) -> None:
    files = SearchFiles(library(tmp_path))
    for name in ("zh", "zh-others", "en", "en-others"):
        manifest = json.loads("".join(files[f"assets/search/{name}.json"]()))
        assert (manifest["shards"], f"assets/search/{manifest['at']}t0.txt" in files) == (0, True)
    assert len(files) == len(list(files)) == 8


def test_other_paths_are_none_of_its_files(tmp_path: Path) -> None:
    files = SearchFiles(library(tmp_path))
    wrong = ["", "letters/", "assets/search/", "assets/search/fr.json", "assets/search/zh/t0.txt", "assets/search/zh"]
    assert [path for path in wrong if path in files] == []


def test_the_same_clauses_give_the_same_files_and_others_give_another_folder(tmp_path: Path) -> None:
    of_today, before = library(tmp_path), library(tmp_path, datetime.date(2026, 2, 1))
    first, again, other = (
        {path: "".join(files[path]()) for path in files}
        for files in (SearchFiles(of_today), SearchFiles(of_today), SearchFiles(before))
    )
    assert (first == again, len(set(first) & set(other))) == (True, 4)


def test_after_an_edit_of_one_letter_the_index_is_to_the_byte_what_a_build_from_scratch_makes(tmp_path: Path) -> None:
    def texts(cache: Cache | None) -> dict[str, str]:
        book, _ = load(data, cache=cache)
        assert book
        return {path: "".join(make()) for path, make in SearchFiles(Library(book, DAY)).items()}

    data, kept = folder(tmp_path / "data"), Cache(tmp_path / "cache")
    before = texts(kept)
    write(data, {"letters/guarantee/v1.yml": swapped("本公司道歉。", "本公司当面道歉。")})
    after = texts(kept)
    assert after == texts(None) != before


def test_beyond_what_one_text_can_hold_the_index_is_cut_up(tmp_path: Path) -> None:
    book = library(tmp_path)
    groups = list(shown(book, "zh"))
    files = index("zh", groups, Synonyms(), "Asia/Shanghai", small=2)
    names = sorted(path.rpartition("/")[2] for path in files)
    assert names == ["s0.txt", "t0.txt", "zh.json"]
