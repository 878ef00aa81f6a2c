"""What holds for every page of every site: each rule yields what breaks it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from tests.edge.building import SITE_URL
from tests.edge.html import Page, words

Rule = Callable[[Page], Iterator[str]]

_UNFILLED = re.compile(r"\bNone\b(?! of\b)|Undefined|@@|\{\{|\{%|\[\[|\]\]|[\x00-\x08\x0b-\x1f]")


def it_begins_with_a_doctype(page: Page) -> Iterator[str]:
    if not page.source.startswith("<!doctype html>\n"):
        yield page.source[:30]


def its_language_is_that_of_its_address(page: Page) -> Iterator[str]:
    if page.tree.get("lang") != page.language:
        yield str(page.tree.get("lang"))


def it_has_one_main_heading(page: Page) -> Iterator[str]:
    names = [tag.name for tag in page.tags]
    if names.count("h1") != 1:
        yield f"{names.count('h1')} h1"


def its_headings_skip_no_level(page: Page) -> Iterator[str]:
    levels = [(int(tag.name[1]), tag.line) for tag in page.tags if re.fullmatch("h[1-6]", tag.name)]
    yield from (
        f"h{before} h{after} at line {line}" for (before, _), (after, line) in pairwise(levels) if after > before + 1
    )


def its_headings_have_words(page: Page) -> Iterator[str]:
    yield from (
        str(heading.tag) for heading in page.tree.iter("h1", "h2", "h3", "h4", "h5", "h6") if not words(heading).strip()
    )


def its_ids_are_unique(page: Page) -> Iterator[str]:
    yield from {id_ for id_ in page.ids if page.ids.count(id_) > 1}


def no_tag_has_an_attribute_twice(page: Page) -> Iterator[str]:
    for tag in page.tags:
        names = [name for name, _ in tag.attributes]
        if len(names) != len(set(names)):
            yield f"{tag}"


def its_title_and_description_have_words(page: Page) -> Iterator[str]:
    titles = [words(title) for title in page.tree.iterfind("head/title")]
    descriptions = [tag.get("content") for tag in page.tags if tag.name == "meta" and tag.get("name") == "description"]
    if len(titles) != 1 or len(descriptions) != 1 or not titles[0].strip() or not (descriptions[0] or "").strip():
        yield f"{titles} {descriptions}"


def its_canonical_address_is_its_own(page: Page) -> Iterator[str]:
    found = [tag.get("href") for tag in page.tags if tag.name == "link" and tag.get("rel") == "canonical"]
    if found != ([] if page.path == "404.html" else [SITE_URL + page.address]):
        yield f"{found}"


def its_policy_stands_before_all_that_it_governs(page: Page) -> Iterator[str]:
    names = [(tag.name, tag.get("http-equiv")) for tag in page.tags]
    before = names[: names.index(("meta", "Content-Security-Policy"))]
    if {name for name, _ in before} - {"html", "head", "meta"}:
        yield f"{before}"


def its_policy_allows_its_own_files_and_the_inline_scripts_it_has(page: Page) -> Iterator[str]:
    running = [script for script in page.tree.iter("script") if script.get("type") != "application/ld+json"]
    inline = [script.text or "" for script in running if script.get("src") is None]
    digests = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline}
    scripts = " ".join(["'self'", *sorted(f"'sha256-{digest}'" for digest in digests)])
    paper = [style.text or "" for style in page.tree.iter("style")]  # the words of a print-out's margins
    styles = "".join(f" 'sha256-{base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()}'" for css in paper)
    expected = (
        f"default-src 'none'; script-src {scripts}; "
        f"style-src 'self'{styles}; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; object-src 'none'"
    )
    found = [tag.get("content") for tag in page.tags if tag.get("http-equiv") == "Content-Security-Policy"]
    if found != [expected]:
        yield f"{found}"


_REQUIRED = {
    "Organization": {"name", "url"},
    "WebSite": {"name", "url", "inLanguage", "publisher"},
    "BreadcrumbList": {"itemListElement"},
    "DigitalDocument": {
        "name", "url", "identifier", "version", "inLanguage", "datePublished", "temporalCoverage", "publisher",
        "isPartOf",
    },
}  # fmt: skip
"""What search engines ask of each type of schema.org, and what a reader of a letter's data needs."""


def it_tells_programs_what_it_is(page: Page) -> Iterator[str]:
    """By Open Graph and, but for the 404 page, by JSON-LD; a letter is a document with its dates and version."""
    told = {tag.get("property"): tag.get("content") or "" for tag in page.tags if tag.name == "meta"}
    title, image = words(page.tree.find("head/title")), f"{SITE_URL}assets/images/share.png"
    if (told.get("og:title"), told.get("og:image")) != (title, image) or not told.get("og:description"):
        yield f"{told}"
    if page.path == "404.html":
        return
    (data,) = [script.text or "" for script in page.tree.iter("script") if script.get("type") == "application/ld+json"]
    parts = {part["@type"]: part for part in json.loads(data)["@graph"]}
    lacking = {kind: sorted(_REQUIRED[kind] - set(part)) for kind, part in parts.items() if _REQUIRED[kind] - set(part)}
    is_home = page.address in {"", "en/"}
    if lacking or not {"Organization", "WebSite"} <= set(parts) or is_home == ("BreadcrumbList" in parts):
        yield f"{lacking} {sorted(parts)}"
    steps = parts.get("BreadcrumbList", {}).get("itemListElement", [])
    if steps and (
        steps[-1]["item"] != SITE_URL + page.address
        or [step["position"] for step in steps] != [*range(1, len(steps) + 1)]
    ):
        yield f"{steps}"
    is_letter = re.fullmatch(r"(en/)?letters/[^/]+/(v\d+/)?", page.address)
    document = parts.get("DigitalDocument", {})
    if bool(is_letter) != bool(document) or (is_letter and document["url"] != SITE_URL + page.address):
        yield f"{document}"


def it_has_no_inline_handler_or_style(page: Page) -> Iterator[str]:
    for tag in page.tags:
        yield from (f"{tag}" for name, _ in tag.attributes if name.startswith("on") or name == "style")
        if tag.name == "style" and tag.attributes != [("media", "print")]:
            yield f"{tag}"


def it_has_no_element_that_runs_or_fetches_something_else(page: Page) -> Iterator[str]:
    """The only image is a version's QR code, which paper alone shows."""
    allowed = {"script", "link", "meta", "a", "img"}
    for tag in page.tags:
        if tag.name in {
            "iframe",
            "object",
            "embed",
            "base",
            "frame",
            "applet",
            "template",
            "portal",
            "video",
            "audio",
        }:
            yield f"{tag}"
        if tag.name == "img" and not re.fullmatch(r"[./]+(en/)?letters/[a-z0-9-]+/v\d+/qr\.svg", tag.get("src") or ""):
            yield f"{tag}"
        yield from (f"{tag}" for name, _ in tag.attributes if name in {"href", "src"} and tag.name not in allowed)


def nothing_is_left_unfilled(page: Page) -> Iterator[str]:
    """The page on the data format alone explains what brackets mean."""
    title = words(page.tree.find("head/title"))
    values = " ".join(value for tag in page.tags for _, value in tag.attributes)
    for found in _UNFILLED.finditer(f"{title} {values} {page.text}"):
        if not (page.address.endswith("data-format/") and found[0] in {"[[", "]]"}):
            yield found[0]


def it_has_a_skip_link_to_its_heading(page: Page) -> Iterator[str]:
    first = next(tag for tag in page.tags if tag.name == "a")
    if first.get("href") != "#pb-title" or "pb-title" not in page.ids:
        yield f"{first}"


RULES: list[Rule] = [
    it_begins_with_a_doctype,
    its_language_is_that_of_its_address,
    it_has_one_main_heading,
    its_headings_skip_no_level,
    its_headings_have_words,
    its_ids_are_unique,
    no_tag_has_an_attribute_twice,
    its_title_and_description_have_words,
    its_canonical_address_is_its_own,
    its_policy_stands_before_all_that_it_governs,
    its_policy_allows_its_own_files_and_the_inline_scripts_it_has,
    it_tells_programs_what_it_is,
    it_has_no_inline_handler_or_style,
    it_has_no_element_that_runs_or_fetches_something_else,
    nothing_is_left_unfilled,
    it_has_a_skip_link_to_its_heading,
]


def broken_rules(pages: dict[str, Page]) -> dict[str, list[str]]:
    """Return, for each page that breaks any rule, what it breaks."""
    found = {
        page.path: [f"{rule.__name__}: {what}" for rule in RULES for what in rule(page)] for page in pages.values()
    }
    return {path: broken for path, broken in found.items() if broken}


def broken_links(pages: dict[str, Page], files: set[str]) -> list[str]:
    """Return each link that leads to no file of the site, or to no id in it."""
    ids = {page.path: set(page.ids) for page in pages.values()}
    found = set()
    for page in pages.values():
        for tag, link in page.links():
            if tag == "link" and link.startswith(SITE_URL):
                continue  # the canonical address, which a rule of its own holds to the page
            path, fragment = page.target(link)
            if path.removeprefix("en/") == "verify/index.html" and re.fullmatch(
                r"[a-z0-9-]+/v\d+/[0-9a-f]{64}", fragment
            ):
                fragment = ""  # what is to be checked, and no place on the page
            if re.match(r"[a-z]+:|//", link) or path not in files or (fragment and fragment not in ids.get(path, ())):
                found.add(f"{page.path}: <{tag}> {link}")
    return sorted(found)
