"""That no check of the letters' PDFs is blind: each finds what it is for in a PDF that was spoiled in that way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.edge.building import SITE_URL
from tests.paper.conftest import Printed
from tests.paper.reading import CHECKS, Read, Wanted, stranded

from pledgebook.finish import Document, finished
from pledgebook.printing import Printer

ADDRESS = "letters/complaint-handling/v2/"
SPOILT = """<style>
@page { size: Letter; margin: 2mm; @top-left { content: " " } }
@page { @bottom-left { content: " " } @bottom-right { content: " " } }
@media print { :root { color-scheme: dark !important } .pb-qr { display: none !important }
.pb-text p { text-align-last: justify } }
</style><div class="pb-watermark" style="display: block">旧版</div><a href="http://elsewhere.example/">x</a></body>"""


@pytest.fixture(scope="module")
def spoiled(site: Path, browser: Browser, printer: Printer) -> dict[str, Read]:
    """What the browser alone makes; the same with fonts as they are; and one from a page with all kinds of mistakes."""
    raw = Printer(browser, site, SITE_URL, [], []).printed(ADDRESS)
    page = printer.printed(
        ADDRESS, palette="dark", changed=lambda html: html.replace("</body>", SPOILT).replace("<dfn>", "<dfn>不")
    )
    other = Document("", "", "", "", ())
    return {"raw": Read(raw), "spoiled": Read(finished(page, other))}


@pytest.mark.parametrize(
    "check", [check for check in CHECKS if check is not stranded], ids=lambda check: check.__name__
)
def test_a_check_finds_what_it_is_for(
    check: Callable[[Read, Wanted], list[str]], spoiled: dict[str, Read], letters: dict[str, Printed]
) -> None:
    wanted = letters[ADDRESS].wanted
    of_the_browser = {"undescribed", "wrong_outline", "wrong_fonts", "look_alikes", "not_accessible"}
    kind = "raw" if check.__name__ in of_the_browser else "spoiled"
    assert check(letters[ADDRESS].read, wanted) == []
    assert check(spoiled[kind], wanted) != []


@pytest.mark.parametrize("address", [ADDRESS, "en/", "letters/complaint-handling/v2/changes/"])
def test_paper_is_the_same_for_a_reader_with_a_dark_palette_and_large_type(address: str, printer: Printer) -> None:
    def chosen(page: str) -> str:
        return page.replace("<html ", '<html data-pb-palette="dark" data-pb-size="large" ', 1)

    usual = Read(printer.printed(address))
    assert Read(printer.printed(address, palette="dark", changed=chosen)).images == usual.images
