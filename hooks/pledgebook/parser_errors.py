"""In: an error of the YAML parser. Out: our problem, as near to the slip as can be told, and the line mended."""

from __future__ import annotations

import yaml

from pledgebook.problems import Problem


def parser_problem(error: yaml.YAMLError, text: str, path: str) -> Problem:  # noqa: PLR0911 - a table of its sayings
    """Turn the parser's error into ours. It names the place where it gave up, which is often the line behind."""
    lines = text.rstrip().split("\n")
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    # what is never closed is told behind the last line: its beginning says more
    mark = next((mark for mark in marks if mark and mark.line < len(lines)), None)
    if mark is None:
        return Problem(path, len(lines), 1, "bad-indentation")
    line, column = mark.line + 1, mark.column + 1
    said = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or ''}".lower()
    content = lines[mark.line]
    before = content[: mark.column].rstrip()
    if content[mark.column :].startswith(("{", "[")):
        return Problem(path, line, column, "flow-collection", {"mended": ""})
    if "escape" in said or "hexdecimal" in said:
        return Problem(path, line, column, "bad-escape", {"mended": _under_bar(content, '"')})
    if "quoted scalar" in said:
        start = getattr(error, "context_mark", None) or mark
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
    if any(
        words in said for words in ("cannot start any token", "node content", "alias", "anchor", "a tag", "directive")
    ):
        return Problem(path, line, column, "reserved-character", {"mended": _under_bar(content)})
    return Problem(path, line, column, "bad-indentation")


def _list_head(text: str, index: int, column: int) -> tuple[int, str]:
    """Return number and words of the first line of the list whose later item stands at `index`; 0 if there is none."""
    lines = text.rstrip().split("\n")
    filled = [number for number in range(index) if lines[number].strip()]
    above = [number for number in filled if len(lines[number]) - len(lines[number].lstrip()) < column]
    if not above or not lines[above[-1]].rstrip().endswith(":"):
        return 0, ""
    first = next(number for number in [*filled, index] if number > above[-1])
    return first + 1, lines[first]


def _under_bar(content: str, quote: str = "") -> str:
    """Return the line with its value under `|`, or nothing where it has none."""
    head, colon, value = content.partition(":")
    if not colon:
        return ""
    indent = len(head) - len(head.lstrip(" -"))
    return f"{head}: |\n{' ' * (indent + 2)}{value.strip().removeprefix('|').strip().strip(quote or None)}"
