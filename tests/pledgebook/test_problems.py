from __future__ import annotations

from pledgebook.problems import Problem, errors, report, told

TAB = Problem("b.yml", 2, 1, "tab", {"mended": "  a: b\n  c: d"})
SPACE = Problem("a.yml", 10, 3, "unusual-space", {"code_point": "U+3000", "name": "IDEOGRAPHIC SPACE"})
GITHUB = {"GITHUB_ACTIONS": "true"}


def test_a_problem_is_told_in_chinese_then_in_english_then_mended() -> None:
    assert str(TAB) == (
        "b.yml:2:1: 缩进用了Tab键。请改用空格，每级两个。\n"
        "  The line is indented with a tab. Use spaces, two for each level.\n"
        "    |   a: b\n"
        "    |   c: d"
    )


def test_a_note_says_so_in_both_languages() -> None:
    assert str(SPACE) == (
        "a.yml:10:3: 提醒：这里是特殊空格（U+3000 IDEOGRAPHIC SPACE）。若非有意，请改为普通空格或删去。\n"
        "  Note: This is an unusual space (U+3000 IDEOGRAPHIC SPACE). "
        "Unless it is meant, use an ordinary one or delete it."
    )


def test_braces_in_what_was_found_are_shown_as_they_are() -> None:
    problem = Problem("a.yml", 1, 1, "bad-date", {"found": "{x} {0} %s"})
    assert (
        str(problem).split("\n")[0]
        == "a.yml:1:1: “{x} {0} %s” 不是日期。请写成 2026-01-01 或 2026年1月1日，并确认有这一天。"
    )


def test_errors_are_sorted_by_place_and_hold_no_notes() -> None:
    earlier, later = Problem("b.yml", 1, 9, "tab"), Problem("b.yml", 10, 1, "tab")
    assert errors([later, TAB, SPACE, earlier]) == [earlier, TAB, later]


def test_a_report_tells_each_problem_once_and_counts() -> None:
    assert report([TAB, SPACE, TAB]) == f"{SPACE}\n{TAB}\n问题 1 个，提醒 1 条。\n1 problem(s), 1 note(s)."


def test_outside_github_a_command_prints_the_report_alone() -> None:
    assert told([TAB, SPACE], {"GITHUB_ACTIONS": ""}) == report([TAB, SPACE])


def test_in_a_github_workflow_each_problem_is_annotated_once_at_its_line_in_both_languages() -> None:
    assert told([TAB, SPACE, TAB], GITHUB).removeprefix(f"{report([TAB, SPACE])}\n").splitlines() == [
        "::warning file=a.yml,line=10,col=3,title=提醒 Note::"
        "提醒：这里是特殊空格（U+3000 IDEOGRAPHIC SPACE）。若非有意，请改为普通空格或删去。%0A"
        "  Note: This is an unusual space (U+3000 IDEOGRAPHIC SPACE). "
        "Unless it is meant, use an ordinary one or delete it.",
        "::error file=b.yml,line=2,col=1,title=问题 Problem::"
        "缩进用了Tab键。请改用空格，每级两个。%0A"
        "  The line is indented with a tab. Use spaces, two for each level.%0A"
        "    |   a: b%0A"
        "    |   c: d",
    ]


def test_nothing_in_a_file_or_its_name_can_end_an_annotation_or_begin_another() -> None:
    found = Problem("a,b:c%0A.yml", 1, 1, "bad-date", {"found": "100%\r\n::error::x"})
    annotation = told([found], GITHUB).splitlines()[-1]
    assert annotation.startswith(
        "::error file=a%2Cb%3Ac%250A.yml,line=1,col=1,title=问题 Problem::“100%25%0D%0A::error::x” 不是日期。"
    )
