"""In: characters. Out: this machine's fonts for paper, cut down to them, with TrueType outlines.

Chromium embeds outlines of the other kind (CFF, as in Debian's Noto CJK) as drawings without a font (Type 3), from
which a reader's search gets look-alikes (⽉ for 月). Where fontconfig can't be asked, on macOS and Windows, the
system's own Chinese fonts are TrueType already and serve as they are.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem

LATIN = "U+20-7E,U+A0-B6,U+B8-24F"
_SONG = ("SimSun", "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC")
_HEI = ("SimHei", "Heiti SC", "Noto Sans CJK SC", "Source Han Sans SC")
_FANG = ("FangSong", "FangSong_GB2312", "STFangsong")
_ROMAN = ("Times New Roman", "Liberation Serif", "Tinos")
_FEATURES = ["kern", "ccmp", "locl", "pwid", "halt", "chws"]  # what print.css and Chromium's spacing ask for
_ERROR = 5.0  # thousandths of an em between the old curve and the new: one dot at 1,200 dpi, in a text of 12 points
_UNITS = 500  # in an em: half as fine as they were drawn, a fifth of a dot as above, and 12 % lighter


@dataclass(frozen=True, slots=True)
class Face:
    """A font on this machine for one of print.css's families; `index` counts within a collection."""

    family: str
    weight: int
    file: Path
    index: int
    characters: str | None = None

    @property
    def identity(self) -> str:
        """Return what its glyphs depend on."""
        stat = self.file.stat()
        return f"{self.family} {self.weight} {self.file} {self.index} {stat.st_size} {stat.st_mtime_ns}"


def faces() -> list[Face]:
    """Return the fonts that are there; none where fontconfig isn't."""
    found = []
    for families, names in (
        (("PB Song",), _SONG),
        (("PB Hei",), _HEI),
        (("PB Fang",), _FANG),
        (("PB Roman", "PB Latin"), _ROMAN),
    ):
        for weight, style in ((400, "regular"), (700, "bold")):
            if families == ("PB Hei",) and weight == 400:
                continue  # a heading's face is always heavy
            place = next(filter(None, (_find(name, style) for name in names)), None)
            if place:
                found += [Face(each, weight, *place, LATIN if each == "PB Latin" else None) for each in families]
    return found


def _find(name: str, style: str) -> tuple[Path, int] | None:
    command = ["fc-match", "--format", "%{file}\t%{index}\t%{family}", f"{name}:{style}"]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    except OSError:
        return None
    file, _, rest = done.stdout.partition("\t")
    index, _, families = rest.partition("\t")
    if done.returncode or name not in families.split(","):
        return None  # fontconfig always answers with something
    return Path(file), int(index) & 0xFFFF  # above are the named instances of a variable font


def stylesheet(found: Iterable[Face], root: str) -> str:
    """Return the rules that make the families of print.css these files, below the address `root`."""
    rules = ""
    for number, face in enumerate(found):
        weight = "400 700" if face.family == "PB Hei" else str(face.weight)
        limits = f"unicode-range:{face.characters};" if face.characters else ""
        rules += (
            f'@font-face{{font-family:"{face.family}";font-weight:{weight};{limits}src:url("{root}{number}.ttf")}}\n'
        )
    return rules


def cut(found: list[Face], characters: Iterable[str], cache: Path) -> Iterator[bytes]:
    """Yield each font cut down; what was made before lies in the folder `cache`, which may be deleted."""
    wanted = "".join(sorted(set(characters)))
    cache.mkdir(parents=True, exist_ok=True)
    for face in found:
        key = hashlib.sha256(f"{face.identity}\0{wanted}\0{_FEATURES}{_ERROR}{_UNITS}".encode()).hexdigest()[:32]
        kept = cache / f"{key}.ttf"
        if not kept.is_file():
            partial = kept.with_suffix(f".{os.getpid()}")
            partial.write_bytes(_cut(face, wanted))
            partial.replace(kept)
        yield kept.read_bytes()


def _cut(face: Face, wanted: str) -> bytes:
    options = Options(layout_features=_FEATURES, hinting=False, notdef_outline=True, desubroutinize=True)
    options.drop_tables += ["VORG", "vmtx", "vhea"]
    logging.getLogger("fontTools.subset").setLevel(logging.ERROR)  # tables of a font's editor (FFTM) go without a word
    with TTFont(face.file, fontNumber=face.index, lazy=True) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=wanted)
        subsetter.subset(font)
        if "CFF " in font:
            _to_truetype(font)
            scale_upem(font, _UNITS)
        font["head"].modified = font["head"].created  # else the time of day would be in every file
        font.recalcTimestamp = False
        out = io.BytesIO()
        font.save(out)
    return out.getvalue()


def _to_truetype(font: TTFont) -> None:
    """Replace cubic outlines by quadratic ones."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, _ERROR, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = order
    font["glyf"].glyphs = drawn
    font["maxp"] = maxp = newTable("maxp")
    maxp.tableVersion = 0x00010000
    for limit in (
        "maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
        "maxSizeOfInstructions",
    ):  # fmt: skip
        setattr(maxp, limit, 0)
    maxp.maxZones = 1
    maxp.numGlyphs = len(order)
    font["post"].formatType = 3.0
    del font["CFF "]
    font.sfntVersion = "\x00\x01\x00\x00"
