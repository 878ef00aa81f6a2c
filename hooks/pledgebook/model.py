"""The product's words as frozen types: what stands behind the check, and all that the pages know of the data."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pledgebook.numbering import Place
from pledgebook.values import Measured
from pledgebook.vocabulary import ChannelKind, Comparison, FieldType, Kind, Language, Numbering, Stage


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
    """A blank with a name and a type (填写项). `value` is None in a blank form."""

    id: str
    type: FieldType
    label: Text
    value: Value | None


@dataclass(frozen=True, slots=True)
class Reference:
    """A clause that another one names; `letter` is always filled in."""

    letter: str
    clause: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """What the other side gets when a promise is missed; `amount` and `paid_within` name fields."""

    clauses: tuple[Reference, ...]
    claim: Text
    amount: str | None
    paid_within: str | None


@dataclass(frozen=True, slots=True)
class Promise:
    """A clause's measurable content (承诺指标). `limit` names a field; without `remedy`, `reason` says why."""

    measure: str
    by: Text
    to: Text
    what: Text
    comparison: Comparison
    limit: str
    starts: Text | None
    remedy: Remedy | None
    reason: Text | None


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered unit (条款). Its id never changes; `place` is where it stands in this version."""

    id: str
    place: Place
    heading: Text | None
    kind: Kind | None
    stage: Stage | None
    term: Text | None
    text: Text | None
    promise: Promise | None
    clauses: tuple[Clause, ...]

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
class Version:
    """One dated text of a letter (版本), or, with number 0 and without dates, a blank form."""

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

    @property
    def is_form(self) -> bool:
        """Whether this is a blank form."""
        return self.number == 0

    @property
    def is_draft(self) -> bool:
        """Whether nobody has signed it yet: a draft is never published."""
        return not self.is_form and self.signed_on is None

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
class Channel:
    """One way to complain."""

    kind: ChannelKind
    value: str
    note: Text | None

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
