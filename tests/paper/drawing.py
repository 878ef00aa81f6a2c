"""Pages of letters as a library has them, without a run of the generator: in a shell that has only what paper needs."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.edge.building import ROOT, SITE_URL

from pledgebook.address import SECTIONS, parse
from pledgebook.build import Build
from pledgebook.library import Library
from pledgebook.paper import qr_files
from pledgebook.papers import Papers
from pledgebook.stamp import Shell, token
from pledgebook.vocabulary import LANG_TAG, LANGUAGES, Language

STYLES = ("tokens", "base", "chrome", "letter", "sheet", "lists", "print")


def shell(language: Language, styles: tuple[str, ...]) -> Shell:
    links = "".join(f'<link rel="stylesheet" href="{token("root")}/assets/stylesheets/{name}.css">' for name in styles)
    html = (
        f'<!doctype html><html lang="{LANG_TAG[language]}"><head><meta charset="utf-8"><title>{token("title")}</title>'
        f'{links}<style media="print">{token("style")}</style></head>'
        f'<body><main class="pb-main">{token("lead")}{token("lead")}{token("body")}</main>'
        '<footer class="pb-footer"><div class="pb-footer-row">400-000-0000</div></footer></body></html>'
    )
    return Shell(html, "承诺书", "", "服务承诺书")


def drawn(
    library: Library,
    folder: Path,
    addresses: Iterable[str],
    styles: tuple[str, ...] = STYLES,
    papers: Papers | None = None,
) -> Path:
    """Write the pages and what they need below `folder`; return it."""
    shutil.copytree(ROOT / "docs" / "assets" / "stylesheets", folder / "assets" / "stylesheets", dirs_exist_ok=True)
    build = Build(library.book, library.today, SITE_URL, drafts=True, papers=papers)
    build.library.letters = library.letters
    build.shells |= {(language, section): shell(language, styles) for language in LANGUAGES for section in SECTIONS}
    for path in addresses:
        address = parse(path)
        made = build.page(address) if address else None
        assert made is not None, path
        (folder / path).mkdir(parents=True, exist_ok=True)
        (folder / path / "index.html").write_bytes(b"".join(made))
    versions = [version for letter in library.letters.values() for version in letter.versions]
    for path, text in qr_files(versions, SITE_URL).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("".join(text()), encoding="utf-8")
    return folder
