"""In: a page and what it shows. Out: the same for machines, as JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from pledgebook.model import Publisher, Text, Version
from pledgebook.vocabulary import LANG_TAG, Language

_ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def linked_data(
    publisher: Publisher,
    site_url: str,
    language: Language,
    trail: Sequence[tuple[str, str]],
    document: dict[str, Any] | None = None,
) -> str:
    """Return the JSON-LD of one page: who publishes, which site, and the way from its home to this page, if any.

    `trail` has title and address of each step, home first, addresses as they stand below the public root `site_url`;
    `document` describes a letter (see `document`). The text is safe inside a script element.
    """
    organization, website = {"@id": f"{site_url}#publisher"}, {"@id": f"{_home(site_url, language)}#website"}
    steps = [
        {"@type": "ListItem", "position": position, "name": name, "item": site_url + path}
        for position, (name, path) in enumerate(trail, 1)
    ]
    graph = [_everywhere(_shown(publisher.legal_name, language), trail[0][0], site_url, language)]
    if len(steps) > 1:  # home has no way to it
        graph.append(_json({"@type": "BreadcrumbList", "itemListElement": steps}))
    if document:
        graph.append(_json(document | {"isPartOf": website, "publisher": organization}))
    return f'{{"@context":"https://schema.org","@graph":[{",".join(graph)}]}}'


@cache
def _everywhere(publisher: str, site: str, site_url: str, language: Language) -> str:
    """Return what every page of a language says: who publishes, and which site."""
    home = _home(site_url, language)
    organization = {"@type": "Organization", "@id": f"{site_url}#publisher", "name": publisher, "url": home}
    website = {
        "@type": "WebSite",
        "@id": f"{home}#website",
        "url": home,
        "name": site,
        "inLanguage": LANG_TAG[language],
        "publisher": {"@id": organization["@id"]},
    }
    return f"{_json(organization)},{_json(website)}"


def _home(site_url: str, language: Language) -> str:
    return f"{site_url}en/" if language == "en" else site_url


def _json(data: dict[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in _ESCAPES.items():  # str.translate takes twenty times as long for Chinese
        text = text.replace(character, escaped)
    return text


def document(version: Version, url: str, language: Language) -> dict[str, Any]:
    """Return a letter's version as schema.org's DigitalDocument; a translation names the language that prevails."""
    ends = version.expires.isoformat() if version.expires else ".."
    described: dict[str, Any] = {
        "@type": "DigitalDocument",
        "url": url,
        "name": _shown(version.title, language),
        "identifier": version.document,
        "version": str(version.number),
        "inLanguage": LANG_TAG[language],
    }
    if version.signed_on:
        described["datePublished"] = version.signed_on.isoformat()
    if version.effective:
        described["temporalCoverage"] = f"{version.effective.isoformat()}/{ends}"
    if version.prevails != language:
        described["translationOfWork"] = {"@type": "DigitalDocument", "inLanguage": LANG_TAG[version.prevails]}
    return described


def _shown(text: Text, language: Language) -> str:
    return text.shown(language)[0]
