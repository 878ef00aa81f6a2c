"""Files of up to two million bytes that ask for much time or memory, each with the error expected first, or None."""

from __future__ import annotations

from tests.pledgebook.data import LETTER, swapped

SIZE = 1_900_000
_TEXT = "        本公司道歉。\n"
_LINE = LETTER[: LETTER.index(_TEXT)].count("\n") + 1
_LAST = LETTER.count("\n") + 1


def _filled(unit: str, size: int = SIZE) -> str:
    return unit * (size // len(unit.encode()))


def _in_text(unit: str) -> str:
    """Return a letter with one text that is `unit` again and again."""
    return swapped(_TEXT, f"        甲{_filled(unit, SIZE // 8)}\n")


HEAVY: dict[str, tuple[str | bytes, tuple[int, int, str] | None]] = {
    "too large": (LETTER + "#" * 2_100_000, (1, 1, "file-too-large")),
    "aliases that double": (
        "a: &a x\n" + "".join(f"{chr(98 + i)}: &b{i} [*a, *a]\n" for i in range(20)),
        (1, 4, "anchor"),
    ),
    "aliases in a text file": (LETTER + "bomb: *a\n", (_LAST, 7, "alias")),
    "brackets": (LETTER + "x: " + "[" * 100_000 + "\n", (_LAST, 4, "flow-collection")),
    "brackets to the brim": (LETTER + "x: " + _filled("["), None),
    "braces": (LETTER + "x: " + "{" * 100_000 + "\n", (_LAST, 4, "flow-collection")),
    "deep blocks": (
        LETTER + "x:\n" + "".join(" " * i + f"a{i}:\n" for i in range(1, 60)),
        (_LAST + 40, 41, "too-deep"),
    ),
    "deep blocks to the brim": (LETTER + "x:\n" + "".join(" " * i + "a:\n" for i in range(1, 1900)), None),
    "crooked lines": (
        "".join(f"{' ' * 2 * i}a:\n" for i in range(30))
        + "".join(f"{' ' * (60 - i % 2)}b{i}: c\n" for i in range(15_000)),
        None,
    ),
    "crooked keys of one level": ("".join(f"a{i}: b\n" for i in range(19_000)) + " c: d\n", None),
    "dashes in one line": (LETTER + "x:\n" + _filled("- "), None),
    "question marks": (LETTER + "x:\n" + _filled("? "), None),
    "spaces in one line": (LETTER + "a" + _filled(" ") + "b\n", (_LAST, 1, "stray-line")),
    "one word": (LETTER + _filled("a") + "\n", (_LAST, 1, "stray-line")),
    "one key": (LETTER + _filled("a") + ": b\n", None),
    "stray lines": (LETTER + _filled("文字\n"), None),
    "lines with tabs": (LETTER + _filled("\tx: y\n"), (_LAST, 1, "tab")),
    "keys typed twice": (LETTER + _filled("x: y\n"), None),
    "unknown keys": (
        LETTER + "".join(f"x{i}: y\n" for i in range(60_000)),
        (20_019, 1, "too-many-values"),
    ),
    "comments behind texts": (LETTER + _filled("x: y # z\n"), (_LAST, 5, "comment-behind-text")),
    "invisible characters": (_in_text("\u200b"), (_LINE, 10, "invisible-character")),
    "control characters": (_in_text("\x01"), (_LINE, 10, "control-character")),
    "line breaks of other kinds": (_in_text("\u2028"), (_LINE, 10, "line-break-character")),
    "carriage returns": (_in_text("\r"), (_LINE, 10, "line-break-character")),
    "full-width digits": (_in_text("１"), None),
    "unusual indents": (LETTER + _filled("\u3000x\n"), (_LAST, 1, "unusual-indent")),
    "escapes": (LETTER + 'x: "' + _filled("\\u202e") + '"\n', (_LAST, 4, "direction-character")),
    "quotation marks": (LETTER + "x: " + _filled("'") + "\n", None),
    "an open quotation": (LETTER + 'x: "' + _filled("a\n"), (_LAST, 4, "unclosed-quote")),
    "folded lines": (swapped("number: CS", "number: >\n  CS") + _filled("# a\n"), (1, 9, "folded")),
    "single braces in text": (_in_text("{"), None),
    "single brackets in text": (_in_text("[a "), (_LINE, 10, "unclear-bracket")),
    "unknown fields": (_in_text("{x}"), (_LINE, 10, "unknown-field")),
    "unknown clauses": (_in_text("[[x]]"), (_LINE, 10, "unknown-clause")),
    "unknown letters": (_in_text("[[x#y]]"), (_LINE, 10, "unknown-letter")),
    "typed numbers": (_in_text("第一条"), (_LINE, 10, "typed-number")),
    "half a number": (_in_text("第一"), None),
    "statutes": (_in_text("》第一条"), None),
    "half a statute": (_in_text("》（"), None),
    "spaces behind the word clause": (_in_text("clause   "), None),
    "identity numbers": (_in_text("110101199003070011 "), (_LINE, 10, "identity-number")),
    "digits": (_in_text("1"), None),
    "superlatives": (_in_text("最好"), None),
    "paragraphs": (swapped(_TEXT, _filled("        甲。\n")), None),
}
