"""A company that puts its own details into publisher.yml: nothing of the sample stays."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from tests.conftest import Copy
from tests.edge.building import build, files
from tests.edge.html import read, words

PUBLISHER = """\
sample: false
name:
  zh: 某某家电
  en: Moumou
legal-name:
  zh: 某某家电有限公司
  en: Moumou Appliances Ltd
credit-code: 91350100M000100Y43
licence: https://moumou.test/licence
icp: 某ICP备1号
complaints:
  hours:
    zh: 每日
    en: daily
  channels:
    - kind: email
      value: help@moumou.test
"""


@pytest.fixture(scope="module")
def company(copy: Copy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy()
    (root / "data/publisher.yml").write_text(PUBLISHER, encoding="utf-8")
    (root / "data/ledger.jsonl").unlink(missing_ok=True)
    shutil.rmtree(root / "data/sealed", ignore_errors=True)
    for path in root.glob("data/letters/*/v*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("示例公司", "某某家电").replace("Example Company", "Moumou"), encoding="utf-8")
    site = tmp_path_factory.mktemp("company") / "site"
    done = build(root, site, SITE_URL="https://letters.moumou.test/")
    assert done.returncode == 0, done.stderr
    return site


def test_no_file_of_the_site_names_the_sample(company: Path) -> None:
    names = re.compile(
        "示例(?:公司|省|ICP|网站)|Example (?:Company|Road|City)|400-000-0000|example\\.com|EXAMPLE000"
        "|fictitious: |[Ss]ample site"
    )
    texts = {name: data.decode() for name, data in files(company).items() if not name.endswith((".png", ".woff2"))}
    found = {name: match[0] for name, text in texts.items() if (match := names.search(text))}
    assert found == {}


def test_no_page_asks_search_engines_to_stay_away(company: Path) -> None:
    assert [page.path for page in read(company).values() if 'name="robots"' in page.source] == []


def test_every_page_links_to_the_licence(company: Path) -> None:
    without = [
        page.path
        for page in read(company).values()
        if {link for _, link in page.links() if re.match("https?:", link) and "letters.moumou" not in link}
        != {"https://moumou.test/licence"}
    ]
    assert without == []


def test_the_footer_of_every_page_gives_name_code_and_filing(company: Path) -> None:
    wrong = [
        page.path
        for page in read(company).values()
        if "91350100M000100Y43" not in page.text
        or "某ICP备1号" not in page.text
        or ("Moumou Appliances Ltd" if page.language == "en" else "某某家电有限公司") not in page.text
    ]
    assert wrong == []


def test_every_page_can_be_found_and_is_described_as_lighthouse_asks(company: Path) -> None:
    """What its audits for search engines look at; CONTRIBUTING.md says how to run the audits themselves."""
    vague = {"click here", "click this", "go", "here", "information", "learn more", "more", "more info", "read more"}
    vague |= {"点击这里", "点击此处", "这里", "更多", "了解更多", "详情", "查看详情"}
    wrong: dict[str, list[str]] = {}
    titles: Counter[str] = Counter()
    for page in read(company).values():
        if page.path == "404.html":
            continue
        meta = {tag.get("name"): tag.get("content") or "" for tag in page.tags if tag.name == "meta"}
        canonical = [tag.get("href") or "" for tag in page.tags if tag.name == "link" and tag.get("rel") == "canonical"]
        found = {
            "viewport": meta.get("viewport") == "width=device-width,initial-scale=1",
            "description": 4 <= len(meta.get("description", "")) <= 300,
            "canonical": [link.startswith("https://letters.moumou.test/") for link in canonical] == [True],
            "links": not vague
            & {(words(link) or link.get("aria-label") or "").lower() for link in page.tree.iter("a")},
            "images": all(image.get("alt") is not None for image in page.tree.iter("img")),
        }
        if not all(found.values()):
            wrong[page.path] = [name for name, is_so in found.items() if not is_so]
        titles[words(page.tree.find("head/title"))] += 1
    assert wrong == {}
    assert [title for title, count in titles.items() if count > 1] == []
