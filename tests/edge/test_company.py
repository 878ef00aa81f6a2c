"""A company that puts its own details into publisher.yml: nothing of the sample stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import Copy
from tests.edge.building import build, files
from tests.edge.html import read

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
    for path in root.glob("data/letters/*/v1.yml"):
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
