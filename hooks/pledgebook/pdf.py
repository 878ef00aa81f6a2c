"""In: a built site and its library. Out: finished PDFs of its pages; what hasn't changed since is not printed again."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import re
import signal
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Error as BrowserError

from pledgebook.address import Address
from pledgebook.finish import Document, Entry, finished, pages, starts
from pledgebook.fonts import Face, cut, faces
from pledgebook.library import Library
from pledgebook.model import Version
from pledgebook.paper import edition
from pledgebook.papers import Paper
from pledgebook.printing import Printer, launched
from pledgebook.prints import in_force, names
from pledgebook.texts import Setting
from pledgebook.vocabulary import LANG_TAG, LANGUAGES, Language

WORKERS = 2
_AS_AT = re.compile(r'(<span class="pb-paper pb-as-at"[^>]*>[^<]*<time>)[^<]*')
_PAGE = re.compile(r'<span data-pb-page="([^"]*)">')
_HERE = Path(__file__).resolve()


class PrintError(Exception):
    """The browser failed at a page: one line in Chinese and English."""

    def __init__(self, job: Job, reason: Exception) -> None:
        said = (str(reason).strip().splitlines() or [type(reason).__name__])[0]
        super().__init__(f"未能打印 {job.file}：请重试。 Could not print {job.file}; try again. ({said})")


@dataclass(frozen=True, slots=True)
class Job:
    """One page to be printed, at its address, and the file that it becomes, below the site's root."""

    address: str
    file: str
    document: Document

    @property
    def name(self) -> str:
        """Return the file's name where all lie in one folder: service-guarantee-v1.zh.pdf."""
        _, *parts = self.file.removeprefix("en/").removesuffix("letter.pdf").removesuffix(".pdf").strip("/").split("/")
        both = parts[-1] == "bilingual"
        return "-".join(parts) + ("" if both else ".en" if self.file.startswith("en/") else ".zh") + ".pdf"


@dataclass(frozen=True, slots=True)
class Made:
    """A finished PDF: where it is kept, and whether it had to be printed."""

    job: Job
    path: Path
    paper: Paper
    is_new: bool


def bilingual_jobs(library: Library, site_url: str, versions: Iterable[Version]) -> Iterator[Job]:
    """Yield what is to be printed of the versions in both languages at once."""
    for version in versions:
        text = Address("zh", "letters", version.letter, version.number)
        publisher = version.publisher or library.publisher.name
        entries = tuple(outline(library, version, "zh", site_url))
        title = names(version).zh
        document = Document(title, LANG_TAG["zh"], publisher.zh, f"{site_url}{text}", entries)
        yield Job(str(replace(text, page="print")), f"{text}bilingual.pdf", document)


def collection_jobs(library: Library, site_url: str) -> Iterator[Job]:
    """Yield the collections of all letters in force, one in each language."""
    for language in LANGUAGES:
        address = Address(language, "letters", page="print")
        entries = []
        for version in in_force(library):
            own = Address(language, "letters", version.letter, version.number)
            entries.append(Entry(0, version.title.shown(language)[0], version.letter, f"{site_url}{own}"))
            entries += [
                replace(entry, level=entry.level + 1, target=f"{version.letter}--{entry.target}")
                for entry in outline(library, version, language, site_url)
            ]
        title = "现行有效的服务承诺书" if language == "zh" else "Service commitments in force"
        by = library.publisher.name.shown(language)[0]
        text = f"{site_url}{replace(address, page=None)}"
        document = Document(title, LANG_TAG[language], by, text, tuple(entries))
        if entries:
            yield Job(str(address), f"{replace(address, page=None)}letters.pdf", document)


def letter_jobs(library: Library, site_url: str, versions: Iterable[Version]) -> list[Job]:
    """Return what is to be printed of the versions, in both languages."""
    return [_letter(library, site_url, version, language) for version in versions for language in LANGUAGES]


def _letter(library: Library, site_url: str, version: Version, language: Language) -> Job:
    address = str(Address(language, "letters", version.letter, version.number))
    publisher = version.publisher or library.publisher.name
    title = version.title.shown(language)[0]
    named = (
        f"{title}（{edition(version, language)}）" if language == "zh" else f"{title} ({edition(version, language)})"
    )
    entries = outline(library, version, language, site_url)
    document = Document(named, LANG_TAG[language], publisher.shown(language)[0], site_url + address, tuple(entries))
    return Job(address, f"{address}letter.pdf", document)


def outline(library: Library, version: Version, language: Language, site_url: str) -> Iterator[Entry]:
    """Yield every clause with its number and its name, or, if it has none, the beginning of its text."""
    setting = Setting(library, version, language, "", "")
    address = Address(language, "letters", version.letter, version.number)
    for clause in version.walk():
        words = clause.heading or clause.term
        name = words.shown(language)[0] if words else setting.excerpt(clause, 20 if language == "zh" else 40)
        number = clause.label.shown(language)[0]
        yield Entry(len(clause.place) - 1, f"{number} {name}".strip(), clause.id, f"{site_url}{address}#{clause.id}")


class Press:
    """Prints pages of the site in `site`; finished PDFs and fonts are kept in the folder `cache`."""

    def __init__(self, executable: Path, site: Path, site_url: str, cache: Path) -> None:
        self._executable, self._site, self._site_url, self._cache = executable, site, site_url, cache
        self._faces = faces()

    def make(self, jobs: Sequence[Job], characters_of: Iterable[str]) -> Iterator[Made]:
        """Yield each PDF when it is there. `characters_of` are addresses of all pages that fonts must serve.

        Raises PrintError where the browser fails.
        """
        folder = self._cache / "pdfs"
        folder.mkdir(parents=True, exist_ok=True)
        common = self._common()
        waiting = []
        for job in jobs:
            path = folder / f"{self._key(job, common)}.pdf"
            if path.is_file():
                yield _made(job, path, is_new=False)
            else:
                waiting.append((job, path))
        if not waiting:
            return
        fonts = list(cut(self._faces, self._characters(characters_of), self._cache / "fonts"))
        begin = (self._executable, self._site, self._site_url, self._faces, fonts)
        # Spawned, not forked: a browser's driver has threads. Each worker keeps one browser for all of its pages.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(WORKERS, len(waiting)), context, _begin, begin) as workers:
            try:
                running = {workers.submit(_print, job, path): (job, path) for job, path in waiting}
                for done in as_completed(running):
                    try:
                        done.result()
                    except (BrowserError, BrokenProcessPool) as error:
                        raise PrintError(running[done][0], error) from error
                    yield _made(*running[done], is_new=True)
            except BaseException:
                workers.shutdown(wait=False, cancel_futures=True)
                raise

    def _characters(self, addresses: Iterable[str]) -> set[str]:
        found = set((self._site / "assets" / "stylesheets" / "print.css").read_text(encoding="utf-8"))
        for address in addresses:
            found |= set((self._site / address / "index.html").read_text(encoding="utf-8"))
        return {character for character in found if character >= " "}

    def _common(self) -> bytes:
        """Return a digest of what every PDF depends on beside its page."""
        version = subprocess.run([self._executable, "--version"], capture_output=True, check=False).stdout
        styles = sorted((self._site / "assets" / "stylesheets").glob("*.css"))
        code = [_HERE, *(_HERE.with_name(f"{name}.py") for name in ("finish", "fonts", "printing", "structure"))]
        pins = _HERE.parents[2] / "requirements-pdf.txt"
        parts = [version, *(path.read_bytes() for path in (*styles, *code, pins) if path.is_file())]
        parts += [face.identity.encode() for face in self._faces]
        return hashlib.sha256(b"\0".join(parts)).digest()

    def _key(self, job: Job, common: bytes) -> str:
        # “As at” which day a status was true is no change of a page: the older paper stays as true as it was.
        html = _AS_AT.sub(r"\1", (self._site / job.address / "index.html").read_text(encoding="utf-8"))
        return hashlib.sha256(b"\0".join((common, html.encode(), repr(job).encode()))).hexdigest()


def _made(job: Job, path: Path, *, is_new: bool) -> Made:
    data = path.read_bytes()
    return Made(job, path, Paper(len(data), pages(data)), is_new)


_printer: list[Printer] = []


def _numbered(html: str, numbers: Mapping[str, int]) -> str:
    return _PAGE.sub(lambda found: f"{found[0]}{numbers.get(found[1], '')}", html)


def _begin(executable: Path, site: Path, site_url: str, faces: list[Face], fonts: list[bytes]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the command, and that ends its workers
    _printer.append(Printer(launched(executable), site, site_url, faces, fonts))


def _print(job: Job, path: Path) -> None:
    printer = _printer[0]
    data = printer.printed(job.address)
    if parts := [entry.target for entry in job.document.outline if job.file.endswith("letters.pdf")]:
        numbers = starts(data, parts)  # only now is it known on which page each letter begins
        data = printer.printed(job.address, changed=lambda page: _numbered(page, numbers))
    data = finished(data, job.document)
    partial = path.with_suffix(f".{os.getpid()}")
    partial.write_bytes(data)
    partial.replace(path)
