"""In: a template's name and what it shows. Out: HTML. What many pages share is rendered once and kept."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from pledgebook import wording
from pledgebook.address import Address
from pledgebook.forces import forces, successor
from pledgebook.fragments import Fragments
from pledgebook.library import Library
from pledgebook.model import Version
from pledgebook.paper import WATERMARK, edition, verify_address
from pledgebook.papers import Papers
from pledgebook.problems import Problem
from pledgebook.proof_page import proof_of
from pledgebook.texts import Setting
from pledgebook.values import show_date
from pledgebook.vocabulary import LANG_TAG, Kind, Language, Numbering, Stage, Status

SHAPES = {
    Status.IN_FORCE: "●",
    Status.UPCOMING: "○",
    Status.SUPERSEDED: "◐",
    Status.EXPIRED: "■",
    Status.WITHDRAWN: "✕",
    Status.REVOKED: "✕",
    Status.DRAFT: "△",
}
_KEPT_FRAGMENTS = 8
FOLDER = "\x05"
"""What stands in notices for the way to the letter's folder, until a page fills it in; no author can write it."""
_Key: TypeAlias = tuple[str, int, Language]


class Told(NamedTuple):
    """What pages say of a version again and again, in one language.

    `label` names it (第1版), `period` says from when to when it is in force, as far as is known. `status` is a shape
    and a word with the days on which they change, `notices` what must be said above a text that isn't in force; it is
    empty for one that never can be otherwise. So is `watermark`, the same for paper.
    """

    label: str
    period: str
    status: Markup
    notices: Markup
    watermark: Markup


class Templates:
    """The templates of the pages of one library; `site_url`, `edit_url` and `papers` as in `Pages`."""

    def __init__(self, library: Library, site_url: str, edit_url: str, papers: Papers) -> None:
        self._library = library
        self._environment = _environment()
        self._environment.globals |= {
            "library": library,
            "publisher": library.publisher,
            "wording": wording,
            "proof_of": proof_of,
            "Kind": Kind,
            "Stage": Stage,
            "Status": Status,
            "told": self.told,
            "number_column": number_column,
            "placed": placed,
            "forces": lambda letter: forces(library, letter),
            "FOLDER": FOLDER,
            "LANG_TAG": LANG_TAG,
            "site_url": site_url,
            "edit_url": edit_url,
            "edition": edition,
            "papers": papers,
            "verify_address": verify_address,
        }
        self._whole = vars(self._environment.get_template("_clause.html").module)["whole"]
        self._amended = vars(self._environment.get_template("_amended.html").module)["amended"]
        self._found: dict[str, Template] = {}
        self._fragments: dict[_Key, Fragments] = {}
        self._told: dict[_Key, Told] = {}

    def render(self, name: str, address: Address, **more: Any) -> str:
        """Return the template filled in for the page at `address`."""
        return self._template(name).render(_around(address), **more)

    def stream(self, name: str, address: Address, **more: Any) -> Iterator[str]:
        """Yield the same piece by piece, for a page that may be tens of megabytes long."""
        stream = self._template(name).stream(_around(address), **more)
        stream.enable_buffering(1000)
        return stream

    def _template(self, name: str) -> Template:
        if name not in self._found:
            template = self._environment.get_template(name)
            # copied for every page, which takes a tenth of a clause's page where they are a chain of maps
            template.globals = dict(template.globals)
            self._found[name] = template
        return self._found[name]

    def fragments(self, version: Version, language: Language) -> Fragments:
        """Return the version's clauses. Pages come letter by letter, so only the last few versions are kept."""
        key = (version.letter, version.number, language)
        if key not in self._fragments:
            if len(self._fragments) >= _KEPT_FRAGMENTS:
                del self._fragments[next(iter(self._fragments))]
            self._fragments[key] = Fragments(self._library, version, language, self._whole, self._amended)
        return self._fragments[key]

    def told(self, version: Version, language: Language) -> Told:
        """Return what pages say of a version again and again."""
        key = (version.letter, version.number, language)
        if key not in self._told:
            self._told[key] = self._tell(version, language)
        return self._told[key]

    def _tell(self, version: Version, language: Language) -> Told:
        days = self._library.statuses(version)
        status = self._template("_status.html").render(
            now=self._library.status(version), days=days, language=language, shapes=SHAPES
        )
        may_differ = {status for _, status in days} != {Status.IN_FORCE} or version.number > 1
        return Told(
            label=f"第{version.number}版" if language == "zh" else f"Version {version.number}",
            period=wording.period(version.effective, self._library.end(version), language),
            status=Markup(status),  # noqa: S704 - an autoescaped template's output
            notices=self._notices(version, language) if may_differ else Markup(),
            watermark=self._watermark(version, language) if may_differ else Markup(),
        )

    def _watermark(self, version: Version, language: Language) -> Markup:
        html = self._template("_watermark.html").render(
            now=self._library.status(version), days=self._library.statuses(version), language=language, marks=WATERMARK
        )
        return Markup(html)  # noqa: S704 - an autoescaped template's output

    def _notices(self, version: Version, language: Language) -> Markup:
        after = successor(version, self._library)
        current = self._library.shown(version.letter)
        asked = {Status.IN_FORCE: version, Status.SUPERSEDED: after}
        html = self._template("_notices.html").render(
            now=self._library.status(version),
            days=self._library.statuses(version),
            begins=show_date(version.effective, language) if version.effective else "",
            ends=show_date(version.expires, language) if version.expires else "",
            since=show_date(version.withdrawn.since, language) if version.withdrawn else "",
            reason=version.withdrawn.reason.shown(language) if version.withdrawn else None,
            has_current=self._library.status(current) is Status.IN_FORCE,
            current_number=current.number if self._library.status(current) is Status.IN_FORCE else "",
            forces=forces(self._library, version.letter),
            version=version,
            after=after,
            transitions={
                status: Setting(self._library, each, language, "", "").plain(orders)
                for status, each in asked.items()
                if each and (orders := wording.governs(each))
            },
            day=lambda date: show_date(date, language),
            zh=language == "zh",
        )
        return Markup(html)  # noqa: S704 - an autoescaped template's output


def placed(notices: Markup, folder: str) -> Markup:
    """Return a version's notices for a page from which `folder` leads to the letter's; empty on the letter's own."""
    return Markup(notices.replace(FOLDER, folder))  # noqa: S704 - a template's output and an address


def number_column(version: Version, language: Language) -> str:
    """Return the classes that give numbers the room they need: （十二） is wider than （三）, 10.12 than 2.1."""
    is_han = language == "zh" and version.numbering is not Numbering.DECIMAL
    most = max(len(clause.clauses) for clause in version.clauses)
    is_wide = most > 10 if is_han else most > 9 and len(version.clauses) > 9
    return (
        f"{' pb-numbers--han' if is_han else ''}{' pb-numbers--wide' if is_wide else ''}"
        f"{' pb-numbers--articles' if is_han and version.numbering is Numbering.ARTICLES else ''}"
    )


def _around(address: Address) -> dict[str, Any]:
    """Return what every template uses: where the page is, whether it is Chinese, and how to write its dates."""
    language = address.language

    def day(date: datetime.date | None) -> str:
        return show_date(date, language) if date else ""

    return {
        "address": address,
        "language": language,
        "other": "en" if language == "zh" else "zh",
        "zh": language == "zh",
        "day": day,
        "root": address.language_root,
    }


def problem_page(problems: Iterable[Problem], *, has_good: bool) -> str:
    """Return the page that a development server shows while the data has problems."""
    template = _environment().get_template("problems.html")
    return template.render(problems=[str(problem) for problem in sorted(problems)], has_good=has_good)


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # else each page asks the disk whether its template has changed
        trim_blocks=True,
        lstrip_blocks=True,
    )
