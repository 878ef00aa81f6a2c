"""What one run of the generator keeps between its events: the build, and the problems that hold up a server."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from pledgebook.address import parse
from pledgebook.book import load
from pledgebook.build import Build, today
from pledgebook.cache import Cache
from pledgebook.check_day import check_day
from pledgebook.journal import settle
from pledgebook.linked_data import linked_data
from pledgebook.model import Publisher
from pledgebook.papers import read
from pledgebook.problems import Problem, errors, report
from pledgebook.search_index import FOLDER as SEARCH
from pledgebook.stamp import Shell, Token, token, with_policy
from pledgebook.templates import problem_page
from pledgebook.vocabulary import LANG_TAG, Language

PROBLEMS = "problems.html"
"""Where the page with the problems is written while a server has any."""


LAST_GOOD = "last-good"
"""The query by which a reader asks for the last good site, and the cookie that keeps it in view."""


class Chrome(NamedTuple):
    """What header and footer need. The publisher is None only while a server starts on broken data."""

    publisher: Publisher | None
    language: Language
    lang: str
    site_url: str
    is_large: bool
    """Whether search reads an index in shards."""

    def t(self, zh: str, en: str) -> str:
        """Return the words for the page's language."""
        return zh if self.language == "zh" else en

    def named(self, site_name: str) -> str:
        """Return the site's name with whose it is, as tabs, bookmarks and shared links show it."""
        return f"{self.publisher.name.shown(self.language)[0]} {site_name}" if self.publisher else site_name

    def linked_data(self, title: str, address: str, site_name: str) -> Markup:
        """Return the JSON-LD of a page that the generator writes itself, without a token."""
        if not self.publisher:
            return Markup("{}")
        home = "en/" if self.language == "en" else ""
        trail = [(site_name, home), (title, address)]
        data = linked_data(self.publisher, self.site_url, self.language, trail)
        return Markup(data)  # noqa: S704 - escaped for a script element

    def token(self, name: Token) -> Markup:
        """Return what stands in a shell for `name`."""
        return token(name)


class Edge:
    """Between the generator's events and the build."""

    def __init__(self) -> None:
        self.is_serving = False
        self._lock = threading.Lock()
        self._search_lock = threading.Lock()
        self._build: Build | None = None
        self._cache: Cache | None = None
        self._problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.is_mended = False

    def load(
        self, root: Path, site_url: str, epoch: str | None, edit_url: str = "", papers: str | None = None
    ) -> list[Problem]:
        """Read the data of the project at `root` anew and return all problems, if any is an error.

        The last good build then stays in use. `papers` is the file that lists the PDFs that the site will have.
        """
        self._cache = self._cache or Cache(root / ".cache" / "letters")
        if (root / "data").is_dir():
            settle(root / "data")
        book, problems = load(root / "data", cache=self._cache)
        had_problems = bool(self._problems)
        self._problems = problems if errors(problems) else []
        self.is_mended = had_problems and not self._problems
        self.notes = problems
        if book is not None:
            day = today(book.publisher.time_zone, epoch)
            self._build = Build(book, day, site_url, edit_url, drafts=self.is_serving, papers=read(papers))
            self.notes = [*problems, *check_day(self._build.library)]
        return self._problems

    def chrome(self, language: Language) -> Chrome:
        """Return what header and footer need."""
        lang = LANG_TAG[language]
        if self._build is None:
            return Chrome(None, language, lang, "", is_large=False)
        return Chrome(self._build.library.publisher, language, lang, self._build.site_url, self._build.has_shards)

    def add_shell(self, language: Language, section: str, shell: Shell) -> None:
        """Take a section's shell; `home` stands for the root."""
        if self._build:
            self._build.shells[language, "" if section == "home" else section] = shell

    def add_other(self, address: str) -> None:
        """Note the address of a page that the generator writes."""
        if self._build:
            self._build.others.add(address)

    def missing(self) -> str:
        """Return, in both languages, which sections have no page of their own below docs/; empty if all have."""
        gaps = ", ".join(self._build.missing()) if self._build else ""
        return gaps and (
            f"缺少栏目页，或其开头的 section 写错：{gaps}。含冒号的 description 请加引号。\n"
            f"A section’s page is missing, or its `section` is wrong: {gaps}. Put a description with a colon in quotes."
        )

    def write(self, site: Path, *, prints: bool) -> None:
        """Write every page; with `prints`, those that are only for paper too."""
        if self._build:
            self._build.write(site, prints=prints)

    def stand_in(self, path: str, *, wants_good: bool) -> str:
        """Return the path that a request for `path` gets: the problem page's while there are problems."""
        is_page = path.endswith(("/", ".html")) or not path
        return PROBLEMS if self._problems and is_page and not wants_good else path

    @property
    def problems_digest(self) -> str:
        """Return what tells these problems from others."""
        return hashlib.sha256(report(self._problems).encode()).hexdigest()[:16]

    def make(self, path: str, site: Path) -> bool:
        """Write the page or file at `path` below `site` if it is one of ours; say whether it was.

        Requests come in several threads: each file is written beside its place and moved there whole.
        """
        if path.startswith(SEARCH):
            self._prepare(path)
        with self._lock:
            file = site / path
            if path == PROBLEMS:
                html = with_policy(problem_page(self._problems, has_good=self._build is not None), relaxed=True)
                pieces: Iterable[bytes] = [html.encode()]
            elif self._build and path in self._build.files:
                pieces = (piece.encode() for piece in self._build.files[path]())
            else:
                folder = path.removesuffix("index.html").rstrip("/")
                address = parse(f"{folder}/" if folder else "")
                page = self._build.page(address) if self._build and address else None
                if page is None:
                    return False
                file = site / str(address) / "index.html"
                pieces = page
            file.parent.mkdir(parents=True, exist_ok=True)
            partial = file.with_suffix(".partial")
            with partial.open("wb") as written:
                written.writelines(pieces)
            partial.replace(file)
            return True

    def _prepare(self, path: str) -> None:
        """Make the part of the index that a file belongs to: on a large site seconds, for which no page waits."""
        with self._search_lock:
            made = None
            while self._build is not made:  # the data may be edited meanwhile
                made = self._build
                if made:
                    made.files.get(path)
