"""In: all letters and forms, each behind its own checks. Out: the problems that only a look at several files shows."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from pledgebook.check_publisher import SAMPLE
from pledgebook.check_version import unknown
from pledgebook.checked import Checked, Defined, Measured
from pledgebook.model import Clause, Measure, Text, Version
from pledgebook.problems import MOST, Problem
from pledgebook.restored import REDACTED
from pledgebook.vocabulary import Kind


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
    unsealed = [checked for checked in published if checked.sealed is None]
    yield from _references(unsealed, known, unread, blank)
    yield from _references(forms.values(), known | blank, unread)  # a form may also refer to what isn't filled in yet
    yield from _drafts(letters, known)
    newest = sorted((versions[-1] for versions in letters.values()), key=lambda checked: checked.sealed is None)
    yield from _terms(newest)
    if measures is not None:
        yield from _measures([*published, *forms.values()], measures)
        yield from _limits(newest, measures)
    yield from _breaches(letters, forms)
    yield from _numbers(letters)
    for versions in letters.values():
        ended: set[str] = set()
        for before, after in pairwise(versions):
            yield from _succession(before, after, ended)
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
    for checked in (each for each in signed if each.sealed is None):
        for path, line, column, letter, clause in checked.foreign:
            if clause in known.get(letter, ()) and clause not in public.get(letter, ()):
                yield Problem(path, line, column, "refers-to-draft", {"name": clause, "letter": letter})


def _terms(current: Iterable[Checked]) -> Iterator[Problem]:
    """Compare the terms of versions, sealed ones first: only what isn't sealed yet can be mended."""
    first: dict[str, Defined] = {}
    found = ((checked, defined) for checked in current for defined in checked.defined)
    for checked, defined in found:
        before = first.setdefault(defined.term, defined)
        if before.path != defined.path and before.meaning != defined.meaning and checked.sealed is None:
            args = {"term": defined.term, "first": f"{before.path}:{before.line}"}
            yield Problem(defined.path, defined.line, defined.column, "term-in-two-ways", args)


def _measures(everything: Iterable[Checked], measures: Mapping[str, Measure]) -> Iterator[Problem]:
    for measured in (measured for checked in everything for measured in checked.measured if not measured.by_name):
        here = (measured.path, measured.line, measured.column)
        measure = measures.get(measured.measure)
        if measure is None:
            yield unknown("measure", measured.measure, measures, here)
        elif measure.type is not measured.type:
            args = {"measure": measure.id, "type": measure.type.value, "found": measured.type.value}
            yield Problem(*here, "measure-of-wrong-type", args)


def _limits(current: Iterable[Checked], measures: Mapping[str, Measure]) -> Iterator[Problem]:
    """Compare the limits of versions, sealed ones first: only what isn't sealed yet can be mended.

    Promises come before fields that only bear a measure's name.
    """
    first: dict[str, Measured] = {}
    found = [(checked, measured) for checked in current for measured in checked.measured if measured.limit]
    for checked, measured in sorted(found, key=lambda each: each[1].by_name):
        measure = measures.get(measured.measure)
        if measured.by_name and (not measure or measure.type is not measured.type):
            continue
        before = first.setdefault(measured.measure, measured)
        if before.limit != measured.limit and checked.sealed is None:
            args = {"measure": measured.measure, "first": f"{before.path}:{before.line}"}
            yield Problem(measured.path, measured.line, measured.column, "limit-in-two-ways", args)


def _breaches(letters: Mapping[str, list[Checked]], forms: Mapping[str, Checked]) -> Iterator[Problem]:
    """Yield what a remedy calls a breach and isn't a clause that says so."""
    kinds = {letter: {c.id: c.kind for c in form.version.walk()} for letter, form in forms.items()}
    for letter, versions in letters.items():
        kinds[letter] = {clause.id: clause.kind for checked in versions for clause in checked.version.walk()}
    for checked in [*(checked for versions in letters.values() for checked in versions), *forms.values()]:
        own = {clause.id: clause.kind for clause in checked.version.walk()}
        for path, line, column, letter, name in checked.breaches if checked.sealed is None else ():
            kind = (own if letter == checked.version.letter else kinds.get(letter, {})).get(name)
            if kind and kind is not Kind.BREACH:
                yield Problem(path, line, column, "breach-of-other-kind", {"name": name, "kind": kind.value})


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


def _succession(before: Checked, after: Checked, long_ended: Collection[str]) -> Iterator[Problem]:
    """Compare a version with the one before it: a clause may end only where `removed` says so, and once for all."""
    yield from _untranslated(before, after)
    if after.sealed:
        return
    had = {clause.id: clause for clause in before.shown.walk()}
    has = {clause.id: clause for clause in after.version.walk()}
    ended = {removed.id for removed in after.version.removed}
    version = {"version": str(before.version.number)}
    for loose in after.origins:
        if loose.clause not in had:
            yield unknown("origin", loose.clause, had, loose[:3], **version)
    for clause in sorted(had.keys() - has.keys() - ended):
        mended = {"mended": f"removed:\n  - id: {clause}\n    reason:\n      zh: …\n      en: …"}
        yield Problem(after.path, 1, 1, "clause-vanished", {"id": clause} | version | mended)
    for clause in sorted(has.keys() & set(long_ended)):
        yield Problem(after.path, *after.clauses_at[clause], "id-reused", {"id": clause})
    for clause in sorted(ended - had.keys() | ended & has.keys()):
        yield Problem(after.path, 1, 1, "removed-wrongly", {"id": clause} | version)
    for clause in sorted(had.keys() & has.keys()):
        was, now = _meaning(had[clause]), _meaning(has[clause])
        if not had[clause].is_redacted and was != now:
            words = {"was_zh": was.zh, "was_en": str(was.en), "now_zh": now.zh, "now_en": str(now.en)}
            here = after.clauses_at[clause]
            yield Problem(after.path, *here, "clause-changed-meaning", {"id": clause} | version | words)
    day = _overtaken_day(before.shown, after.version)
    if day:
        yield Problem(after.path, *after.effective_at, "effective-before-last", {"day": day.isoformat()} | version)
    if not after.version.transition:
        yield Problem(after.path, 1, 1, "transition-missing")


def _meaning(clause: Clause) -> Text:
    """Return what an id stands for, which it keeps for ever: the term that its clause defines, else its kind."""
    if clause.term:
        return Text(f"术语“{clause.term.zh}”", f"the term “{clause.term.shown('en')[0]}”")
    if clause.kind:
        return Text(f"“{clause.kind.zh}”条款", f"a clause of the kind “{clause.kind.en}”")
    return Text("标题", "a heading")


def _overtaken_day(before: Version, after: Version) -> datetime.date | None:
    """Return the day of the version before, if the later one takes effect earlier and nothing explains it."""
    is_dropped = before.withdrawn and before.effective and before.withdrawn.since <= before.effective
    is_early = before.effective and after.effective and after.effective < before.effective
    return before.effective if is_early and not is_dropped else None


def _untranslated(before: Checked, after: Checked) -> Iterator[Problem]:
    """Yield the clauses whose Chinese changed while their English, by oversight perhaps, did not."""
    had = {clause.id: clause.text for clause in before.version.walk() if clause.text}
    for clause in after.version.walk():
        was, now = had.get(clause.id), clause.text
        if not was or not now or clause.is_translation_checked or REDACTED in {was, now}:
            continue
        if now.en is not None and was.zh != now.zh and was.en == now.en:
            args = {"id": clause.id, "version": str(before.version.number)}
            yield Problem(after.path, *after.clauses_at[clause.id], "translation-unchecked", args)
