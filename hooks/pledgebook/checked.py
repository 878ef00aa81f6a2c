"""A letter's file behind its own checks: its version, and what only the other files can settle."""

from __future__ import annotations

from typing import NamedTuple

from pledgebook.model import Version
from pledgebook.problems import Problem
from pledgebook.sheet import Loose
from pledgebook.vocabulary import FieldType


class Defined(NamedTuple):
    """A term where it is defined: what two letters may not say differently."""

    path: str
    line: int
    column: int
    term: str
    meaning: str


class Measured(NamedTuple):
    """A promise's measure where it stands, with the limit that this letter sets."""

    path: str
    line: int
    column: int
    measure: str
    type: FieldType
    limit: str
    by_name: bool = False
    """Whether it is no promise, but a field that bears the measure's name: what a remedy pays, for instance."""


class Checked(NamedTuple):
    """One letter file behind its own checks: the version, and what only the other files can settle."""

    path: str
    version: Version
    problems: list[Problem]
    foreign: list[Loose]
    breaches: list[Loose]
    origins: list[Loose]
    defined: list[Defined]
    measured: list[Measured]
    number_at: tuple[int, int]
    signed_at: tuple[int, int]
    effective_at: tuple[int, int]
    clauses_at: dict[str, tuple[int, int]]
    """Where each clause's id stands."""
    sealed: Version | None = None
    """The version as it was sealed, where it was: what readers see, whatever the file says."""

    @property
    def shown(self) -> Version:
        """Return the version that readers see."""
        return self.sealed or self.version
