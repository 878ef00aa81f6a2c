"""In: the bytes of one data file. Out: a tree of nodes with positions, in which every scalar is the text that was typed.

YAML guesses (`no` → False, `1.10` → 1.1), lets one key win silently over another, and cuts text at ` #`. None of that
happens here: the schema alone decides what becomes a date or a number, and whatever could change a legal text without
anyone noticing is refused where it stands.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

import yaml

from pledgebook.characters import decode, place, strange
from pledgebook.lines import mend, slips
from pledgebook.problems import MOST, Problem, errors

MAX_DEPTH = 40
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path: TypeAlias = tuple[str | int, ...]
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


class Scalar(NamedTuple):
    """A text as its author typed it. `line` and `column` (from 1) are where its first character stands."""

    value: str
    line: int
    column: int
    block: bool = False

    def at(self, offset: int) -> tuple[int, int]:
        """Return line and column of the character at `offset` of the value."""
        line, column = place(self.value, offset)
        if line == 1 or self.block:
            return self.line + line - 1, self.column + column - 1
        return self.line, self.column


class Sequence(NamedTuple):
    """A list, at the place of its first dash."""

    items: list[Node]
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys with their values, at the place of its first key."""

    entries: dict[str, Node]
    keys: dict[str, tuple[int, int]]
    line: int
    column: int


Node: TypeAlias = "Scalar | Sequence | Mapping"


def read(data: bytes, path: str) -> tuple[Mapping | None, list[Problem]]:
    """Return the file's top mapping, or None where it can't be read, and every problem on the way."""
    text, problems = decode(data, path)
    if text is None:
        return None, problems
    slipped = list(slips(text, path))
    problems += slipped
    reader = _Reader(mend(text, slipped), path)
    try:
        root = reader.root()
    except yaml.YAMLError as error:
        root = None
        if not errors(problems) and not errors(reader.problems):  # else it only follows from them
            reader.problems.append(_parser_problem(error, text, path))
    except _RefusedError:
        root = None
    problems += reader.problems
    if root is None and not errors(problems):
        problems.append(Problem(path, 1, 1, "empty-file"))
    return root, problems


def plain(node: Node) -> Plain:
    """Return the node as dicts, lists and strings, without positions."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}


def find(node: Node, path: Path) -> Node:
    """Return the node at `path`, or the last one on the way to it."""
    for step in path:
        if isinstance(node, Mapping) and step in node.entries:
            node = node.entries[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node


def position(node: Node, path: Path) -> tuple[int, int]:
    """Return line and column of what stands at `path`: of the key, for a mapping's entry."""
    parent = find(node, path[:-1])
    if path and isinstance(parent, Mapping) and path[-1] in parent.keys:
        return parent.keys[str(path[-1])]
    node = find(node, path)
    return node.line, node.column


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
        documents = 0
        for event in self.events():
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.refuse(event, "second-document")
                if event.version or event.tags:
                    raise self.refuse(event, "directive")
            elif isinstance(event, yaml.AliasEvent):
                raise self.refuse(event, "alias", name=f"*{event.anchor}")
            elif isinstance(event, yaml.NodeEvent):
                self.refuse_properties(event)
                if isinstance(event, yaml.ScalarEvent):
                    done: Node | None = self.scalar(event)
                else:
                    if event.flow_style:
                        raise self.refuse(event, "flow-collection", mended=self.unflowed(event))
                    if len(stack) >= MAX_DEPTH:
                        raise self.refuse(event, "too-deep", limit=str(MAX_DEPTH))
                    stack.append(_Open(event.start_mark, isinstance(event, yaml.MappingStartEvent)))
                    continue
                root = self.put(stack, done, root)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                root = self.put(stack, stack.pop().node(), root)
        if root is not None and not isinstance(root, Mapping):
            self.problems.append(Problem(self.path, root.line, root.column, "not-a-mapping"))
            return None
        return root

    def events(self) -> Iterator[yaml.Event]:
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

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        line, column = event.start_mark.line, event.start_mark.column
        value: str = event.value
        if event.style == "|":
            if self.lines[line][column:].partition("#")[2].strip():
                self.note(line + 1, self.lines[line].index("#", column) + 1, "comment-behind-text")
            if not value.strip():
                return Scalar(value, line + 1, column + 1)
            first = next((text for text in value.split("\n") if text), "")
            indent = next((len(text) - len(first) for text in self.following(line) if text.strip()), 0)
            return Scalar(value, line + 2, max(indent, 0) + 1, block=True)
        node = Scalar(value, line + 1, column + 1 + (event.style in {"'", '"'}))
        if event.style == ">" or event.end_mark.line > line:
            code = "folded" if event.style == ">" else "broken-over-lines"
            # an empty plain scalar may end on a later line than it begins
            if value or event.style:
                self.note(line + 1, column + 1, code, mended=self.block(event))
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

    def raw(self, event: yaml.Event) -> str:
        return self.text[event.start_mark.index : event.end_mark.index]

    def block(self, event: yaml.ScalarEvent, value: str | None = None) -> str:
        """Return the scalar's lines as they would stand under `|`."""
        head = self.lines[event.start_mark.line][: event.start_mark.column].rstrip()
        indent = len(head) - len(head.lstrip(" -"))
        if value is None and event.end_mark.line > event.start_mark.line:
            typed = self.raw(event)
            value = typed.partition("\n")[2] if event.style == ">" else typed.strip("\"'")
        body = [line.strip() for line in (event.value if value is None else value).split("\n") if line.strip()]
        return "\n".join([f"{head} |", *(" " * (indent + 2) + line for line in body)])

    def unflowed(self, event: yaml.Event) -> str:
        """Return how a line such as `key: [a, b]` or `text: {x}` is written without brackets."""
        line = self.lines[event.start_mark.line]
        head, rest = line[: event.start_mark.column].rstrip(), line[event.start_mark.column :].strip()
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

    def refuse_properties(self, event: yaml.NodeEvent) -> None:
        if event.anchor:
            raise self.refuse(event, "anchor", name=f"&{event.anchor}")
        if getattr(event, "tag", None):
            raise self.refuse(event, "tag", name=str(event.tag).replace("tag:yaml.org,2002:", "!!"))

    def refuse(self, event: yaml.Event, code: str, **args: str) -> _RefusedError:
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


def _parser_problem(error: yaml.YAMLError, text: str, path: str) -> Problem:
    """Turn the parser's error into ours. It names the place where it gave up, which is often the line behind."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return Problem(path, 1, 1, "bad-indentation")
    line, column = mark.line + 1, mark.column + 1
    said = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or ''}".lower()
    content = text.split("\n")[mark.line] if mark.line < text.count("\n") + 1 else ""
    before = content[: mark.column].rstrip()
    if "escape" in said or "hexdecimal" in said:
        return Problem(path, line, column, "bad-escape", {"mended": _under_bar(content, '"')})
    if "quoted scalar" in said:
        start = getattr(error, "context_mark", mark)
        return Problem(path, start.line + 1, start.column + 1, "unclosed-quote")
    if "block scalar" in said and "comment or line break" in said:
        return Problem(path, line, column, "text-behind-bar", {"mended": _under_bar(content)})
    if "mapping values are not allowed" in said and ": " in before:
        return Problem(path, line, column, "colon-in-text", {"mended": _under_bar(content)})
    if "sequence entries are not allowed" in said and before.endswith(":"):
        indent = len(before) - len(before.lstrip(" -")) + 2
        mended = f"{before}\n{' ' * indent}{content[mark.column :]}"
        return Problem(path, line, column, "list-on-key-line", {"mended": mended})
    if "expected key" in said and content[mark.column :].startswith("- "):
        first, typed = _list_head(text, mark.line, mark.column)
        if first and not typed.lstrip().startswith("-"):
            indent = len(typed) - len(typed.lstrip())
            mended = f"{' ' * mark.column}- {typed.strip()}"
            return Problem(path, first, indent + 1, "dash-missing", {"mended": mended})
    if "'-' indicator" in said and mark.column and ":" in content:
        return Problem(path, line, column, "dash-missing", {"mended": f"{content[: mark.column]}- {content.strip()}"})
    if "expected key" in said and before.endswith(("'", '"')):
        return Problem(path, line, column, "text-behind-quote", {"mended": _under_bar(content)})
    if any(words in said for words in ("cannot start any token", "node content", "alias", "anchor", "a tag", "directive")):
        return Problem(path, line, column, "reserved-character", {"mended": _under_bar(content)})
    return Problem(path, line, column, "bad-indentation")


def _list_head(text: str, index: int, column: int) -> tuple[int, str]:
    """Return number and words of the first line of the list whose later item stands at `index`, `column`; 0 if there is none."""
    lines = text.split("\n")
    above = next((i for i in range(index - 1, -1, -1) if lines[i].strip() and len(lines[i]) - len(lines[i].lstrip()) < column), None)
    if above is None or not lines[above].rstrip().endswith(":"):
        return 0, ""
    first = next(i for i in range(above + 1, index + 1) if lines[i].strip())
    return first + 1, lines[first]


def _under_bar(content: str, quote: str = "") -> str:
    """Return the line with its value under `|`, or nothing where it has none."""
    head, colon, value = content.partition(":")
    if not colon:
        return ""
    indent = len(head) - len(head.lstrip(" -"))
    return f"{head}: |\n{' ' * (indent + 2)}{value.strip().removeprefix('|').strip().strip(quote or None)}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
