"""Words that would be code anywhere else, in every place where an author may write: they come out as they went in."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Copy
from tests.edge.building import ROOT, build, emptied, files
from tests.edge.html import Page, paragraphs, read, words
from tests.edge.rules import RULES, Rule, broken_links, nothing_is_left_unfilled
from tests.pledgebook.data import folder

WORDS = (
    """<script>alert(1)</script> " onmouseover="alert(1)" ' {{7*7}} {% raw %} {# x #} @@body@@ @@lead@@ """
    """--8<-- "mkdocs.yml" </title> </style> </script> javascript:alert(1) &amp; &lt; &#60; <!-- x --> """
    """**b** `c` [甲](b) <a href=x> \\1 $& %s {0}"""
)
RUNNING = WORDS.replace("{", "{{").replace("}", "}}").replace("[", "[[").replace("]", "]]")
QUOTED = "'" + WORDS.replace("'", "''") + "'"


def both(indent: int, running: bool = False) -> str:
    pad = " " * indent
    value = f"|\n{pad}  {RUNNING}" if running else QUOTED
    return f"{pad}zh: {value}\n{pad}en: {value}\n"


FIELDS = f"""\
fields:
  name:
    type: text
    label:
{both(6)}    value:
{both(6)}  time:
    type: duration
    label:
{both(6)}    value: 4小时
"""
CLAUSES = f"""\
clauses:
  - id: first
    heading:
{both(6)}    kind: duty
    stage: sale
    text:
      zh: |
        {RUNNING}{{name}}{{time}}[[term]][[ended|甲 < 乙]]
      en: |
        {RUNNING}{{name}}{{time}}[[term]][[ended|甲 < 乙]]
    promise:
      measure: first-response
      by:
{both(8)}      to:
{both(8)}      what:
{both(8)}      comparison: at-most
      limit: time
      starts:
{both(8)}      remedy: none
      reason:
{both(8)}  - id: term
    kind: definition
    defines:
{both(6)}    text:
{both(6, running=True)}"""
ENDED = f"""\
  - id: ended
    kind: duty
    text:
{both(6, running=True)}"""
HEAD = f"""\
title:
{both(2)}summary:
{both(2, running=True)}preamble:
{both(2, running=True)}prevails: zh
"""
SIGNED = f"""\
signed:
  by:
{both(4)}  on: 2025-12-20
"""
LATER = f"""\
changes:
{both(2, running=True)}transition:
{both(2, running=True)}removed:
  - id: ended
    reason:
{both(6)}    successor: first
"""
PUBLISHER = f"""\
sample: true
name:
{both(2)}legal-name:
{both(2)}address:
{both(2)}icp: {QUOTED}
police: {QUOTED}
complaints:
  hours:
{both(4)}  channels:
    - kind: post
      value: {QUOTED}
      note:
{both(8)}"""


@pytest.fixture(scope="module")
def site(copy: Copy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = emptied(copy())
    version = f"number: {QUOTED}\n{HEAD}{FIELDS}"
    later = CLAUSES.replace("[[ended|甲 < 乙]]", "[[term|甲 < 乙]]")
    folder(
        root / "data",
        {
            "publisher.yml": PUBLISHER,
            "letters/hostile/v1.yml": f"{version}{SIGNED}effective: 2026-01-01\n{CLAUSES}{ENDED}",
            "letters/hostile/v2.yml": f"{version}{SIGNED}effective: 2026-05-01\n{LATER}{later}",
            "forms/hostile.yml": HEAD
            + FIELDS.replace("    value: 4小时\n", "").replace(f"    value:\n{both(6)}", "")
            + CLAUSES
            + ENDED,
        },
    )
    site = tmp_path_factory.mktemp("hostile") / "site"
    done = build(root, site)
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return read(site)


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule is not nothing_is_left_unfilled], ids=lambda rule: rule.__name__
)
def test_of_every_page_it_still_holds_that(rule: Rule, pages: dict[str, Page]) -> None:
    assert {page.path: found for page in pages.values() if (found := list(rule(page)))} == {}


def test_every_link_still_leads_to_a_file_of_the_site(pages: dict[str, Page], site: Path) -> None:
    assert broken_links(pages, set(files(site))) == []


def test_no_page_has_another_script_than_its_own(pages: dict[str, Page]) -> None:
    own = {path.name for path in (ROOT / "docs/assets/javascripts").glob("*.js")} - {"shards.js"}  # a large site's
    scripts = [(page, tag) for page in pages.values() for tag in page.tags if tag.name == "script"]
    sources = {(tag.get("src") or "").rpartition("/")[2] for _, tag in scripts if tag.get("src") is not None}
    inline = [page.address for page, tag in scripts if tag.get("src") is None and tag.get("type") is None]
    assert (sources, sorted(inline)) == (own, sorted(page.address for page in pages.values()))


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_word_of_a_letter_comes_out_unaltered(prefix: str, pages: dict[str, Page]) -> None:
    page = pages[f"{prefix}letters/hostile/"]
    of = {"": ("4小时", "", "服务承诺书"), "en/": ("4 hours", " ", "Service Commitments")}
    time, space, site_name = of[prefix]
    shown = {
        "title": words(page.tree.find("head/title")),
        "description": page.tree.xpath("string(//meta[@name='description']/@content)"),
        "heading": words(page.at("pb-title")),
        "summary": paragraphs(page.around("pb-summary"))[0],
        "preamble": paragraphs(page.tree.find_class("pb-preamble")[0]),
        "contents": [words(item) for item in page.tree.xpath("//nav[@class='pb-contents']//li/a/span[2]")],
        "clause heading": words(page.at("first").find_class("pb-heading")[0]),
        "text": paragraphs(page.at("first").find_class("pb-text")[0]),
        "term": paragraphs(page.at("term").find_class("pb-text")[0]),
        "changes": paragraphs(page.around("pb-versions"))[:2],
    }
    assert shown == {
        "title": f"{WORDS} - {WORDS} {site_name}",
        "description": WORDS,
        "heading": WORDS,
        "summary": WORDS,
        "preamble": [WORDS],
        "contents": [WORDS, WORDS],
        "clause heading": WORDS,
        "text": [f"{WORDS}{WORDS}{time}{WORDS}甲 < 乙"],
        "term": [f"“{WORDS}”{space}{WORDS}"],
        "changes": [WORDS, WORDS],
    }


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_word_of_the_publisher_comes_out_unaltered(prefix: str, pages: dict[str, Page]) -> None:
    page = pages[f"{prefix}about/"]
    assert {
        "name": words(page.tree.find_class("pb-name-publisher")[0]),
        "legal": [words(span) for span in page.tree.xpath("//p[@class='pb-legal']/span")],
        "details": [words(value) for value in page.tree.xpath("//main//dl[1]//dd")],
    } == {"name": WORDS, "legal": [WORDS, WORDS, WORDS], "details": [WORDS, WORDS]}


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_blank_shows_the_label_of_its_field_unaltered(prefix: str, pages: dict[str, Page]) -> None:
    blanks = pages[f"{prefix}forms/hostile/"].at("first").find_class("pb-blank")
    expected = f"({WORDS}: to be filled in)" if prefix else f"（{WORDS}：待填写）"
    assert [words(blank) for blank in blanks] == [expected, expected]


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_reason_why_a_clause_ended_comes_out_unaltered(prefix: str, pages: dict[str, Page]) -> None:
    notice = words(pages[f"{prefix}letters/hostile/ended/"].tree.find_class("pb-notice")[0])
    expected = {
        "": f"本条款自第2版（2026年5月1日）起终止。 {WORDS} 承接的条款：第1条 {WORDS}。",
        "en/": f"This clause ended with version 2 (1 May 2026). {WORDS} Its place is taken by clause 1 {WORDS}.",
    }
    assert notice == expected[prefix]


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_home_page_shows_title_promise_and_number_unaltered(prefix: str, pages: dict[str, Page]) -> None:
    (entry,) = [
        item for item in pages[prefix].tree.find_class("pb-entry") if item.xpath(".//a[contains(@href, 'hostile')]")
    ]
    within = "within 4 hours" if prefix else "4小时内"
    text = words(entry)
    assert (text.count(WORDS), within in text) == (3, True)
