"""A finished PDF as its readers' programs see it, and what is wrong with it: each check returns its complaints."""

from __future__ import annotations

import io
import re
import tempfile
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pypdf
import pypdfium2
import zxingcpp
from pikepdf import Dictionary
from PIL import Image

DPI = 150
A4 = (594.96, 841.92)
"""Points, as Chromium rounds 210 × 297 mm."""
_RADICALS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_MARK = re.compile(r"#\d+(?:\.\d+(?:-\d+)*)?")
_SPACE = re.compile(r"\s+")
_RUN = re.compile("[\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){3}")


@dataclass(frozen=True)
class Wanted:
    """What must be found: the clauses as `number heading text` without spaces, in their order."""

    language: str
    title: str
    clauses: list[str]
    headings: set[str]
    outline: list[str]
    header: tuple[str, str]
    address: str
    watermark: str = ""
    is_gongwen: bool = False


def squeezed(text: str) -> str:
    return _SPACE.sub("", text)


@dataclass(frozen=True)
class Read:
    data: bytes

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.data))

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page as pypdf extracts it, which shows look-alikes that other programs mend."""
        return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(self.data)).pages]

    @cached_property
    def lines(self) -> list[list[str]]:
        """Each page's lines in the order of the file: first those of the margins."""
        document = pypdfium2.PdfDocument(self.data)
        texts = (document[index].get_textpage().get_text_range() for index in range(len(document)))
        # pdfium calls a hyphen at a line's end U+FFFE
        cleaned = (text.replace("\r", "").replace("\ufffe", "-") for text in texts)
        return [[line for line in text.split("\n") if line.strip()] for text in cleaned]

    @cached_property
    def images(self) -> list[Image.Image]:
        document = pypdfium2.PdfDocument(self.data)
        return [document[index].render(scale=DPI / 72).to_pil().convert("RGB") for index in range(len(document))]

    def body(self, page: int, wanted: Wanted) -> list[str]:
        """Return the lines of a page, from 0, without header, foot and watermark."""
        return _body(self.lines[page], wanted)


def _body(lines: list[str], wanted: Wanted) -> list[str]:
    margins = {squeezed(words) for words in (*wanted.header, wanted.address, wanted.watermark) if words}
    return [
        line
        for line in lines
        if squeezed(line) not in margins
        and not any(squeezed(line) == squeezed("".join(pair)) for pair in (wanted.header,))
        and not _FOOT.search(line)
        and not _DIGEST.fullmatch(line.strip())
        and not squeezed(line).startswith(squeezed(wanted.address) + "第")
    ]


_FOOT = re.compile(r"第 ?\d+ ?页|Page \d+ of \d+")
_DIGEST = re.compile(r"(摘要|digest) ?[0-9a-f]{16}")


def wrong_size(read: Read, wanted: Wanted) -> list[str]:
    sizes = [tuple(float(side) for side in page.mediabox[2:]) for page in read.pdf.pages]
    return [
        f"page {n} is {size}"
        for n, size in enumerate(sizes, 1)
        if any(abs(a - b) > 1 for a, b in zip(size, A4, strict=True))
    ]


def undescribed(read: Read, wanted: Wanted) -> list[str]:
    root = read.pdf.Root
    found = {
        "tagged": bool(root.get("/MarkInfo", Dictionary()).get("/Marked", False)) and "/StructTreeRoot" in root,
        "language": str(root.get("/Lang", "")) == wanted.language,
        "title": str(read.pdf.docinfo.get("/Title", "")) == wanted.title,
        "shows its title": bool(root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)),
        "no date": not {"/CreationDate", "/ModDate"} & set(read.pdf.docinfo.keys()),
    }
    return [name for name, is_so in found.items() if not is_so]


def wrong_outline(read: Read, wanted: Wanted) -> list[str]:
    with read.pdf.open_outline() as outline:
        found: list[str] = []

        def visit(items: Any) -> None:
            for item in items:
                found.append(item.title)
                visit(item.children)

        visit(outline.root)
    return [] if found == wanted.outline else [f"{len(found)} of {len(wanted.outline)}: {found[:5]}"]


def wrong_fonts(read: Read, wanted: Wanted) -> list[str]:
    found = []
    for page in read.pdf.pages:
        for font in page.Resources.get("/Font", Dictionary()).values():
            below = font.get("/DescendantFonts", [font])[0]
            embedded = below.get("/FontDescriptor", Dictionary())
            if font.Subtype == "/Type3" or "/FontFile2" not in embedded or "/ToUnicode" not in font:
                found.append(f"{font.Subtype} {font.get('/BaseFont')}")
    return sorted(set(found))


def look_alikes(read: Read, wanted: Wanted) -> list[str]:
    return sorted(set(_RADICALS.findall("".join(read.texts))))


def missing_clauses(read: Read, wanted: Wanted) -> list[str]:
    return _missing(read.lines, wanted)


def wrong_copies(read: Read, wanted: Wanted) -> list[str]:
    """Return the clauses that aren't as in the letter when all text is copied out by pypdf."""
    return _missing([text.split("\n") for text in read.texts], wanted)


def _missing(pages: list[list[str]], wanted: Wanted) -> list[str]:
    whole = squeezed("".join(_MARK.sub("", line) for lines in pages for line in _body(lines, wanted)))
    found, place = [], 0
    for clause in wanted.clauses:
        at = whole.find(squeezed(clause), place)
        if at < 0:
            found.append(clause[:30])
        else:
            place = at
    return found


def pulled_apart(read: Read, wanted: Wanted) -> list[str]:
    """Return where four Chinese characters stand further from each other than a fifth of their width."""
    document = pypdfium2.PdfDocument(read.data)
    found = []
    for index in range(len(document)):
        page = document[index].get_textpage()
        for run in _RUN.finditer(page.get_text_range()):
            places = [place for place in range(run.start(), run.end()) if run[0][place - run.start()] != " "]
            boxes = [page.get_charbox(place, loose=True) for place in places]
            if all(after[0] - before[2] > (before[2] - before[0]) / 5 for before, after in pairwise(boxes)):
                found.append(f"page {index + 1}: {run[0]}")
    return found


def wrong_numbers(read: Read, wanted: Wanted) -> list[str]:
    count = len(read.lines)
    found = []
    for number, lines in enumerate(read.lines, 1):
        said = f"第{number}页共{count}页" if wanted.language == "zh-CN" else f"Page{number}of{count}"
        said = f"—{number}—" if wanted.is_gongwen else said
        if said not in squeezed("".join(lines)):
            found.append(f"page {number}")
    return found


def wrong_header(read: Read, wanted: Wanted) -> list[str]:
    def has(lines: list[str]) -> bool:
        return squeezed("".join(wanted.header)) in squeezed("".join(lines))

    return [f"page {number}" for number, lines in enumerate(read.lines, 1) if has(lines) is (number == 1)]


def wrong_foot(read: Read, wanted: Wanted) -> list[str]:
    return [
        f"page {n}" for n, lines in enumerate(read.lines, 1) if squeezed(wanted.address) not in squeezed("".join(lines))
    ]


def stranded(read: Read, wanted: Wanted) -> list[str]:
    """Return headings that are the last on their page, and signatures that are alone on theirs."""
    found = []
    for number in range(len(read.lines) - 1):
        below = [line for line in read.body(number, wanted) if not _MARK.fullmatch(line.strip())]
        if below and squeezed(_MARK.sub("", below[-1])) in wanted.headings:
            found.append(f"page {number + 1} ends with {below[-1]}")
    for number in range(1, len(read.lines)):
        above = read.body(number, wanted)
        if above and re.match(r"(承诺人：|Signed by:|签署日期|Date:)", above[0].strip()):
            found.append(f"page {number + 1} begins with {above[0]}")
    return found


def in_the_outer_margin(read: Read, wanted: Wanted) -> list[str]:
    edge = int(8 / 25.4 * DPI) - 2
    found = []
    for number, image in enumerate(read.images, 1):
        width, height = image.size
        strips = (
            (0, 0, width, edge),
            (0, height - edge, width, height),
            (0, 0, edge, height),
            (width - edge, 0, width, height),
        )
        if any(image.crop(strip).convert("L").getextrema()[0] != 255 for strip in strips):
            found.append(f"page {number}")
    return found


def wrong_code(read: Read, wanted: Wanted) -> list[str]:
    codes = [code.text for image in read.images[-2:] for code in zxingcpp.read_barcodes(image)]
    return [] if codes == [wanted.address] else [f"{codes}"]


def wrong_watermark(read: Read, wanted: Wanted) -> list[str]:
    marks = (
        "草案",
        "尚未生效",
        "旧版",
        "已届满",
        "已终止",
        "已撤回",
        "DRAFT",
        "NOT YET IN FORCE",
        "SUPERSEDED",
        "EXPIRED",
        "WITHDRAWN",
    )
    found = []
    for number, lines in enumerate(read.lines, 1):
        there = {mark for mark in marks if mark in [line.strip() for line in lines]}
        if there != ({wanted.watermark} if wanted.watermark else set()):
            found.append(f"page {number}: {there}")
    return found


def not_accessible(read: Read, wanted: Wanted) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(read.data)
        report = page_validation.validate_pdf(str(path), profile="ua1")
    return [] if report.is_compliant else [str(failure) for failure in report.failures][:9] or ["not compliant"]


def dark(read: Read, wanted: Wanted) -> list[str]:
    found = []
    for number, image in enumerate(read.images, 1):
        width, height = image.size
        corners = ((2, 2), (width - 3, 2), (2, height - 3), (width - 3, height - 3))
        if any(image.getpixel(corner) != (255, 255, 255) for corner in corners):
            found.append(f"page {number}")
    return found


def foreign_links(read: Read, wanted: Wanted) -> list[str]:
    places = set(read.pdf.Root.get("/Dests", Dictionary()).keys())
    found = []
    for page in read.pdf.pages:
        for link in page.get("/Annots", []):
            url = str(link.A.URI) if "/A" in link else ""
            if not (url.startswith("https://") or str(link.get("/Dest")) in places):
                found.append(url or str(link.get("/Dest")))
    return found


CHECKS = (
    wrong_size, undescribed, wrong_outline, wrong_fonts, look_alikes, missing_clauses, wrong_copies, wrong_numbers,
    wrong_header, wrong_foot, pulled_apart, stranded, in_the_outer_margin, wrong_code, wrong_watermark, not_accessible,
    dark, foreign_links,
)  # fmt: skip
