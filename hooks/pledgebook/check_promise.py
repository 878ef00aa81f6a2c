"""In: a clause with a promise, and the letter's fields. Out: the `Promise`, and what keeps it from being held to."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.figures import figures
from pledgebook.markup import FieldUse, pieces
from pledgebook.model import Field, Promise, Reference, Remedy, Text
from pledgebook.nodes import Path
from pledgebook.schema import ClauseEntry, PromiseEntry
from pledgebook.schema import Remedy as RemedyEntry
from pledgebook.sheet import Loose, Sheet
from pledgebook.values import Duration
from pledgebook.vocabulary import LANGUAGES, FieldType, Runs
from pledgebook.wording import limit as limit_words

_MEASURABLE = {FieldType.DURATION, FieldType.PERCENT, FieldType.FREQUENCY, FieldType.AMOUNT, FieldType.COUNT}


def check_promise(clause: ClauseEntry, sheet: Sheet, fields: dict[str, Field], path: Path) -> Promise | None:
    """Return the promise of the clause that stands at `path`."""
    entry = clause.promise
    if entry is None:
        return None
    here = (*path, "promise")
    limit = _field(entry.limit, _MEASURABLE, sheet, fields, (*here, "limit"))
    if (
        limit
        and clause.text
        and not any(isinstance(piece, FieldUse) and piece.id == entry.limit for piece in pieces(clause.text.zh))
    ):
        sheet.problem("limit-not-in-text", (*here, "limit"), value=True, field=entry.limit)
    if not clause.text:
        sheet.problem("promise-without-text", here)
    is_duration = bool(limit and limit.type is FieldType.DURATION)
    if is_duration and not entry.starts:
        sheet.problem("promise-without-start", here, value=True, mended="starts:\n  zh: …\n  en: …")
    if limit and entry.starts and not is_duration:
        sheet.problem("start-without-duration", (*here, "starts"))
    if entry.runs is Runs.BEFORE and not entry.starts:
        sheet.problem("runs-without-start", (*here, "runs"))
    _check_figures(clause, sheet, path)
    return Promise(
        measure=entry.measure,
        by=sheet.text(entry.by, (*here, "by")),
        to=sheet.text(entry.to, (*here, "to")),
        what=sheet.text(entry.what, (*here, "what")),
        comparison=entry.comparison,
        limit=entry.limit,
        shown=Text(
            *(limit_words(limit, entry.comparison, language, entry.runs) if limit else "" for language in LANGUAGES)
        ),
        starts=sheet.text(entry.starts, (*here, "starts")) if entry.starts else None,
        remedy=_remedy(entry, sheet, fields, here),
        reason=sheet.text(entry.reason, (*here, "reason")) if entry.reason else None,
        runs=entry.runs,
        calendar=limit.value.calendar if limit and isinstance(limit.value, Duration) else None,
    )


def _check_figures(clause: ClauseEntry, sheet: Sheet, path: Path) -> None:
    """Note each figure that is typed where it should be a field: it would stay when the limit changes."""
    entry = clause.promise
    assert entry
    remedy = entry.remedy if isinstance(entry.remedy, RemedyEntry) else None
    here = (*path, "promise")
    texts = [
        (clause.heading, (*path, "heading")),
        (clause.text, (*path, "text")),
        (entry.what, (*here, "what")),
        (entry.starts, (*here, "starts")),
        (entry.reason, (*here, "reason")),
        (remedy and remedy.claim, (*here, "remedy", "claim")),
        (remedy and remedy.gives, (*here, "remedy", "gives")),
    ]
    for text, place in texts:
        for language in LANGUAGES:
            for offset, words in figures(getattr(text, language, None) or "", language):
                sheet.within("typed-limit", (*place, language), offset, found=words)


def _remedy(entry: PromiseEntry, sheet: Sheet, fields: dict[str, Field], path: Path) -> Remedy | None:
    if not isinstance(entry.remedy, RemedyEntry):
        if not entry.reason:
            sheet.problem(
                "no-remedy-without-reason", (*path, "remedy"), mended="remedy: none\nreason:\n  zh: …\n  en: …"
            )
        return None
    if entry.reason:
        sheet.problem("reason-with-remedy", (*path, "reason"))
    here = (*path, "remedy")
    breach = tuple(_references(entry.remedy.breach, sheet, (*here, "breach"), sheet.breaches))
    clauses = tuple(_references(entry.remedy.clauses, sheet, (*here, "clauses"), []))
    if entry.remedy.amount:
        _field(entry.remedy.amount, {FieldType.AMOUNT, FieldType.PERCENT}, sheet, fields, (*here, "amount"))
    if entry.remedy.paid_within:
        _field(entry.remedy.paid_within, {FieldType.DURATION}, sheet, fields, (*here, "paid-within"))
    return Remedy(
        clauses=clauses,
        claim=sheet.text(entry.remedy.claim, (*here, "claim")),
        amount=entry.remedy.amount,
        paid_within=entry.remedy.paid_within,
        breach=breach,
        gives=sheet.text(entry.remedy.gives, (*here, "gives")) if entry.remedy.gives else None,
    )


def _references(named: list[str], sheet: Sheet, path: Path, noted: list[Loose]) -> Iterator[Reference]:
    """Yield the clauses that a remedy names, and note where each stands, so that it is looked for."""
    for index, text in enumerate(named):
        letter, _, clause = text.rpartition("#")
        reference = Reference(letter or sheet.letter, clause)
        loose = Loose(sheet.path, *sheet.place((*path, index)), reference.letter, reference.clause)
        (sheet.own if reference.letter == sheet.letter else sheet.foreign).append(loose)
        noted.append(loose)
        yield reference


def _field(name: str, types: set[FieldType], sheet: Sheet, fields: dict[str, Field], path: Path) -> Field | None:
    """Return the field that a promise names, or None with a problem where there is none of a fitting type."""
    field = fields.get(name)
    if field is None:
        sheet.problem("unknown-field", path, value=True, field=name, known=", ".join(fields) or "—")
    elif field.type not in types:
        words = ", ".join(sorted(kind.value for kind in types))
        sheet.problem("field-of-wrong-type", path, value=True, field=name, type=field.type.value, types=words)
        return None
    return field
