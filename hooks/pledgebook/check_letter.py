"""In: the validated entries of one letter or form, and its tree. Out: a `Version`, and all problems of that file."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.check_promise import check_promise
from pledgebook.check_version import check_version, paths
from pledgebook.checked import Checked
from pledgebook.model import Clause, Field, Reference, Removed, Text, Value, Version
from pledgebook.nodes import Mapping, Path
from pledgebook.numbering import MAX_LEVELS, Place, cite, label
from pledgebook.schema import Bilingual, ClauseEntry, FieldEntry, FormFile, LetterFile
from pledgebook.sheet import Loose, Sheet
from pledgebook.values import parse, parse_date, show
from pledgebook.vocabulary import LANGUAGES, FieldType, Kind, Stage


def check_letter(entries: FormFile, tree: Mapping, path: str, letter: str, number: int) -> Checked:
    """Return version `number` of `letter` (0: its blank form)."""
    sheet = Sheet(path, tree, letter, entries.prevails, number)
    fields = dict(_fields(entries, sheet, is_form=number == 0))
    title = sheet.text(entries.title, ("title",))
    summary = sheet.text(entries.summary, ("summary",), running=True)
    preamble = sheet.text(entries.preamble, ("preamble",), running=True) if entries.preamble else None
    clauses = tuple(_clauses(entries, entries.clauses, sheet, fields, ("clauses",), (), None, entries.stage))
    signed = entries.signed if isinstance(entries, LetterFile) else None
    dated = entries if isinstance(entries, LetterFile) else None
    version = Version(
        letter=letter,
        number=number,
        document=dated.number if dated else "",
        title=title,
        summary=summary,
        preamble=preamble,
        stage=entries.stage,
        headline=entries.headline,
        effective=parse_date(dated.effective) if dated else None,
        expires=parse_date(dated.expires) if dated and dated.expires else None,
        signatory=sheet.text(signed.by, ("signed", "by")) if signed else None,
        signed_on=parse_date(signed.on) if signed else None,
        prevails=entries.prevails,
        numbering=entries.numbering,
        fields=fields,
        clauses=clauses,
        changes=_optional(dated.changes if dated else None, sheet, ("changes",)),
        transition=_optional(dated.transition if dated else None, sheet, ("transition",)),
        removed=tuple(_removed(dated, sheet)) if dated else (),
    )
    defined, measured = check_version(version, entries, sheet)
    return Checked(
        path,
        version,
        sheet.problems,
        sheet.foreign,
        sheet.breaches,
        sheet.origins,
        defined,
        measured,
        number_at=sheet.place(("number",)),
        signed_at=sheet.place(("signed", "by", "zh")),
        effective_at=sheet.place(("effective",)),
        clauses_at={clause.id: sheet.place((*here, "id")) for clause, here in paths(version)},
    )


def _optional(entry: Bilingual | None, sheet: Sheet, path: Path) -> Text | None:
    return sheet.text(entry, path, running=True) if entry else None


def _fields(entries: FormFile, sheet: Sheet, *, is_form: bool) -> Iterator[tuple[str, Field]]:
    is_signed = isinstance(entries, LetterFile) and entries.signed is not None
    for name, entry in entries.fields.items():
        here: Path = ("fields", name)
        label = sheet.text(entry.label, (*here, "label"))
        value = _value(entry, sheet, (*here, "value")) if entry.value is not None else None
        if is_form and entry.value is not None:
            sheet.problem("form-with-value", (*here, "value"), field=name)
        elif is_signed and entry.value is None:
            sheet.problem("field-without-value", here, field=name)
        example = sheet.text(entry.example, (*here, "example"), is_value=True) if entry.example else None
        yield name, Field(name, entry.type, label, value, _shown(value), example)


def _shown(value: Value | None) -> Text | None:
    return value if value is None or isinstance(value, Text) else Text(*(show(value, each) for each in LANGUAGES))


def _value(entry: FieldEntry, sheet: Sheet, path: Path) -> Value | None:
    if isinstance(entry.value, Bilingual):
        if entry.type is not FieldType.TEXT:
            sheet.problem("value-in-two-languages", path, type=entry.type.value)
            return None
        return sheet.text(entry.value, path, is_value=True)
    typed = entry.value or ""
    if entry.type is FieldType.TEXT:
        sheet.problem("value-in-one-language", path, mended=f"value:\n  zh: {typed.strip()}\n  en: …")
        return None
    try:
        return parse(entry.type, typed)
    except ValueError:
        sheet.problem(f"bad-{entry.type.value}", path, value=True, found=typed.strip())
        return None


def _clauses(  # noqa: PLR0913, PLR0917 - a tree's walk carries what is handed down
    whole: FormFile,
    entries: list[ClauseEntry],
    sheet: Sheet,
    fields: dict[str, Field],
    path: Path,
    above: Place,
    kind: Kind | None,
    stage: Stage | None,
) -> Iterator[Clause]:
    for index, entry in enumerate(entries):
        here, place = (*path, index), (*above, index + 1)
        own_kind, own_stage = entry.kind or kind, entry.stage or stage
        if len(place) > MAX_LEVELS:
            sheet.problem("clause-too-deep", (*here, "id"), id=entry.id, limit=str(MAX_LEVELS))
        if not entry.heading and not entry.text:
            sheet.problem("clause-without-words", (*here, "id"), id=entry.id)
        if entry.text and not own_kind:
            sheet.problem("clause-without-kind", (*here, "id"), id=entry.id, words=", ".join(Kind))
        if entry.defines and not entry.text:
            sheet.problem("definition-without-text", (*here, "defines"))
        if entry.promise and not own_stage:
            sheet.problem("promise-without-stage", (*here, "promise"), words=", ".join(Stage))
        yield Clause(
            id=entry.id,
            place=place,
            label=Text(*(label(place, whole.numbering, language) for language in LANGUAGES)),
            cited=Text(*(cite(place, whole.numbering, language) for language in LANGUAGES)),
            heading=sheet.text(entry.heading, (*here, "heading")) if entry.heading else None,
            kind=own_kind,
            stage=own_stage,
            term=sheet.text(entry.defines, (*here, "defines")) if entry.defines else None,
            text=_optional(entry.text, sheet, (*here, "text")),
            promise=check_promise(entry, sheet, fields, here) if entry.promise else None,
            clauses=tuple(
                _clauses(whole, entry.clauses, sheet, fields, (*here, "clauses"), place, own_kind, own_stage)
            ),
            origins=_origins(entry, sheet, here),
            is_translation_checked=entry.translation_checked is not None,
        )


def _origins(entry: ClauseEntry, sheet: Sheet, path: Path) -> tuple[str, ...]:
    """Note where each stands: only the version before, another file, knows whether there is such a clause."""
    if entry.from_ and sheet.number < 2:
        sheet.problem("origin-in-first-version", (*path, "from"))
        return ()
    if set(entry.from_) == {entry.id}:
        sheet.problem("origin-itself", (*path, "from"), id=entry.id)
    for index, origin in enumerate(entry.from_):
        sheet.origins.append(Loose(sheet.path, *sheet.place((*path, "from", index)), entry.id, origin))
    return tuple(dict.fromkeys(entry.from_))


def _removed(entries: LetterFile, sheet: Sheet) -> Iterator[Removed]:
    for index, entry in enumerate(entries.removed):
        here: Path = ("removed", index)
        successor = None
        if entry.successor:
            letter, _, clause = entry.successor.rpartition("#")
            successor = Reference(letter or sheet.letter, clause)
            loose = Loose(sheet.path, *sheet.place((*here, "successor")), successor.letter, clause)
            (sheet.own if successor.letter == sheet.letter else sheet.foreign).append(loose)
        yield Removed(entry.id, sheet.text(entry.reason, (*here, "reason")), successor)
