"""The searches that are compared: how each makes its index of the same clauses, and how a page asks it.

All get what they are made for. Pagefind is measured twice: a page for each clause answers the same question as ours
(which clause has all these words), a page for each letter is what a site would rather give it. The theme indexes
sections of a letter's page.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from pledgebook.minified import minified
from pledgebook.model import Synonyms
from pledgebook.search_docs import Doc, Group
from pledgebook.search_index import index
from pledgebook.vocabulary import LANG_TAG, Language

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "docs/assets/javascripts"


@dataclass(frozen=True)
class Corpus:
    """The clauses in one language."""

    groups: Sequence[Group]
    language: Language
    synonyms: Synonyms

    @property
    def size(self) -> int:
        return sum(len(group.docs) for group in self.groups)


@dataclass(frozen=True)
class Engine:
    """One search. `make` returns the processor seconds that its index took, without what is done for any site.

    `page` is a script that yields `open`, which loads what a query needs, and `ask`, which finds so many hits, tells
    the first as soon as it is there, and returns their number; `clear` is called between two queries.
    """

    name: str
    make: Callable[[Corpus, Path], float]
    page: str
    folder: str
    """Where its index is."""
    held: str = ""
    """What the names of its files have in common, if it asks for them with the page: they wait until the box opens."""
    most: int = 1_000_000
    """Clauses beyond which it takes minutes a query."""
    knows_synonyms: bool = False


def ours(corpus: Corpus, folder: Path) -> float:
    before = _spent()
    for path, text in index(corpus.language, corpus.groups, corpus.synonyms, "Asia/Shanghai").items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="")
    seconds = _spent() - before
    (folder / "assets/javascripts").mkdir()
    for script in SCRIPTS.glob("*.js"):
        published = minified(script.name, script.read_text(encoding="utf-8"))
        (folder / "assets/javascripts" / script.name).write_text(published, encoding="utf-8", newline="")
    manifest = json.loads((folder / f"assets/search/{corpus.language}.json").read_text(encoding="utf-8"))
    _page(folder, corpus.language, "search shards" if manifest["shards"] else "search")
    return seconds


OURS = """{
  open: async () => {
    await Promise.all(document.documentElement.dataset.scripts.split(" ").map((name) => new Promise((done, fail) => {
      const script = document.createElement("script");
      Object.assign(script, { src: `assets/javascripts/${name}.js`, onload: done, onerror: fail });
      document.head.append(script);
    })));
    pbSearch.warm();
  },
  ask: async (query, most, tell) => {
    const result = await pbSearch.search(query, { isEnough: (hits) => hits.length >= most, found: tell });
    return result?.hits.length ?? 0;
  },
}"""


def by_clause(corpus: Corpus, folder: Path) -> float:
    return _pagefind(
        corpus, folder, ((f"{name}/{doc.id}", [doc]) for name, group in _named(corpus) for doc in group.docs)
    )


def by_letter(corpus: Corpus, folder: Path) -> float:
    return _pagefind(corpus, folder, ((name, group.docs) for name, group in _named(corpus)))


def _named(corpus: Corpus) -> Iterable[tuple[str, Group]]:
    return ((str(number), group) for number, group in enumerate(corpus.groups))


def _pagefind(corpus: Corpus, folder: Path, pages: Iterable[tuple[str, Sequence[Doc]]]) -> float:
    """Make its index from pages: its interface for records takes 0.1 s for each."""
    lang = LANG_TAG[corpus.language]
    for name, docs in pages:
        page = folder / "pages" / name
        page.mkdir(parents=True, exist_ok=True)
        body = "".join(
            f'<{tag} id="{doc.id or "letter"}">{escape(doc.heading or doc.term or doc.cited)}</{tag}>'
            f"<p>{escape(doc.text)}</p>"
            for tag, doc in zip(["h1", *["h2"] * len(docs)], docs, strict=False)
        )
        html = f'<!doctype html><html lang="{lang}"><title>{escape(docs[0].cited)}</title><body>{body}</body></html>'
        (page / "index.html").write_text(html, encoding="utf-8")
    _page(folder, corpus.language)
    command = ["-m", "pagefind", "--site", str(folder / "pages"), "--output-path", str(folder / "pagefind"), "--quiet"]
    before = _spent()
    subprocess.run([sys.executable, *command], check=True, stderr=subprocess.DEVNULL)
    return _spent() - before


PAGEFIND = """{
  open: async () => {
    window.pbEngine = await import("/pagefind/pagefind.js");
    await pbEngine.init();
  },
  ask: async (query, most, tell) => {
    const { results } = await pbEngine.search(query);
    const [first, ...others] = results.slice(0, most).map((result) => result.data());
    await first;
    if (first) tell();
    await Promise.all(others);
    return results.length;
  },
}"""


def theme(corpus: Corpus, folder: Path) -> float:
    docs = folder / "docs"
    docs.mkdir()
    for name, group in _named(corpus):
        clauses = "\n\n".join(
            f"## {escape(doc.heading or doc.term or doc.cited)}\n\n{escape(doc.text)}" for doc in group.docs[1:]
        )
        letter = f"# {escape(group.docs[0].heading)}\n\n{escape(group.docs[0].text)}"
        path = docs / ("index.md" if name == "0" else f"letter-{name}.md")
        path.write_text(f"{letter}\n\n{clauses}\n", encoding="utf-8")
    without = _built(corpus, folder, [])
    return _built(corpus, folder, ["search"]) - without


def _built(corpus: Corpus, folder: Path, plugins: list[str]) -> float:
    settings = {
        "site_name": "Bench",
        "theme": {"name": "material", "language": corpus.language, "font": False},
        "plugins": plugins,
        "docs_dir": str(folder / "docs"),
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    before = _spent()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=True,
        stderr=subprocess.DEVNULL,
    )
    return _spent() - before


THEME = """(() => {
  const find = (name) => document.querySelector(`.md-search${name}`);
  const until = async (isTrue, most) => {
    const begun = performance.now();
    while (!isTrue() && performance.now() - begun < most) await new Promise((done) => setTimeout(done, 2));
  };
  const type = (text) => {
    find("__input").value = text;
    find("__input").dispatchEvent(new KeyboardEvent("keyup"));
  };
  const hits = () => find("-result__list").children.length;
  return {
    open: async () => {
      document.querySelector("#__search").click();
      find("__input").focus();
    },
    ask: async (query) => {
      type(query);
      await until(() => hits() || /没有|No matching/.test(find("-result__meta").textContent), 120_000);
      return hits();
    },
    clear: async () => {
      type("");
      await until(() => !hits() && !/结果|matching/.test(find("-result__meta").textContent), 2_000);
    },
  };
})()"""


def _spent() -> float:
    """Return the processor seconds that this process and its ended children have taken."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _page(folder: Path, language: Language, scripts: str = "") -> None:
    root = f'<html lang="{LANG_TAG[language]}" data-scripts="{scripts}">'
    html = f'<!doctype html>{root}<meta charset="utf-8"><title>Bench</title>'
    (folder / "index.html").write_text(html, encoding="utf-8")


ENGINES = [
    Engine("ours", ours, OURS, "assets/search", knows_synonyms=True),
    Engine("Pagefind, by clause", by_clause, PAGEFIND, "pagefind"),
    Engine("Pagefind, by letter", by_letter, PAGEFIND, "pagefind"),
    Engine("theme", theme, THEME, "site/search", held="search", most=3_500),
]
