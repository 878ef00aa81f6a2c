"""`build --pdf` and `run.py pdf`: what they write, link, say, and leave alone. The generator is a stand-in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from tests.edge.building import EPOCH, SITE_URL
from tests.paper.drawing import drawn
from tests.pledgebook.data import LETTER, folder

from pledgebook import filing
from pledgebook.book import load
from pledgebook.browser import NoBrowserError
from pledgebook.build import today
from pledgebook.library import Library
from pledgebook.papers import LIST, PRINTS, read

FILES = [
    "en/letters/guarantee/v1/letter.pdf",
    "en/letters/letters.pdf",
    "letters/guarantee/v1/bilingual.pdf",
    "letters/guarantee/v1/letter.pdf",
    "letters/letters.pdf",
]
PAGES = ["letters/guarantee/", "letters/guarantee/v1/"]
FOR_PAPER = ["letters/guarantee/v1/print/", "letters/print/", "en/letters/print/"]


class Project:
    """A folder with a letter's data, and what a run of the generator would make of it."""

    def __init__(self, root: Path) -> None:
        self.root, self.runs = root, list[set[str]]()
        letter = LETTER.replace("[[remedy]]", "remedy")
        folder(root / "data", {"letters/guarantee/v1.yml": letter})
        for file in (root / "data" / "letters" / "compensation").iterdir():
            file.unlink()
        (root / "data" / "letters" / "compensation").rmdir()

    def generate(self, root: Path, site: Path, **more: str) -> bool:
        book, problems = load(root / "data")
        assert book, problems
        library = Library(book, today(book.publisher.time_zone, EPOCH))
        self.runs.append(set(more))
        pages = [home + page for home in ("", "en/") for page in PAGES] + (FOR_PAPER if PRINTS in more else [])
        drawn(library, site, pages, papers=read(more.get(LIST)))
        (site / "index.html").write_text(f'<link rel="canonical" href="{SITE_URL}">', encoding="utf-8")
        return True


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    project = Project(tmp_path_factory.mktemp("project"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filing, "generate", project.generate)
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        yield project


@pytest.fixture(scope="module")
def site(project: Project) -> Path:
    """The site as `build --pdf` leaves it."""
    site = project.root / "site"
    assert filing.with_papers(project.root, site)
    return site


def pdfs(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.pdf"))


def test_a_build_with_pdfs_puts_them_beside_each_version_and_all_in_force_into_one(site: Path) -> None:
    assert pdfs(site) == FILES


def test_a_letter_links_its_pdfs_with_their_size_and_pages(site: Path) -> None:
    for page, home, words in ((PAGES[0], "v1/", "（{} kB，{}页）"), (PAGES[1], "", "（{} kB，{}页）")):
        html = (site / page / "index.html").read_text(encoding="utf-8")
        found = re.findall(r'<a href="([^"]*\.pdf)" type="application/pdf">[^<]*</a> <span[^>]*>([^<]*)<', html)
        expected = []
        for name in ("letter.pdf", "bilingual.pdf"):
            file = site / "letters/guarantee/v1" / name
            size = -(-file.stat().st_size // 1000)
            expected.append((home + name, words.format(size, len(pypdf.PdfReader(file).pages))))
        assert found == expected


def test_without_a_browser_the_site_is_built_and_what_is_missing_is_said(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def none() -> Path:
        raise NoBrowserError("请安装 install one")

    monkeypatch.setattr(filing, "find", none)
    assert filing.with_papers(project.root, tmp_path / "site")
    assert (tmp_path / "site" / PAGES[0] / "index.html").is_file()
    assert (pdfs(tmp_path / "site"), project.runs[-1]) == ([], set())
    assert capsys.readouterr().err == "请安装 install one\n网站没有PDF。The site has no PDFs.\n"


def test_every_run_makes_the_same_bytes(
    project: Project, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = list((project.root / ".cache" / "paper" / "pdfs").iterdir())
    for file in kept:
        file.unlink()
    assert filing.pdf(project.root, ["guarantee"], tmp_path, all_versions=True) == 0
    assert "5 PDFs (5 printed anew)" in capsys.readouterr().out
    names = {"guarantee-v1.zh.pdf": FILES[3], "guarantee-v1.en.pdf": FILES[0], "guarantee-v1-bilingual.pdf": FILES[2]}
    names |= {"letters.zh.pdf": FILES[4], "letters.en.pdf": FILES[1]}
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert [name for name, file in names.items() if (tmp_path / name).read_bytes() != (site / file).read_bytes()] == []


def test_a_name_that_no_letter_has_is_told_before_anything_is_built(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = len(project.runs)
    assert filing.pdf(project.root, ["garantee"], tmp_path, all_versions=False) == 1
    assert (len(project.runs), list(tmp_path.iterdir())) == (runs, [])
    assert capsys.readouterr().err == (
        "没有这样的承诺书：garantee。现有：guarantee\nNo such letter: garantee. There are: guarantee\n"
    )


def test_a_folder_that_can_t_be_written_is_told_plainly(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "file"
    taken.write_text("", encoding="utf-8")
    assert filing.pdf(project.root, [], taken, all_versions=False) == 1
    assert f"Can’t write into this folder. ([Errno 17] File exists: '{taken}')" in capsys.readouterr().err
