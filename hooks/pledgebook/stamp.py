"""In: a page that the theme rendered with tokens, split once. Out: that page for every address, filled in."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from markupsafe import Markup, escape

from pledgebook.address import Address
from pledgebook.pages import Content
from pledgebook.paper import source
from pledgebook.vocabulary import LANGUAGES

Token: TypeAlias = Literal["title", "description", "url", "data", "root", "zh", "en", "body", "lead", "style", "source"]
_TOKEN: Final = re.compile("\x0e([a-z]+)\x0f")
_INLINE: Final = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*ld\+json)[^>]*>(.*?)</script>", re.DOTALL)
_POLICY: Final = '<meta name="pb-policy">'


def token(name: Token) -> Markup:
    """Return what stands in a shell for `name`: control characters, refused in data, so that no author can write it."""
    return Markup(f"\x0e{name}\x0f")  # noqa: S704 - one of our own words


class Shell:
    """One section's page around its content.

    `html` has tokens where title, addresses and body go, and the token `lead` before and behind the section's
    hand-written words, which only the section's own page shows.
    """

    def __init__(self, html: str, title: str, description: str, site_name: str) -> None:
        self.title = title
        self.description = description
        self.site_name = site_name
        before, lead, after = html.split(token("lead"))
        self._own, self._below = before + lead + after, before + after
        self._rooted: dict[tuple[str, bool], tuple[list[bytes], list[str]]] = {}

    def stamp(self, address: Address, content: Content, site_url: str, data: str, css: str = "") -> Iterator[bytes]:
        """Yield the page piece by piece, UTF-8. An empty title or description means the section's own.

        `data` is the page's JSON-LD and `css` its own style for paper, already safe inside their elements.
        """
        title = content.title or self.title
        path = str(address)
        values: dict[str, str] = {
            "title": escape(f"{title} - {self.site_name}" if path not in {"", "en/"} else self.site_name),
            "description": escape(content.description or self.description),
            "url": escape(site_url + path),
            "data": data,
            "style": css,
            "source": source(css),
        } | {language: str(address.in_language(language)) for language in LANGUAGES}
        texts, tokens = self._at(address.root, is_own=not address.letter and not address.page)
        yield texts[0]
        for name, text in zip(tokens, texts[1:], strict=True):
            if name != "body":
                yield values[name].encode()
            elif isinstance(content.body, str):
                yield content.body.encode()
            else:
                yield from (piece.encode() for piece in content.body)
            yield text

    def _at(self, root: str, *, is_own: bool) -> tuple[list[bytes], list[str]]:
        """Return texts and tokens for pages of one depth: most tokens of a shell are `root`, filled in once for all."""
        if (root, is_own) not in self._rooted:
            parts = _TOKEN.split((self._own if is_own else self._below).replace(token("root"), root))
            self._rooted[root, is_own] = [text.encode() for text in parts[0::2]], parts[1::2]
        return self._rooted[root, is_own]


def with_policy(html: str, *, relaxed: bool = False) -> str:
    """Return the page with its Content-Security-Policy: own files, and inline scripts by their SHA-256 alone.

    `relaxed` is for the development server, whose reloading script can't be known beforehand. ValueError where the page
    has no place for it.
    """
    if _POLICY not in html:
        raise ValueError(f"{_POLICY} is missing")
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in _INLINE.findall(html)
    }
    own_style = f" {token('source')}" if token("style") in html else ""
    scripts = " ".join(["'self'", *(["'unsafe-inline'"] if relaxed else sorted(hashes))])
    policy = (
        f"default-src 'none'; script-src {scripts}; "
        f"style-src 'self'{own_style}; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; object-src 'none'"
    )
    return html.replace(_POLICY, f'<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)
