"""In: a page's address and the version on it. Out: what only its print-out shows: margins' words, watermark, QR code.

CSS can't take the words of the page's margins from the page itself, so that they stand as custom properties in a style
element of its own; `print.css` alone says where they go.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby

import segno

from pledgebook.address import Address
from pledgebook.model import Text, Version
from pledgebook.values import show_date
from pledgebook.vocabulary import LANGUAGES, Language, Status

DIGITS = 16
"""So many of a digest's first characters stand at the foot of each page."""

WATERMARK = {
    Status.DRAFT: Text("草案", "DRAFT"),
    Status.UPCOMING: Text("尚未生效", "NOT YET IN FORCE"),
    Status.SUPERSEDED: Text("旧版", "SUPERSEDED"),
    Status.EXPIRED: Text("已届满", "EXPIRED"),
    Status.WITHDRAWN: Text("已终止", "WITHDRAWN"),
    Status.REVOKED: Text("已撤回", "WITHDRAWN"),
}
"""What stands across each page of a version that isn't in force."""

_UNSAFE = re.compile(r'["\\<>\x00-\x1f\x7f]')


def style(address: Address, site_url: str, left: str, right: str, digest: str | None) -> str:
    """Return the page's custom properties for its margins, as CSS.

    `left` and `right` go into the running header; at the foot stand the page's address and the digest's beginning.
    """
    at_foot = foot(site_url + str(replace(address, page=None)), digest, address.language)
    words = {"left": left, "right": right, "foot": at_foot}
    return ":root{" + ";".join(f"--pb-page-{name}:{quoted(text)}" for name, text in words.items() if text) + "}"


def foot(address: str, digest: str | None, language: Language) -> str:
    """Return what stands at the foot of each page: its address and, on a line below, a digest's beginning."""
    return f"{address}\n{'摘要' if language == 'zh' else 'digest'} {digest[:DIGITS]}" if digest else address


def heads(version: Version, publisher: Text, language: Language) -> tuple[str, str]:
    """Return the running header's two sides: company and letter number, version and the day it takes effect."""
    by = (version.publisher or publisher).shown(language)[0]
    if version.is_form:
        return (
            f"{by}{_gap(language)}{version.title.shown(language)[0]}",
            "空白文本" if language == "zh" else "blank form",
        )
    return f"{by}{_gap(language)}{version.document}", edition(version, language)


def edition(version: Version, language: Language) -> str:
    """Return which version it is, and since when: 第1版 · 2026年1月1日生效."""
    day = show_date(version.effective, language) if version.effective else ""
    if language == "zh":
        return f"第{version.number}版{f' · {day}生效' if day else ''}"
    return f"Version {version.number}{f' · effective {day}' if day else ''}"


def _gap(language: Language) -> str:
    return "　" if language == "zh" else " · "


def quoted(text: str) -> str:
    """Return the text as a CSS string that can end neither itself nor a style element."""
    return '"' + _UNSAFE.sub(lambda found: f"\\{ord(found[0]):x} ", text) + '"'


def source(css: str) -> str:
    """Return what the policy must name for a style element with this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()}'"


def verify_address(version: Version, language: Language) -> str:
    """Return where a sealed version's print-out is checked, below the site's root; empty for one without a digest."""
    if not version.sealed:
        return ""
    home = "en/" if language == "en" else ""
    return f"{home}verify/#{version.letter}/v{version.number}/{version.sealed.digest}"


def qr_files(versions: Iterable[Version], site_url: str) -> dict[str, Callable[[], Iterator[str]]]:
    """Return the way to make the QR code of each version's permanent address, by its path below the site's root.

    A file of its own, which a page on a screen never asks for.
    """
    pages = [str(Address(language, "letters", v.letter, v.number)) for v in versions for language in LANGUAGES]
    return {f"{page}qr.svg": partial(_qr, site_url + page) for page in pages}


def _qr(text: str) -> Iterator[str]:
    """Yield the text as a QR code (ISO/IEC 18004) in SVG.

    A mask that is given spares weighing all eight, which takes four fifths of the time; level M mends 15 % of damage.
    """
    rows = segno.make_qr(text, error="m", mask=3, boost_error=False).matrix
    path = ""
    for y, row in enumerate(rows):
        x = 0
        for is_dark, run in groupby(row):
            length = len(list(run))
            path += f"M{x} {y}h{length}v1h-{length}" if is_dark else ""
            x += length
    size = len(rows)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path d="{path}"/></svg>\n'
