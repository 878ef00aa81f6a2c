"""In: the Chinese address of every page. Out: the sitemaps, which list each with its English one.

sitemaps.org 0.9, with Google's hreflang. One that isn't enough becomes a list of several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from markupsafe import escape

from pledgebook.vocabulary import LANG_TAG, LANGUAGES

_PAIRS = 25_000  # pages in both languages: a sitemap may list 50,000 addresses


def sitemaps(paths: Sequence[str], site_url: str) -> dict[str, Callable[[], Iterator[str]]]:
    """Return the way to make each sitemap, line by line, by its name."""
    parts = [paths[start : start + _PAIRS] for start in range(0, len(paths), _PAIRS)]
    if len(parts) == 1:
        return {"sitemap.xml": partial(_urls, paths, site_url)}
    named = {f"sitemap-{number}.xml": partial(_urls, part, site_url) for number, part in enumerate(parts, 1)}
    listed = [f"<sitemap><loc>{escape(site_url + name)}</loc></sitemap>\n" for name in named]
    return {**named, "sitemap.xml": lambda: _lines("sitemapindex", listed)}


def _urls(paths: Iterable[str], site_url: str) -> Iterator[str]:
    return _lines("urlset", (line for path in paths for line in _pair((path, f"en/{path}"), site_url)))


def _pair(pair: tuple[str, str], site_url: str) -> Iterator[str]:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{LANG_TAG[language]}" href="{escape(site_url + path)}"/>'
        for language, path in zip(LANGUAGES, pair, strict=True)
    )
    for path in pair:
        yield f"<url><loc>{escape(site_url + path)}</loc>{links}</url>\n"


def _lines(element: str, lines: Iterable[str]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield (
        f'<{element} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    yield from lines
    yield f"</{element}>\n"
