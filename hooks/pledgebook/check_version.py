"""In: a version that was read, and the sheet of its file. Out: the mistakes that only the whole of it shows."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from pledgebook.checked import Defined, Measured
from pledgebook.model import Clause, Version
from pledgebook.nodes import Path
from pledgebook.problems import Problem
from pledgebook.prose import is_person
from pledgebook.schema import FormFile, LetterFile
from pledgebook.sheet import Sheet


def check_version(version: Version, entries: FormFile, sheet: Sheet) -> tuple[list[Defined], list[Measured]]:
    """Note the problems on the sheet; return the terms and measures, which only the other letters can contradict."""
    if isinstance(entries, LetterFile):
        _check_dates(version, entries, sheet)
    _check_ids(version, sheet)
    _check_fields(version, sheet)
    _check_headline(version, sheet)
    return list(_check_terms(version, sheet)), list(_measured(version, sheet))


def paths(version: Version) -> Iterator[tuple[Clause, Path]]:
    """Yield every clause with its place in the file."""
    for clause in version.walk():
        path: list[str | int] = []
        for position in clause.place:
            path += ["clauses", position - 1]
        yield clause, tuple(path)


def unknown(what: str, name: str, known: Iterable[str], at: tuple[str, int, int], **args: str) -> Problem:
    """Return the problem of a name that nothing bears, with the known one that was probably meant, if one is near."""
    near = difflib.get_close_matches(name, list(known), 1, 0.6)
    code = f"unknown-{what}-near" if near else f"unknown-{what}"
    return Problem(*at, code, {"name": name, "near": near[0] if near else "", **args})


def _check_dates(version: Version, entries: LetterFile, sheet: Sheet) -> None:
    if version.effective and version.expires and version.expires < version.effective:
        sheet.problem("expires-before-effective", ("expires",), value=True)
    if version.is_draft:
        sheet.problems.append(Problem(sheet.path, 1, 1, "draft"))
    if version.effective and version.signed_on and version.signed_on > version.effective:
        sheet.problem("signed-after-effective", ("signed", "on"), value=True)
    if entries.signed and version.signatory and is_person(version.signatory.zh) and not entries.signed.consent:
        sheet.problem("person-without-consent", ("signed", "by"), name=version.signatory.zh)
    later = {"changes": entries.changes, "transition": entries.transition, "removed": entries.removed}
    for key, value in later.items():
        if version.number == 1 and value:
            sheet.problem("only-from-second-version", (key,), key=key)
    if version.number > 1 and not version.changes:
        sheet.problems.append(
            Problem(sheet.path, 1, 1, "changes-missing", {"mended": "changes:\n  zh: |\n    …\n  en: |\n    …"})
        )


def _check_ids(version: Version, sheet: Sheet) -> None:
    seen: dict[str, Path] = {}
    for clause, path in paths(version):
        here = (*path, "id")
        if clause.id in seen:
            first = str(sheet.place(seen[clause.id])[0])
            sheet.problem("duplicate-id", here, value=True, id=clause.id, first=first)
        seen.setdefault(clause.id, here)
    for loose in sheet.own:
        if loose.clause not in seen and sheet.has_room("unknown-clause", loose.line, loose.column):
            sheet.problems.append(unknown("clause", loose.clause, seen, loose[:3], letter=loose.letter))


def _check_fields(version: Version, sheet: Sheet) -> None:
    for name in version.fields:
        if name not in sheet.fields_used:
            sheet.problem("unused-field", ("fields", name), field=name)


def _check_headline(version: Version, sheet: Sheet) -> None:
    promising = [clause.id for clause in version.walk() if clause.promise]
    if version.headline and version.headline not in promising:
        known = ", ".join(promising) or "—"
        sheet.problem("headline-without-promise", ("headline",), value=True, known=known)


def _check_terms(version: Version, sheet: Sheet) -> Iterator[Defined]:
    seen: dict[str, int] = {}
    texts = {clause.id: clause.text.zh for clause in version.walk() if clause.text}
    around = "\n".join(text.zh for text in (version.summary, version.preamble) if text)
    for clause, path in paths(version):
        if not clause.term or not clause.text:
            continue
        here = (*path, "defines", "zh")
        line, column = sheet.place(here)
        if clause.term.zh in seen:
            sheet.problem("term-defined-twice", here, value=True, term=clause.term.zh, first=str(seen[clause.term.zh]))
        seen.setdefault(clause.term.zh, line)
        is_named = f"{version.letter}#{clause.id}" in sheet.referred or clause.term.zh in around
        if not is_named and not any(clause.term.zh in text for id_, text in texts.items() if id_ != clause.id):
            sheet.problem("term-unused", here, value=True, term=clause.term.zh, id=clause.id)
        yield Defined(sheet.path, line, column, clause.term.zh, " ".join(clause.text.zh.split()))


def _measured(version: Version, sheet: Sheet) -> Iterator[Measured]:
    for clause, path in paths(version):
        field = version.fields.get(clause.promise.limit) if clause.promise else None
        if clause.promise and field:
            here = sheet.place((*path, "promise", "measure"))
            yield Measured(
                sheet.path, *here, clause.promise.measure, field.type, str(field.value) if field.value else ""
            )
    for field in version.fields.values():
        if field.value:
            here = sheet.place(("fields", field.id, "value"))
            yield Measured(sheet.path, *here, field.id, field.type, str(field.value), by_name=True)
