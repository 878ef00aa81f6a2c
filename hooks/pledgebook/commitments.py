"""In: a version's setting (texts.py). Out: its promises as pages show them: the limit, and the chain if it is missed.

The chain: promise → the breach that missing it is → what compensates for it, by when, and how to claim it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup, escape

from pledgebook.markup import FieldUse, pieces
from pledgebook.model import Clause, Field, Promise, Reference, Remedy, Version
from pledgebook.texts import Setting
from pledgebook.values import Amount, Duration, Unit
from pledgebook.vocabulary import FieldType, Kind, Language, Runs, Stage
from pledgebook.wording import shown_value, strongest

_MINUTES = {
    Unit.MINUTE: 1,
    Unit.HOUR: 60,
    Unit.DAY: 1440,
    Unit.BUSINESS_DAY: 2016,  # seven days have five
    Unit.WEEK: 10_080,
    Unit.MONTH: 43_800,
    Unit.QUARTER: 131_400,
    Unit.YEAR: 525_600,
}


class Link(NamedTuple):
    """A clause that a promise leads to: the way there, its number (with its letter, if another), what it is called."""

    href: str
    number: str
    name: Markup
    reference: Reference
    kind: Kind | None


class Missed(NamedTuple):
    """What follows if a promise is missed. `amount` and `gives` are what is given, either may be empty.

    `note` is what must be said of the amount even where there is little room: `gives`, unless that only names it.
    """

    breaches: tuple[Link, ...]
    clauses: tuple[Link, ...]
    amount: str
    gives: Markup
    note: Markup
    paid_within: str
    claim: Markup

    @property
    def grade(self) -> Link | None:
        """Return the breach at the end of the chain: the grade that compensation depends on."""
        return self.breaches[-1] if self.breaches else None

    @property
    def given(self) -> Link | None:
        """Return the clause that gives: the last one that is a remedy, in general the compensation that all share."""
        remedies = [link for link in self.clauses if link.kind is Kind.REMEDY] or self.clauses
        return remedies[-1] if remedies else None


class Commitment(NamedTuple):
    """One promise of a version: `href` leads to its clause; `minutes` and `sum` order them, if they have any."""

    clause: Clause
    promise: Promise
    setting: Setting
    href: str
    number: str
    minutes: int | None
    sum: Decimal | None
    missed: Missed | None

    @property
    def is_count(self) -> bool:
        """Whether the limit is a number of things, which only `what` names: 不超过2 次整改."""
        return self.setting.version.fields[self.promise.limit].type is FieldType.COUNT


def commitments(setting: Setting) -> Iterator[Commitment]:
    """Yield the version's promises in the order of their clauses."""
    return filter(None, (commitment(setting, clause) for clause in setting.version.walk()))


def at_a_glance(setting: Setting) -> list[Commitment]:
    """Return the version's promises, first the one that stands for it in a list of letters."""
    headline = strongest(setting.version)
    return sorted(commitments(setting), key=lambda each: each.promise is not headline)


def commitment(setting: Setting, clause: Clause) -> Commitment | None:
    """Return the promise of one of the version's clauses, if it has one."""
    version, promise = setting.version, clause.promise
    if promise is None:
        return None
    value = version.fields[promise.limit].value
    return Commitment(
        clause=clause,
        promise=promise,
        setting=setting,
        href=f"{setting.own}#{clause.id}",
        number=clause.cited.shown(setting.language)[0],
        minutes=value.number * _MINUTES[value.unit] if isinstance(value, Duration) else None,
        sum=_sum(version, promise),
        missed=_missed(setting, promise.remedy) if promise.remedy else None,
    )


def by_stage(settings: Iterable[Setting]) -> list[tuple[Stage, list[Commitment]]]:
    """Return the promises of several versions in the order of service."""
    found = [each for setting in settings for each in commitments(setting)]
    stages = [(stage, [each for each in found if each.clause.stage is stage]) for stage in Stage]
    return [(stage, rows) for stage, rows in stages if rows]


def counted(promise: Promise, language: Language) -> str:
    """Return how a time limit is counted, or nothing for another limit."""
    if not promise.calendar:
        return ""
    words = promise.calendar.label(language)
    if promise.runs is Runs.BEFORE:
        return f"{words}，向前计算" if language == "zh" else f"{words}, counted back"
    return words


def _sum(version: Version, promise: Promise) -> Decimal | None:
    """Return the sum that is paid, to order promises by; None for none, and for a share of something."""
    field = version.fields[promise.remedy.amount] if promise.remedy and promise.remedy.amount else None
    return field.value.number if field and isinstance(field.value, Amount) else None


def _missed(setting: Setting, remedy: Remedy) -> Missed:
    fields = setting.version.fields
    amount = fields[remedy.amount] if remedy.amount else _amount_of(setting, remedy)
    paid = fields[remedy.paid_within] if remedy.paid_within else None
    gives = remedy.gives or (amount.label if amount else None)
    return Missed(
        breaches=tuple(_links(setting, remedy.breach)),
        clauses=tuple(_links(setting, remedy.clauses)),
        amount=shown_value(amount, setting.language) or "" if amount else "",
        gives=setting.words(gives) if gives else Markup(),
        note=setting.words(remedy.gives) if remedy.gives else Markup(),
        paid_within=shown_value(paid, setting.language) or "" if paid else "",
        claim=setting.words(remedy.claim),
    )


def _amount_of(setting: Setting, remedy: Remedy) -> Field | None:
    """Return the amount that the remedy's clauses name, where the promise leaves it to them: it is written once."""
    for reference in remedy.clauses:
        found = setting.library.find(reference.letter, reference.clause, setting.version, reference.version)
        for piece in pieces(found[0].text.zh) if found and found[0].text else ():
            field = found[1].fields.get(piece.id) if found and isinstance(piece, FieldUse) else None
            if field and field.type is FieldType.AMOUNT:
                return field
    return None


def _links(setting: Setting, references: tuple[Reference, ...]) -> Iterator[Link]:
    for reference in references:
        found = setting.library.find(reference.letter, reference.clause, setting.version, reference.version)
        if found is None:  # of a letter that isn't public; the check has said so
            continue
        clause, version = found
        number = clause.cited.shown(setting.language)[0]
        href = f"{setting.own}#{clause.id}"
        if version.letter != setting.version.letter:
            page = "" if setting.library.is_shown(version) and not reference.version else f"v{version.number}/"
            section = "forms" if version.is_form else "letters"
            href = f"{setting.root}{section}/{version.letter}/{page}#{clause.id}"
            title = version.title.shown(setting.language)[0]
            number = f"《{title}》{number}" if setting.language == "zh" else f"{number} of “{title}”"
        yield Link(
            href, number, setting.name(clause) or escape(number), Reference(version.letter, clause.id), clause.kind
        )
