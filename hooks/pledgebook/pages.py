"""In: the library. Out: the content of every page (title, description, body), by address; no shell around it yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from markupsafe import Markup

from pledgebook import lists, prints, wording
from pledgebook.address import Address
from pledgebook.changes_page import changes_page
from pledgebook.clause_page import clause_page
from pledgebook.commitments import at_a_glance, by_stage, commitment, counted
from pledgebook.compare_page import beside, facts, lineage, words
from pledgebook.complain_page import complain_page
from pledgebook.duties import duties
from pledgebook.events import Event, all_events
from pledgebook.forms import ordered
from pledgebook.journey import Journey, Stop, journey
from pledgebook.journey_page import journey_page
from pledgebook.keys import keys_of
from pledgebook.library import Library
from pledgebook.model import Letter, Version
from pledgebook.papers import Papers
from pledgebook.proof_keys import documentation
from pledgebook.schema import FILES
from pledgebook.templates import Templates
from pledgebook.texts import Setting
from pledgebook.translation import unchecked_clauses
from pledgebook.values import show_date
from pledgebook.verify_page import by_hand, checkables
from pledgebook.vocabulary import LANGUAGES, WHOLE_COURSE, FieldType, Language

_DESCRIPTION = 300
"""Characters of a page's description; search engines show less."""


@dataclass(frozen=True, slots=True)
class Content:
    """What the shell is stamped with. `title` and `description` are plain text; `body` is HTML, if long in pieces.

    `version` is the one that the page shows, if it shows one. `style` is CSS of the page's own, for paper.
    """

    title: str
    description: str
    body: str | Iterator[str]
    version: Version | None = None
    style: str = ""


class Pages:
    """Renders the pages of one library.

    `site_url` is the public address of the root. At `edit_url` the repository's files can be edited; readers are not
    offered that where it is empty. Both end in a slash. `papers` are the PDFs that the site will have.
    """

    def __init__(self, library: Library, site_url: str, edit_url: str = "", papers: Papers | None = None) -> None:
        self.library = library
        self._site_url = site_url
        self._templates = Templates(library, site_url, edit_url, papers or {})
        self._sections: dict[str, Callable[[Address], Content | None]] = {
            "": self._home,
            "letters": self._letters,
            "forms": self._forms,
            "clauses": self._clauses,
            "terms": self._terms,
            "journey": self._journey,
            "complain": self._complain,
            "promises": self._promises,
            "duties": self._duties,
            "changes": self._log,
            "verify": self._verify,
            "about": self._about,
            "data-format": self._data_format,
        }

    def at(self, address: Address) -> Content | None:
        """Return the page at `address`, or None where the data has none. A section's own title comes from its shell."""
        return self._sections[address.section](address)

    def addresses(self, language: Language) -> Iterator[Address]:
        """Yield every address of a language that has a page, each section's own page first."""
        for section in self._sections:
            yield Address(language, section)
        for letter in self.library.letters.values():
            yield Address(language, "letters", letter.id)
            for version in letter.versions:
                yield Address(language, "letters", letter.id, version.number)
            for version in letter.versions[1:]:
                yield Address(language, "letters", letter.id, version.number, page="changes")
            if len(letter.versions) > 1:
                yield Address(language, "letters", letter.id, page="compare")
            for clause in self.library.clause_ids(letter.id):
                yield Address(language, "letters", letter.id, clause=clause)
        for form in self.library.book.forms:
            yield Address(language, "forms", form)

    def prints(self, language: Language) -> Iterator[Address]:
        """Yield the address of each page that is only for paper."""
        yield Address(language, "letters", page="print")
        if language == LANGUAGES[0]:
            for letter in self.library.letters.values():
                for version in letter.versions:
                    yield Address(language, "letters", letter.id, version.number, page="print")

    def _setting(self, version: Version, address: Address, own: str = "") -> Setting:
        return Setting(self.library, version, address.language, own, address.language_root)

    def _shown(self, address: Address, own: str = "") -> list[Setting]:
        """Return the setting of each letter's version that is shown today; `own` is the way to it, {} its id."""
        shown = map(self.library.shown, self.library.letters)
        return [self._setting(version, address, own.format(version.letter)) for version in shown]

    def _groups(self, address: Address) -> list[tuple[str, lists.Listed]]:
        return lists.by_stage(self.library, self._shown(address), address.language)

    def _clauses_of(self, version: Version, setting: Setting, permanent: str) -> Markup:
        pages = "" if permanent else "../"
        return self._templates.fragments(version, setting.language).on_letter(setting.root, permanent, pages)

    def _home(self, address: Address) -> Content:
        return Content("", "", self._templates.render("home.html", address, groups=self._groups(address)))

    def _letters(self, address: Address) -> Content | None:
        if address.page == "print":
            return self._print(address)
        if address.letter is None:
            return Content("", "", self._templates.render("letters.html", address, groups=self._groups(address)))
        letter = self.library.letters.get(address.letter)
        if letter is None or address.clause:
            return self._clause(address) if letter else None
        if address.page:
            return self._compare(address, letter) if address.page == "compare" else self._changes(address, letter)
        if address.version is None:
            return self._version(address, self.library.shown(letter.id))
        version = next((v for v in letter.versions if v.number == address.version), None)
        return self._version(address, version) if version else None

    def _print(self, address: Address) -> Content | None:
        if not address.letter:
            return self._collection(address)
        letter = self.library.letters.get(address.letter)
        version = next((v for v in letter.versions if v.number == address.version), None) if letter else None
        return self._bilingual(address, version) if version else None

    def _bilingual(self, address: Address, version: Version) -> Content:
        settings = prints.both(self.library, version)
        body = self._templates.render(
            "bilingual.html",
            address,
            version=version,
            settings=settings,
            pairs=prints.pairs(settings),
            notes=[self._templates.fragments(version, each).notes for each in LANGUAGES],
            days=[show_date(version.signed_on, each) if version.signed_on else "" for each in LANGUAGES],
        )
        return Content(prints.names(version).shown(address.language)[0], "", body, version)

    def _collection(self, address: Address) -> Content:
        letters = list(prints.bound(self.library, self._templates, address.language))
        title = "现行有效的服务承诺书" if address.language == "zh" else "Service commitments in force"
        body = self._templates.stream("collection.html", address, letters=letters)
        return Content(title, "", body, style=prints.style(self.library, self._site_url, address.language))

    def _version(self, address: Address, version: Version) -> Content:
        setting = self._setting(version, address)
        title = version.title.shown(address.language)[0]
        if address.version:
            title += f"（第{version.number}版）" if address.language == "zh" else f" (version {version.number})"
        body = self._templates.render(
            "letter.html",
            address,
            version=version,
            versions=self.library.letters[version.letter].versions,
            setting=setting,
            clauses=self._clauses_of(version, setting, "" if address.version else f"v{version.number}/"),
            is_current=address.version is None,
            course=self._course(version),
            whole=WHOLE_COURSE,
            glance=at_a_glance(setting),
            unchecked=unchecked_clauses(self.library, version),
        )
        return Content(title, setting.first_line(version.summary, _DESCRIPTION), body, version)

    def _clause(self, address: Address) -> Content | None:
        page = clause_page(self.library, self._templates, address)
        if page is None:
            return None
        name, title = wording.name(page.span.clause, address.language), page.span.version.title.shown(address.language)
        heading = f"{page.number} {name}".strip()
        description = page.setting.excerpt(page.span.clause, 120, with_term=True) or f"{title[0]} {heading}"
        own = "../" if self.library.is_shown(page.span.version) else f"../v{page.span.version.number}/"
        promised = commitment(self._setting(page.span.version, address, own), page.span.clause)
        body = self._templates.render("clause.html", address, page=page, each=promised, counted=counted)
        return Content(f"{heading} · {title[0]}", description, body, page.span.version)

    def _changes(self, address: Address, letter: Letter) -> Content | None:
        pair = next((pair for pair in pairwise(letter.versions) if pair[1].number == address.version), None)
        if pair is None:
            return None
        page = changes_page(self.library, *pair, address.language, address.language_root)
        title, number = pair[1].title.shown(address.language)[0], address.version
        zh = address.language == "zh"
        name = f"《{title}》第{number}版改了什么" if zh else f"What version {number} of “{title}” changed"
        changes = pair[1].changes
        description = page.setting.first_line(changes, _DESCRIPTION) if changes else name
        body = self._templates.render("changes.html", address, page=page, versions=letter.versions)
        return Content(name, description, body, pair[1])

    def _compare(self, address: Address, letter: Letter) -> Content | None:
        if len(letter.versions) == 1:
            return None
        version = self.library.shown(letter.id)
        title = version.title.shown(address.language)[0]
        name = f"比较《{title}》的版本" if address.language == "zh" else f"Compare versions of “{title}”"
        shown = letter.versions.index(version)
        body = self._templates.render(
            "compare.html",
            address,
            versions=letter.versions,
            version=version,
            pair=letter.versions[shown - 1 : shown + 1] if shown else letter.versions[:2],
            setting=self._setting(version, address),
            lineage=lineage(letter),
            facts=facts(self.library, letter, address.language),
            beside=beside(self.library, letter, address.language),
            words=words(address.language),
        )
        return Content(name, name, body, version)

    def _log(self, address: Address) -> Content:
        found = all_events(self.library)
        to_come = [event for event in reversed(found) if event.day > self.library.today]
        years = groupby((event for event in found if event.day <= self.library.today), lambda event: event.day.year)
        log = [(year, list(group)) for year, group in years]
        return Content("", "", self._templates.stream("log.html", address, to_come=to_come, log=log, words=self._words))

    def _words(self, event: Event, address: Address) -> tuple[Markup, Markup]:
        """Return the title of an event's letter, and the reason for the event."""
        setting = self._setting(event.version, address)
        reason = event.reason
        return setting.words(event.version.title), setting.running(reason) if reason else Markup()

    def _forms(self, address: Address) -> Content | None:
        forms = self.library.book.forms
        if address.letter is None:
            settings = [self._setting(form, address) for form in ordered(forms)]
            return Content("", "", self._templates.render("forms.html", address, settings=settings))
        form = forms.get(address.letter)
        if form is None:
            return None
        setting = self._setting(form, address)
        title = form.title.shown(address.language)[0]
        title += "（空白文本）" if address.language == "zh" else " (blank form)"
        clauses = self._clauses_of(form, setting, "")
        body = self._templates.render(
            "letter.html",
            address,
            version=form,
            versions=(),
            setting=setting,
            clauses=clauses,
            is_current=False,
            course=[],
            glance=[],
            unchecked=(),
        )
        return Content(title, setting.first_line(form.summary, _DESCRIPTION), body, form)

    def _clauses(self, address: Address) -> Content:
        settings = self._shown(address)
        return Content("", "", self._templates.stream("clauses.html", address, settings=settings, whole=WHOLE_COURSE))

    def _terms(self, address: Address) -> Content:
        found = lists.terms(self._shown(address, "../letters/{}/"))
        return Content("", "", self._templates.render("terms.html", address, terms=found))

    def _journey(self, address: Address) -> Content:
        return Content("", "", journey_page(self._whole_journey, self._templates, address, self._own_settings(address)))

    def _complain(self, address: Address) -> Content:
        return Content("", "", complain_page(self.library, self._templates, address, self._own_settings(address)))

    def _own_settings(self, address: Address) -> dict[str, Setting]:
        """Return the settings of the versions that bind or will, by letter, for a section's own page."""
        versions = self.library.live()
        return {each.letter: self._setting(each, address, own=f"../letters/{each.letter}/") for each in versions}

    @cached_property
    def _whole_journey(self) -> Journey:
        return journey(self.library)

    def _course(self, version: Version) -> list[tuple[Stop, bool]]:
        """Return the journey's stops, and whether the version promises something there; none if it promises nothing."""
        own = {clause.stage for clause in version.walk() if clause.promise}
        return [(stop, stop.stage in own) for stop in self._whole_journey.stops] if own else []

    def _promises(self, address: Address) -> Content:
        versions = self.library.live()
        stages = by_stage(self._setting(each, address, own=f"../letters/{each.letter}/") for each in versions)
        kinds = {each.setting.version.fields[each.promise.limit].type for _, rows in stages for each in rows}
        body = self._templates.stream(
            "promises.html",
            address,
            stages=stages,
            versions=versions,
            kinds=[kind for kind in FieldType if kind in kinds],
            years=[year.number for year in self.library.book.years],
            counted=counted,
        )
        return Content("", "", body)

    def _duties(self, address: Address) -> Content:
        settings = [self._setting(each, address, own=f"../letters/{each.letter}/") for each in self.library.live()]
        groups = [(setting, duties(setting)) for setting in settings]
        body = self._templates.stream("duties.html", address, groups=groups, whole=WHOLE_COURSE, counted=counted)
        return Content("", "", body)

    def _verify(self, address: Address) -> Content:
        known = {"letters": checkables(self.library), "by_hand": by_hand(self.library)}
        return Content("", "", self._templates.render("verify.html", address, **known))

    def _about(self, address: Address) -> Content:
        return Content("", "", self._templates.render("about.html", address))

    def _data_format(self, address: Address) -> Content:
        files = {name: keys_of(schema) for name, schema in FILES.items()}
        return Content("", "", self._templates.render("data_format.html", address, files=files, sealed=documentation()))
