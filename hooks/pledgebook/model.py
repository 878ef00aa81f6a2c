"""The product's words as frozen types: what stands behind the check, and all that the pages know of the data."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pledgebook.numbering import Place
from pledgebook.values import Measured
from pledgebook.vocabulary import (
    Calendar,
    ChannelKind,
    Comparison,
    FieldType,
    Kind,
    Language,
    Layout,
    Numbering,
    Runs,
    Stage,
)


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Chinese and English; `en` is None while the translation is missing."""

    zh: str
    en: str | None = None

    def shown(self, language: Language) -> tuple[str, Language]:
        """Return the words for a page in `language`, and the language they are really in."""
        if language == "en" and self.en is not None:
            return self.en, "en"
        return self.zh, "zh"


Value: TypeAlias = Measured | Text


@dataclass(frozen=True, slots=True)
class Field:
    """A blank with a name and a type (填写项). `value`, and `shown`, its words in a text, are None in a blank form."""

    id: str
    type: FieldType
    label: Text
    value: Value | None
    shown: Text | None
    example: Text | None = None
    """What a person who fills in the form is shown."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A clause that another one names; `letter` is always filled in.

    In a sealed version's remedies, a clause of another letter is that of the `version` which was then in force.
    """

    letter: str
    clause: str
    version: int | None = None

    def __str__(self) -> str:
        return f"{self.letter}{f'@{self.version}' if self.version else ''}#{self.clause}"


@dataclass(frozen=True, slots=True)
class Remedy:
    """What the other side gets when a promise is missed; `amount` and `paid_within` name fields.

    The chain: missing the promise is a `breach` by these clauses, for which `clauses` give compensation.
    """

    clauses: tuple[Reference, ...]
    claim: Text
    amount: str | None
    paid_within: str | None
    breach: tuple[Reference, ...] = ()
    gives: Text | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """A clause's measurable content (承诺指标).

    `limit` names a field, `shown` is it as a headline (4小时内, at least 80%); without `remedy`, `reason` says why.
    A time limit has `starts` and `calendar`, and `runs` after or before what starts it.
    """

    measure: str
    by: Text
    to: Text
    what: Text
    comparison: Comparison
    limit: str
    shown: Text
    starts: Text | None
    remedy: Remedy | None
    reason: Text | None
    runs: Runs = Runs.AFTER
    calendar: Calendar | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered unit (条款). Its id never changes; `place` is where it stands in this version.

    `label` is the number as it stands before the clause (（3）, 2.1); `cited` is how a sentence names it (第2.1条).
    """

    id: str
    place: Place
    label: Text
    cited: Text
    heading: Text | None
    kind: Kind | None
    stage: Stage | None
    term: Text | None
    text: Text | None
    promise: Promise | None
    clauses: tuple[Clause, ...]
    origins: tuple[str, ...] = ()
    """The clauses of the version before from which this one was made: several if merged, one for several if split."""
    is_translation_checked: bool = False
    """Whether somebody confirmed that the English still fits Chinese that has changed since the version before."""
    is_redacted: bool = False
    """Whether its words were removed by law (依法删除): only its id and number are left."""

    def walk(self) -> Iterator[Clause]:
        """Yield the clause and all below it, in their order."""
        yield self
        for clause in self.clauses:
            yield from clause.walk()


@dataclass(frozen=True, slots=True)
class Removed:
    """A clause that a version ended (from `removed`)."""

    id: str
    reason: Text
    successor: Reference | None


@dataclass(frozen=True, slots=True)
class Sealed:
    """How a version was registered for ever (封存): the digest of its snapshot, and the entry in the ledger (hex)."""

    on: datetime.date
    digest: str
    entry: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A version ended by decision (撤回 before it took effect, 终止 after); `since` is the first day without it."""

    on: datetime.date
    since: datetime.date
    reason: Text


@dataclass(frozen=True, slots=True)
class Correction:
    """A slip that was mended (勘误) at `path` of the snapshot; the text shows both wordings."""

    on: datetime.date
    path: str
    language: Language
    old: str
    new: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Redaction:
    """Words that a law or order removed (依法删除) from `path` of the snapshot, and on what basis."""

    on: datetime.date
    path: str
    basis: Text
    reason: Text


@dataclass(frozen=True, slots=True)
class Version:
    """One dated text of a letter (版本), or, with number 0 and without dates, a blank form.

    A sealed version has all of its texts from its snapshot, and from there the name that the publisher then had.
    """

    letter: str
    number: int
    document: str
    title: Text
    summary: Text
    preamble: Text | None
    stage: Stage | None
    headline: str | None
    effective: datetime.date | None
    expires: datetime.date | None
    signatory: Text | None
    signed_on: datetime.date | None
    prevails: Language
    numbering: Numbering
    fields: Mapping[str, Field]
    clauses: tuple[Clause, ...]
    changes: Text | None
    transition: Text | None
    removed: tuple[Removed, ...]
    publisher: Text | None = None
    sealed: Sealed | None = None
    awaits_seal: bool = False
    """Whether it is signed, but not in the ledger that the publisher keeps."""
    withdrawn: Withdrawal | None = None
    corrections: tuple[Correction, ...] = ()
    redactions: tuple[Redaction, ...] = ()

    @property
    def is_form(self) -> bool:
        """Whether this is a blank form."""
        return self.number == 0

    @property
    def is_draft(self) -> bool:
        """Whether it is neither sealed nor, where no ledger is kept, signed: a draft is never published."""
        return not self.is_form and not self.sealed and (self.awaits_seal or self.signed_on is None)

    def walk(self) -> Iterator[Clause]:
        """Yield every clause in the order of its number."""
        for clause in self.clauses:
            yield from clause.walk()


@dataclass(frozen=True, slots=True)
class Letter:
    """One commitment over its whole life (承诺书), its versions in the order of their numbers, never none."""

    id: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure that promises of several letters share."""

    id: str
    type: FieldType
    label: Text


@dataclass(frozen=True, slots=True)
class Situation:
    """What may have happened to a customer (情形), in their words, and the clauses that it concerns, the closest first.

    Where those clauses hold no promise with a remedy, `remedies` names the clauses that give one, and `claim` says how
    to claim it.
    """

    id: str
    stages: tuple[Stage, ...]
    happened: Text
    clauses: tuple[Reference, ...]
    remedies: tuple[Reference, ...]
    claim: Text | None


@dataclass(frozen=True, slots=True)
class Synonym:
    """Words that customers use, and those that the letters have for the same."""

    said: tuple[str, ...]
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """One language's synonyms, and the words of a question that search may leave out."""

    words: tuple[Synonym, ...] = ()
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days without work, from `first` to `last`."""

    name: Text
    first: datetime.date
    last: datetime.date


@dataclass(frozen=True, slots=True)
class Year:
    """The official calendar of a year; `working` are Saturdays and Sundays on which work is done."""

    number: int
    source: Text
    url: str | None
    holidays: tuple[Holiday, ...]
    working: tuple[datetime.date, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to complain."""

    kind: ChannelKind
    value: str
    note: Text | None
    value_en: str | None = None
    """The value as English pages show it, where that is another."""

    def shown(self, language: Language) -> str:
        """Return the value for a page in that language."""
        return (self.value_en if language == "en" else None) or self.value

    @property
    def href(self) -> str | None:
        """Return the link that calls, writes to or opens it (RFC 3966, RFC 6068); None for a place."""
        if self.kind is ChannelKind.PHONE:
            number, _, extension = self.value.replace("ext", "转").partition("转")
            digits = "".join(character for character in number if character in "+0123456789")
            extension = "".join(filter(str.isdigit, extension))
            return f"tel:{digits}{';ext=' + extension if extension else ''}"
        if self.kind is ChannelKind.EMAIL:
            return f"mailto:{self.value}"
        return self.value if self.kind is ChannelKind.WEB else None


@dataclass(frozen=True, slots=True)
class Publisher:
    """The company that publishes the letters."""

    is_sample: bool
    name: Text
    legal_name: Text
    credit_code: str | None
    licence: str | None
    address: Text | None
    icp: str | None
    police: str | None
    time_zone: str
    hours: Text
    channels: tuple[Channel, ...]
    layout: Layout = Layout.PLAIN
