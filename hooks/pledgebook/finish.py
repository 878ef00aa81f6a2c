"""In: a PDF as the browser prints it, and what it is. Out: the same as a document to be filed: PDF/UA-1, stable bytes.

ISO 14289-1 wants every mark on a page either in the structure or called an artifact, links that say where they lead,
known roles, and metadata that name title, language and the standard itself. Nothing here changes what is seen.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, String

from pledgebook.structure import mend_structure

_Instruction: TypeAlias = ContentStreamInstruction | pikepdf.ContentStreamInlineImage
_MARGIN = 184.0  # mm from the page's left edge: behind it stand the clauses' permanent links, and nothing else
_POINT = 72 / 25.4
_PAINTS = frozenset({"f", "F", "f*", "S", "s", "B", "B*", "b", "b*"})
_DRAWS = frozenset({"Do", "sh", "INLINE IMAGE"})
# 9.9: what a font program that is used by glyph numbers must have; the last three are hints.
_GLYPHS = frozenset({"GlyphOrder", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "cvt ", "fpgm", "prep"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline: `level` from 0, the id of the element that it leads to, and its permanent address."""

    level: int
    title: str
    target: str
    url: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a PDF is. `address` is the public one of its text."""

    title: str
    language: str
    author: str
    address: str
    outline: tuple[Entry, ...]


def finished(data: bytes, document: Document) -> bytes:
    """Return the finished PDF. The same bytes in give the same bytes out."""
    pikepdf.settings.set_flate_compression_level(9)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            instructions = list(_with_artifacts(list(pikepdf.parse_content_stream(page))))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
        _fonts(pdf)
        _links(pdf, document)
        mend_structure(pdf)
        _outline(pdf, document)
        _describe(pdf, document)
        out = io.BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            compress_streams=True,
            recompress_flate=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def pages(data: bytes) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def starts(data: bytes, targets: list[str]) -> dict[str, int]:
    """Return the page, from 1, on which each element with one of these ids begins."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        found = pdf.Root.get("/Dests", Dictionary())
        return {target: numbers[found[f"/{target}"][0].objgen] for target in targets if f"/{target}" in found}


def _with_artifacts(instructions: list[_Instruction]) -> Iterator[_Instruction]:
    """Yield a page's instructions; what paints outside of all marked content is called an artifact."""
    begin = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
    end = ContentStreamInstruction([], Operator("EMC"))
    depth, path, in_text = 0, list[_Instruction](), False
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator in {"BDC", "BMC"}:
            depth += 1
        if depth:
            yield from path
            path = []
            yield instruction
            depth -= operator == "EMC"
        elif operator == "BT":
            in_text = True
            yield from (begin, instruction)
        elif operator == "ET":
            in_text = False
            yield from (instruction, end)
        elif in_text:
            yield instruction
        elif operator in _DRAWS:
            yield from (begin, instruction, end)
        elif operator in {"m", "re"} or path:
            # a path, from its first point to what paints it; a clip that paints nothing is no mark
            path.append(instruction)
            if operator in _PAINTS:
                yield from (begin, *path, end)
                path = []
            elif operator == "n":
                yield from path
                path = []
        else:
            yield instruction
    yield from path


def _links(pdf: pikepdf.Pdf, document: Document) -> None:
    """Let a clause's mark in the margin lead to its permanent address; let every link say where it leads."""
    entries = {entry.target: entry for entry in document.outline}
    for page in pdf.pages:
        for link in page.get("/Annots", Array()):
            target = str(link.get("/Dest", "")).removeprefix("/")
            entry = entries.get(target)
            if entry and float(link.Rect[0]) > _MARGIN * _POINT:
                del link["/Dest"]
                link["/A"] = Dictionary(S=Name.URI, Type=Name.Action, URI=String(entry.url))
            url = str(link.A.get("/URI", "")) if "/A" in link else ""
            link["/Contents"] = String(url or (entry.title if entry else target))


def _fonts(pdf: pikepdf.Pdf) -> None:
    """Leave of each font only what draws glyphs by number: the tables that set text weigh, and nothing reads them."""
    for font in pdf.objects:
        if not isinstance(font, Dictionary) or font.get("/Subtype") != Name.CIDFontType2:
            continue
        file = font.FontDescriptor.get("/FontFile2")
        if file is None:
            continue
        with TTFont(io.BytesIO(file.read_bytes()), recalcTimestamp=False, lazy=True) as read:
            for table in set(read.keys()) - _GLYPHS:
                del read[table]
            out = io.BytesIO()
            read.save(out)
        file.write(out.getvalue())
        file["/Length1"] = len(out.getvalue())


def _outline(pdf: pikepdf.Pdf, document: Document) -> None:
    """Replace the browser's outline, of headings alone, by the letter's own: every clause with its number."""
    places = pdf.Root.get("/Dests", Dictionary())
    with pdf.open_outline() as outline:
        outline.root.clear()
        above = [outline.root]
        for entry in document.outline:
            if f"/{entry.target}" not in places:
                continue
            place = places[f"/{entry.target}"]
            assert isinstance(place, Array)
            item = pikepdf.OutlineItem(entry.title, place)
            item.is_closed = entry.level > 0
            del above[entry.level + 1 :]
            above[-1].append(item)
            above.append(item.children)


def _describe(pdf: pikepdf.Pdf, document: Document) -> None:
    pdf.Root["/Lang"] = String(document.language)
    pdf.Root["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]  # dates, and a browser's name with its version
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as metadata:
        for key in list(metadata):
            del metadata[key]
        metadata["dc:title"] = document.title
        metadata["dc:creator"] = [document.author]
        metadata["dc:language"] = [document.language]
        metadata["dc:identifier"] = document.address
        metadata["pdfuaid:part"] = "1"
