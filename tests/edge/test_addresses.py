"""The addresses of the site, a promise to the public, and the sitemap that lists them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from lxml import etree
from tests.edge.building import ROOT, SAMPLES, SITE_URL, files
from tests.edge.html import read


def ids(clauses: list[dict[str, Any]]) -> Iterator[str]:
    for clause in clauses:
        yield clause["id"]
        yield from ids(clause.get("clauses", []))


def promised() -> set[str]:
    """Return the Chinese addresses that CONTRIBUTING.md promises for the data, read without the product's own code."""
    found = {
        "",
        "letters/",
        "clauses/",
        "terms/",
        "about/",
        "accessibility/",
        "forms/",
        "data-format/",
        "promises/",
        "journey/",
        "complain/",
        "changes/",
        "verify/",
        "duties/",
    }
    found |= {f"forms/{path.stem}/" for path in (SAMPLES / "forms").glob("*.yml")}
    for path in (SAMPLES / "letters").glob("*/v*.yml"):
        letter = f"letters/{path.parent.name}/"
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        found |= {letter, f"{letter}{path.stem}/", *(f"{letter}{id_}/" for id_ in ids(data["clauses"]))}
        if path.stem != "v1":
            found |= {f"{letter}{path.stem}/changes/", f"{letter}compare/"}
    return found


def built(site: Path) -> set[str]:
    return {path.removesuffix("index.html") for path in files(site) if path.endswith("index.html")}


def test_every_promised_address_has_a_page_in_both_languages_and_no_other_has_one(site: Path) -> None:
    assert built(site) == {prefix + address for address in promised() for prefix in ("", "en/")}


def anchors(clauses: list[dict[str, Any]], above: str = "") -> Iterator[tuple[str, str]]:
    """Yield each clause's id with its number as an address has it: 2, 2.1, 2.1-3."""
    for number, clause in enumerate(clauses, 1):
        between = "" if not above else "-" if "." in above else "."
        yield clause["id"], f"{above}{between}{number}"
        yield from anchors(clause.get("clauses", []), f"{above}{between}{number}")


EVER = ROOT / "tests/golden/addresses.txt"
"""Every address that a published site has had, a version's with its anchors: lines are added and never taken out."""


def test_no_address_that_was_ever_published_is_missing(site: Path) -> None:
    """To add the new ones: PLEDGEBOOK_GOLDEN=write pytest tests/edge/test_addresses.py; what was there stays."""
    pages = read(site)
    here = {address: {"", *(page.ids if re.search(r"/v\d+/$", address) else ())} for address, page in pages.items()}
    found = {
        f"{address}#{anchor}" if anchor else address
        for address, anchors in here.items()
        for anchor in anchors
        if not anchor.startswith("pb-") and not address.endswith(".html")
    }
    ever = set(EVER.read_text(encoding="utf-8").splitlines()) if EVER.exists() else set()
    if os.environ.get("PLEDGEBOOK_GOLDEN") == "write":
        EVER.write_text("".join(f"{line}\n" for line in sorted(ever | found)), encoding="utf-8", newline="\n")
    assert (sorted(ever - found), sorted(found - ever)) == ([], [])


def test_every_clause_of_a_version_is_found_by_its_number_too(site: Path) -> None:
    pages = read(site)
    wrong = []
    for path in (SAMPLES / "letters").glob("*/v*.yml"):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for id_, number in anchors(data["clauses"]):
            page = pages[f"letters/{path.parent.name}/{path.stem}/"]
            if number not in page.ids or page.around(number) is not page.at(id_):
                wrong.append(f"{page.address}#{number}")
    assert wrong == []


def test_the_thirteen_letters_have_an_address_each(site: Path) -> None:
    assert sum(address.count("/") == 2 and address.startswith("letters/") for address in built(site)) == 13


def test_what_else_the_site_holds_is_known(site: Path) -> None:
    others = {path for path in files(site) if not path.endswith("index.html") and not path.startswith("assets/")}
    letters = [path.parent.name for path in (SAMPLES / "letters").glob("*/v1.yml")]
    each = ["duties/duties.csv", "duties/duties.ics", "changes/feed.xml", "changes/calendar.ics"]
    each += [f"letters/{letter}/feed.xml" for letter in letters]
    each += [f"letters/{path.parent.name}/{path.stem}/qr.svg" for path in (SAMPLES / "letters").glob("*/v*.yml")]
    whole = {"404.html", "sitemap.xml", "calendar.json", "duties/duties.json", "verify.py"}
    whole |= {"ledger.jsonl"} if (SAMPLES / "ledger.jsonl").exists() else set()
    whole |= {f"letters/{path.parent.name}/{path.stem}/letter.json" for path in SAMPLES.glob("sealed/*/v*.json")}
    assert others == whole | {prefix + path for prefix in ("", "en/") for path in each}


def test_the_sitemap_lists_every_page_once_with_both_its_languages(site: Path) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = etree.parse(site / "sitemap.xml")
    listed = [
        (
            url.findtext("s:loc", namespaces=names),
            [
                (link.get("rel"), link.get("hreflang"), link.get("href"))
                for link in url.iterfind("x:link", namespaces=names)
            ],
        )
        for url in tree.getroot()
    ]
    expected = [
        (
            SITE_URL + address,
            [
                ("alternate", "zh-CN", SITE_URL + address.removeprefix("en/")),
                ("alternate", "en", f"{SITE_URL}en/{address.removeprefix('en/')}"),
            ],
        )
        for address in built(site)
    ]
    assert sorted(listed, key=str) == sorted(expected, key=str)
