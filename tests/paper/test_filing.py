"""`build --pdf` and `run.py pdf` from end to end: what they write, link, say, and leave alone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdf
import pytest
from tests.conftest import Copy
from tests.edge.building import build, emptied, run
from tests.pledgebook.data import LETTER, folder

FILES = [
    "en/letters/guarantee/v1/letter.pdf",
    "en/letters/letters.pdf",
    "letters/guarantee/v1/bilingual.pdf",
    "letters/guarantee/v1/letter.pdf",
    "letters/letters.pdf",
]
NAMES = {
    "guarantee-v1.zh.pdf": FILES[3],
    "guarantee-v1.en.pdf": FILES[0],
    "guarantee-v1-bilingual.pdf": FILES[2],
    "letters.zh.pdf": FILES[4],
    "letters.en.pdf": FILES[1],
}
"""What each file of a build is called in the folder of `run.py pdf`."""


@pytest.fixture(scope="module")
def root(copy: Copy) -> Path:
    """A repository with one letter."""
    root = emptied(copy())
    data = folder(root / "data", {"letters/guarantee/v1.yml": LETTER.replace("[[remedy]]", "remedy")})
    shutil.rmtree(data / "letters" / "compensation")
    return root


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `build --pdf` leaves it."""
    site = tmp_path_factory.mktemp("filed") / "site"
    done = build(root, site, "--pdf")
    assert done.returncode == 0, done.stderr
    return site


def pdfs(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.pdf"))


def test_a_build_with_pdfs_puts_them_beside_each_version_and_all_in_force_into_one(site: Path) -> None:
    assert pdfs(site) == FILES


@pytest.mark.parametrize(
    ("page", "way", "papers", "words"),
    [
        ("letters/guarantee/", "v1/", FILES[3:1:-1], "（{} kB，{}页）"),
        ("letters/guarantee/v1/", "", FILES[3:1:-1], "（{} kB，{}页）"),
        ("en/letters/guarantee/", "v1/", FILES[:1], "({} kB, {} page)"),
    ],
)
def test_a_letter_links_its_pdfs_with_their_size_and_pages(
    page: str, way: str, papers: list[str], words: str, site: Path
) -> None:
    html = (site / page / "index.html").read_text(encoding="utf-8")
    found = re.findall(r'<a href="([^"]*\.pdf)" type="application/pdf">[^<]*</a> <span[^>]*>([^<]*)<', html)
    said = []
    for file in (site / name for name in papers):
        size = -(-file.stat().st_size // 1000)
        said.append((way + file.name, words.format(size, len(pypdf.PdfReader(file).pages))))
    assert found == said


def test_only_what_is_missing_is_printed_and_every_print_has_the_same_bytes(
    root: Path, site: Path, tmp_path: Path
) -> None:
    gone = [
        (site / file).read_bytes() for file in (FILES[0], FILES[2], FILES[4])
    ]  # in one language, in both, all letters
    for file in (root / ".cache" / "paper" / "pdfs").iterdir():
        if file.read_bytes() in gone:
            file.unlink()
    done = run(root, "pdf", "--all", "--to", tmp_path)
    assert (done.returncode, "5 PDFs (3 printed anew)" in done.stdout) == (0, True), done.stderr
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made.keys() == NAMES.keys()
    assert [name for name, file in NAMES.items() if made[name] != (site / file).read_bytes()] == []


def test_without_a_browser_the_site_is_built_and_what_is_missing_is_said(root: Path, tmp_path: Path) -> None:
    done = build(root, tmp_path / "site", "--pdf", BROWSER_PATH=str(tmp_path / "nowhere"))
    assert (done.returncode, pdfs(tmp_path / "site")) == (0, [])
    assert (tmp_path / "site" / "letters" / "guarantee" / "index.html").is_file()
    first, second = done.stderr.splitlines()
    assert "BROWSER_PATH names no browser that runs" in first
    assert second == "网站没有PDF。The site has no PDFs."


def test_a_name_that_no_letter_has_is_told_before_anything_is_built(root: Path, tmp_path: Path) -> None:
    done = run(root, "pdf", "garantee", "--to", tmp_path / "out")
    assert (done.returncode, (tmp_path / "out").exists()) == (1, False)
    assert (
        done.stderr == "没有这样的承诺书：garantee。现有：guarantee\nNo such letter: garantee. There are: guarantee\n"
    )


def test_a_folder_that_can_t_be_written_is_told_plainly(root: Path, tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("", encoding="utf-8")
    done = run(root, "pdf", "--to", taken)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert f"Can’t write into this folder. ([Errno 17] File exists: '{taken}')" in done.stderr
