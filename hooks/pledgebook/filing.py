"""In: what to print. Out: PDFs, in a folder of their own or beside the pages of a site that is being built.

`run.py pdf` prints the same pages as `build --pdf`: those of a fresh build. A PDF's page can't know the PDF's size, so
that a site with PDFs is built twice: once to print it, and once more with the links.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from pledgebook.book import load
from pledgebook.browser import NoBrowserError, find
from pledgebook.build import today
from pledgebook.cache import Cache
from pledgebook.generate import generate
from pledgebook.library import Library
from pledgebook.model import Version
from pledgebook.papers import LIST, PRINTS, listed
from pledgebook.pdf import Made, Press, PrintError, bilingual_jobs, collection_jobs, letter_jobs

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')


def pdf(root: Path, names: Sequence[str], out: Path, *, all_versions: bool) -> int:
    """Print letters into the folder `out`: those that are named, else all; with `all_versions` the older ones too."""
    try:
        browser = find()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    there = sorted(path.name for path in (root / "data" / "letters").glob("*") if path.is_dir())
    if unknown := [name for name in names if name not in there]:
        print(f"没有这样的承诺书：{', '.join(unknown)}。现有：{', '.join(there)}", file=sys.stderr)
        print(f"No such letter: {', '.join(unknown)}. There are: {', '.join(there)}", file=sys.stderr)
        return 1
    try:
        out.mkdir(parents=True, exist_ok=True)
        made = _printed(root, browser, names, all_versions=all_versions)
        for each in made or []:
            _copied(each.path, out / each.job.name)
    except PrintError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"无法写入文件夹：{out} Can’t write into this folder. ({error})", file=sys.stderr)
        return 1
    if made is None:
        return 1
    printed = sum(each.is_new for each in made)
    print(f"PDF {len(made)} 份（新打印 {printed} 份）：{out}\n{len(made)} PDFs ({printed} printed anew): {out}")
    return 0


def _printed(root: Path, browser: Path, names: Sequence[str], *, all_versions: bool) -> list[Made] | None:
    """Return the PDFs of these letters, or of all; None where the site can't be built, which was said."""
    with tempfile.TemporaryDirectory(prefix="pledgebook-") as folder:
        site = Path(folder) / "site"
        if not generate(root, site, **{PRINTS: "1"}):
            return None
        library = _library(root)
        chosen = [letter for letter in library.letters if not names or letter in names]
        versions = [v for v in _versions(library, chosen) if all_versions or library.is_shown(v)]
        return _made(root, browser, site, library, versions)


def _copied(file: Path, to: Path) -> None:
    """Copy a file; whoever ends the command halfway finds the old one or the new one."""
    partial = to.with_name(f"{to.name}.{os.getpid()}")
    shutil.copyfile(file, partial)
    partial.replace(to)


def with_papers(root: Path, site: Path) -> bool:
    """Build the site into `site` with PDFs of all versions and links to them; say whether it is there.

    Without a browser it is built without them, and what is missing is said.
    """
    try:
        browser = find()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        print("网站没有PDF。The site has no PDFs.", file=sys.stderr)
        return generate(root, site)
    if not generate(root, site, **{PRINTS: "1"}):
        return False
    library = _library(root)
    try:
        made = _made(root, browser, site, library, _versions(library, library.letters))
    except PrintError as error:
        print(error, file=sys.stderr)
        return False
    names = root / ".cache" / "paper" / "list.json"
    names.write_text(listed({each.job.file: each.paper for each in made}), encoding="utf-8")
    if not generate(root, site, **{LIST: str(names)}):
        return False
    for each in made:
        shutil.copyfile(each.path, site / each.job.file)
    return True


def _library(root: Path) -> Library:
    book, _ = load(root / "data", cache=Cache(root / ".cache" / "letters"))
    assert book  # the build just made stopped otherwise
    return Library(book, today(book.publisher.time_zone, os.environ.get("SOURCE_DATE_EPOCH")))


def _versions(library: Library, letters: Iterable[str]) -> list[Version]:
    return [version for letter in letters for version in library.letters[letter].versions]


def _made(root: Path, browser: Path, site: Path, library: Library, versions: Sequence[Version]) -> list[Made]:
    """Print the versions, and tell how far it is."""
    found = _CANONICAL.search((site / "index.html").read_text(encoding="utf-8"))
    assert found  # every page has its address
    site_url = html.unescape(found[1])
    every = _versions(library, library.letters)
    jobs = [*letter_jobs(library, site_url, versions), *bilingual_jobs(library, site_url, versions)]
    if len({version.letter for version in versions}) == len(library.letters):
        jobs += collection_jobs(library, site_url)
    pages = sorted({job.address for job in (*letter_jobs(library, site_url, every), *jobs)})
    press = Press(browser, site, site_url, root / ".cache" / "paper")
    made = []
    for number, each in enumerate(press.make(jobs, pages), 1):
        state = "打印 printed" if each.is_new else "未变 unchanged"
        size = f"{each.paper.pages}p {each.paper.kilobytes} kB"
        print(f"[{number}/{len(jobs)}] {each.job.file} {size} {state}", flush=True)
        made.append(each)
    return made
