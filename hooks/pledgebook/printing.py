"""In: a built site and addresses of its pages. Out: each page as the browser prints it, a PDF still to be finished.

The browser asks for the pages at their public address and gets them from the folder, so that every link in a PDF is
the public one. No request leaves this process.
"""

from __future__ import annotations

import mimetypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, Route, sync_playwright

from pledgebook.fonts import Face, stylesheet

Palette: TypeAlias = Literal["light", "dark"]
PDF: Final[dict[str, Any]] = {"prefer_css_page_size": True, "print_background": True, "tagged": True, "outline": True}
_FONTS = "assets/paper/"
_SHEET = "assets/stylesheets/print.css"

# Chromium keeps the place of an element only where a link of the page leads there; the outline needs every clause's.
_DESTINATIONS = """() => {
  const links = document.createElement("nav");
  links.hidden = true;
  for (const { id } of document.querySelectorAll("article[id], article [id]")) {
    const link = document.createElement("a");
    link.href = `#${id}`;
    links.append(link);
  }
  document.body.append(links);
}"""


def launched(executable: Path) -> Browser:
    """Return a browser that stays until this process ends."""
    is_root = sys.platform == "linux" and os.geteuid() == 0  # whom Chromium gives no sandbox
    arguments = ["--no-sandbox"] if is_root else []
    return sync_playwright().start().chromium.launch(executable_path=executable, args=arguments)


class Printer:
    """Prints the pages of one site; `fonts` are the files of `faces`."""

    def __init__(self, browser: Browser, site: Path, site_url: str, faces: list[Face], fonts: list[bytes]) -> None:
        self._site, self._site_url = site, site_url
        self._mount = urlsplit(site_url).path
        self._sheet = stylesheet(faces, f"{site_url}{_FONTS}")
        self._fonts = fonts
        # No scripts: a page of today's build already says what they would. The policy knows no fonts.
        self._context = browser.new_context(java_script_enabled=False, bypass_csp=True, service_workers="block")

    def printed(self, address: str, *, palette: Palette = "light", changed: Callable[[str], str] = str) -> bytes:
        """Return the page at `address`, below the site's root, on paper; `changed` may still fill in its HTML."""
        with self.opened(address, palette=palette, changed=changed) as page:
            return page.pdf(**PDF)

    @contextmanager
    def opened(
        self, address: str, *, palette: Palette = "light", changed: Callable[[str], str] = str
    ) -> Iterator[Page]:
        """Yield the browser's page, ready to be printed."""
        page = self._context.new_page()
        try:
            page.route("**/*", lambda route: self._answer(route, address, changed))
            page.emulate_media(media="print", color_scheme=palette)
            page.goto(self._site_url + address, wait_until="load")
            page.evaluate("document.fonts.ready.then(() => true)")  # those of paper are asked for only now
            page.evaluate(_DESTINATIONS)
            yield page
        finally:
            page.close()

    def _answer(self, route: Route, address: str, changed: Callable[[str], str]) -> None:
        path = unquote(urlsplit(route.request.url).path)
        if not route.request.url.startswith(self._site_url):
            route.abort()
            return
        path = path.removeprefix(self._mount)
        if path.startswith(_FONTS):
            number = int(path.removeprefix(_FONTS).removesuffix(".ttf"))
            route.fulfill(body=self._fonts[number], content_type="font/ttf")
            return
        file = self._site / path
        file = file / "index.html" if path.endswith("/") or not path else file
        if not file.is_file():
            route.abort()
            return
        body = file.read_bytes()
        if path == _SHEET:
            body += self._sheet.encode()
        elif path == address:
            body = changed(body.decode()).encode()
        route.fulfill(body=body, content_type=mimetypes.guess_type(file.name)[0] or "application/octet-stream")
