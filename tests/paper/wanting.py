"""What a letter's paper must show, taken from the letter and not from its page."""

from __future__ import annotations

from tests.edge.building import SITE_URL
from tests.paper.reading import Wanted, squeezed

from pledgebook import paper
from pledgebook.address import Address
from pledgebook.library import Library
from pledgebook.model import Clause, Version
from pledgebook.pdf import letter_jobs
from pledgebook.texts import Setting
from pledgebook.vocabulary import LANG_TAG, LANGUAGES, Language, Status


def wanted(library: Library, version: Version, language: Language) -> Wanted:
    setting = Setting(library, version, language, "", "")
    job = letter_jobs(library, SITE_URL, [version])[LANGUAGES.index(language)]
    status = library.status(version)
    clauses = list(version.walk())
    return Wanted(
        language=LANG_TAG[language],
        title=job.document.title,
        clauses=[_said(setting, clause) for clause in clauses],
        headings={squeezed(_heading(setting, clause)) for clause in clauses if clause.heading},
        outline=[entry.title for entry in job.document.outline],
        header=paper.heads(version, library.publisher.name, language),
        address=f"{SITE_URL}{Address(language, 'letters', version.letter, version.number)}",
        watermark="" if status is Status.IN_FORCE else paper.WATERMARK[status].shown(language)[0],
    )


def _heading(setting: Setting, clause: Clause) -> str:
    heading = clause.heading.shown(setting.language)[0] if clause.heading else ""
    return f"{clause.label.shown(setting.language)[0]} {heading}"


def _said(setting: Setting, clause: Clause) -> str:
    term = f"“{clause.term.shown(setting.language)[0]}” " if clause.term else ""
    text = setting.plain(clause.text) if clause.text else ""
    for slip in setting.version.corrections:
        if slip.path == f"clauses/{clause.id}" and slip.language == setting.language:
            text = text.replace(slip.new, slip.old + slip.new)  # both wordings are to be read
    return _heading(setting, clause) + term + text
