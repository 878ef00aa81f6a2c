"""What is printed and what is not: paper of another size, what hasn't changed, and where there is no browser."""

from __future__ import annotations

import shutil
from pathlib import Path

import zxingcpp
from tests.edge.building import ROOT, SITE_URL, run
from tests.paper.conftest import Printed
from tests.paper.reading import Read, in_the_outer_margin, missing_clauses, squeezed, wrong_numbers

from pledgebook.browser import find
from pledgebook.library import Library
from pledgebook.pdf import Press, letter_jobs
from pledgebook.printing import PDF, Printer

ADDRESS = "letters/complaint-handling/v2/"


def test_the_qr_code_of_every_letter_leads_to_a_page_of_the_site(letters: dict[str, Printed], site: Path) -> None:
    codes = [code.text for each in letters.values() for code in zxingcpp.read_barcodes(each.read.images[-1])]
    assert len(codes) == len(letters)
    paths = [code.removeprefix(SITE_URL) for code in codes]
    assert [path for path in paths if not (site / path / "index.html").is_file()] == []


def test_on_us_letter_paper_nothing_is_lost(printer: Printer, letters: dict[str, Printed]) -> None:
    letter_paper = "<style>@page { size: Letter }</style></body>"
    wanted = letters[ADDRESS].wanted
    with printer.opened(ADDRESS, changed=lambda page: page.replace("</body>", letter_paper)) as page:
        read = Read(page.pdf(**PDF))
    assert {tuple(float(side) for side in each.mediabox[2:]) for each in read.pdf.pages} == {(612, 792)}
    for check in (missing_clauses, wrong_numbers, in_the_outer_margin):
        assert (check.__name__, check(read, wanted)) == (check.__name__, [])


def test_a_page_on_a_screen_prints_its_qr_code_though_it_is_loaded_late(printer: Printer) -> None:
    with printer.opened(ADDRESS) as page:
        page.emulate_media(media="screen")
        page.goto(SITE_URL + ADDRESS)
        page.emulate_media(media="null")
        read = Read(page.pdf(**PDF))
    codes = [code.text for image in read.images for code in zxingcpp.read_barcodes(image)]
    assert codes == [SITE_URL + ADDRESS]


def test_a_notice_names_on_paper_the_clauses_that_it_links_on_a_screen(printer: Printer) -> None:
    read = Read(printer.printed("en/letters/complaint-handling/v3/"))
    said = squeezed("".join(read.lines[0]))
    assert squeezed("their English has not been checked against it yet: clause 4.4.") in said
    assert "中文文本" not in said  # the way to the other language is of no use there


def test_only_what_has_changed_is_printed_again(
    library: Library, site: Path, cache: Path, letters: dict[str, Printed], characters: list[str], tmp_path: Path
) -> None:
    jobs = letter_jobs(library, SITE_URL, [library.shown("call-back"), library.shown("trade-in")])
    for name in ("assets/stylesheets", *(job.address for job in jobs)):
        shutil.copytree(site / name, tmp_path / name)
    day = tmp_path / jobs[0].address / "index.html"
    words = tmp_path / jobs[3].address / "index.html"
    day.write_text(
        day.read_text(encoding="utf-8").replace("<time>2026年6月1日", "<time>2026年6月2日"), encoding="utf-8"
    )
    words.write_text(words.read_text(encoding="utf-8").replace("Trade", "Changed"), encoding="utf-8")
    assert day.read_bytes() != (site / jobs[0].address / "index.html").read_bytes()
    made = Press(find(), tmp_path, SITE_URL, cache).make(jobs, characters)
    assert [each.job.address for each in made if each.is_new] == [jobs[3].address]


def test_without_a_browser_there_is_one_plain_message(tmp_path: Path) -> None:
    done = run(ROOT, "pdf", BROWSER_PATH=str(tmp_path / "nowhere"))
    assert (done.returncode, "Traceback" in done.stderr, len(done.stderr.splitlines())) == (1, False, 1)
    assert "BROWSER_PATH names no browser that runs" in done.stderr
