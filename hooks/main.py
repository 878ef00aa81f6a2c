"""The edge between MkDocs and pledgebook: all that this product knows of its generator, and nothing else.

MkDocs renders one shell for each section and language; pledgebook stamps every page from it. static-i18n runs the whole
build once for each language, nested, so the data is loaded in the outer run only and written when that one ends.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from wsgiref.util import request_uri

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.plugin import I18n
from watchdog.observers.polling import PollingObserverVFS

from pledgebook.edge import LAST_GOOD, Edge
from pledgebook.minified import minified
from pledgebook.papers import LIST, PRINTS
from pledgebook.problems import report, told
from pledgebook.stamp import Shell, with_policy
from pledgebook.vocabulary import Language

_edge = Edge()
_UNUSED_THEME_FILES = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")


def _i18n(config: MkDocsConfig) -> I18n:
    plugin = config.plugins["i18n"]
    assert isinstance(plugin, I18n)
    return plugin


def _language(config: MkDocsConfig) -> Language:
    return "en" if _i18n(config).current_language == "en" else "zh"


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a development server."""
    _edge.is_serving = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the data, once for all languages."""
    if not _i18n(config).building:
        root = Path(config.config_file_path).parent
        epoch, papers = os.environ.get("SOURCE_DATE_EPOCH"), os.environ.get(LIST)
        problems = _edge.load(root, config.site_url or "", epoch, config.extra["edit_url"], papers)
        if problems and not _edge.is_serving:
            raise Abort(told(problems, os.environ))
        if _edge.notes:
            print(report(_edge.notes), file=sys.stderr)
        elif _edge.is_mended:
            print("问题已全部解决，网站已更新。\nAll problems are mended; the site is up to date.", file=sys.stderr)
    return config


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the theme's scripts and styles: no page of ours uses them. Minify our own."""
    for file in list(files):
        if not file.src_uri.startswith(_UNUSED_THEME_FILES):
            continue
        if not str(file.abs_src_path).startswith(config.docs_dir):
            files.remove(file)
        elif file.src_uri.endswith((".js", ".css")):
            file.content_string = minified(file.src_uri, file.content_string)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape what the templates show, as MkDocs doesn't: names of companies and pages are no HTML."""
    env.autoescape = True
    return env


@event_priority(-200)
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """Give the templates the publisher; a shell's links begin with a token instead of a relative path."""
    context["pb"] = _edge.chrome(_language(config))
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give the 404 page the same."""
    context["pb"] = _edge.chrome("zh")
    return context


@event_priority(-200)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Take a section's page as the shell of all pages below it; MkDocs doesn't write an empty page."""
    html = with_policy(output, relaxed=_edge.is_serving)
    if section := page.meta.get("section"):
        language = _language(config)
        name = _edge.chrome(language).named(config.site_name)
        _edge.add_shell(language, section, Shell(html, str(page.title), str(page.meta.get("description", "")), name))
        return ""
    _edge.add_other(page.url)
    return html


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep one bilingual 404 page; leave the sitemap to pledgebook."""
    if template_name == "404.html" and not _i18n(config).building:
        return with_policy(output_content, relaxed=_edge.is_serving)
    return ""


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write every page when the last language is done. A development server makes them on request instead."""
    if _i18n(config).building:
        return
    if gaps := _edge.missing():
        if not _edge.is_serving:
            raise Abort(gaps)
        print(gaps, file=sys.stderr)
    if not _edge.is_serving:
        _edge.write(Path(config.site_dir), prints=PRINTS in os.environ)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Answer requests for pages that nobody has written yet, and all pages while the data has problems."""
    _watch_data(server, config)
    site, mount = Path(config.site_dir), server.mount_path
    inner = server.get_app()
    assert inner is not None

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        answer: list[Any] = []

        def answered(*started: Any) -> Callable[[bytes], object]:
            answer[:] = started[:2]
            return lambda _: None  # the old way of writing a body, which MkDocs doesn't use

        body = inner(environ, answered)  # MkDocs answers when a running rebuild is over; only then is it clear what is
        asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace").removeprefix(mount)
        seen = f"{LAST_GOOD}={_edge.problems_digest}"  # the last good site stays in view until there are other problems
        if environ.get("QUERY_STRING") == LAST_GOOD:
            there = request_uri(environ, include_query=False)
            start_response("302 Found", [("Location", there), ("Set-Cookie", f"{seen}; Path=/; SameSite=Strict")])
            return []
        path = _edge.stand_in(asked, wants_good=seen in environ.get("HTTP_COOKIE", ""))
        if (path != asked or answer[0].startswith("404")) and _edge.make(path, site):
            body = inner(environ | {"PATH_INFO": f"{mount}{path}"}, answered)
        start_response(*answer)
        return body

    server.set_app(app)
    print(f"网站在 {server.url} ，保存后自动刷新；按 Ctrl+C 结束。")
    print(f"The site is at {server.url}, renewed at every save; Ctrl+C ends.", flush=True)
    return server


def _watch_data(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Watch the data too, even while its folder is moved away: watchdog would never look there again."""
    root = Path(config.config_file_path).parent
    data = str(root / "data")

    def state(path: str) -> os.stat_result:
        try:
            return Path(path).stat()
        except FileNotFoundError:
            if path != data:
                raise
            return root.stat()  # a folder without its files: their loss is an event, and so is their return

    others = (config.docs_dir, config.config_file_path)
    for path in others:
        server.unwatch(path)
    interval = server.observer.timeout
    server.observer = PollingObserverVFS(state, os.scandir, polling_interval=interval)  # type: ignore[assignment]
    for path in (*others, data):
        server.watch(path)
