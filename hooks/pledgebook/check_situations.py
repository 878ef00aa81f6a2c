"""In: the validated entries of situations.yml, and all letters and forms. Out: the situations, and their problems."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pledgebook.check_version import unknown
from pledgebook.model import Clause, Reference, Situation, Text, Version
from pledgebook.nodes import Mapping, Path, find, position
from pledgebook.problems import Problem
from pledgebook.schema import Bilingual, SituationEntry, SituationsFile


def check_situations(
    entries: SituationsFile, tree: Mapping, path: str, versions: Iterable[Version], unread: Collection[str]
) -> tuple[tuple[Situation, ...], list[Problem]]:
    """Return the situations in their order. Of letters that couldn't be read (`unread`) nothing is said."""
    known: dict[str, dict[str, Clause]] = {}
    for version in versions:  # newer versions come later and overwrite
        known.setdefault(version.letter, {}).update({clause.id: clause for clause in version.walk()})
    situations, problems = [], []
    missing: set[str] = set()
    for id_, entry in entries.situations.items():
        situation = _situation(id_, entry)
        situations.append(situation)
        here: Path = ("situations", id_)
        for key, references in (("clauses", situation.clauses), ("remedies", situation.remedies)):
            for index, reference in enumerate(references):
                node = find(tree, (*here, key, index))
                at = (path, node.line, node.column)
                if reference.letter in unread:
                    continue
                if reference.letter not in known:
                    if reference.letter not in missing:  # told once: a company may have left the whole letter out
                        problems.append(Problem(*at, "situation-letter-missing", {"letter": reference.letter}))
                    missing.add(reference.letter)
                elif reference.clause not in known[reference.letter]:
                    clauses = known[reference.letter]
                    problems.append(unknown("clause", reference.clause, clauses, at, letter=reference.letter))
        problems += _remedy_problems(situation, known, unread, (path, tree))
        if entry.happened.en is None:
            problems.append(Problem(path, *position(tree, (*here, "happened", "zh")), "translation-missing"))
        if entry.claim and entry.claim.en is None:
            problems.append(Problem(path, *position(tree, (*here, "claim", "zh")), "translation-missing"))
    return tuple(situations), problems


def _remedy_problems(
    situation: Situation,
    known: dict[str, dict[str, Clause]],
    unread: Collection[str],
    file: tuple[str, Mapping],
) -> Iterator[Problem]:
    path, tree = file
    here: Path = ("situations", situation.id)
    if situation.remedies:
        if situation.claim is None:
            yield Problem(path, *position(tree, (*here, "remedies")), "situation-without-claim")
        return
    found = [known.get(reference.letter, {}).get(reference.clause) for reference in situation.clauses]
    is_whole = all(found) and not {reference.letter for reference in situation.clauses} & set(unread)
    if is_whole and not any(clause and clause.promise and clause.promise.remedy for clause in found):
        yield Problem(path, *position(tree, (*here, "clauses")), "situation-without-remedy")


def _situation(id_: str, entry: SituationEntry) -> Situation:
    return Situation(
        id=id_,
        stages=tuple(entry.stages),
        happened=_text(entry.happened),
        clauses=_references(entry.clauses),
        remedies=_references(entry.remedies),
        claim=_text(entry.claim) if entry.claim else None,
    )


def _references(typed: Iterable[str]) -> tuple[Reference, ...]:
    parts = (each.partition("#") for each in typed)
    return tuple(Reference(letter, clause) for letter, _, clause in parts)


def _text(entry: Bilingual) -> Text:
    return Text(entry.zh, entry.en)
