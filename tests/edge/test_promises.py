"""Promises in the built site: at a glance, by stage, in the register; and a limit that is written once."""

from __future__ import annotations

import csv
import datetime
import re
import shutil
from collections.abc import Container
from pathlib import Path

import pytest
from tests.conftest import Copy
from tests.edge.building import SAMPLES, build, files, swap
from tests.edge.html import Page, read

from pledgebook.book import Book, load
from pledgebook.library import Library
from pledgebook.model import Version


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return read(site)


@pytest.fixture(scope="module")
def book() -> Book:
    found = load(SAMPLES)[0]
    assert found is not None
    return found


@pytest.fixture(scope="module")
def shown(book: Book) -> dict[str, Version]:
    """The version of each letter that the site of that day shows."""
    library = Library(book, datetime.date(2026, 6, 1))
    return {letter: library.shown(letter) for letter in library.letters}


ENDED = {"holiday-dispatch", "trade-in"}
"""Letters whose last version has expired or was withdrawn."""


def promises(shown: dict[str, Version], without: Container[str] = ()) -> list[str]:
    """Return the id of every promise, behind its letter's."""
    return [
        f"{id_}.{clause.id}"
        for id_, version in shown.items()
        if id_ not in without
        for clause in version.walk()
        if clause.promise
    ]


def unsealed(root: Path) -> Path:
    """Take the seals, and later versions, off a copy: what is sealed can't be changed."""
    (root / "data/ledger.jsonl").unlink()
    shutil.rmtree(root / "data/sealed")
    for path in (root / "data/letters").glob("*/v[2-9].yml"):
        path.unlink()
    return root


def test_each_letter_shows_its_promises_at_a_glance_each_with_its_clause(
    pages: dict[str, Page], shown: dict[str, Version]
) -> None:
    found = []
    for id_ in shown:
        page = pages[f"letters/{id_}/"]
        links = page.around("pb-glance").cssselect("a.pb-limit")
        found += [f"{id_}.{page.leads(link)[1]}" for link in links if page.leads(link)[0] == page.path]
    assert sorted(found) == sorted(promises(shown))


def test_at_a_glance_the_promise_comes_first_that_home_names(pages: dict[str, Page]) -> None:
    for prefix in ("", "en/"):
        (named,) = pages[prefix].tree.xpath("//li[h3/a[contains(@href, 'complaint-handling')]]/p/strong")
        first, second, *_ = pages[f"{prefix}letters/complaint-handling/"].around("pb-glance").cssselect("strong")
        assert first.text_content() == named.text_content() != second.text_content()


def test_at_a_glance_what_follows_if_it_is_missed_stands_beside_the_limit(pages: dict[str, Page]) -> None:
    page = pages["letters/service-guarantee/"]
    (item,) = page.around("pb-glance").xpath(".//li[a[@href='#response-time']]")
    links = [page.leads(link) for link in item.cssselect("a")]
    assert (" ".join(item.text_content().split()), links) == (
        "4小时内 开始处理服务请求 未做到：响应超时 → 50元",
        [
            (page.path, "response-time"),
            (page.path, "late-response"),
            ("letters/compensation/v1/index.html", "minor-breach-compensation"),
        ],
    )


def test_a_clauses_own_page_shows_its_promise_and_the_chain(pages: dict[str, Page]) -> None:
    page = pages["letters/service-guarantee/response-time/"]
    section = page.around("pb-promise")
    assert (" ".join(section.text_content().split()), [page.leads(link) for link in section.cssselect("a")]) == (
        "承诺指标 4小时内 开始处理服务请求 起算收到服务请求之时（连续计算） 未做到响应超时 → 轻微违约的补救、"
        "轻微违约的赔付 赔付50元 轻微违约定额补偿，5个工作日内支付 提出凭服务单号向投诉渠道提出",
        [
            ("letters/service-guarantee/index.html", "late-response"),
            ("letters/service-guarantee/index.html", "minor-remedy"),
            ("letters/compensation/v1/index.html", "minor-breach-compensation"),
        ],
    )


def test_a_blank_form_has_nothing_at_a_glance(pages: dict[str, Page]) -> None:
    assert "pb-glance" not in pages["forms/service-guarantee/"].source


@pytest.mark.parametrize("language", ["", "en/"])
def test_all_promises_stand_on_one_page_by_stage(
    language: str, pages: dict[str, Page], shown: dict[str, Version]
) -> None:
    page = pages[f"{language}promises/"]
    rows = [row.get("id") for row in page.tree.cssselect(".pb-promises > li")]
    stages = [group.get("data-stage") for group in page.tree.cssselect(".pb-promises > li:first-child")]
    assert (sorted(map(str, rows)), stages) == (
        sorted(promises(shown, without=ENDED)),
        ["pre-sale", "sale", "after-sale", "complaint", "remedy", "supervision"],
    )


def test_every_promise_and_duty_is_in_the_register_with_its_exact_words(
    pages: dict[str, Page], shown: dict[str, Version], site: Path
) -> None:
    with (site / "duties/duties.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    page = pages["duties/"]
    rows = page.tree.cssselect(".pb-duties > li")
    words = ["\n".join(p.text_content() for p in row.cssselect("blockquote p")) for row in rows]
    assert words == [row["条款原文"] for row in table]
    assert {str(row.get("id")) for row in rows} > set(promises(shown, without=ENDED))
    assert len(table) > 140


OLD = re.compile(r'(?<![\d.])4 ?(?:<[^>]*>)?(?:个?小时|hours)|"number": 4, "unit": "hour"|data-time="240"')


def test_one_limit_is_changed_and_the_old_figure_stands_nowhere_in_the_site(
    copy: Copy, site: Path, tmp_path: Path
) -> None:
    root = unsealed(copy())
    changed = 0
    for path in (root / "data/letters").glob("*/v1.yml"):
        text = path.read_text(encoding="utf-8")
        changed += text.count("    value: 4小时\n")
        path.write_text(text.replace("    value: 4小时\n", "    value: 7小时\n"), encoding="utf-8", newline="\n")
    done = build(root, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    before, after = (
        {path: len(OLD.findall(content.decode("utf-8", "replace"))) for path, content in files(folder).items()}
        for folder in (site, tmp_path / "site")
    )
    assert changed == 3
    assert {path for path, count in before.items() if count} >= {
        "index.html",
        "promises/index.html",
        "duties/duties.csv",
        "duties/duties.json",
        "en/letters/service-guarantee/index.html",
        "letters/service-guarantee/response-time/index.html",
    }
    assert {path: count for path, count in after.items() if count} == {}


def test_a_limit_that_is_changed_in_one_letter_alone_is_refused(copy: Copy) -> None:
    root = unsealed(copy())
    swap(root / "data/letters/service-guarantee/v1.yml", "value: 4小时", "value: 7小时")
    book, problems = load(root / "data")
    wrong = [problem for problem in problems if not problem.is_warning]
    assert (book, {(problem.code, problem.args["measure"]) for problem in wrong}) == (
        None,
        {("limit-in-two-ways", "first-response")},
    )
