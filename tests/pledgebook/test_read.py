from __future__ import annotations

import pytest

from pledgebook.nodes import Mapping, Path, Plain, Scalar, Sequence, find, plain, position
from pledgebook.read import MAX_DEPTH, MAX_VALUES, read


def tree(text: str) -> Mapping:
    root, problems = read(text.encode(), "a.yml")
    assert root is not None
    assert problems == []
    return root


def found(text: str) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.code) for problem in read(text.encode(), "a.yml")[1]]


def test_nodes_know_where_they_stand() -> None:
    assert tree("a: b\nc:\n  - d\n  - 'e'\nf: |\n\n    g\n") == Mapping(
        {
            "a": Scalar("b", 1, 4),
            "c": Sequence([Scalar("d", 3, 5), Scalar("e", 4, 6)], 3, 3),
            "f": Scalar("\ng\n", 6, 5, block=True),
        },
        {"a": (1, 1), "c": (2, 1), "f": (5, 1)},
        1,
        1,
    )


@pytest.mark.parametrize("typed", ["no", "1.10", "012", "2026-02-30", "~", "null", "=", "0x1F", "1e3", "yes"])
def test_a_scalar_is_the_text_that_was_typed(typed: str) -> None:
    assert plain(tree(f"a: {typed}\n{typed}: b\n")) == {"a": typed, typed: "b"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n", {"a": ""}),
        ("a: |\n  b\n\n    c\n\n", {"a": "b\n\n  c\n"}),
        ("a: |-\n  b\n", {"a": "b"}),
        ("a: |+\n  b\n\n", {"a": "b\n\n"}),
        ("a: |2\n    b\n", {"a": "  b\n"}),
        ("a: 'b''c # d'\n", {"a": "b'c # d"}),
        ('a: "b # c"\n', {"a": "b # c"}),
        ('a: "\\u7532"\n', {"a": "甲"}),
        ("a: b#c\n", {"a": "b#c"}),
        ("a: b   \n", {"a": "b"}),
        ("# x\na: b\n  # y\n# z\n", {"a": "b"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("<<: a\n", {"<<": "a"}),
        ("- a\n- b\n", None),
    ],
)
def test_yaml_means_what_it_says(text: str, expected: Plain | None) -> None:
    root = read(text.encode(), "a.yml")[0]
    assert (plain(root) if root else None) == expected


def test_the_first_of_two_keys_counts_and_the_second_is_refused() -> None:
    root, problems = read(b"a: b\nc: d\na: e\n", "a.yml")
    assert root
    assert (plain(root), [(p.line, p.column, p.code, p.args) for p in problems]) == (
        {"a": "b", "c": "d"},
        [(3, 1, "duplicate-key", {"key": "a", "first": "1"})],
    )


def test_the_same_key_in_another_mapping_is_no_problem() -> None:
    assert found("a:\n  b: c\nb: d\ne:\n  - b: f\n  - b: g\n") == []


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("a: [b, c，d]\n", "a:\n  - b\n  - c\n  - d"),
        ("a:\n  - b: [c]\n", "  - b:\n      - c"),
        ("a: {b}丙\n", "a: |\n  {b}丙"),
        ("a: [[b]]丙\n", "a: |\n  [[b]]丙"),
        ("a:\n  - [[b#c]]\n", "  - b#c"),
        ("a: []\n", ""),
        ("a: b # c\n", "a: |\n  b # c"),
        ("a: >\n  b\n  c\n", "a: |\n  b\n  c"),
        ("a: 'b\n  c'\n", "a: |\n  b\n  c"),
        ("a: b: c\n", "a: |\n  b: c"),
        ('a: "b\\c"\n', "a: |\n  b\\c"),
        ("a: | b\n", "a: |\n  b"),
        ("a: - b\n", "a:\n  - b"),
        ("a:\n  - b: c\n  d: e\n", "    d: e"),
        ("a:\n    b: c\n  - d: e\n", "  - b: c"),
        ("a:\n  zh: |\n    b\n\n    en: |\n    c\n", "  en: |"),
    ],
)
def test_a_message_shows_the_lines_as_they_should_be(text: str, mended: str) -> None:
    assert [problem.args["mended"] for problem in read(text.encode(), "a.yml")[1]] == [mended]


def test_all_problems_are_found_at_once() -> None:
    assert found("a：b\nc: d # e\nc: \u200bf\ng: 'h\n  i'\n") == [
        (3, 4, "invisible-character"),
        (1, 2, "wide-colon"),
        (2, 5, "comment-behind-text"),
        (3, 1, "duplicate-key"),
        (4, 4, "broken-over-lines"),
    ]


def test_what_only_follows_from_a_slip_is_not_told() -> None:
    assert found("a：b\n c: d\n") == [(1, 2, "wide-colon"), (2, 1, "crooked-line")]


@pytest.mark.parametrize(("levels", "codes"), [(MAX_DEPTH, []), (MAX_DEPTH + 1, ["too-deep"])])
def test_nesting_is_read_up_to_its_limit(levels: int, codes: list[str]) -> None:
    text = "".join(f"{' ' * level}a:\n" for level in range(levels - 1)) + " " * (levels - 1) + "a: b\n"
    assert [code for _, _, code in found(text)] == codes


TREE = "a:\n  - b: c\n    d: |\n      e\n      f\n"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("a",), (1, 1)),
        (("a", 0), (2, 5)),
        (("a", 0, "d"), (3, 5)),
        (("a", 0, "x"), (2, 5)),
        (("x",), (1, 1)),
    ],
)
def test_a_position_is_the_keys_or_that_of_what_is_nearest(path: Path, place: tuple[int, int]) -> None:
    assert position(tree(TREE), path) == place


def test_a_place_within_text_under_a_bar_is_in_the_file() -> None:
    node = find(tree(TREE), ("a", 0, "d"))
    assert isinstance(node, Scalar)
    assert [node.at(offset) for offset in range(4)] == [(4, 7), (4, 8), (5, 7), (5, 8)]


def test_a_file_with_too_many_values_is_refused_where_they_become_too_many() -> None:
    tree, problems = read(b"- a\n" * (MAX_VALUES + 10), "letter.yml")
    assert (tree, [(p.line, p.column, p.code) for p in problems]) == (None, [(MAX_VALUES + 1, 3, "too-many-values")])
