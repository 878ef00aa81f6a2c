"""Measures search beside Pagefind and the theme's own, on the same clauses in the same run, and prints a table.

Usage, from the project's folder, after `pip install -r requirements-bench.txt` into .venv:
PYTHONPATH=hooks .venv/bin/python -m tests.bench.search [CLAUSES …]

Each engine makes an index of the clauses, a real browser asks it from an empty cache, over a server that compresses as
static hosts do. “First” is the first hit in hand, after the page and its scripts: its time, requests and kilobytes, the
worst of the queries. “Slow” is the same on a slowed network (150 ms, 1.6 Mbit/s). “Key” is the time after each further
character, the worst of them. Memory is what the page's process has gained. The theme's own search is left out where it
would take minutes. What is to be reached stands beneath the table.
"""

from __future__ import annotations

import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from tests.bench.clauses import make_groups

from pledgebook.browser import find
from pledgebook.model import Synonyms
from pledgebook.search_docs import Group
from pledgebook.search_index import index
from pledgebook.vocabulary import LANG_TAG, Language

ROOT = Path(__file__).resolve().parents[2]
SIZES = (300, 3_000, 33_000, 330_000)
MOST_OF_THEME = 3_000
QUERIES: dict[Language, list[str]] = {
    "zh": ["投诉", "服务响应时间", "退款 逾期", "4小时", "承诺人"],
    "en": ["complaint", "response time", "late refund", "business days", "company"],
}
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json"}


class Server(http.server.ThreadingHTTPServer):
    """Serves a folder, compressed but for what can't be smaller."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Server

    def do_GET(self) -> None:
        path = self.server.folder / self.path.split("?")[0].lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        body = _compressed(path) if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", f"{_TYPES.get(path.suffix, 'application/octet-stream')}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if found:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


@dataclass(frozen=True)
class Engine:
    """One search: how its index is made below a folder, and what the page runs to ask for the first ten hits."""

    name: str
    make: Callable[[Sequence[Group], Language, Path], None]
    ask: str


def ours(groups: Sequence[Group], language: Language, folder: Path) -> None:
    for path, text in index(language, groups, Synonyms(), "Asia/Shanghai").items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="")
    scripts = folder / "assets/javascripts"
    scripts.mkdir(parents=True, exist_ok=True)
    for name in ("search", "shards"):
        shutil.copy(ROOT / f"docs/assets/javascripts/{name}.js", scripts)
    _page(
        folder,
        language,
        '<script src="assets/javascripts/shards.js"></script><script src="assets/javascripts/search.js"></script>',
    )


OURS = """async (query) => {
  let [first, sent] = [0, null];
  const begun = performance.now();
  const found = () => { if (!first) [first, sent] = [performance.now() - begun, pbSent()]; };
  const result = await pbSearch.search(query, { isEnough: (hits) => hits.length >= 10, found });
  return [first || performance.now() - begun, result?.hits.length ?? 0, ...(sent ?? pbSent())];
}"""


def pagefind(groups: Sequence[Group], language: Language, folder: Path) -> None:
    """Make its index from a page for each clause; its interface for records takes 0.1 s for each."""
    tag = LANG_TAG[language]
    for number, group in enumerate(groups):
        pages = folder / "pages" / str(number)
        pages.mkdir(parents=True)
        for doc in group.docs:
            body = f"<h1>{escape(doc.heading or doc.term)}</h1><p>{escape(doc.text)}</p>"
            html = f'<!doctype html><html lang="{tag}"><title>{escape(doc.cited)}</title><body>{body}</body></html>'
            (pages / f"{doc.id or 'index'}.html").write_text(html, encoding="utf-8")
    _page(folder, language, "")
    command = ["-m", "pagefind", "--site", str(folder / "pages"), "--output-path", str(folder / "pagefind"), "--quiet"]
    subprocess.run([sys.executable, *command], check=True)


PAGEFIND = """async (query) => {
  const begun = performance.now();
  window.pbEngine ??= await import("/pagefind/pagefind.js");
  const { results } = await pbEngine.search(query);
  await results[0]?.data();
  const found = [performance.now() - begun, results.length, ...pbSent()];
  await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return found;
}"""


def theme(groups: Sequence[Group], language: Language, folder: Path) -> None:
    docs = folder / "docs"
    docs.mkdir()
    for number, group in enumerate(groups):
        clauses = "\n\n".join(
            f"## {escape(doc.heading or doc.term or doc.cited)}\n\n{escape(doc.text)}" for doc in group.docs
        )
        name = "index" if number == 0 else f"letter-{number}"
        (docs / f"{name}.md").write_text(f"# {escape(group.docs[0].heading)}\n\n{clauses}\n", encoding="utf-8")
    settings = {
        "site_name": "Bench",
        "theme": {"name": "material", "language": language, "font": False},
        "plugins": ["search"],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=True,
        stderr=subprocess.DEVNULL,
    )
    for path in (folder / "site").iterdir():
        shutil.move(path, folder / path.name)


THEME = """async (query) => {
  const begun = performance.now();
  const box = document.querySelector(".md-search__input");
  document.querySelector("#__search").click();
  box.focus();
  box.value = query;
  const results = document.querySelector(".md-search-result__list");
  results.replaceChildren();
  box.dispatchEvent(new KeyboardEvent("keyup"));
  const pause = () => new Promise((done) => setTimeout(done, 5));
  while (!results.children.length && performance.now() - begun < 1000) await pause();
  document.querySelector("#__search").click();
  return [performance.now() - begun, results.children.length, ...pbSent()];
}"""


def _page(folder: Path, language: Language, head: str) -> None:
    html = f'<!doctype html><html lang="{LANG_TAG[language]}"><meta charset="utf-8"><title>Bench</title>{head}'
    (folder / "index.html").write_text(html, encoding="utf-8")


SENT = """() => {
  performance.clearResourceTimings();
  window.pbSent = () => {
    const answered = performance.getEntriesByType("resource");
    return [answered.length, answered.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)];
  };
}"""
"""Counts the answers since; what a worker has fetched isn't seen, which the theme's figures gain by."""

ENGINES = [Engine("ours", ours, OURS), Engine("Pagefind", pagefind, PAGEFIND), Engine("theme", theme, THEME)]


@dataclass
class Asked:
    """What the queries took: the worst of them."""

    first: float = 0
    requests: int = 0
    kilobytes: float = 0
    slow: float = 0
    key: float = 0
    megabytes: float = 0
    missed: int = 0
    """Queries that it found nothing for, though the clauses have them."""


def asked(browser: Browser, server: Server, engine: Engine, queries: list[str]) -> Asked:
    worst = Asked()
    control = browser.new_browser_cdp_session()
    for query in queries:
        for is_slow in (False, True):
            context = browser.new_context()
            page = context.new_page()
            page.goto(server.address)
            page.wait_for_load_state("networkidle")
            before = _memory(control)
            page.evaluate(SENT)
            if is_slow:
                _slowed(page)
            first, hits, requests, size = page.evaluate(engine.ask, query)
            if is_slow:
                worst.slow = max(worst.slow, first)
            else:
                worst.first = max(worst.first, first)
                worst.requests = max(worst.requests, requests)
                worst.kilobytes = max(worst.kilobytes, size / 1000)
                worst.missed += not hits
                for other in queries:
                    for end in range(2, len(other) + 1):
                        worst.key = max(worst.key, page.evaluate(engine.ask, other[:end])[0])
                worst.megabytes = max(worst.megabytes, _memory(control) - before)
            context.close()
    return worst


def _slowed(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    rate = 1_600_000 / 8
    limits = {"offline": False, "latency": 150, "downloadThroughput": rate, "uploadThroughput": rate}
    session.send("Network.emulateNetworkConditions", limits)


def _memory(control: CDPSession) -> float:
    """Return the megabytes that the browser's pages hold."""
    processes: list[dict[str, Any]] = control.send("SystemInfo.getProcessInfo")["processInfo"]
    total = 0
    for process in processes:
        if process["type"] == "renderer":
            status = Path(f"/proc/{process['id']}/statm").read_text(encoding="ascii")
            total += int(status.split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return total / 1e6


def main(sizes: list[int]) -> None:
    """Print the table."""
    names = ["clauses", "language", "engine", "index s", "ms/clause", "index MB", "first ms", "requests", "kB"]
    print(f"| {' | '.join([*names, 'slow ms', 'key ms', 'MB', 'missed'])} |")
    print("|---:|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find()), args=["--no-sandbox"])
        for size in sizes:
            for language in QUERIES:
                groups = list(make_groups(size, language))
                count = sum(len(group.docs) for group in groups)
                for engine in ENGINES:
                    if engine.name == "theme" and size > MOST_OF_THEME:
                        continue
                    with tempfile.TemporaryDirectory() as folder:
                        row = measured(browser, engine, groups, language, Path(folder))
                    print(f"| {count:,} | {language} | {engine.name} | {row(count)}", flush=True)
        browser.close()
    print()
    print(
        "To reach: at 300 clauses 30 kB in all and 10 ms a key; at 330,000 a first hit with 80 kB and 4 requests, 30 ms"
    )
    print("a key; an index in 0.3 ms a clause.")


def measured(
    browser: Browser, engine: Engine, groups: Sequence[Group], language: Language, folder: Path
) -> Callable[[int], str]:
    """Return a way to print the rest of a row, given the number of clauses."""
    before = time.perf_counter()
    engine.make(groups, language, folder)
    seconds = time.perf_counter() - before
    names = {"ours": "assets/search", "Pagefind": "pagefind", "theme": "search"}
    size = sum(path.stat().st_size for path in (folder / names[engine.name]).rglob("*") if path.is_file()) / 1e6
    server = Server(folder)
    worst = asked(browser, server, engine, QUERIES[language])
    server.shutdown()
    server.server_close()
    _compressed.cache_clear()

    def row(count: int) -> str:
        cells = [f"{seconds:.1f}", f"{seconds / count * 1000:.2f}", f"{size:.1f}", f"{worst.first:.0f}", worst.requests]
        cells += [
            f"{worst.kilobytes:.0f}",
            f"{worst.slow:.0f}",
            f"{worst.key:.0f}",
            f"{worst.megabytes:.0f}",
            worst.missed,
        ]
        return " | ".join(map(str, cells)) + " |"

    return row


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
