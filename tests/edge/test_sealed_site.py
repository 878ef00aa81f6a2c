"""What a site with sealed letters publishes so that anyone can check them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.edge.building import files
from tests.edge.html import Page, read, words
from tests.edge.rules import broken_links, broken_rules
from tests.pledgebook.data import ROOT


@pytest.fixture(scope="module")
def pages(sealed_site: Path) -> dict[str, Page]:
    return read(sealed_site)


def test_beside_every_sealed_version_stands_its_letter_json_and_the_ledger_at_the_root(sealed_site: Path) -> None:
    found = [path for path in files(sealed_site) if path.endswith(("letter.json", ".jsonl", ".py"))]
    assert [path for path in found if not path.startswith("assets/")] == [
        "ledger.jsonl",
        "letters/compensation/v1/letter.json",
        "letters/guarantee/v1/letter.json",
        "letters/guarantee/v2/letter.json",
        "verify.py",
    ]


def test_the_published_program_is_the_one_that_is_tested(sealed_site: Path) -> None:
    assert (sealed_site / "verify.py").read_bytes() == (ROOT / "docs/verify.py").read_bytes()


def test_every_page_keeps_the_rules_and_every_link_leads_somewhere(pages: dict[str, Page], sealed_site: Path) -> None:
    assert (broken_rules(pages), broken_links(pages, set(files(sealed_site)))) == ({}, [])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_key_that_a_letter_json_has_is_documented(
    language: str, pages: dict[str, Page], sealed_site: Path
) -> None:
    page = pages[f"{'en/' if language == 'en' else ''}data-format/"]
    told = {words(code).rpartition(": ")[2].rpartition(".")[2].removesuffix("[]") for code in page.tree.iter("code")}
    used: set[str] = set()

    def noted(pairs: list[tuple[str, object]]) -> None:
        used.update(key for key, _ in pairs)

    for path in [*sealed_site.glob("letters/*/*/letter.json"), *sealed_site.glob("ledger.jsonl")]:
        for text in path.read_text(encoding="utf-8").splitlines() if path.suffix == ".jsonl" else [path.read_text()]:
            json.loads(text, object_pairs_hook=noted)
    assert (used - told, len(used) > 40) == (set(), True)


def section(page: Page) -> list[str]:
    """Return the lines of what a page says of its proof."""
    (found,) = page.tree.find_class("pb-proof")
    return [" ".join(words(part).split()) for part in found.iter("h3", "h4", "p", "li")]


def test_a_sealed_versions_page_says_how_to_check_it_and_what_was_entered_since(
    pages: dict[str, Page], sealed_site: Path
) -> None:
    lines = (sealed_site / "ledger.jsonl").read_text(encoding="utf-8").splitlines()
    seal = json.loads(lines[1])
    assert section(pages["en/letters/guarantee/v1/"]) == [
        "Sealed",
        f"Sealed on 1 January 2026, line 2 of the ledger, digest {seal['digest'][:16]}…, entry {seal['entry'][:16]}….",
        "Check your copy Sealed text, letter.json Ledger, ledger.jsonl",
        "Corrections",
        "1 January 2026 clause 1: “内答复。” was corrected to “之内答复。”. Reason: a test’s reason",
        "Removed by law",
        "1 January 2026 clause 2: on the basis of a court order in force. Reason: a test’s reason",
        "Witnesses",
        "1 January 2026 Example Notary attested line 2 of the ledger and all before it, reference EX-2026-1. "
        "a test’s reason",
    ]


def test_a_withdrawn_versions_page_says_so(pages: dict[str, Page]) -> None:
    assert section(pages["letters/guarantee/v2/"])[3:] == [
        "2026年1月1日登记：自2026年12月1日起不再有效。理由：测试理由"
    ]


def test_an_attested_line_attests_those_before_it_and_none_behind(pages: dict[str, Page]) -> None:
    said = ["见证" in "".join(section(pages[f"letters/{version}/"])) for version in ("compensation/v1", "guarantee/v2")]
    assert said == [True, False]


def test_it_leads_to_its_letter_json_and_to_the_page_that_checks_copies(
    pages: dict[str, Page], sealed_site: Path
) -> None:
    page = pages["en/letters/guarantee/v1/"]
    (found,) = page.tree.find_class("pb-proof-links")
    digest = json.loads((sealed_site / "ledger.jsonl").read_text(encoding="utf-8").splitlines()[1])["digest"]
    assert [page.leads(link) for link in found.iter("a")] == [
        ("en/verify/index.html", f"guarantee/v1/{digest}"),
        ("letters/guarantee/v1/letter.json", ""),
        ("ledger.jsonl", ""),
    ]


@pytest.mark.parametrize("address", ["letters/guarantee/", "letters/guarantee/v1/", "letters/guarantee/remedy/"])
def test_a_clause_removed_by_law_says_when_and_on_what_basis(address: str, pages: dict[str, Page]) -> None:
    found = pages[address].tree.find_class("pb-amended")
    assert " ".join(words(found[-1]).split()) == "2026年1月1日依法删除，依据：人民法院生效裁定"


@pytest.mark.parametrize("address", ["letters/guarantee/", "letters/guarantee/v1/", "letters/guarantee/answer/"])
def test_a_corrected_clause_shows_both_texts_with_date_and_reason(address: str, pages: dict[str, Page]) -> None:
    tree = pages[address].tree
    text = next(text for text in tree.find_class("pb-text") if text.find_class("pb-slip"))
    slips = [(slip.tag, words(slip)) for slip in text.find_class("pb-slip")]
    notes = [" ".join(words(note).split()) for note in tree.find_class("pb-amended")]
    assert (slips, notes[0]) == ([("del", "内答复。"), ("ins", "之内答复。")], "2026年1月1日勘误：测试理由")


def test_no_word_that_was_removed_by_law_is_in_any_file_of_the_site(sealed_site: Path) -> None:
    """The correction of the clause was removed with it: nothing else ever had these words."""
    assert [path for path, data in files(sealed_site).items() if "公司当面道".encode() in data] == []
