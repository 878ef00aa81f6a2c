"""Measures search beside Pagefind and the theme's own, on the same clauses in the same run, and prints a table.

Usage, from the project's folder, after `pip install -r requirements-bench.txt` into .venv:
PYTHONPATH=hooks .venv/bin/python -m tests.bench.search [CLAUSES …] [LANGUAGE …] [ENGINE …]

Engines are named by how their names begin: ours, Pagefind, theme. Linux only.

Each engine makes an index of the clauses, for which processor seconds are counted, and a real browser asks it from an
empty cache, over a server that compresses as static hosts do and counts what goes over the wire. When the box opens,
the query is there at once, as if pasted; nothing of the engine is loaded before. “First” is the first hit in hand,
“ten” are as many as a box shows. Requests and kilobytes are written as code + index: code is the same at any size,
and browsers keep it. “Slow” is a network of 150 ms and 1.6 Mbit/s. “Key” is the time until ten hits after each
further character, from the second on, of several queries one after the other. Memory is what the page's process has
gained by then. “Missed” are queries without a hit, though the clauses have their words.

Each figure is that of the worst query. A query's time is the best of three tries, on the slowed network of one, a
key's the best of five: what else a machine does only adds to it. What is to be reached stands beneath the table.
"""

from __future__ import annotations

import gzip
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright
from tests.bench.clauses import make_groups, synonyms
from tests.bench.engines import ENGINES, ROOT, Corpus, Engine
from tests.bench.served import Answer, Server, forget

from pledgebook.browser import find
from pledgebook.vocabulary import Language

SIZES = (300, 3_000, 33_000, 330_000)
TRIES = 3
TEN = 10
TYPING = 10
"""Seconds after which a page is left, though not everything has been typed; a key isn't waited for any longer."""
QUERIES: dict[Language, list[str]] = {
    "zh": ["投诉", "服务响应时间", "退款 逾期", "4小时", "承诺人"],
    "en": ["complaint", "response time", "late refund", "business days", "company"],
}
ASKED: dict[Language, list[str]] = {
    "zh": ["投诉多久答复", "怎么退钱", "送货晚了赔多少", "投诉三天没回复", "打官司", "退货运费谁出"],
    "en": ["how do I get my money back", "nobody answered my complaint", "how long does a repair take", "typhoon"],
}
"""What no clause says in these words: an engine that knows synonyms answers them, in a row of their own."""
HEAD = """| clauses | language | engine | index CPU s | ms/clause | index MB | files \
| first: requests | kB | ms | slow s | ten: kB | slow s | key ms | MB | missed |
|---:|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"""
ASK = """async ([query, most, patience]) => {
  await window.pbBench.clear?.();
  const begun = performance.now();
  let first;
  const tell = () => { first ??= performance.now() - begun; };
  await (window.pbOpened ??= window.pbBench.open());
  const late = new Promise((done) => setTimeout(done, patience, 0));
  const hits = await Promise.race([window.pbBench.ask(query, most, tell), late]);
  tell();
  return [first, performance.now() - begun, hits];
}"""


@dataclass
class Visit:
    """One query from an empty cache: milliseconds to the first hit and to all, how many, what was answered for them."""

    first: float
    all: float
    hits: int
    answers: list[Answer]
    keys: dict[str, float]
    megabytes: float


def visit(browser: Browser, server: Server, engine: Engine, query: str, most: int, typed: list[str]) -> Visit:
    """Open a page, ask, then type further queries."""
    control = browser.new_browser_cdp_session()
    is_slow, server.is_slow = server.is_slow, False
    server.gate.clear()
    context = browser.new_context()
    page = context.new_page()
    page.goto(server.address)
    page.wait_for_timeout(100)
    page.evaluate(f"() => {{ window.pbBench = {engine.page}; }}")
    before = _memory(control)
    server.answers.clear()
    server.is_slow = is_slow
    server.gate.set()
    first, all_, hits = page.evaluate(ASK, [query, most, 600_000])
    answers = list(server.answers)
    beginnings = [other[:end] for other in typed for end in range(2, len(other) + 1)]
    until = time.monotonic() + TYPING
    keys = {each: page.evaluate(ASK, [each, most, 1000 * TYPING])[1] for each in beginnings if time.monotonic() < until}
    megabytes = _memory(control) - before
    context.close()
    control.detach()
    return Visit(first, all_, hits, answers, keys, megabytes)


def _memory(control: CDPSession) -> float:
    """Return the megabytes that the browser's pages hold."""
    processes: list[dict[str, Any]] = control.send("SystemInfo.getProcessInfo")["processInfo"]
    total = 0
    for process in processes:
        if process["type"] == "renderer":
            status = Path(f"/proc/{process['id']}/statm").read_text(encoding="ascii")
            total += int(status.split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return total / 1e6


def measured(browser: Browser, engine: Engine, corpus: Corpus, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the names and the other cells of the engine's rows."""
    seconds = engine.make(corpus, folder)
    files = [path for path in (folder / engine.folder).rglob("*") if path.is_file()]
    files = [path for path in files if not Answer(path.name, 0).is_code and path.suffix != ".gz"]
    size = sum(path.stat().st_size for path in files) / 1e6
    server = Server(folder / "site" if (folder / "site").is_dir() else folder, engine.held)
    of_index = [f"{seconds:.1f}", f"{seconds / corpus.size * 1000:.2f}", f"{size:.1f}", f"{len(files):,}"]
    yield engine.name, [*of_index, *_asked(browser, engine, server, QUERIES[corpus.language])]
    if engine.knows_synonyms:
        yield f"{engine.name}, other words", ["", "", "", "", *_asked(browser, engine, server, ASKED[corpus.language])]
    server.shutdown()
    server.server_close()
    forget()


def _asked(browser: Browser, engine: Engine, server: Server, queries: list[str]) -> list[str]:
    firsts, tens, slow = [], [], []
    keys: dict[str, list[float]] = defaultdict(list)
    for at, query in enumerate(queries):
        typed = queries[at:] + queries[:at]
        firsts.append(visit(browser, server, engine, query, 1, []))
        tries = [visit(browser, server, engine, query, TEN, typed if last else []) for last in (False, False, True)]
        tens.append(min(tries, key=lambda each: each.first))
        tens[-1].megabytes = tries[-1].megabytes
        for beginning, took in tries[-1].keys.items():
            keys[beginning].append(took)
        server.is_slow = True
        slow.append(visit(browser, server, engine, query, TEN, []))
        server.is_slow = False
    return [
        _most([(sum(a.is_code for a in v.answers), sum(not a.is_code for a in v.answers)) for v in firsts]),
        _most([_kilobytes(each) for each in firsts]),
        f"{max(each.first for each in tens):.0f}",
        f"{max(each.first for each in slow) / 1000:.1f}",
        _most([_kilobytes(each) for each in tens]),
        f"{max(each.all for each in slow) / 1000:.1f}",
        f"{max(map(min, keys.values())):.1f}",
        f"{max(each.megabytes for each in tens):.0f}",
        str(sum(not each.hits for each in tens)),
    ]


def _kilobytes(each: Visit) -> tuple[float, float]:
    sizes = [sum(answer.size for answer in each.answers if answer.is_code is kind) for kind in (True, False)]
    return sizes[0] / 1000, sizes[1] / 1000


def _most(pairs: Sequence[tuple[float, float]]) -> str:
    code, data = max(pairs, key=sum)
    return f"{code:.0f} + {data:.0f}"


def main(sizes: list[int], languages: list[Language], names: tuple[str, ...]) -> None:
    """Print the table, of the engines whose names begin so."""
    print(HEAD)
    args = ["--no-sandbox", "--disable-features=SpareRendererForSitePerProcess"]  # a spare page would count as memory
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find()), args=args)
        for size in sizes:
            for language in languages:
                corpus = Corpus(list(make_groups(size, language)), language, synonyms(language))
                for engine in ENGINES:
                    if corpus.size > engine.most or not engine.name.startswith(names):
                        continue
                    with tempfile.TemporaryDirectory() as folder:
                        for name, cells in measured(browser, engine, corpus, Path(folder)):
                            print(f"| {corpus.size:,} | {language} | {name} | {' | '.join(cells)} |", flush=True)
        browser.close()
    box = [ROOT / "docs/assets" / name for name in ("javascripts/hits.js", "stylesheets/search.css")]
    looks = sum(len(gzip.compress(path.read_bytes(), 6)) for path in box) / 1000
    print(f"\nTo show hits, our box loads {looks:.0f} kB more (hits.js, search.css), Pagefind's boxes 6 to 46.")
    print(
        "To reach: at 300 clauses 30 kB in all and 10 ms a key; at 330,000 a first hit with 80 kB and 4 requests after"
        "\nthe page, and 30 ms a key; an index in 0.3 ms a clause."
    )


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        [int(each) for each in given if each.isdigit()] or list(SIZES),
        [language for language in QUERIES if language in given] or list(QUERIES),
        tuple(each for each in given if not each.isdigit() and each not in QUERIES) or ("",),
    )
