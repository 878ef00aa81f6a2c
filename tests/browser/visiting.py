"""What a page does when it is visited: everything that the tests of all pages look at, found in a single visit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

Palette: TypeAlias = Literal["light", "dark"]

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
    "forms": "forms/",
    "form": "forms/complaint-handling/",
    "about": "about/",
    "accessibility": "accessibility/",
    "data format": "data-format/",
    "missing": "letters/service-guarantee/v1/nothing/here/",
}
HEIGHTS = {320: 640, 390: 844, 1280: 900}

_WATCH = """
window.pbViolations = [];
document.addEventListener("securitypolicyviolation", (event) => pbViolations.push(`${event.effectiveDirective} ${event.blockedURI}`));
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
    "button, select, .pb-button, .pb-nav a, .pb-name, .pb-language, .pb-footer-nav a, .pb-complain a, .pb-permalink, .pb-contents a")]
  .filter((element) => element.checkVisibility())
  .map((element) => [element, element.getBoundingClientRect()])
  .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
  .map(([element, box]) => `${element.className} ${Math.round(box.width)}×${Math.round(box.height)} ${element.textContent.trim()}`)
"""


class Case(NamedTuple):
    template: str
    language: str
    width: int
    palette: Palette

    def __str__(self) -> str:
        return f"{self.template}, {self.language}, {self.width}, {self.palette}"

    @property
    def address(self) -> str:
        return ("en/" if self.language == "en" else "") + TEMPLATES[self.template]


@dataclass
class Visit:
    said: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    overflow: dict[int, int] = field(default_factory=dict)
    small_texts: list[str] = field(default_factory=list)
    small_targets: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)


@contextmanager
def opened(browser: Browser, width: int = 1280, **options: Any) -> Iterator[BrowserContext]:
    """Yield a fresh context, in which nothing is stored yet."""
    context = browser.new_context(viewport={"width": width, "height": HEIGHTS[width]}, **options)
    context.set_default_timeout(5000)
    try:
        yield context
    finally:
        context.close()


def visit(browser: Browser, root: str, case: Case, axe: Axe) -> Visit:
    found = Visit()
    with opened(browser, case.width, color_scheme=case.palette) as context:
        context.add_init_script(_WATCH)
        page = context.new_page()
        page.on("console", lambda message: found.said.append(message.text))
        page.on("pageerror", lambda error: found.said.append(str(error)))
        page.on("request", lambda request: found.asked.append(request.url))
        page.goto(root + case.address)
        found.violations = [_told(violation) for violation in axe.run(page).response["violations"]]
        found.small_texts = page.evaluate(_SMALL_TEXT)
        found.small_targets = page.evaluate(_SMALL_TARGETS) if case.width == 390 else []
        for width in (case.width, *([320] if case.width == 390 else [])):
            found.overflow[width] = _overflow(page, width)
        found.blocked = page.evaluate("pbViolations")
    return found


def _overflow(page: Page, width: int) -> int:
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    return int(page.evaluate(_OVERFLOW))


def _told(violation: dict[str, Any]) -> str:
    return f"{violation['id']}: {violation['help']}: {[node['target'] for node in violation['nodes']][:3]}"
