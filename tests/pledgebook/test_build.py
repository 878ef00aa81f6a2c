from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.pledgebook.data import loaded

from pledgebook.address import SECTIONS, Address
from pledgebook.build import Build, today
from pledgebook.stamp import Shell, token
from pledgebook.vocabulary import LANGUAGES

SITE = "https://example.com/a&b/"


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """A build of two letters with two and two clauses; its shells hold nothing but the tokens they need."""
    book = loaded(tmp_path / "data")[0]
    assert book is not None
    made = Build(book, date(2026, 6, 1), SITE)
    made.shells = {
        (language, section): Shell(f"{token('title')}{token('lead')}{token('lead')}", section, "", "site")
        for language in LANGUAGES
        for section in SECTIONS
    }
    return made


@pytest.mark.parametrize(
    ("zone", "epoch", "day"),
    [
        ("Asia/Shanghai", "1780272000", date(2026, 6, 1)),
        ("America/New_York", "1780272000", date(2026, 5, 31)),
        ("Asia/Shanghai", "1780243199", date(2026, 5, 31)),
        ("Asia/Shanghai", "1780243200", date(2026, 6, 1)),
    ],
)
def test_today_is_the_day_of_the_epoch_in_the_publishers_zone(zone: str, epoch: str, day: date) -> None:
    assert today(zone, epoch) == day


def test_without_an_epoch_today_is_now() -> None:
    assert abs(today("Asia/Shanghai", None) - date.today()).days <= 1


def test_a_page_is_stamped_from_the_shell_of_its_section(build: Build) -> None:
    address = Address("en", "letters", "guarantee")
    assert b"".join(build.page(address) or ()) == b"Service guarantee - site"


def test_a_build_fails_with_the_process_beside_it(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pledgebook.build.beside", lambda _: SimpleNamespace(join=lambda: None, exitcode=1))
    with pytest.raises(ChildProcessError):
        build.write(tmp_path)


@pytest.mark.parametrize(
    "address",
    [
        Address("zh", "letters", "none"),
        Address("zh", "letters", "guarantee", 2),
        Address("zh", "letters", "guarantee", clause="none"),
        Address("zh", "forms", "guarantee"),
    ],
)
def test_there_is_no_page_for_what_the_data_has_not(address: Address, build: Build) -> None:
    assert build.page(address) is None


def test_a_page_without_a_shell_is_not_there(build: Build) -> None:
    del build.shells["en", "letters"]
    assert build.page(Address("en", "letters")) is None


def test_what_should_have_been_a_shell_is_named(build: Build) -> None:
    del build.shells["en", "letters"], build.shells["zh", ""]
    assert build.missing() == ["docs/index.md", "docs/letters.en.md"]


def test_every_page_is_written_in_both_languages(build: Build, tmp_path: Path) -> None:
    build.write(tmp_path / "site")
    chinese = ["", "about/", "changes/", "clauses/", "data-format/", "forms/", "letters/", "terms/", "verify/"]
    chinese += ["promises/", "duties/"]
    chinese += [f"letters/compensation/{page}" for page in ("", "scale/", "v1/", "waiting/")]
    chinese += [f"letters/guarantee/{page}" for page in ("", "answer/", "remedy/", "v1/")]
    written = {
        path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*") if path.is_file()
    }
    pages = {f"{prefix}{page}index.html" for page in chinese for prefix in ("", "en/")}
    assert written == pages | set(build.files)
    assert {"sitemap.xml", "calendar.json", "changes/feed.xml", "letters/guarantee/feed.xml"} <= set(build.files)


def test_the_sitemap_names_hand_written_pages_too(build: Build) -> None:
    build.others = {"accessibility/", "en/accessibility/"}
    assert [line for line in build.files["sitemap.xml"]() if "/accessibility/</loc>" in line] == [
        f"<url><loc>https://example.com/a&amp;b/{page}</loc>"
        '<xhtml:link rel="alternate" hreflang="zh-CN" href="https://example.com/a&amp;b/accessibility/"/>'
        '<xhtml:link rel="alternate" hreflang="en" href="https://example.com/a&amp;b/en/accessibility/"/></url>\n'
        for page in ("accessibility/", "en/accessibility/")
    ]
