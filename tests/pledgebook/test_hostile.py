"""Hostile texts, values and files in copies of a letter: none is altered, none raises, each refusal has its line."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pledgebook.data import LETTER, REAL_LETTERS, ROOT, folder, swapped
from tests.pledgebook.heavy_files import HEAVY

from pledgebook.check_letter import check_letter
from pledgebook.model import Version
from pledgebook.nodes import Mapping, Node, Scalar, Sequence
from pledgebook.problems import Problem, errors, report
from pledgebook.read import read
from pledgebook.schema import LetterFile
from pledgebook.validate import validate

REAL = REAL_LETTERS[0].read_text(encoding="utf-8")
TITLE = re.search(r"^title:\n  zh: (.*)\n", REAL, re.MULTILINE)
assert TITLE
TITLE_LINE = REAL[: TITLE.start(1)].count("\n") + 1
TITLE_COLUMN = len("  zh: ") + 1


def titled(typed: str) -> str:
    """Return the real letter with `typed` behind the `zh:` of its title."""
    assert TITLE
    return REAL[: TITLE.start(1)] + typed + REAL[TITLE.end(1) :]


def checked(letter: str | bytes) -> tuple[Mapping | None, Version | None, list[Problem]]:
    """Return tree and version of one letter, as far as they can be had, and all problems but those of other files."""
    data = letter if isinstance(letter, bytes) else letter.encode("utf-8", "surrogatepass")
    tree, problems = read(data, "v1.yml")
    if tree is None:
        return None, None, problems
    entries, more = validate(tree, LetterFile, "v1.yml")
    problems += more
    if entries is None:
        return tree, None, problems
    letter_checked = check_letter(entries, tree, "v1.yml", "letter", 1)
    return tree, letter_checked.version, problems + letter_checked.problems


def first_error(letter: str | bytes) -> tuple[int, int, str]:
    problem = errors(checked(letter)[2])[0]
    return problem.line, problem.column, problem.code


PAYLOADS = [
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "<!-- -->",
    "]]>",
    "<![CDATA[x]]>",
    "<?php echo 1 ?>",
    "javascript:alert(1)",
    "&lt;b&gt; &amp; &#60; &nbsp;",
    "{{ 7*7 }}",
    "{% include 'mkdocs.yml' %}",
    "{# x #}",
    "${jndi:ldap://x}",
    "#{7*7}",
    "<%= 7*7 %>",
    '--8<-- "mkdocs.yml"',
    "# heading",
    "- item",
    "* item",
    "+ item",
    "> quote",
    "| a | b |",
    "```python",
    "~~~",
    "---",
    "...",
    "***",
    "1. one",
    "3. three",
    "(c) (r) (tm) +/- -- --- ...",
    "[a](javascript:alert(1))",
    "![a](http://example.com/x.png)",
    "[^1]: note",
    "*[HTML]: x",
    "{: .class #id onclick=x }",
    ":smile: :material-account:",
    "==a== ^^b^^ ~~c~~ ++d++",
    "$x^2$ \\(x\\) \\[x\\]",
    "http://example.com www.example.com a@b.c",
    "\\ \\n \\t \\u202e \\x00 %0a %00",
    "'single' \"double\" `back`",
    "''",
    '""',
    "'",
    '"',
    "a: b: c",
    "a #b",
    "a # b",
    "#",
    "key: |",
    "? a",
    ": b",
    "!!python/object/apply:os.system ['id']",
    "!!binary aGVsbG8=",
    "!local",
    "&anchor x",
    "*anchor",
    "<<: *a",
    "%YAML 1.2",
    "@at",
    "`tick",
    "[",
    "]",
    "{",
    "}",
    ",",
    "no",
    "yes",
    "on",
    "off",
    "true",
    "null",
    "~",
    "1.10",
    "012",
    "0x1F",
    "0o17",
    "1_000",
    "1e3",
    ".5",
    ".inf",
    ".nan",
    "3:30",
    "190:20:30",
    "2026-01-01",
    "2026-02-30",
    "2026-01-01T00:00:00Z",
    "=",
    "<<",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "𠮷野家",
    "👩\u20e3",
    "e\u0301 é",
    "ﬁ № ㎡ ½ Ⅳ ①",
    "Ω K Å",
    "İıſ",
    "مرحبا שלום",
    "ภาษาไทย",
    "한국어",
    "a\tb",
    "a  b   c",
    "a" * 5000,
    "字" * 5000,
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_under_a_bar_is_kept_to_the_character(payload: str) -> None:
    _, version, problems = checked(titled(f"|\n    {payload}\n    最后一行"))
    assert errors(problems) == []
    assert version and version.title.zh == f"{payload}\n最后一行\n"


QUOTED = [payload for payload in PAYLOADS if "'" not in payload]


@pytest.mark.parametrize("payload", [payload for payload in QUOTED if payload])
def test_text_in_single_quotes_is_kept_to_the_character(payload: str) -> None:
    _, version, problems = checked(titled(f"'{payload}'"))
    assert errors(problems) == []
    assert version and version.title.zh == payload


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_plain_value_is_kept_to_the_character_or_refused_on_its_line(payload: str) -> None:
    _, version, problems = checked(titled(payload))
    if errors(problems):
        assert {problem.line for problem in errors(problems)} <= {TITLE_LINE, TITLE_LINE - 1}
    else:
        assert version and version.title.zh == payload


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_plain_value_in_a_list_is_kept_to_the_character_or_refused_on_its_line(payload: str) -> None:
    letter = swapped("          - remedy\n", f"          - {payload}\n")
    tree, _, problems = checked(letter)
    line = letter[: letter.index("        clauses:\n")].count("\n") + 2
    if any(problem.line == line for problem in errors(problems)):
        return
    assert tree and payload in [scalar.value for scalar in scalars(tree)]


SCALARS = [
    "no",
    "yes",
    "on",
    "off",
    "true",
    "null",
    "~",
    "1.10",
    "012",
    "0x1F",
    "1_000",
    "1e3",
    ".5",
    ".inf",
    "3:30",
    "190:20:30",
    "2026-02-30",
    "=",
    "<<",
    "+1",
    "-1",
]


@pytest.mark.parametrize("value", SCALARS)
def test_a_scalar_is_the_text_that_was_typed(value: str) -> None:
    _, version, problems = checked(titled(value))
    assert errors(problems) == []
    assert version and version.title.zh == value


@pytest.mark.parametrize("value", [*SCALARS, "2026-1-1", "2026-01-01T00:00:00", "20260101", "1 January 2026"])
def test_what_is_no_day_is_refused_where_it_stands(value: str) -> None:
    assert first_error(swapped("effective: 2026-01-01", f"effective: {value}")) == (11, 12, "bad-date")


REFUSED = {
    "line-break-character": "\r\x0b\x0c\x85\u2028\u2029",
    "control-character": "\x00\x01\x07\x08\x0e\x1b\x1f\x7f\x80\x9f",
    "direction-character": "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    "invisible-character": "\u00ad\u034f\u115f\u1160\u17b4\u180e\u200b\u200c\u200d\u2060\u2061\u2064\u206a\u3164\ufe00"
    "\ufe0f\ufeff\uffa0\ufff9\U000e0001\U000e0020\U000e0100\u2800",
    "private-character": "\ue000\uf8ff\U000f0000\U0010fffd\ufdd0\ufffe\uffff\ufffd",
}
BAD = [(code, character) for code, characters in REFUSED.items() for character in characters]
POINTS = [f"U+{ord(character):04X}" for _, character in BAD]


@pytest.mark.parametrize(("code", "character"), BAD, ids=POINTS)
def test_a_deceiving_character_is_refused_where_it_stands(code: str, character: str) -> None:
    assert first_error(titled(f"服务{character}承诺书")) == (TITLE_LINE, TITLE_COLUMN + 2, code)


@pytest.mark.parametrize(("code", "character"), BAD, ids=POINTS)
def test_a_deceiving_character_is_refused_in_text_under_a_bar(code: str, character: str) -> None:
    assert first_error(titled(f"|\n    甲\n    服务{character}承诺书")) == (TITLE_LINE + 2, 7, code)


SHORT = [(code, character) for code, character in BAD if ord(character) < 0x10000]


@pytest.mark.parametrize(("code", "character"), SHORT)
def test_a_deceiving_character_is_refused_as_an_escape_too(code: str, character: str) -> None:
    line, column, found = first_error(titled(f'"服务\\u{ord(character):04x}承诺书"'))
    assert (line, column, found) == (TITLE_LINE, TITLE_COLUMN, code)


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\U00110000", "\\xZZ", "\\q", "\\u12"])
def test_an_escape_of_no_character_is_refused_on_its_line(escape: str) -> None:
    assert first_error(titled(f'"服务{escape}承诺书"'))[::2] == (TITLE_LINE, "bad-escape")


@pytest.mark.parametrize("escape", ["\\n", "\\r", "\\0", "\\a", "\\e", "\\N", "\\L", "\\P", "\\x85"])
def test_an_escape_of_a_control_is_refused_on_its_line(escape: str) -> None:
    assert first_error(titled(f'"服务{escape}承诺书"'))[0] == TITLE_LINE


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("&a 服务", "anchor"),
        ("*a", "alias"),
        ("!!python/object/apply:os.system 服务", "tag"),
        ("!!binary aGVsbG8=", "tag"),
        ("!!str 服务", "tag"),
        ("! 服务", "tag"),
        ("!<tag:yaml.org,2002:str> 服务", "tag"),
        ("[服务, 承诺]", "flow-collection"),
        ("[服务", "flow-collection"),
        ("{a: b}", "flow-collection"),
        ("{" * 50, "flow-collection"),
        ("[" * 100_000, "flow-collection"),
        ("服务 # 承诺", "comment-behind-text"),
        ("服务: 承诺", "colon-in-text"),
        ("%服务", "reserved-character"),
        ("@服务", "reserved-character"),
        ("`服务", "reserved-character"),
        ("*", "reserved-character"),
        ("&", "reserved-character"),
        ("]", "reserved-character"),
        ("}", "reserved-character"),
        (", 服务", "reserved-character"),
        ("- 服务", "list-on-key-line"),
        ('"三包"服务', "text-behind-quote"),
        ("'三包'服务", "text-behind-quote"),
        ('"服务', "unclosed-quote"),
        ("'服务", "unclosed-quote"),
        (">\n    服务", "folded"),
        (">-\n    服务\n    承诺", "folded"),
        ("'服务\n    承诺'", "broken-over-lines"),
        ('"服务\n    承诺"', "broken-over-lines"),
        ('"服务\\\n    承诺"', "broken-over-lines"),
        ("| 服务", "text-behind-bar"),
        ("| # 服务\n    承诺", "comment-behind-text"),
        ("服务\n    承诺", "text-without-bar"),
    ],
)
def test_what_yaml_would_take_for_something_else_is_refused_on_its_line(typed: str, code: str) -> None:
    assert first_error(titled(typed))[::2] == (TITLE_LINE, code)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("<<: *a", "alias"),
        ("<<: x", "unknown-key"),
        ("<<:", "unknown-key"),
        ("&a x: y", "anchor"),
        ("!!str x: y", "tag"),
        ("*a : y", "alias"),
        ("? x", "unknown-key"),
        ("? [x]", "flow-collection"),
        ("[x]: y", "flow-collection"),
        ("{x: y}: z", "flow-collection"),
        ("{: x #}", "flow-collection"),
        ("prevails: zh", "duplicate-key"),
        ('"prevails": zh', "duplicate-key"),
        ('"prevai\\u006cs": zh', "duplicate-key"),
        ("---", "second-document"),
        ("--- x", "stray-line"),
        ("'x", "stray-line"),
        ("= x", "stray-line"),
        ("\u2028title: x", "line-break-character"),
        ("\tx: y", "tab"),
        ("标题：x", "stray-line"),
        ("effective：x", "wide-colon"),
    ],
)
def test_a_hostile_line_at_the_end_is_refused_on_its_line(line: str, code: str) -> None:
    number = LETTER.count("\n") + 1
    found = [(problem.line, problem.code) for problem in errors(checked(LETTER + line + "\n")[2])]
    assert (number, code) in found


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", (1, 1, "empty-file")),
        (b"\n\n", (1, 1, "empty-file")),
        (b"# x\n", (1, 1, "empty-file")),
        (b"\x00", (1, 1, "not-utf8")),
        (LETTER.encode("utf-16"), (1, 1, "not-utf8")),
        (LETTER.encode("utf-16-le"), (1, 1, "not-utf8")),
        (LETTER.encode("utf-16-be"), (1, 1, "not-utf8")),
        (LETTER.encode("utf-32"), (1, 1, "not-utf8")),
        (LETTER.encode("utf-8-sig"), (1, 1, "byte-order-mark")),
        (LETTER.encode("gb18030"), (3, 7, "not-utf8")),
        (LETTER.encode("big5", "ignore"), (3, 7, "not-utf8")),
        (LETTER.encode().replace("服务承诺书".encode(), b"\xed\xa0\x80"), (3, 7, "not-utf8")),
        (LETTER.encode().replace("服务承诺书".encode(), b"\xc0\x80"), (3, 7, "not-utf8")),
        (LETTER.encode().replace("服务承诺书".encode(), b"caf\xe9 "), (3, 10, "not-utf8")),
        (LETTER.encode()[:40], None),
        (b"x", (1, 1, "stray-line")),
        (b"'x'", (1, 1, "stray-line")),
        (b"- x", (1, 1, "not-a-mapping")),
        (b"|\n x", (1, 1, "stray-line")),
        (b"%YAML 1.1\n---\nx: y\n", (1, 1, "directive")),
        (b"%TAG ! tag:x,2026:\n---\nx: y\n", (1, 1, "directive")),
        (b"%FOO\n---\nx: y\n", (1, 5, "reserved-character")),
        (b"x: y\n...\nz: y\n", (3, 1, "bad-indentation")),
        (b"x: y\n---\nz: y\n", (2, 1, "second-document")),
    ],
)
def test_a_file_that_is_no_letter_is_refused_at_its_place(data: bytes, expected: tuple[int, int, str] | None) -> None:
    assert expected is None or first_error(data) == expected


def test_windows_line_ends_are_line_ends() -> None:
    assert checked(LETTER.replace("\n", "\r\n"))[1:] == checked(LETTER)[1:]


def test_heavy_files_cost_little_and_are_refused_at_their_place(tmp_path: Path) -> None:
    folders = {
        str(folder(tmp_path / str(i), {"letters/guarantee/v1.yml": HEAVY[name][0]})): name
        for i, name in enumerate(HEAVY)
    }
    env = os.environ | {"PYTHONPATH": str(ROOT / "hooks")}
    script = Path(__file__).with_name("heavy.py")
    run = subprocess.run([sys.executable, script, *folders], capture_output=True, text=True, env=env, check=False)
    assert run.stderr == ""
    costs = {folders[name]: cost for name, cost in json.loads(run.stdout).items()}
    assert {name: cost[0] for name, cost in costs.items() if cost[0] > 2} == {}  # seconds
    assert {name: cost[1] for name, cost in costs.items() if cost[1] > 200_000_000} == {}  # bytes
    refused = {name: tuple(cost[2][1:]) for name, cost in costs.items() if HEAVY[name][1]}
    assert refused == {name: expected for name, (_, expected) in HEAVY.items() if expected}


# What stands in the file and what stands in the model


def scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    below = node.items if isinstance(node, Sequence) else node.entries.values()
    return [scalar for child in below for scalar in scalars(child)]


def keys(node: Node) -> list[tuple[str, int, int]]:
    if isinstance(node, Scalar):
        return []
    own = [(key, *place) for key, place in node.keys.items()] if isinstance(node, Mapping) else []
    below = node.items if isinstance(node, Sequence) else node.entries.values()
    return own + [key for child in below for key in keys(child)]


def leftover(letter: str, tree: Mapping) -> list[str]:
    """Return what stands in the file and in no key or value of the tree, apart from YAML's marks, comments and blanks.

    It raises where a key or value isn't in the file, to the character, at the place that the tree gives for it.
    """
    lines: list[str | None] = [*letter.replace("\r\n", "\n").split("\n")]
    for scalar in scalars(tree):
        if scalar.block:
            for number, text in enumerate(scalar.value.removesuffix("\n").split("\n"), scalar.line - 1):
                typed = lines[number]
                assert typed is not None
                assert typed[scalar.column - 1 :] == text or not (typed.strip() or text)
                lines[number] = None
    words = [(scalar.value, scalar.line, scalar.column) for scalar in scalars(tree) if not scalar.block]
    for text, line, column in sorted(keys(tree) + words, key=lambda word: (word[1], -word[2])):
        if text:
            typed = lines[line - 1]
            assert typed is not None
            assert typed[column - 1 :].startswith(text), (typed, text)
            lines[line - 1] = typed[: column - 1] + "\0" + typed[column - 1 + len(text) :]
    marks = re.compile(r"(?:[ \t]|-(?= |$)|\0|:(?= |$)|\?(?= )|[|][-+0-9]*[ \t]*#?$)*(?:#.*)?|---\s*|\.\.\.\s*")
    return [line for line in lines if line is not None and not marks.fullmatch(line)]


def test_every_real_letter_is_wholly_in_its_model() -> None:
    for path in REAL_LETTERS:
        letter = path.read_text(encoding="utf-8")
        tree = read(letter.encode(), "v1.yml")[0]
        assert tree and leftover(letter, tree) == []


# Quotation marks and backslashes have rules of their own (tested above).
ALPHABET = "\n\n\n  :：|>-#*&!%@`[]{}?,.~=<0一条甲aenzhid\t\u3000\u200b\u202e\u2028\x85\r\x00\ufeff"
FRAGMENTS = st.one_of(
    st.text(ALPHABET, max_size=12),
    st.text(max_size=8),
    st.sampled_from(
        [
            "\n",
            "\n  ",
            "\n      ",
            ": ",
            "- ",
            " #",
            "|\n",
            "zh: ",
            "\nzh: 甲",
            "\n  zh: |\n    乙",
            "\n# 注\n",
            "\n    ",
        ]
    ),
    st.sampled_from(PAYLOADS),
).filter(lambda text: not set(text) & set("'\"\\"))
PLACES = st.integers(0, len(LETTER))


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.tuples(PLACES, st.integers(0, 6), FRAGMENTS), min_size=1, max_size=3))
def test_no_text_put_anywhere_raises_or_goes_missing(edits: list[tuple[int, int, str]]) -> None:
    letter = LETTER
    for place, cut, fragment in edits:
        letter = letter[:place] + fragment + letter[place + cut :]
    tree, _, problems = checked(letter)
    assert report(problems)
    assert all(1 <= problem.line <= letter.count("\n") + 1 for problem in problems)
    if tree and not errors(read(letter.encode("utf-8", "surrogatepass"), "v1.yml")[1]):
        assert leftover(letter, tree) == []


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(LETTER.encode())), st.integers(0, 4), st.binary(max_size=6))
def test_no_bytes_put_anywhere_raise(place: int, cut: int, fragment: bytes) -> None:
    data = LETTER.encode()
    assert report(checked(data[:place] + fragment + data[place + cut :])[2])


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_no_text_is_normalised(text: str) -> None:
    typed = text.replace("\n", "\n    ")
    _, version, problems = checked(swapped("  zh: 服务承诺书", f"  zh: |\n    甲{typed}"))
    if not errors(problems):
        lines = f"甲{text}\n".replace("\r\n", "\n")
        assert version and version.title.zh.rstrip("\n") == lines.rstrip("\n")
