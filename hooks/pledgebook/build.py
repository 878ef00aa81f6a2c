"""In: a book, a day and the generator's shells. Out: every page and whole-site file, on request or on disk."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from markupsafe import escape

from pledgebook.address import SECTIONS, Address
from pledgebook.beside import beside
from pledgebook.book import Book
from pledgebook.library import Library
from pledgebook.linked_data import document, linked_data
from pledgebook.pages import Content, Pages
from pledgebook.stamp import Shell
from pledgebook.vocabulary import LANG_TAG, LANGUAGES, Language

_PAIRS = 25_000  # pages in both languages: a sitemap may list 50,000 addresses


def today(publisher_zone: str, epoch: str | None) -> datetime.date:
    """Return the publisher's day: that of SOURCE_DATE_EPOCH (seconds, UTC) where it is set, else of now."""
    zone = ZoneInfo(publisher_zone)
    now = datetime.datetime.fromtimestamp(int(epoch), zone) if epoch else datetime.datetime.now(zone)
    return now.date()


class Build:
    """One build of the site: its pages, and the shells as they come in."""

    def __init__(
        self, book: Book, day: datetime.date, site_url: str, edit_url: str = "", *, drafts: bool = False
    ) -> None:
        self.library = Library(book, day, drafts=drafts)
        self.site_url = site_url
        self.pages = Pages(self.library, site_url, edit_url)
        self.shells: dict[tuple[Language, str], Shell] = {}
        self.others: set[str] = set()
        """Addresses of hand-written pages, which the generator writes itself; the sitemap names them too."""

    def page(self, address: Address) -> Iterator[bytes] | None:
        """Return the page at `address`, in pieces, or None where there is none."""
        shell = self.shells.get((address.language, address.section))
        content = self.pages.at(address) if shell else None
        if not shell or not content:
            return None
        return shell.stamp(address, content, self.site_url, self._linked_data(address, shell, content))

    def _linked_data(self, address: Address, shell: Shell, content: Content) -> str:
        language, version = address.language, content.version
        trail = [(shell.site_name, str(Address(language)))]
        if address.section:
            trail.append((shell.title, str(Address(language, address.section))))
        if version:
            trail.append((version.title.shown(language)[0], str(Address(language, address.section, address.letter))))
        if address.version or address.clause:
            trail.append((content.title, str(address)))
        is_document = version and not address.clause and not version.is_form
        described = document(version, self.site_url + str(address), language) if version and is_document else None
        return linked_data(self.library.publisher, self.site_url, language, trail, described)

    def missing(self) -> list[str]:
        """Return the files below docs/ that should have been the shell of a section and weren't."""
        return [
            f"docs/{section or 'index'}{'' if language == LANGUAGES[0] else '.' + language}.md"
            for language in LANGUAGES
            for section in SECTIONS
            if (language, section) not in self.shells
        ]

    def write(self, site: Path) -> None:
        """Write every page, and the sitemap, below the folder `site`: the languages side by side where that can be."""
        helper = beside(lambda: self._write(LANGUAGES[1:], site))
        self._write(LANGUAGES[:1] if helper else LANGUAGES, site)
        for name, lines in self.sitemaps():
            with (site / name).open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(lines)
        if helper:
            helper.join()
            if helper.exitcode:
                raise ChildProcessError(f"the process that writes half of the pages ended with {helper.exitcode}")

    def _write(self, languages: tuple[Language, ...], site: Path) -> None:
        root = str(site)
        for address in (address for language in languages for address in self.pages.addresses(language)):
            if (page := self.page(address)) is None:
                continue
            folder = f"{root}/{address}"
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as text: pathlib takes longer here than the disk does
            with open(f"{folder}index.html", "wb") as file:  # noqa: PTH123 - likewise
                file.writelines(page)

    def sitemaps(self) -> Iterator[tuple[str, Iterator[str]]]:
        """Yield name and lines of each sitemap (sitemaps.org 0.9, at most 50,000 pages each; Google's hreflang).

        Where one isn't enough, sitemap.xml lists the others.
        """
        pairs = [
            tuple(str(address.in_language(language)) for language in LANGUAGES)
            for address in self.pages.addresses(LANGUAGES[0])
        ]
        pairs += [(path, f"en/{path}") for path in sorted(self.others) if not path.startswith("en/")]
        parts = [pairs[start : start + _PAIRS] for start in range(0, len(pairs), _PAIRS)]
        if len(parts) == 1:
            yield "sitemap.xml", self._urls(pairs)
            return
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            yield name, self._urls(part)
        listed = (f"<sitemap><loc>{escape(self.site_url + name)}</loc></sitemap>\n" for name in names)
        yield "sitemap.xml", _lines("sitemapindex", listed)

    def _urls(self, pairs: list[tuple[str, ...]]) -> Iterator[str]:
        return _lines("urlset", (line for pair in pairs for line in self._pair(pair)))

    def _pair(self, paths: tuple[str, ...]) -> Iterator[str]:
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{LANG_TAG[language]}" href="{escape(self.site_url + path)}"/>'
            for language, path in zip(LANGUAGES, paths, strict=True)
        )
        for path in paths:
            yield f"<url><loc>{escape(self.site_url + path)}</loc>{links}</url>\n"


def _lines(element: str, lines: Iterable[str]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield (
        f'<{element} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    yield from lines
    yield f"</{element}>\n"
