"""Pages look as they did when somebody last looked at them: their layout, not their pixels.

The pictures in tests/golden/layout are the windows at a tenth of their size, or less. After a change that is meant,
write them anew with `PLEDGEBOOK_GOLDEN=write pytest tests/browser/test_layout.py`, and look at the pages themselves.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page
from tests.browser.visiting import PALETTES, opened

PICTURES = Path(__file__).parents[1] / "golden" / "layout"
PAGES = {
    "home": "",
    "letters": "letters/",
    "letter": "letters/service-guarantee/",
    "clause": "letters/service-guarantee/response-time/",
    "clauses": "clauses/",
    "terms": "terms/",
    "about": "about/",
    "missing": "404.html",
}
SEEN = [(name, language) for name in PAGES for language in ("zh", "en")]
SEEN.remove(("missing", "en"))  # one page speaks both languages
LIMIT = 0.15
"""How much of the picture's contrast may differ: another font gives up to 0.09, a shifted column or large type 0.22."""
_SHRINK = """async (source) => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [36, Math.round((36 * image.height) / image.width)];
  const brush = canvas.getContext("2d");
  brush.imageSmoothingQuality = "high";
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  const { data } = brush.getImageData(0, 0, canvas.width, canvas.height);
  const greys = [];
  for (let at = 0; at < data.length; at += 4) greys.push((data[at] + data[at + 1] + data[at + 2]) / 3);
  return { greys, png: canvas.toDataURL("image/png") };
}"""


@pytest.fixture(scope="module")
def shrinking(browser: Browser) -> Iterator[Page]:
    with opened(browser) as context:
        yield context.new_page()


def pictured(page: Page) -> bytes:
    """Return the page's picture; a busy browser may lose one, and is asked once more then."""
    with suppress(Error):
        return page.screenshot()
    return page.screenshot()


def shrunk(png: bytes, shrinking: Page) -> tuple[list[float], bytes]:
    """Return a picture's greys at the size of a stamp, and that stamp as PNG."""
    found = shrinking.evaluate(_SHRINK, f"data:image/png;base64,{base64.b64encode(png).decode()}")
    return found["greys"], base64.b64decode(found["png"].partition(",")[2])


def difference(one: list[float], other: list[float]) -> float:
    """Return by how much two pictures differ, as a share of their contrast; 1 where they have another shape."""
    if len(one) != len(other):
        return 1.0
    contrast = max(one) - min(one)
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one) / contrast * 3


@pytest.mark.parametrize(("name", "language"), SEEN)
@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_is_laid_out_as_in_its_picture(
    name: str, width: int, language: str, browser: Browser, root: str, shrinking: Page
) -> None:
    found = {}
    with opened(browser, width, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"{root}{'en/' if language == 'en' else ''}{PAGES[name]}")
        for palette in PALETTES:
            page.emulate_media(color_scheme=palette)
            picture = PICTURES / f"{name}-{width}-{palette}-{language}.png"
            greys, stamp = shrunk(pictured(page), shrinking)
            if os.environ.get("PLEDGEBOOK_GOLDEN") == "write":
                PICTURES.mkdir(parents=True, exist_ok=True)
                picture.write_bytes(stamp)
            found[palette] = difference(shrunk(picture.read_bytes(), shrinking)[0], greys)
    assert {palette: differs for palette, differs in found.items() if differs >= LIMIT} == {}


def test_another_layout_would_be_seen(browser: Browser, root: str, shrinking: Page) -> None:
    with opened(browser, 390) as context:
        page = context.new_page()
        page.goto(f"{root}{PAGES['letter']}")
        as_it_is = shrunk(pictured(page), shrinking)[0]
        page.get_by_role("button", name="大字").click()
        assert difference(as_it_is, shrunk(pictured(page), shrinking)[0]) > LIMIT


_BEGUN = """() => [...document.querySelectorAll(".pb-blank")].filter((blank) => {
  const next = blank.nextSibling;
  if (!/^[，。；：、）]/.test(next?.data ?? "")) return false;
  const sign = new Range();
  sign.setStart(next, 0);
  sign.setEnd(next, 1);
  return sign.getBoundingClientRect().top >= [...blank.getClientRects()].at(-1).bottom;
}).length"""


def test_no_line_of_a_form_begins_with_the_comma_behind_a_blank(browser: Browser, root: str) -> None:
    with opened(browser, 390) as context:
        page = context.new_page()
        page.goto(f"{root}forms/complaint-handling/")
        begun = {}
        for width in range(320, 420, 7):
            page.set_viewport_size({"width": width, "height": 844})
            begun[width] = page.evaluate(_BEGUN)
    assert set(begun.values()) == {0}, begun


def test_on_paper_a_blank_is_its_line_and_no_gap_before_it(browser: Browser, root: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        page.goto(f"{root}forms/complaint-handling/")
        page.emulate_media(media="print")
        widths = page.evaluate(
            """[...document.querySelectorAll(".pb-text .pb-blank, .pb-summary .pb-blank")]
            .map((blank) => [...blank.getClientRects()].reduce((sum, { width }) => sum + width, 0))"""
        )
    assert widths
    assert max(widths) < 37 * 96 / 25.4, widths
