"""In: the bytes of the ledger (登记簿). Out: its entries in their order, or a problem at each line that can't be.

The ledger only grows. Each line names the digest of the one before (`prev`) and its own (`entry`), so that no line can
be changed, dropped or moved without all that follow being made anew.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from pledgebook.digests import digest
from pledgebook.leaves import Form, Whole, Words
from pledgebook.problems import MOST, Problem
from pledgebook.schema import ID_PATTERN, described


def _day(value: str) -> str:
    if datetime.date.fromisoformat(value).isoformat() != value:
        raise ValueError(value)
    return value


Day = Annotated[str, AfterValidator(_day)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Line(Form):
    seq: Whole = described("序号，从1起。", "Number of the line, from 1.")
    on: Day = described("登记日期。", "The day of the entry.")

    @property
    def day(self) -> datetime.date:
        """Return the day of the entry."""
        return datetime.date.fromisoformat(self.on)


class _OfVersion(_Line):
    letter: Annotated[str, Field(pattern=ID_PATTERN)] = described("承诺书id。", "The letter’s id.")
    version: Annotated[Whole, Field(ge=1)] = described("版本。", "The version.")


class _Linked(Form):
    prev: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = described(
        "前一行的 entry；第一行为空。", "The `entry` of the line before; empty on the first."
    )
    entry: Hash = described("本行（不含 entry）的SHA-256。", "SHA-256 of this line without `entry`.")


class Seal(_OfVersion, _Linked):
    """A version is registered for ever (封存)."""

    kind: Literal["seal"] = described("封存。", "A version was sealed.")
    digest: Hash = described("封存文本的摘要。", "The digest of the snapshot.")
    leaves: Annotated[str, Field(pattern=r"^([0-9a-f]{8})+$")] = described(
        "各部分摘要的前8位，依次相连。", "The first 8 digits of each leaf’s digest, joined."
    )


class Withdraw(_OfVersion, _Linked):
    """A version ends by decision (撤回、终止)."""

    kind: Literal["withdraw"] = described("撤回或终止。", "A version was withdrawn.")
    since: Day = described("不再有效的第一日。", "The first day on which it isn’t in force.", alias="from")
    reason: Words = described("理由。", "Why.")


class Correct(_OfVersion, _Linked):
    """A slip is mended (勘误); the words stand in the snapshot's file."""

    kind: Literal["correct"] = described("勘误。", "A slip was mended.")
    path: str = described("更正之处。", "The leaf it mends.")
    digest: Hash = described("更正内容的摘要。", "The digest of the correction’s leaf.")
    reason: Words = described("理由。", "Why.")


class Redact(_OfVersion, _Linked):
    """Words are removed by law (依法删除)."""

    kind: Literal["redact"] = described("依法删除。", "Words were removed by law.")
    path: str = described("被删除的部分。", "The leaf that lost its words.")
    place: list[Whole] | None = described("条款的位置。", "Where the clause stands.", default=None)
    basis: Words = described("依据。", "The legal basis.")
    reason: Words = described("理由。", "Why.")


class Witness(_Line, _Linked):
    """Somebody outside attests an entry (见证): a time stamp, a notary."""

    kind: Literal["witness"] = described("见证。", "An entry was attested.")
    of: Hash = described("所见证的 entry。", "The `entry` attested.")
    by: Words = described("见证人。", "Who attests.")
    reference: str = described("编号或链接。", "Their reference.")
    reason: Words = described("说明。", "Remarks.")


Entry: TypeAlias = Seal | Withdraw | Correct | Redact | Witness
KINDS: dict[str, type[Entry]] = {
    "seal": Seal,
    "withdraw": Withdraw,
    "correct": Correct,
    "redact": Redact,
    "witness": Witness,
}
_ADAPTER: TypeAdapter[Entry] = TypeAdapter(Annotated[Entry, Field(discriminator="kind")])


@dataclass(frozen=True)
class Ledger:
    """The entries, and each as its line; none before anything is sealed."""

    entries: tuple[Entry, ...] = ()
    lines: tuple[str, ...] = ()
    _of: dict[tuple[str, int], list[int]] = field(default_factory=dict, repr=False, compare=False)
    _attesting: dict[str, list[int]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for index, entry in enumerate(self.entries):
            if isinstance(entry, Witness):
                self._attesting.setdefault(entry.of, []).append(index)
            else:
                self._of.setdefault((entry.letter, entry.version), []).append(index)

    def of(self, letter: str, version: int) -> list[Entry]:
        """Return the entries about a version."""
        return [self.entries[index] for index in self._of.get((letter, version), ())]

    def lines_of(self, letter: str, version: int) -> list[str]:
        """Return their lines, with those of witnesses to them."""
        own = self._of.get((letter, version), [])
        attesting = [index for each in own for index in self._attesting.get(self.entries[each].entry, ())]
        return [self.lines[index] for index in sorted({*own, *attesting})]

    def seal(self, letter: str, version: int) -> Seal | None:
        """Return the entry that sealed a version."""
        return next((entry for entry in self.of(letter, version) if isinstance(entry, Seal)), None)

    @property
    def sealed(self) -> dict[str, list[int]]:
        """Return the numbers of the sealed versions of each letter."""
        found: dict[str, list[int]] = {}
        for entry in self.entries:
            if isinstance(entry, Seal):
                found.setdefault(entry.letter, []).append(entry.version)
        return found

    def text(self) -> str:
        """Return the ledger's file."""
        return "".join(f"{line}\n" for line in self.lines)

    def appended(self, on: datetime.date, kind: str, content: dict[str, Any]) -> Ledger:
        """Return the ledger with one entry more."""
        head = {"seq": len(self.entries) + 1, "on": on.isoformat(), "kind": kind}
        line = head | content | {"prev": self.entries[-1].entry if self.entries else ""}
        whole = line | {"entry": digest(line)}
        return Ledger((*self.entries, _ADAPTER.validate_python(whole)), (*self.lines, _json(whole)))


def about(entry: Entry) -> str:
    """Return what an entry is about, in words that a message can quote."""
    return entry.kind if isinstance(entry, Witness) else f"{entry.kind} {entry.letter} v{entry.version}"


def parse(data: bytes, path: str) -> tuple[Ledger, list[Problem]]:
    """Return the ledger in a file's bytes, and a problem at each line that isn't what it must be."""
    problems: list[Problem] = []
    entries: list[Entry] = []
    past = _Past()
    lines = data.decode("utf-8", "replace").split("\n")
    if lines.pop():
        problems.append(_unreadable(path, len(lines) + 1, 1, "\\n?"))
    for number, line in enumerate(lines, 1):
        if len(problems) >= MOST:
            problems.append(Problem(path, number, 1, "more-problems"))
            break
        try:
            entry = _ADAPTER.validate_python(json.loads(line))
        except json.JSONDecodeError as error:
            problems.append(_unreadable(path, number, error.colno, error.msg))
            continue
        except RecursionError:
            problems.append(_unreadable(path, number, 1, "[[[…"))
            continue
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            problems.append(_unreadable(path, number, 1, f"{'.'.join(map(str, first['loc']))}: {first['msg']}"))
            continue
        except ValueError as error:  # a number of thousands of digits
            problems.append(_unreadable(path, number, 1, str(error)))
            continue
        before = entries[-1] if entries else None
        problems += _linked(entry, line, number, before, path)
        problems += [
            Problem(path, number, 1, "ledger-impossible", _at(number, entry) | {"reason_zh": zh, "reason_en": en})
            for zh, en in past.objections(entry)
        ]
        entries.append(entry)
    return Ledger(tuple(entries), tuple(lines[: len(entries)])), problems


def behind(live: Ledger, local: Ledger, path: str) -> Iterator[Problem]:
    """Yield what the live ledger has and the local one, at `path`, has not, or not so."""
    for number, (entry, line) in enumerate(zip(live.entries, live.lines, strict=True), 1):
        if number > len(local.lines):
            words = {"found_zh": "不见了", "found_en": "missing"}
            yield Problem(path, max(len(local.lines), 1), 1, "ledger-behind", _at(number, entry) | words)
        elif local.lines[number - 1] != line:
            words = {"found_zh": "不一样", "found_en": "different"}
            yield Problem(path, number, 1, "ledger-behind", _at(number, entry) | words)


def _at(number: int, entry: Entry) -> dict[str, str]:
    return {"line": str(number), "about": about(entry)}


def _unreadable(path: str, number: int, column: int, reason: str) -> Problem:
    return Problem(path, number, column, "ledger-unreadable", {"line": str(number), "reason": reason})


def _linked(entry: Entry, line: str, number: int, before: Entry | None, path: str) -> Iterator[Problem]:
    """Yield what is wrong with an entry's digest, and with its link to the line before."""
    raw = json.loads(line)
    if _json(raw) != line:  # a key written twice, or spaces: other bytes for the same digest
        yield _unreadable(path, number, 1, "≠ JSON")
    elif digest({key: value for key, value in raw.items() if key != "entry"}) != entry.entry:
        yield Problem(path, number, 1, "ledger-altered", _at(number, entry))
    if entry.seq != number or entry.prev != (before.entry if before else ""):
        yield Problem(path, number, 1, "ledger-broken", _at(number, entry))


class _Past:
    """What the lines above have settled, so that each line is judged in one step."""

    def __init__(self) -> None:
        self.on = ""
        self.entries: set[str] = set()
        self.sealed: dict[str, int] = {}
        self.ended: set[tuple[str, ...]] = set()

    def objections(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """Yield, in both languages, why an entry can't stand behind those before it; then count it among them."""
        if entry.on < self.on:
            yield "日期早于前一行", "it is dated before the line above"
        self.on = max(entry.on, self.on)
        if isinstance(entry, Witness):
            if entry.of not in self.entries:
                yield "所见证的记录不存在", "it attests an entry that doesn’t exist"
        elif isinstance(entry, Seal):
            last = self.sealed.get(entry.letter, 0)
            if entry.version <= last:
                yield "这一版已经封存过", "the version is sealed already"
            elif entry.version > last + 1:
                yield "前一版尚未封存", "the version before isn’t sealed"
            self.sealed[entry.letter] = max(entry.version, last)
        else:
            yield from self._about_sealed(entry)
        self.entries.add(entry.entry)

    def _about_sealed(self, entry: Withdraw | Correct | Redact) -> Iterator[tuple[str, str]]:
        if entry.version > self.sealed.get(entry.letter, 0):
            yield "这一版没有封存", "the version isn’t sealed"
        if isinstance(entry, Withdraw) and entry.since < entry.on:
            yield "终止日期早于登记日期", "it withdraws from a day before its own"
        if isinstance(entry, Correct):
            return
        what = (entry.kind, entry.letter, str(entry.version), entry.path if isinstance(entry, Redact) else "")
        if what in self.ended:
            yield "已有同样的记录", "it was done already"
        self.ended.add(what)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
