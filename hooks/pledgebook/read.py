"""In: the bytes of one data file. Out: its tree, in which every scalar is the text that was typed.

YAML guesses (`no` → False, `1.10` → 1.1), lets one key win silently over another, and cuts text at ` #`. None of that
happens here: the schema alone decides what becomes a date or a number, and whatever could change a legal text without
anyone noticing is refused where it stands.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import yaml

from pledgebook.characters import decode, strange
from pledgebook.indents import crooked
from pledgebook.lines import mend, slips
from pledgebook.nodes import Mapping, Node, Scalar, Sequence
from pledgebook.parser_errors import parser_problem
from pledgebook.problems import MOST, Problem, errors

MAX_DEPTH = 40
MAX_VALUES = 40_000  # keys and values; a letter of two hundred clauses has about 8,000
_SWALLOWED = re.compile(r"^ *(?:zh|en): *\|", re.MULTILINE)
"""A translation that stands as deep as the text above it, and so would be printed as its last paragraphs."""
_KEY = re.compile(r"( *)(?:- )?[A-Za-z][\w-]*:(?: |$)")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(data: bytes, path: str) -> tuple[Mapping | None, list[Problem]]:
    """Return the file's top mapping, or None where it can't be read, and every problem on the way."""
    text, problems = decode(data, path)
    if text is None:
        return None, problems
    reader = _Reader(text, path)
    try:
        root = reader.root()
    except (yaml.YAMLError, _RefusedError):
        root = None
    if root is not None and not reader.problems and "\t" not in text:
        return root, problems
    return _read_anew(text, path, problems)


def _read_anew(text: str, path: str, problems: list[Problem]) -> tuple[Mapping | None, list[Problem]]:
    """Read a text that isn't clean: name the slips first, then read it as it would be without them."""
    slipped = list(slips(text, path))
    mended = mend(text, slipped)
    bent = list(crooked(mended, path)) if len(slipped) <= MOST else []
    problems += _each_line_once(slipped, bent)
    reader = _Reader(mend(mended, bent), path)
    try:
        root = reader.root()
    except yaml.YAMLError as error:
        root = None
        if not errors(problems) and not errors(reader.problems):  # else it only follows from them
            reader.problems.append(parser_problem(error, text, path))
    except _RefusedError:
        root = None
    problems += reader.problems
    if root is None and not errors(problems):
        problems.append(Problem(path, 1, 1, "empty-file"))
    return root, problems


def _each_line_once(slipped: list[Problem], bent: list[Problem]) -> list[Problem]:
    """Return both sorts of problems; a line indented with a tab is told once, with the depth that the walk found."""
    depths = {problem.line: problem for problem in bent}
    tabs = {problem.line for problem in slipped if problem.code == "tab"} & set(depths)
    told = [replace(p, args={**p.args, **depths[p.line].args}) if p.line in tabs else p for p in slipped]
    return [*told, *(problem for problem in bent if problem.line not in tabs)]


class _RefusedError(Exception):
    """Reading stopped at a problem already noted: what follows can't be trusted."""


class _Reader:
    """One pass over the parser's events; no recursion, so that no depth of nesting can exhaust the stack."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.path = path
        self.problems: list[Problem] = []
        self.count = {True: 0, False: 0}

    def root(self) -> Mapping | None:
        stack: list[_Open] = []
        root: Node | None = None
        documents = values = 0
        for event in self.events():
            kind = type(event)
            if kind is yaml.ScalarEvent:
                values += 1
                if values > MAX_VALUES:
                    raise self.refuse(event, "too-many-values", limit=f"{MAX_VALUES:,}")
                self.refuse_properties(event)
                root = self.put(stack, self.scalar(event), root)
            elif kind in {yaml.MappingStartEvent, yaml.SequenceStartEvent}:
                self.refuse_properties(event)
                if event.flow_style:
                    raise self.refuse(event, "flow-collection", mended=self.unflowed(event))
                if len(stack) >= MAX_DEPTH:
                    raise self.refuse(event, "too-deep", limit=str(MAX_DEPTH))
                stack.append(_Open(event.start_mark, kind is yaml.MappingStartEvent))
            elif kind in {yaml.MappingEndEvent, yaml.SequenceEndEvent}:
                root = self.put(stack, stack.pop().node(), root)
            elif kind is yaml.AliasEvent:
                raise self.refuse(event, "alias", name=f"*{event.anchor}")
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self.refuse(event, "second-document")
                if event.version or event.tags:
                    raise self.refuse(event, "directive")
        if root is not None and not isinstance(root, Mapping):
            self.problems.append(Problem(self.path, root.line, root.column, "not-a-mapping"))
            return None
        return root

    def events(self) -> Iterator[Any]:
        loader = _LOADER(self.text)
        try:
            while loader.check_event():
                yield loader.get_event()
        finally:
            loader.dispose()

    def put(self, stack: list[_Open], node: Node, root: Node | None) -> Node | None:
        """Put a finished node where it belongs: into the open collection, or at the root."""
        if not stack:
            return node
        top = stack[-1]
        if not top.is_mapping:
            top.items.append(node)
        elif top.key is None:
            if not isinstance(node, Scalar):
                raise self.refuse_at(node.line, node.column, "key-not-a-word")
            if node.value in top.keys:
                first = str(top.keys[node.value][0])
                self.note(node.line, node.column, "duplicate-key", key=_short(node.value), first=first)
            else:
                top.keys[node.value] = (node.line, node.column)
            top.key = node.value
        else:
            top.entries.setdefault(top.key, node)
            top.key = None
        return root

    def scalar(self, event: Any) -> Scalar:
        line, column = event.start_mark.line, event.start_mark.column
        value: str = event.value
        if event.style == "|":
            if self.lines[line][column:].partition("#")[2].strip():
                self.note(line + 1, self.lines[line].index("#", column) + 1, "comment-behind-text")
            if not value.strip():
                return Scalar(value, line + 1, column + 1)
            if swallowed := _SWALLOWED.search(value):
                self.note_swallowed(line + 1 + value.count("\n", 0, swallowed.start()), line)
            first = next((text for text in value.split("\n") if text), "")
            indent = next((len(text) - len(first) for text in self.following(line) if text.strip()), 0)
            return Scalar(value, line + 2, max(indent, 0) + 1, block=True)
        node = Scalar(value, line + 1, column + 1 + (event.style in {"'", '"'}))
        if event.style == ">" or event.end_mark.line > line:
            self.note_spread(event)
        elif not event.style and value:
            rest = self.lines[line][event.end_mark.column :].strip()
            if rest.startswith("#"):
                mended = self.block(event, f"{value} {rest}")
                self.note(line + 1, event.end_mark.column + 1, "comment-behind-text", mended=mended)
            if value[0] + value[-1] in {"“”", "‘’", "””", "““"} and not set("“”‘’") & set(value[1:-1]):
                mended = self.lines[line][:column] + value[1:-1]
                self.note(line + 1, column + 1, "curly-quotes", mended=mended)
        if event.style == '"':  # escapes can spell what decode() refuses in the raw text
            hidden = [p for p in strange(value, self.path) if not p.is_warning or "\\" in self.raw(event)]
            for problem in hidden:
                self.note(node.line, column + 1, problem.code, **problem.args)
            if "\n" in value and event.end_mark.line == line:
                self.note(node.line, column + 1, "broken-over-lines", mended=self.block(event))
        return node

    def note_spread(self, event: Any) -> None:
        """Note a value that goes over several lines and isn't under `|`."""
        line, column = event.start_mark.line, event.start_mark.column
        indent = len(self.lines[line]) - len(self.lines[line].lstrip(" "))
        keys = (_KEY.match(text) for text in self.lines[line + 1 : event.end_mark.line + 1])
        if event.style in {"'", '"'} and any(key and len(key[1]) <= indent for key in keys):
            raise self.refuse_at(line + 1, column + 1, "unclosed-quote")  # it ends at another mark, far below
        code = "folded" if event.style == ">" else "broken-over-lines"
        # an empty plain scalar may end on a later line than it begins
        if event.value or event.style:
            self.note(line + 1, column + 1, code, mended=self.block(event))

    def note_swallowed(self, row: int, head: int) -> None:
        """Note that the line at index `row` became part of the text whose key stands at index `head`."""
        content, above = self.lines[row].lstrip(" "), self.lines[head]
        found, needed = len(self.lines[row]) - len(content), len(above) - len(above.lstrip(" -"))
        mended = f"{' ' * needed}{content}"
        self.note(row + 1, 1, "crooked-line", found=str(found), needed=str(needed), mended=mended)

    def raw(self, event: Any) -> str:
        typed: str = self.text[event.start_mark.index : event.end_mark.index]
        return typed

    def block(self, event: Any, value: str | None = None) -> str:
        """Return the scalar's lines as they would stand under `|`."""
        head = self.lines[event.start_mark.line][: event.start_mark.column].rstrip()
        indent = len(head) - len(head.lstrip(" -"))
        if value is None and event.end_mark.line > event.start_mark.line:
            typed = self.raw(event)
            value = typed.partition("\n")[2] if event.style == ">" else typed.strip("\"'")
        body = [line.strip() for line in (event.value if value is None else value).split("\n") if line.strip()]
        return "\n".join([f"{head} |", *(" " * (indent + 2) + line for line in body)])

    def unflowed(self, event: Any) -> str:
        """Return how a line such as `key: [a, b]` or `text: {x}` is written without brackets."""
        row, column = int(event.start_mark.line), int(event.start_mark.column)
        line = self.lines[row]
        head, rest = line[:column].rstrip(), line[column:].strip()
        indent = len(head) - len(head.lstrip(" -")) + 2
        if named := re.fullmatch(r"\[\[([a-z0-9#-]+)\]\]", rest):
            return f"{head} {named[1]}"
        if rest in {"[]", "{}"}:
            return ""
        if rest.startswith("[") and rest.endswith("]") and not rest.startswith("[["):
            return "\n".join([head, *(" " * indent + f"- {item.strip()}" for item in re.split("[,，、]", rest[1:-1]))])
        return f"{head} |\n" + " " * indent + rest

    def following(self, line: int) -> Iterator[str]:
        """Yield the lines below `line`."""
        return itertools.islice(self.lines, line + 1, None)

    def note(self, line: int, column: int, code: str, **args: str) -> None:
        """Note a problem; reading goes on, unless there are too many already."""
        problem = Problem(self.path, line, column, code, args)
        self.count[problem.is_warning] += 1
        if self.count[problem.is_warning] <= MOST:
            self.problems.append(problem)
        elif not problem.is_warning:
            raise self.refuse_at(line, column, "more-problems")

    def refuse_properties(self, event: Any) -> None:
        if event.anchor:
            raise self.refuse(event, "anchor", name=f"&{event.anchor}")
        if event.tag:
            raise self.refuse(event, "tag", name=str(event.tag).replace("tag:yaml.org,2002:", "!!"))

    def refuse(self, event: Any, code: str, **args: str) -> _RefusedError:
        return self.refuse_at(event.start_mark.line + 1, event.start_mark.column + 1, code, **args)

    def refuse_at(self, line: int, column: int, code: str, **args: str) -> _RefusedError:
        self.problems.append(Problem(self.path, line, column, code, args))
        return _RefusedError()


class _Open:
    """A collection whose end has not been read yet."""

    def __init__(self, mark: Any, is_mapping: bool) -> None:
        self.line, self.column = mark.line + 1, mark.column + 1
        self.is_mapping = is_mapping
        self.key: str | None = None
        self.keys: dict[str, tuple[int, int]] = {}
        self.entries: dict[str, Node] = {}
        self.items: list[Node] = []

    def node(self) -> Mapping | Sequence:
        if self.is_mapping:
            return Mapping(self.entries, self.keys, self.line, self.column)
        return Sequence(self.items, self.line, self.column)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
