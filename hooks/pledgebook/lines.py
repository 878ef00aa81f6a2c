"""In: the text of one data file. Out: the slips of people who don't program, each at its line, before YAML is parsed.

A parser reports such a slip a line too late and in its own terms; here the line itself is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.problems import MOST, Problem

# Possessive quantifiers (`*+`) keep each pattern linear in the length of the line, whatever stands in it.
_BLOCK = re.compile(r"(?:^|[:\-] ++|:)[|>](?P<own>[-+0-9]*+)\s*+(?:#.*)?$")
_KEY = re.compile(r"^(?P<dashes>(?:- ++)*+)(?P<key>[^\s:'\"#-][^:]*+|\"[^\"]*+\"|'[^']*+'):(?: +(?P<value>.*)|)$")
_WIDE_COLON = re.compile(r"^(?P<dashes>(?:- ++)*+)(?P<key>[A-Za-z][A-Za-z0-9_-]*+)\s*+：\s*+(?P<rest>.*)$")
_NO_SPACE = re.compile(r"^(?P<dashes>(?:- ++)*+)(?P<key>[A-Za-z][A-Za-z0-9_-]*+):(?P<rest>[^ /].*)$")
_DASH_NO_SPACE = re.compile(r"^-(?P<rest>\t.*|[A-Za-z0-9\u4e00-\u9fff][^:]*+(?::(?: .*)?)?)$")
_OPEN_QUOTE = re.compile(r"^(?:- ++)*+(?:[^\s:'\"#-][^:]*+: ++)?(?:\"(?:[^\"\\]|\\(?:.|$))*+|'[^']*+)$")
_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: |$)")
_WIDE_DASH = re.compile(r"^[\u2013\u2014\u2212\uff0d](?P<rest>\s*+[A-Za-z].*)$")


@dataclass
class _Above:
    """The last line that had a meaning: a key with its value, or text under `|`."""

    number: int = 0
    indent: int = -1  # of the key, behind its list marks
    key: str = ""
    value: str = ""
    head: str = ""
    in_block: bool = False
    text_indent: int | None = None  # of the text under `|`, once its first line is read
    first: int = 0  # the number of that line, until there is another

    @property
    def depth(self) -> int:
        """Where text under `|` should begin."""
        return max(self.text_indent or 0, self.indent + 2)


def mend(text: str, found: list[Problem]) -> str:
    """Return the text as it would be with its slips mended, line for line, so that reading can go on behind them."""
    lines = text.split("\n")
    for problem in found:
        if "mended" in problem.args:
            first, *texts = problem.args["mended"].split("\n")
            lines[problem.line - 1] = first
            if len(texts) > 1:  # text that began on the line of its key: it keeps the number of its lines
                below = next(index for index in range(problem.line, len(lines)) if lines[index].strip())
                lines[below] = " ".join([texts[0], *(text.strip() for text in texts[1:])])
    return "\n".join(lines)


def slips(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem, up to `MOST`, for each line that isn't `key: value`, `- item`, a comment or text under `|`."""
    for count, problem in enumerate(_slips(text, path)):
        if count == MOST:
            yield Problem(path, problem.line, problem.column, "more-problems")
            return
        yield problem


def _slips(text: str, path: str) -> Iterator[Problem]:  # noqa: PLR0912 - one branch for each sort of line
    above = _Above()
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        content = line.lstrip(" ")
        indent = len(line) - len(content)
        if not content.strip():
            continue
        if above.in_block and indent > above.indent:
            if above.text_indent is None:
                above.text_indent, above.first = indent, number
                continue
            if indent < above.text_indent and not _KEY.match(content):
                is_alone = content.startswith("#") or "".join(lines[number : number + 1])[indent:].startswith(" ")
                if above.first and indent == above.indent + 2 and not is_alone:  # the first line stands too far right
                    crooked, above.text_indent = above.text_indent, indent
                    yield _stray(lines[above.first - 1][crooked:], crooked, path, above.first, above)
                else:
                    yield _stray(content, indent, path, number, above)
            above.first = 0
            continue
        if content.startswith("\t"):
            if above.in_block and not _KEY.match(content.lstrip()):
                mended = f"{' ' * above.depth}{content.strip()}"
                yield Problem(path, number, indent + 1, "tab", {"mended": mended})
                continue
            indent = len(line.expandtabs(2)) - len(line.expandtabs(2).lstrip())
            if above.key and not above.in_block:
                indent = above.indent if above.value else above.indent + 2
            content = content.lstrip()
            yield Problem(path, number, 1, "tab", {"mended": f"{' ' * indent}{content.rstrip()}"})
        elif content.startswith("#") or content.rstrip() in {"---", "-"}:
            above = _Above()
            continue
        else:
            problem = _slip(content, indent, path, number, above)
            if problem:
                yield problem
                if problem.code in {"stray-line", "merge-conflict", "text-without-bar"}:
                    continue
                content = problem.args["mended"].lstrip(" ")
        if _OPEN_QUOTE.match(content):
            return  # where the quotation ends is for the parser to say
        above = _seen(content, indent, number)


def _seen(content: str, indent: int, number: int) -> _Above:
    match = _KEY.match(content)
    block = _BLOCK.search(content)
    above = _Above(number, indent, head=" " * indent + content.rstrip())
    if match:
        above.indent += len(match["dashes"])
        above.key, above.value = match["key"], (match["value"] or "").strip()
    if block:
        above.in_block = True
        above.text_indent = above.indent + 1 if block["own"].strip("+-") else None
    return above


def _slip(content: str, indent: int, path: str, number: int, above: _Above) -> Problem | None:  # noqa: PLR0911 - a table
    pad = " " * indent
    if match := _WIDE_COLON.match(content):
        mended = f"{pad}{match['dashes']}{match['key']}: {match['rest']}".rstrip()
        return Problem(path, number, indent + match.end("key") + 1, "wide-colon", {"mended": mended})
    if match := _NO_SPACE.match(content):
        mended = f"{pad}{match['dashes']}{match['key']}: {match['rest'].strip()}".rstrip()
        return Problem(path, number, indent + match.end("key") + 1, "no-space-after-colon", {"mended": mended})
    if match := _DASH_NO_SPACE.match(content):
        return Problem(path, number, indent + 1, "no-space-after-dash", {"mended": f"{pad}- {match['rest'].strip()}"})
    if match := _WIDE_DASH.match(content):
        return Problem(path, number, indent + 1, "wide-dash", {"mended": f"{pad}- {match['rest'].strip()}"})
    if _KEY.match(content):
        return None
    if content.startswith(("- ", "? ", "%", "...")):
        return None
    if above.key and not above.in_block and indent > above.indent and _is_plain(above.value):
        head = above.head.removesuffix(above.value).rstrip()
        texts = [text for text in (above.value, content.strip()) if text]
        mended = "\n".join([f"{head} |", *(" " * (above.indent + 2) + text for text in texts)])
        args = {"key": above.key, "mended": mended}
        above.in_block, above.text_indent = True, above.indent + 1
        return Problem(path, above.number, len(head) + 1, "text-without-bar", args)
    return _stray(content, indent, path, number, above)


def _stray(content: str, indent: int, path: str, number: int, above: _Above) -> Problem:
    """Return the problem of a line that belongs to nothing, mended as part of the text above where there is one."""
    if not indent and _CONFLICT.match(content):
        return Problem(path, number, 1, "merge-conflict", {"mended": ""})
    mended = f"{' ' * above.depth}{content.rstrip()}" if above.in_block else ""
    return Problem(path, number, indent + 1, "stray-line", {"mended": mended})


def _is_plain(value: str) -> bool:
    """Whether a value is words as they are: no quoted text, list or mark that could go on on the next line."""
    return not value.startswith(("'", '"', "|", ">", "[", "{", "&", "*", "!", "#"))
