"""The palette switch, and the colours themselves."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.visiting import Palette, opened
from tests.edge.building import ROOT

TOKENS = (ROOT / "docs/assets/stylesheets/tokens.css").read_text(encoding="utf-8")
WORDS = ["ink", "quiet", "accent", "in-force", "upcoming", "superseded", "draft"]
PAPERS = {"rgb(251, 249, 244)": "light", "rgb(18, 22, 28)": "dark"}


def block(selector: str) -> dict[str, str]:
    """Return the declarations of the only rule whose line begins like this."""
    (body,) = re.findall(rf"(?m)^{re.escape(selector)} {{([^}}]*)}}", TOKENS)
    return dict(re.findall(r"([\w-]+): ([^;]+);", body))


SYSTEM_DARK = block('  :root:not([data-pb-palette="light"])')
CHOSEN_DARK = block(':root[data-pb-palette="dark"]')
LIGHT = {name: value for name, value in block(":root").items() if name in CHOSEN_DARK}
PALETTES = {"light": LIGHT, "dark": CHOSEN_DARK}


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = ((c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(palette: str, ink: str, paper: str) -> float:
    darker, lighter = sorted(luminance(PALETTES[palette][f"--pb-{name}"]) for name in (ink, paper))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("ink", WORDS)
def test_words_stand_out_from_the_paper(ink: str, palette: str) -> None:
    assert contrast(palette, ink, "paper") >= 4.5


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("ink", WORDS)
def test_words_stand_out_from_the_mark(ink: str, palette: str) -> None:
    assert contrast(palette, ink, "mark") >= 4.5


@pytest.mark.parametrize("palette", PALETTES)
def test_a_links_underline_stands_out_from_the_mark(palette: str) -> None:
    assert contrast(palette, "accent", "mark") >= 3


def test_the_dark_palette_is_the_same_in_both_its_places() -> None:
    assert SYSTEM_DARK == CHOSEN_DARK


def test_the_contrast_of_every_colour_is_tested() -> None:
    behind_or_beside_words = {"paper", "mark", "shade", "hairline"}
    assert {name.removeprefix("--pb-") for name in CHOSEN_DARK if name != "color-scheme"} == {
        *WORDS,
        *behind_or_beside_words,
    }


def test_both_palettes_name_every_colour() -> None:
    colours = {name for name, value in block(":root").items() if value.startswith("#")}
    assert colours == {name for name, value in CHOSEN_DARK.items() if value.startswith("#")}


def shown(page: Page) -> str:
    return PAPERS[page.evaluate("getComputedStyle(document.body).backgroundColor")]


@pytest.mark.parametrize(("system", "other"), [("light", "dark"), ("dark", "light")])
def test_the_palette_is_the_readers_own_until_the_switch_changes_it_for_good(
    system: Palette, other: Palette, browser: Browser, root: str
) -> None:
    with opened(browser, color_scheme=system) as context:
        page = context.new_page()
        page.goto(root)
        switch = page.get_by_role("button", name="深色显示")
        expect(switch).to_have_attribute("aria-pressed", str(system == "dark").lower())
        assert shown(page) == system
        switch.click()
        expect(switch).to_have_attribute("aria-pressed", str(other == "dark").lower())
        assert shown(page) == other
        page.goto(f"{root}en/terms/")
        assert shown(page) == other
        expect(page.get_by_role("button", name="Dark palette")).to_have_attribute(
            "aria-pressed", str(other == "dark").lower()
        )


def test_only_the_palette_is_stored(page: Page, root: str) -> None:
    page.goto(root)
    page.get_by_role("button", name="深色显示").click()
    page.goto(f"{root}clauses/?kind=remedy")
    assert page.evaluate("Object.keys(localStorage)") == ["pb-palette"]
    assert page.evaluate("sessionStorage.length") == 0
    assert page.context.cookies() == []


def test_in_the_systems_own_colours_what_is_marked_by_a_background_is_marked_otherwise(
    browser: Browser, root: str
) -> None:
    with opened(browser, forced_colors="active") as context:
        page = context.new_page()
        found = []
        for place, address in (("#late-response", "late-response"), (":has(> .pb-number:target)", "4.1-1")):
            page.goto("about:blank")
            page.goto(f"{root}letters/service-guarantee/#{address}")
            clause = page.locator(f".pb-clause{place}")
            found.append(clause.evaluate("(element) => getComputedStyle(element).outlineStyle"))
        current = page.locator(".pb-nav [aria-current]")
        found.append(current.evaluate("(element) => getComputedStyle(element).textDecorationLine"))
    assert found == ["solid", "solid", "underline"]
