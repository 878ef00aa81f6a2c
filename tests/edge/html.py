"""A built site as its readers' programs see it: pages with their elements, links and ids."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import html
from tests.edge.building import SITE_URL


class Tag(NamedTuple):
    """One start tag with every attribute as written, in the order of the file."""

    name: str
    attributes: list[tuple[str, str]]
    line: int

    def get(self, name: str) -> str | None:
        return dict(self.attributes).get(name)


@dataclass(frozen=True)
class Page:
    """One HTML file; `path` is its way below the site, such as `en/terms/index.html`."""

    path: str
    source: str

    @property
    def address(self) -> str:
        return self.path.removesuffix("index.html")

    @property
    def language(self) -> str:
        return "en" if self.path.startswith("en/") else "zh-CN"

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.source)

    @cached_property
    def tags(self) -> list[Tag]:
        return list(_tags(self.source))

    @cached_property
    def ids(self) -> list[str]:
        return [value for tag in self.tags for name, value in tag.attributes if name == "id"]

    @cached_property
    def text(self) -> str:
        return words(self.tree.find("body"))

    def at(self, id_: str) -> html.HtmlElement:
        """Return the element with this id."""
        return self.tree.get_element_by_id(id_)

    def around(self, id_: str) -> html.HtmlElement:
        """Return the element that holds the one with this id."""
        parent = self.at(id_).getparent()
        assert parent is not None
        return parent

    def leads(self, link: html.HtmlElement) -> tuple[str, str]:
        """Return which file of the site a link on this page leads to, and the id in it."""
        return self.target(link.get("href") or "")

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield every address that the page names for a browser, with the tag it stands in."""
        for tag in self.tags:
            for name, value in tag.attributes:
                if name in {"href", "src", "action", "poster", "data", "xlink:href"}:
                    yield tag.name, value
                elif name == "srcset":
                    yield from ((tag.name, part.split()[0]) for part in value.split(","))

    def target(self, link: str) -> tuple[str, str]:
        """Return which file of the site a relative link leads to, and the id in it."""
        parts = urlsplit(link)
        path = unquote(parts.path)
        if self.path == "404.html":
            path = path.removeprefix(urlsplit(SITE_URL).path)
        elif path:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path)) + "/" * path.endswith(
                ("/", ".")
            )
        else:
            return self.path, unquote(parts.fragment)
        path = posixpath.normpath(path) + "/" * path.endswith("/") if path else ""
        path = "" if path == "./" else path
        return path + "index.html" * (not path or path.endswith("/")), unquote(parts.fragment)


_PAPER = "ancestor::*[contains(concat(' ', @class, ' '), ' pb-paper ')]"


def words(element: html.HtmlElement | None) -> str:
    """Return the text of an element without its tags, and without that of scripts and what only paper shows."""
    assert element is not None
    return "".join(str(text) for text in element.xpath(f".//text()[not(parent::script) and not({_PAPER})]"))


def paragraphs(element: html.HtmlElement) -> list[str]:
    return [words(paragraph) for paragraph in element.iter("p")]


def read(site: Path) -> dict[str, Page]:
    """Return every page of a site by its address; the 404 page's is `404.html`."""
    paths = sorted(site.rglob("*.html"))
    pages = [Page(path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")) for path in paths]
    return {page.address: page for page in pages}


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Tag(tag, [(name, value or "") for name, value in attrs], self.getpos()[0]))


def _tags(source: str) -> list[Tag]:
    parser = _Tags()
    parser.feed(source)
    parser.close()
    return parser.found
