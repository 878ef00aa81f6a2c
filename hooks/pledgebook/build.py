"""In: a book, a day and the generator's shells. Out: every page and whole-site file, on request or on disk."""

from __future__ import annotations

import datetime
import os
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

from pledgebook import paper
from pledgebook.address import SECTIONS, Address
from pledgebook.beside import beside
from pledgebook.book import Book
from pledgebook.calendar_file import PATH as CALENDAR
from pledgebook.calendar_file import calendar_file
from pledgebook.calendars import calendars
from pledgebook.feeds import feeds
from pledgebook.library import Library
from pledgebook.linked_data import document, linked_data
from pledgebook.pages import Content, Pages
from pledgebook.papers import Papers
from pledgebook.proof import proof_files
from pledgebook.register import register
from pledgebook.search_index import SearchFiles, is_large
from pledgebook.sitemap import sitemaps
from pledgebook.stamp import Shell
from pledgebook.vocabulary import LANGUAGES, Language

Files: TypeAlias = Mapping[str, Callable[[], Iterable[str]]]
"""Files of the site that are no pages: the way to make each, piece by piece, by its path below the site's root."""


def today(publisher_zone: str, epoch: str | None) -> datetime.date:
    """Return the publisher's day: that of SOURCE_DATE_EPOCH (seconds, UTC) where it is set, else of now."""
    zone = ZoneInfo(publisher_zone)
    now = datetime.datetime.fromtimestamp(int(epoch), zone) if epoch else datetime.datetime.now(zone)
    return now.date()


class Build:
    """One build of the site: its pages, and the shells as they come in."""

    def __init__(  # noqa: PLR0913 - all that a build is made from
        self,
        book: Book,
        day: datetime.date,
        site_url: str,
        edit_url: str = "",
        *,
        drafts: bool = False,
        papers: Papers | None = None,
    ) -> None:
        self.library = Library(book, day, drafts=drafts)
        self.site_url = site_url
        self.pages = Pages(self.library, site_url, edit_url, papers or {})
        self.shells: dict[tuple[Language, str], Shell] = {}
        self.others: set[str] = set()
        """Addresses of hand-written pages, which the generator writes itself; the sitemap names them too."""

    def page(self, address: Address) -> Iterator[bytes] | None:
        """Return the page at `address`, in pieces, or None where there is none."""
        shell = self.shells.get((address.language, address.shell))
        content = self.pages.at(address) if shell else None
        if not shell or not content:
            return None
        data, css = self._linked_data(address, shell, content), self._paper(address, shell, content)
        return shell.stamp(address, content, self.site_url, data, css)

    def _paper(self, address: Address, shell: Shell, content: Content) -> str:
        version, digest = content.version, None
        heads = (shell.site_name, content.title or shell.title)
        if version:
            heads = paper.heads(version, self.library.publisher.name, address.language)
            digest = version.sealed.digest if version.sealed else None
        return paper.style(address, self.site_url, *heads, digest) + content.style

    def _linked_data(self, address: Address, shell: Shell, content: Content) -> str:
        language, version = address.language, content.version
        trail = [(shell.site_name, str(Address(language)))]
        if address.section:
            title = self.shells.get((language, address.section), shell).title
            trail.append((title, str(Address(language, address.section))))
        if version:
            trail.append((version.title.shown(language)[0], str(Address(language, address.section, address.letter))))
        if address.version and address.page:
            label = f"第{address.version}版" if language == "zh" else f"Version {address.version}"
            trail.append((label, str(replace(address, page=None))))
        if address.version or address.clause or address.page:
            trail.append((content.title, str(address)))
        is_document = version and not (address.clause or address.page or version.is_form)
        described = document(version, self.site_url + str(address), language) if version and is_document else None
        return linked_data(self.library.publisher, self.site_url, language, trail, described)

    @cached_property
    def files(self) -> Files:
        """Return every file that is no page. Asked for when all shells and other pages are known."""
        # typed for maps that can be written to; nobody writes to this one
        return ChainMap(self._short_files(), SearchFiles(self.library))  # type: ignore[arg-type]

    def _short_files(self) -> dict[str, Callable[[], Iterable[str]]]:
        """Return those that take no time worth sharing."""
        versions = [version for letter in self.library.letters.values() for version in letter.versions]
        return {
            **sitemaps(self._paths(), self.site_url),
            **register(self.library, self.site_url),
            CALENDAR: lambda: calendar_file(self.library.book.years, self.library.publisher.time_zone),
            **feeds(self.library, self.site_url),
            **calendars(self.library, self.site_url),
            **proof_files(self.library.book.archive, versions),
            **paper.qr_files(versions, self.site_url),
        }

    @cached_property
    def has_shards(self) -> bool:
        """Whether the site is so large that search reads an index in shards."""
        return is_large(self.library)

    def _paths(self) -> list[str]:
        """Return the Chinese address of every page; each has its English one."""
        others = (path for path in sorted(self.others) if not path.startswith("en/"))
        return [*map(str, self.pages.addresses(LANGUAGES[0])), *others]

    def missing(self) -> list[str]:
        """Return the files below docs/ that should have been the shell of a section and weren't."""
        return [
            f"docs/{section or 'index'}{'' if language == LANGUAGES[0] else '.' + language}.md"
            for language in LANGUAGES
            for section in SECTIONS
            if (language, section) not in self.shells
        ]

    def write(self, site: Path, *, prints: bool = False) -> None:
        """Write every page and file below the folder `site`: the languages side by side where that can be.

        Each process makes what search reads of its language, too. With `prints`, write the pages that are only for
        paper as well.
        """
        helper = beside(lambda: self._write(LANGUAGES[1:], site, prints=prints))
        self._write(LANGUAGES[:1] if helper else LANGUAGES, site, prints=prints)
        _write_files(self._short_files(), site)
        if helper:
            helper.join()
            if helper.exitcode:
                raise ChildProcessError(f"the process that writes half of the pages ended with {helper.exitcode}")

    def _write(self, languages: tuple[Language, ...], site: Path, *, prints: bool) -> None:
        root = str(site)
        sources = (self.pages.addresses, self.pages.prints) if prints else (self.pages.addresses,)
        for address in (address for language in languages for source in sources for address in source(language)):
            if (page := self.page(address)) is None:
                continue
            folder = f"{root}/{address}"
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as text: pathlib takes longer here than the disk does
            with open(f"{folder}index.html", "wb") as file:  # noqa: PTH123 - likewise
                file.writelines(page)
        _write_files(SearchFiles(self.library, languages), site)


def _write_files(files: Files, site: Path) -> None:
    for path, make in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        with (site / path).open("w", encoding="utf-8", newline="") as file:
            file.writelines(make())
