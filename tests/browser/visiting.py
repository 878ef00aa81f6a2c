"""What a page does when it is visited: everything that the tests of all pages look at, found in a single visit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request

Palette: TypeAlias = Literal["light", "dark"]
PALETTES: tuple[Palette, ...] = ("light", "dark")

# One page of each template, by its address in Chinese.
TEMPLATES = {
    "home": "",
    "letters": "letters/",
    "decimal letter": "letters/service-guarantee/",
    "letter in articles": "letters/complaint-handling/",
    "letter in outline": "letters/compensation/",
    "version": "letters/service-guarantee/v1/",
    "definition": "letters/service-guarantee/response-time/",
    "part": "letters/service-guarantee/breach/",
    "clauses": "clauses/",
    "terms": "terms/",
    "journey": "journey/",
    "complain": "complain/",
    "promises": "promises/",
    "duties": "duties/",
    "log": "changes/",
    "forms": "forms/",
    "form": "forms/complaint-handling/",
    "verify": "verify/",
    "about": "about/",
    "accessibility": "accessibility/",
    "data format": "data-format/",
    "missing": "letters/service-guarantee/v1/nothing/here/",
}
SAME_TEMPLATE = {"letter in articles", "letter in outline", "version", "definition"}
"""Seen for their widths and numbers; to axe they are what the decimal letter and the part are."""
HEIGHTS = {320: 640, 390: 844, 1280: 900}

WATCH = """
window.pbViolations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  pbViolations.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_SMALL_TEXT = """() => {
  const small = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const size = parseFloat(getComputedStyle(text.parentElement).fontSize);
    if (text.data.trim() && size < 14) small.add(`${size}px ${text.data.trim().slice(0, 20)}`);
  }
  return [...small];
}"""
_SMALL_TARGETS = """() => [...document.querySelectorAll(
    "button, select, .pb-button, .pb-nav a, .pb-name, .pb-language, .pb-footer-nav a, .pb-complain a, .pb-permalink, " +
    ".pb-contents a, .pb-index a, .pb-entry a")]
  .filter((element) => element.checkVisibility())
  .map((element) => [element, element.getBoundingClientRect()])
  .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
  .map(([element, box]) => `${element.textContent.trim() || element.className}: ${box.width} × ${box.height}`)
"""


# On long pages axe takes seconds for the hundredth clause, which is made as the first was.
_ONE_OF_A_KIND = {
    "exclude": [
        [".pb-index:nth-of-type(n+2)"],
        [".pb-group:nth-of-type(n+2)"],
        [".pb-clause--1:nth-of-type(n+2)"],
        ["dl > div:nth-child(n+5)"],
        [":is(.pb-promises, .pb-duties) > li:nth-child(n+4)"],
    ],
}
_OPTIONS = {"resultTypes": ["violations"], "preload": False}
# the palettes differ in tokens.css alone, and there in colours only
_RULES: dict[Palette, dict[str, Any]] = {"light": {}, "dark": {"runOnly": {"type": "tag", "values": ["cat.color"]}}}


@dataclass
class Visit:
    template: str
    said: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    overflow: dict[int, int] = field(default_factory=dict)
    small_texts: list[str] = field(default_factory=list)
    small_targets: list[str] = field(default_factory=list)
    violations: dict[Palette, list[str]] = field(default_factory=dict)


@contextmanager
def opened(browser: Browser, width: int = 1280, **options: Any) -> Iterator[BrowserContext]:
    """Yield a fresh context, in which nothing is stored yet."""
    context = browser.new_context(viewport={"width": width, "height": HEIGHTS[width]}, **options)
    context.set_default_timeout(5000)
    try:
        yield context
    finally:
        context.close()


def visit(
    screen: BrowserContext, root: str, template: str, language: str, axe: Axe, path: str | None = None, wait: str = ""
) -> Visit:
    """Visit the page of a template, or the one at `path`, as soon as it shows what `wait` selects."""
    page = screen.pages[0] if screen.pages else screen.new_page()  # a new one costs more than all that is looked at
    found = Visit(template)

    def say(message: ConsoleMessage) -> None:
        found.said.append(message.text)

    def fail(error: Error) -> None:
        found.said.append(str(error))

    def ask(request: Request) -> None:
        found.asked.append(request.url)

    page.on("console", say)
    page.on("pageerror", fail)
    page.on("request", ask)
    page.goto(f"{root}{'en/' if language == 'en' else ''}{TEMPLATES[template] if path is None else path}")
    if wait:
        page.locator(wait).first.wait_for()
    found.small_texts = page.evaluate(_SMALL_TEXT)
    assert page.viewport_size
    width = page.viewport_size["width"]
    if width == 390:
        found.small_targets = page.evaluate(_SMALL_TARGETS)
    if template not in SAME_TEMPLATE:
        page.evaluate(axe.axe_script)
        found.violations = {palette: _violations(page, palette) for palette in PALETTES}
    found.overflow[width] = page.evaluate(_OVERFLOW)
    if width == 390:
        page.set_viewport_size({"width": 320, "height": HEIGHTS[320]})
        found.overflow[320] = page.evaluate(_OVERFLOW)
    found.blocked = page.evaluate("pbViolations")
    page.remove_listener("console", say)
    page.remove_listener("pageerror", fail)
    page.remove_listener("request", ask)
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    page.emulate_media(color_scheme="light")
    return found


def _violations(page: Page, palette: Palette) -> list[str]:
    page.emulate_media(color_scheme=palette)
    # axe.run() of the package would send its whole script again
    found = page.evaluate(f"axe.run({json.dumps(_ONE_OF_A_KIND)}, {json.dumps(_OPTIONS | _RULES[palette])})")
    return [_told(violation) for violation in found["violations"]]


def _told(violation: dict[str, Any]) -> str:
    return f"{violation['id']}: {violation['help']}: {[node['target'] for node in violation['nodes']][:3]}"
