"""In: all letters and forms, each behind its own checks. Out: the problems that only a look at several files shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from pledgebook.check_letter import Checked, Defined, Measured, unknown
from pledgebook.check_publisher import SAMPLE
from pledgebook.model import Measure, Version
from pledgebook.problems import MOST, Problem


def check_book(
    letters: Mapping[str, list[Checked]],
    forms: Mapping[str, Checked],
    measures: Mapping[str, Measure] | None,
    unread: Collection[str],
) -> Iterator[Problem]:
    """Yield them; `letters` holds each letter's versions in their order, `unread` the ids of files that don't fit.

    What refers to an unread letter, or to measures that can't be read (None), isn't reported: it would only follow from
    the other mistake.
    """
    published = [checked for versions in letters.values() for checked in versions]
    known = {
        letter: {clause.id for c in versions for clause in c.version.walk()} for letter, versions in letters.items()
    }
    blank = {letter: {clause.id for clause in form.version.walk()} for letter, form in forms.items()}
    yield from _references(published, known, unread, blank)
    yield from _references(forms.values(), known | blank, unread)  # a form may also refer to what isn't filled in yet
    yield from _drafts(letters, known)
    yield from _terms(versions[-1] for versions in letters.values())
    if measures is not None:
        yield from _measures([*published, *forms.values()], measures)
    yield from _limits(versions[-1] for versions in letters.values())
    yield from _numbers(letters)
    for versions in letters.values():
        ended: set[str] = set()
        for before, after in pairwise(versions):
            yield from _succession(before.version, after, ended)
            ended |= {removed.id for removed in after.version.removed}


def _references(
    checked_files: Iterable[Checked],
    known: Mapping[str, set[str]],
    unread: Collection[str],
    blank: Mapping[str, set[str]] = MappingProxyType({}),
) -> Iterator[Problem]:
    for checked in checked_files:
        count = 0
        blanks = Counter(letter for *_, letter, clause in checked.foreign if clause in blank.get(letter, ()))
        told: set[str] = set()
        for path, line, column, letter, clause in checked.foreign:
            at = (path, line, column)
            if clause in known.get(letter, ()) or letter in unread or letter in told:
                continue
            count += 1
            if count > MOST:
                yield Problem(*at, "more-problems")
                break
            if letter not in known and clause in blank.get(letter, ()):
                told.add(letter)
                yield Problem(*at, "refers-to-form", {"letter": letter, "count": str(blanks[letter])})
            elif letter not in known:
                yield unknown("letter", letter, known, at)
            else:
                yield unknown("clause", clause, known[letter], at, letter=letter)


def sample_left(letters: Mapping[str, list[Checked]]) -> Iterator[Problem]:
    """Yield the letters that the sample company signed: a real company's site must not publish them as its own."""
    for checked in (checked for versions in letters.values() for checked in versions):
        signatory = checked.version.signatory
        found = SAMPLE.search(f"{signatory.zh} {signatory.en}") if signatory else None
        if found:
            yield Problem(checked.path, *checked.signed_at, "sample-left", {"found": found[0]})


def _drafts(letters: Mapping[str, list[Checked]], known: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Yield what signed versions say of clauses that stand in drafts alone: their readers could not see them."""
    signed = [checked for versions in letters.values() for checked in versions if not checked.version.is_draft]
    public: dict[str, set[str]] = {}
    for checked in signed:
        public.setdefault(checked.version.letter, set()).update(clause.id for clause in checked.version.walk())
    for checked in signed:
        for path, line, column, letter, clause in checked.foreign:
            if clause in known.get(letter, ()) and clause not in public.get(letter, ()):
                yield Problem(path, line, column, "refers-to-draft", {"name": clause, "letter": letter})


def _terms(current: Iterable[Checked]) -> Iterator[Problem]:
    first: dict[str, Defined] = {}
    for defined in (defined for checked in current for defined in checked.defined):
        before = first.setdefault(defined.term, defined)
        if before.path != defined.path and before.meaning != defined.meaning:
            args = {"term": defined.term, "first": f"{before.path}:{before.line}"}
            yield Problem(defined.path, defined.line, defined.column, "term-in-two-ways", args)


def _measures(everything: Iterable[Checked], measures: Mapping[str, Measure]) -> Iterator[Problem]:
    for measured in (measured for checked in everything for measured in checked.measured):
        here = (measured.path, measured.line, measured.column)
        measure = measures.get(measured.measure)
        if measure is None:
            yield unknown("measure", measured.measure, measures, here)
        elif measure.type is not measured.type:
            args = {"measure": measure.id, "type": measure.type.value, "found": measured.type.value}
            yield Problem(*here, "measure-of-wrong-type", args)


def _limits(current: Iterable[Checked]) -> Iterator[Problem]:
    first: dict[str, Measured] = {}
    for measured in (measured for checked in current for measured in checked.measured if measured.limit):
        before = first.setdefault(measured.measure, measured)
        if before.limit != measured.limit:
            args = {"measure": measured.measure, "first": f"{before.path}:{before.line}"}
            yield Problem(measured.path, measured.line, measured.column, "limit-in-two-ways", args)


def _numbers(letters: Mapping[str, list[Checked]]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for letter, versions in letters.items():
        for checked in versions:
            owner = owners.setdefault(checked.version.document, letter)
            if owner != letter:  # nobody can tell which of the two is new, so both are named
                here = {"number": checked.version.document, "letter": owner}
                yield Problem(checked.path, *checked.number_at, "duplicate-number", here)
                first = letters[owner][0]
                there = {"number": checked.version.document, "letter": letter}
                yield Problem(first.path, *first.number_at, "duplicate-number", there)


def _succession(before: Version, after: Checked, long_ended: Collection[str]) -> Iterator[Problem]:
    """Compare a version with the one before it: a clause may end only where `removed` says so, and once for all."""
    had = {clause.id for clause in before.walk()}
    has = {clause.id for clause in after.version.walk()}
    ended = {removed.id for removed in after.version.removed}
    for clause in sorted(had - has - ended):
        args = {"id": clause, "version": str(before.number)}
        args["mended"] = f"removed:\n  - id: {clause}\n    reason:\n      zh: …\n      en: …"
        yield Problem(after.path, 1, 1, "clause-vanished", args)
    for clause in sorted(has.intersection(long_ended)):
        yield Problem(after.path, 1, 1, "id-reused", {"id": clause})
    for clause in sorted(ended - had | ended & has):
        yield Problem(after.path, 1, 1, "removed-wrongly", {"id": clause, "version": str(before.number)})
