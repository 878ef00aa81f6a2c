"""In: the live versions and the situations of the data. Out: what customers choose from: cases by stage, with remedies.

A case is one clause with what follows from breaking it: from its promise, else from the situation that names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from pledgebook.address import Address
from pledgebook.commitments import Commitment, commitments
from pledgebook.library import Library
from pledgebook.model import Clause, Reference, Situation, Version
from pledgebook.texts import Setting
from pledgebook.values import Duration
from pledgebook.vocabulary import Comparison, Stage
from pledgebook.wording import citation


class Remedied(NamedTuple):
    """A clause that gives a remedy, with its own words."""

    href: str
    number: str
    name: Markup
    text: Markup


class Case(NamedTuple):
    """One clause that may have been broken. `permanent` is its address for ever, below the site's root.

    `limit` tells the script how to count (`3 business-day after at-most`); it is empty where no clock runs.
    """

    clause: Clause
    setting: Setting
    href: str
    number: str
    name: Markup
    citation: str
    permanent: str
    commitment: Commitment | None
    limit: str

    @property
    def id(self) -> str:
        """Return the case's place on the page."""
        return f"{self.setting.version.letter}.{self.clause.id}"


class Happened(NamedTuple):
    """One situation in a stage; `remedies` and `claim` are there where its clauses promise nothing with a remedy."""

    situation: Situation
    words: Markup
    cases: tuple[Case, ...]
    remedies: tuple[Remedied, ...]
    claim: Markup


class StageCases(NamedTuple):
    """A stage: the situations to choose from, and every promise for those who find theirs in none."""

    stage: Stage
    happened: tuple[Happened, ...]
    promised: tuple[Case, ...]


def stages_of_cases(settings: Mapping[str, Setting], library: Library) -> list[StageCases]:
    """Return the stages that have anything to choose; `settings` are the live versions' by letter."""
    promised = {
        Reference(letter, each.clause.id): each for letter, setting in settings.items() for each in commitments(setting)
    }
    found = []
    for stage in Stage:
        happened = [
            told
            for situation in library.book.situations
            if stage in situation.stages and (told := _happened(situation, settings, promised, library))
        ]
        cases = [
            _case(each.clause, each.setting, library, each) for each in promised.values() if each.clause.stage is stage
        ]
        if happened or cases:
            found.append(StageCases(stage, tuple(happened), tuple(cases)))
    return found


def _happened(
    situation: Situation,
    settings: Mapping[str, Setting],
    promised: Mapping[Reference, Commitment],
    library: Library,
) -> Happened | None:
    """Return the situation, or None where no letter that is public has to do with it."""
    cases = [
        _case(clause, settings[reference.letter], library, promised.get(reference))
        for reference in situation.clauses
        if (clause := _clause(reference, settings, library))
    ]
    if not cases:
        return None
    setting = cases[0].setting
    remedies = [
        Remedied(
            href=f"{settings[reference.letter].own}#{clause.id}",
            number=_cited(clause, settings[reference.letter]),
            name=settings[reference.letter].name(clause),
            text=settings[reference.letter].running(clause.text) if clause.text else Markup(),
        )
        for reference in situation.remedies
        if (clause := _clause(reference, settings, library))
    ]
    claim = setting.words(situation.claim) if situation.claim else Markup()
    return Happened(situation, setting.words(situation.happened), tuple(cases), tuple(remedies), claim)


def _clause(reference: Reference, settings: Mapping[str, Setting], library: Library) -> Clause | None:
    setting = settings.get(reference.letter)
    clause = library.clauses(setting.version).get(reference.clause) if setting else None
    return clause if clause and not clause.is_redacted else None


def _case(clause: Clause, setting: Setting, library: Library, commitment: Commitment | None) -> Case:
    version, language = setting.version, setting.language
    return Case(
        clause=clause,
        setting=setting,
        href=f"{setting.own}#{clause.id}",
        number=_cited(clause, setting),
        name=setting.name(clause),
        citation=citation(clause, version, library.publisher.name, language),
        permanent=f"{Address(language, 'letters', version.letter, version.number)}#{clause.id}",
        commitment=commitment,
        limit=_limit(version, commitment) if commitment else "",
    )


def _cited(clause: Clause, setting: Setting) -> str:
    """Return the clause's number with its letter."""
    title, number = setting.version.title.shown(setting.language)[0], clause.cited.shown(setting.language)[0]
    return f"《{title}》{number}" if setting.language == "zh" else f"{title}, {number}"


def _limit(version: Version, commitment: Commitment) -> str:
    promise = commitment.promise
    value = version.fields[promise.limit].value
    if not isinstance(value, Duration) or not promise.starts:
        return ""
    is_least = promise.comparison in {Comparison.AT_LEAST, Comparison.MORE_THAN}
    return f"{value.number} {value.unit.value} {promise.runs.value} {'least' if is_least else 'most'}"
