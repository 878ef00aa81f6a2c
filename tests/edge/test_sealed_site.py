"""What a site with sealed letters publishes so that anyone can check them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import Copy
from tests.edge.building import build, emptied, files
from tests.edge.html import Page, read, words
from tests.edge.rules import broken_links, broken_rules
from tests.pledgebook.data import ROOT, folder
from tests.pledgebook.sealed_data import lived


@pytest.fixture(scope="module")
def sealed_site(copy: Copy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of two letters, to one of which everything has happened that can happen to a sealed version."""
    root, out = emptied(copy()), tmp_path_factory.mktemp("sealed") / "site"
    lived(folder(root / "data"))
    done = build(root, out)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def pages(sealed_site: Path) -> dict[str, Page]:
    return read(sealed_site)


def test_beside_every_sealed_version_stands_its_letter_json_and_the_ledger_at_the_root(sealed_site: Path) -> None:
    found = [path for path in files(sealed_site) if path.endswith((".json", ".jsonl", ".py")) and "assets" not in path]
    assert found == [
        "calendar.json",
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
