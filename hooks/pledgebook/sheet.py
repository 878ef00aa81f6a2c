"""One data file while it is checked: its tree for the places, what its texts use, and the problems found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pledgebook.markup import WIDE, FieldUse, ReferenceUse, Unclear, pieces
from pledgebook.messages import MESSAGES
from pledgebook.model import Text
from pledgebook.nodes import Mapping, Path, Scalar, find, position
from pledgebook.problems import MOST, Problem
from pledgebook.prose import findings
from pledgebook.schema import Bilingual
from pledgebook.vocabulary import LANGUAGES, Language


class Loose(NamedTuple):
    """Something that only a look at other files can settle, at its place."""

    path: str
    line: int
    column: int
    letter: str
    clause: str


@dataclass
class Sheet:
    """Collects, for one letter or form, what the checks of its parts have to share."""

    path: str
    tree: Mapping
    letter: str
    prevails: Language = "zh"
    number: int = 0
    problems: list[Problem] = field(default_factory=list)
    count: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})
    fields_used: set[str] = field(default_factory=set)
    referred: set[str] = field(default_factory=set)
    own: list[Loose] = field(default_factory=list)
    foreign: list[Loose] = field(default_factory=list)
    breaches: list[Loose] = field(default_factory=list)
    origins: list[Loose] = field(default_factory=list)
    """What `from` names, with the clause that names it as `letter`."""

    def has_room(self, code: str, line: int, column: int) -> bool:
        """Whether another problem of this sort may still be noted; of those beyond, the first is noted as `more`."""
        is_note = MESSAGES[code].warning
        self.count[is_note] += 1
        if self.count[is_note] == MOST + 1:
            more = "more-notes" if is_note else "more-problems"
            self.problems.append(Problem(self.path, line, column, more))
        return self.count[is_note] <= MOST

    def problem(self, code: str, path: Path, *, value: bool = False, **args: str) -> None:
        """Note a problem at the key that stands at `path`, or at its value."""
        node = find(self.tree, path)
        here = (node.line, node.column) if value else position(self.tree, path)
        if "mended" in args:
            args["mended"] = "\n".join(" " * (here[1] - 1) + line for line in args["mended"].split("\n"))
        if self.has_room(code, *here):
            self.problems.append(Problem(self.path, *here, code, args))

    def within(self, code: str, path: Path, offset: int, **args: str) -> None:
        """Note a problem at the character `offset` of the text at `path`."""
        if self.count[MESSAGES[code].warning] > MOST:
            return
        here = self.place(path, offset)
        if self.has_room(code, *here):
            self.problems.append(Problem(self.path, *here, code, args))

    def place(self, path: Path, offset: int = 0) -> tuple[int, int]:
        """Return line and column of the character `offset` of the value at `path`."""
        node = find(self.tree, path)
        return node.at(offset) if isinstance(node, Scalar) else (node.line, node.column)

    def text(self, entry: Bilingual, path: Path, *, running: bool = False, is_value: bool = False) -> Text:
        """Check words in both languages and return them.

        `running` text may use fields and references; a field's value may name a statute's article.
        """
        uses: dict[str, set[str]] = {}
        for language in LANGUAGES:
            words = getattr(entry, language)
            here = (*path, language)
            if words is None:
                code = "translation-missing-prevailing" if self.prevails == language else "translation-missing"
                self.problem(code, path)
                continue
            uses[language] = self._uses(words, here) if running else self._no_uses(words, here)
            for finding in findings(words, language):
                if is_value and finding.code == "typed-number":
                    continue
                self.within(finding.code, here, finding.offset, words=finding.words)
        if len(uses) == len(LANGUAGES) and uses["zh"] != uses["en"]:
            differing = "、".join(sorted(uses["zh"] ^ uses["en"]))
            self.problem("translation-differs", (*path, "en"), names=differing)
        return Text(entry.zh, entry.en)

    def _no_uses(self, words: str, path: Path) -> set[str]:
        """Note what a title or label can't use, though its author may hope so: it would be shown as it stands."""
        for piece in pieces(words):
            if isinstance(piece, (FieldUse, ReferenceUse)):
                self.within("markup-in-label", path, piece.offset)
        return set()

    def _uses(self, words: str, path: Path) -> set[str]:
        """Return the fields and references of one text, and note those that can't be what the author meant."""
        found = set()
        for wide in WIDE.finditer(words):
            mended = f"{{{wide['field']}}}" if wide["field"] else f"[[{wide['reference'].replace('＃', '#')}]]"
            self.within("wide-bracket", path, wide.start(), found=wide[0], mended=mended)
        for piece in pieces(words):
            if isinstance(piece, FieldUse):
                self.fields_used.add(piece.id)
                if piece.id not in self._fields():
                    known = ", ".join(f"{{{name}}}" for name in self._fields())
                    self.within("unknown-field", path, piece.offset, field=piece.id, known=known or "—")
                found.add(f"{{{piece.id}}}")
            elif isinstance(piece, ReferenceUse):
                line, column = self.place(path, piece.offset)
                loose = Loose(self.path, line, column, piece.letter or self.letter, piece.clause)
                (self.own if loose.letter == self.letter else self.foreign).append(loose)
                self.referred.add(f"{loose.letter}#{piece.clause}")
                found.add(f"[[{loose.letter}#{piece.clause}]]")
            elif isinstance(piece, Unclear):
                self.within("unclear-bracket", path, piece.offset, found=piece.text)
        return found

    def _fields(self) -> tuple[str, ...]:
        node = self.tree.entries.get("fields")
        return tuple(node.entries) if isinstance(node, Mapping) else ()
