"""In: a snapshot's bytes and the ledger's entries on it. Out: the sealed version, or a problem at each changed leaf."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pledgebook.digests import SHORT
from pledgebook.ledger import Correct, Entry, Redact, Seal, Withdraw
from pledgebook.markup import Corrected, Words, pieces, written
from pledgebook.model import Clause, Correction, Redaction, Sealed, Text, Version, Withdrawal
from pledgebook.problems import Problem
from pledgebook.restored import restored
from pledgebook.snapshot import Leaf, Snapshot, SnapshotError, parse
from pledgebook.values import parse_date


def opened(data: bytes, path: str, about: Sequence[Entry]) -> tuple[Version | None, list[Problem]]:
    """Return the sealed version in the snapshot at `path`; `about` are the ledger's entries about it.

    The version is there as far as it can be read, so that it can still be compared.
    """
    seal = next(entry for entry in about if isinstance(entry, Seal))
    named = {"letter": seal.letter, "version": str(seal.version)}
    try:
        snapshot = parse(data)
    except SnapshotError as error:
        return None, [Problem(path, 1, 1, "snapshot-unreadable", named | {"reason": str(error)})]
    problems = [
        Problem(path, line, 1, "snapshot-altered", named | {"part_zh": zh, "part_en": en})
        for line, zh, en in _altered(snapshot, seal, about)
    ]
    places = {entry.path: tuple(entry.place or ()) for entry in about if isinstance(entry, Redact)}
    try:
        return _told(restored(snapshot, places), snapshot, seal, about), problems
    except (KeyError, ValueError):  # a leaf is gone or makes no sense any more; its digest has told it
        return None, problems


def part(path: str) -> tuple[str, str]:
    """Return what a leaf is, in both languages."""
    kind, _, name = path.partition("/")
    if kind == "clauses":
        return f"条款 “{name}”", f"the clause “{name}”"
    return f"“{path}”", f"“{path}”"


def _altered(snapshot: Snapshot, seal: Seal, about: Sequence[Entry]) -> Iterator[tuple[int, str, str]]:
    """Yield, at its line, each part that isn't what was sealed."""
    if (snapshot.letter, snapshot.version) != (seal.letter, seal.version):
        yield 1, f"它是 {snapshot.letter} v{snapshot.version}", f"it is {snapshot.letter} v{snapshot.version}"
    found = [leaf.digest[:SHORT] for leaf in snapshot.leaves]
    wanted = [seal.leaves[index : index + SHORT] for index in range(0, len(seal.leaves), SHORT)]
    matcher = difflib.SequenceMatcher(None, wanted, found, autojunk=False)
    told = 0
    for kind, start, stop, begin, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        for index in range(begin, end):
            zh, en = part(snapshot.leaves[index].path)
            told += 1
            yield index + 2, f"{zh}（内容、顺序或摘要）", f"{en} (its content, order or digest)"
        if stop - start > end - begin:
            told += 1
            gone = stop - start - (end - begin)
            behind = snapshot.leaves[begin - 1].path if begin else "—"
            zh, en = part(behind)
            yield begin + 1, f"{zh}之后少了{gone}处", f"{gone} part(s) missing behind {en}"
    if not told and snapshot.digest != seal.digest:
        yield 1, "整体摘要", "the digest of the whole"
    removed = {entry.path for entry in about if isinstance(entry, Redact)}
    for index, leaf in enumerate(snapshot.leaves):
        if leaf.is_redacted != (leaf.path in removed):
            zh, en = part(leaf.path)
            yield (
                index + 2,
                *(
                    (f"{zh}的文字没有了，登记簿却无依法删除的记录", f"the words of {en} are gone without an entry")
                    if leaf.is_redacted
                    else (f"{zh}应已依法删除，文字却还在", f"the words of {en}, removed by law, are there again")
                ),
            )
    yield from _corrections(snapshot, about)


def _corrections(snapshot: Snapshot, about: Sequence[Entry]) -> Iterator[tuple[int, str, str]]:
    below = len(snapshot.leaves) + 4  # the line of the first correction
    entries = [entry for entry in about if isinstance(entry, Correct)]
    wanted = [entry.digest for entry in entries]
    found = [leaf.digest for leaf in snapshot.corrections]
    removed = {entry.path for entry in about if isinstance(entry, Redact)}
    for index in range(max(len(wanted), len(found))):
        is_other = wanted[index : index + 1] != found[index : index + 1]
        if is_other or snapshot.corrections[index].is_redacted != (entries[index].path in removed):
            yield below + min(index, max(len(found) - 1, 0)), f"第{index + 1}处勘误", f"correction {index + 1}"


def _told(version: Version, snapshot: Snapshot, seal: Seal, about: Sequence[Entry]) -> Version:
    """Return the version with what the ledger says of it, and its corrections in their places."""
    withdrawn = next((entry for entry in about if isinstance(entry, Withdraw)), None)
    entries = [entry for entry in about if isinstance(entry, Correct)]
    corrections = tuple(
        _correction(entry, leaf)
        for entry, leaf in zip(entries, snapshot.corrections, strict=False)
        if not leaf.is_redacted
    )
    for correction in corrections:
        version = corrected(version, correction)
    return replace(
        version,
        sealed=Sealed(seal.day, seal.digest, seal.entry),
        withdrawn=Withdrawal(withdrawn.day, parse_date(withdrawn.since), _text(withdrawn)) if withdrawn else None,
        corrections=corrections,
        redactions=tuple(
            Redaction(entry.day, entry.path, Text(entry.basis.zh, entry.basis.en), _text(entry))
            for entry in about
            if isinstance(entry, Redact)
        ),
    )


def _text(entry: Withdraw | Correct | Redact) -> Text:
    return Text(entry.reason.zh, entry.reason.en)


def _correction(entry: Correct, leaf: Leaf) -> Correction:
    value = leaf.value
    return Correction(entry.day, value["path"], value["language"], value["old"], value["new"], _text(entry))


def corrected(version: Version, correction: Correction) -> Version:
    """Return the version with a slip marked in its place, both texts visible. ValueError where it isn't there once."""
    kind, _, id_ = correction.path.partition("/")
    if kind == "clauses":
        clauses = tuple(_corrected_below(clause, id_, correction) for clause in version.clauses)
        if clauses == version.clauses:
            raise ValueError(correction.path)
        return replace(version, clauses=clauses)
    text = {"summary": version.summary, "preamble": version.preamble}.get(kind)
    if text is None:
        raise ValueError(correction.path)
    marked = _marked(text, correction)
    return replace(version, summary=marked) if kind == "summary" else replace(version, preamble=marked)


def _corrected_below(clause: Clause, id_: str, correction: Correction) -> Clause:
    below = tuple(_corrected_below(each, id_, correction) for each in clause.clauses)
    if clause.id == id_ and clause.text and not clause.is_redacted:
        clause = replace(clause, text=_marked(clause.text, correction))
    return replace(clause, clauses=below) if below != clause.clauses else clause


def _marked(text: Text, correction: Correction) -> Text:
    found = list(pieces(text.shown(correction.language)[0]))
    marked, count = "", 0
    for piece in found:
        parts = piece.text.split(correction.old) if isinstance(piece, Words) else []
        count += max(len(parts) - 1, 0)
        slip = written(Corrected(correction.old, correction.new, 0))
        marked += slip.join(written(Words(part)) for part in parts) if parts else written(piece)
    if count != 1:
        raise ValueError(correction.old)
    return replace(text, en=marked) if correction.language == "en" else replace(text, zh=marked)
