from __future__ import annotations

from pathlib import Path

import pytest
from tests.pledgebook.data import LETTER, OTHER_LETTER, found, loaded, swapped

G, G2 = "letters/guarantee/v1.yml", "letters/guarantee/v2.yml"
LATER = "changes:\n  zh: 改。\n  en: Changed.\ntransition:\n  zh: 适用于此后的订单。\n  en: Governs later orders.\n"
SECOND = swapped("prevails: zh\n", f"prevails: zh\n{LATER}").replace("2026-01-01", "2027-01-01")
REMEDY = SECOND[SECOND.index("  - id: remedy\n") :]


def test_two_versions_of_one_letter_share_number_terms_and_limits(tmp_path: Path) -> None:
    other = swapped("编号", "编号", OTHER_LETTER) if "编号" in OTHER_LETTER else OTHER_LETTER
    assert found(tmp_path, {G2: SECOND, "letters/compensation/v1.yml": other}) == []


def test_a_clause_must_not_vanish_without_a_word(tmp_path: Path) -> None:
    second = swapped(REMEDY, "", SECOND).replace("[[remedy]]", "[[answer]]").replace("- remedy", "- answer")
    assert found(tmp_path, {G2: second}) == [("data/letters/guarantee/v2.yml", 1, 1, "clause-vanished")]


def removed(id_: str) -> str:
    return f"removed:\n  - id: {id_}\n    reason:\n      zh: 废止\n      en: ended\nprevails: zh\n"


def test_a_clause_may_end_where_the_version_says_so(tmp_path: Path) -> None:
    second = swapped(REMEDY, "", SECOND).replace("[[remedy]]", "[[answer]]").replace("- remedy", "- answer")
    assert found(tmp_path, {G2: swapped("prevails: zh\n", removed("remedy"), second)}) == []


def test_only_a_clause_of_the_version_before_can_be_removed(tmp_path: Path) -> None:
    second = swapped("prevails: zh\n", removed("xyz"), SECOND)
    assert found(tmp_path, {G2: second}) == [("data/letters/guarantee/v2.yml", 1, 1, "removed-wrongly")]


def test_a_clause_that_still_stands_is_not_removed(tmp_path: Path) -> None:
    second = swapped("prevails: zh\n", removed("remedy"), SECOND)
    assert found(tmp_path, {G2: second}) == [("data/letters/guarantee/v2.yml", 1, 1, "removed-wrongly")]


def test_a_clause_comes_only_from_clauses_of_the_version_before(tmp_path: Path) -> None:
    second = swapped("  - id: remedy\n", "  - id: remedy\n    from:\n      - answer\n      - remedi\n", SECOND)
    (line,) = [number for number, text in enumerate(second.split("\n"), 1) if text == "      - remedi"]
    assert found(tmp_path, {G2: second}) == [
        ("data/letters/guarantee/v2.yml", line, 9, "unknown-origin-near"),
    ]
    assert found(tmp_path, {G2: swapped("remedi\n", "nothing-like-it\n", second)})[0][3] == "unknown-origin"


def test_a_clause_that_comes_from_itself_alone_is_refused(tmp_path: Path) -> None:
    second = swapped("  - id: remedy\n", "  - id: remedy\n    from:\n      - remedy\n", SECOND)
    assert [where[3] for where in found(tmp_path, {G2: second})] == ["origin-itself"]


def test_nothing_of_a_first_version_comes_from_an_earlier_one(tmp_path: Path) -> None:
    first = swapped("  - id: remedy\n", "  - id: remedy\n    from:\n      - answer\n", LETTER)
    assert [where[3] for where in found(tmp_path, {G: first})] == ["origin-in-first-version"]


def test_a_measure_has_one_limit_in_all_letters(tmp_path: Path) -> None:
    other = LETTER.replace("CS-2026-001", "CS-2026-003").replace("4小时", "5小时")
    problems = loaded(tmp_path, {"letters/other/v1.yml": other})[1]
    assert [(p.path, p.line, p.column, p.code, p.args["first"]) for p in problems] == [
        ("data/letters/other/v1.yml", 40, 16, "limit-in-two-ways", "data/letters/guarantee/v1.yml:40")
    ]


def test_a_field_that_bears_a_measures_name_has_its_limit_too(tmp_path: Path) -> None:
    field = "  first-response:\n    type: duration\n    label:\n      zh: 时限\n      en: Time\n    value: 5小时\n"
    other = swapped("clauses:\n", f"fields:\n{field}clauses:\n", OTHER_LETTER)
    other = other.replace("本公司赔付，", "本公司在{first-response}内赔付，")
    other = other.replace("The company pays,", "The company pays within {first-response},")
    assert found(tmp_path, {"letters/compensation/v1.yml": other}) == [
        ("data/letters/compensation/v1.yml", 23, 12, "limit-in-two-ways")
    ]
    assert found(tmp_path, {"letters/compensation/v1.yml": other.replace("5小时", "4小时")}) == []


SIGNED = LETTER[LETTER.index("signed:") : LETTER.index("prevails:")]


def form(letter: str) -> str:
    """Return the letter as a blank form."""
    for drop in (SIGNED, letter[: letter.index("title:")], "effective: 2026-01-01\n", "expires: 2028-12-31\n"):
        letter = letter.replace(drop, "")
    return letter.replace("    value: 4小时\n", "")


BLANK = {"forms/blank.yml": form(OTHER_LETTER)}


def test_a_form_may_refer_to_a_form_that_no_letter_has(tmp_path: Path) -> None:
    other = form(LETTER).replace("本公司道歉。", "适用[[blank#scale]]。").replace("apologises", "[[blank#scale]]")
    assert found(tmp_path, {**BLANK, "forms/guarantee.yml": other}) == []


def test_a_letter_that_refers_to_what_stands_in_a_form_alone_is_noted(tmp_path: Path) -> None:
    letter = swapped("        本公司道歉。", "        适用[[blank#scale]]。").replace("apologises", "[[blank#scale]]")
    assert {problem[3] for problem in found(tmp_path, {**BLANK, G: letter})} == {"refers-to-form"}


def test_a_signed_letter_may_not_refer_to_a_draft(tmp_path: Path) -> None:
    draft = swapped(SIGNED, "", OTHER_LETTER)
    letter = swapped("        本公司道歉。", "        适用[[draft#scale]]。").replace("apologises", "[[draft#scale]]")
    draft = draft.replace("CS-2026-002", "CS-2026-003")
    problems = found(tmp_path, {"letters/draft/v1.yml": draft, G: letter})
    assert {problem[3] for problem in problems} == {"draft", "refers-to-draft"}


def test_the_id_of_a_clause_that_ended_is_never_used_again(tmp_path: Path) -> None:
    second = swapped(REMEDY, "", SECOND).replace("[[remedy]]", "[[answer]]").replace("- remedy", "- answer")
    second = swapped("prevails: zh\n", removed("remedy"), second)
    third = SECOND.replace("2027-01-01", "2028-01-01")
    assert found(tmp_path, {G2: second, "letters/guarantee/v3.yml": third}) == [
        ("data/letters/guarantee/v3.yml", SECOND[: SECOND.index("remedy\n    kind")].count("\n") + 1, 9, "id-reused")
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: remedy", "kind: procedure"),
        ("    kind: remedy\n", "    kind: remedy\n    defines:\n      zh: 道歉\n      en: apology\n"),
    ],
)
def test_an_id_never_moves_to_another_meaning(old: str, new: str, tmp_path: Path) -> None:
    second = swapped(old, new, SECOND)
    line = second[: second.index("remedy\n    kind")].count("\n") + 1
    told = [problem for problem in found(tmp_path, {G2: second}) if problem[3] != "term-unused"]
    assert told == [("data/letters/guarantee/v2.yml", line, 9, "clause-changed-meaning")]


def test_a_version_does_not_take_effect_before_the_one_before_it(tmp_path: Path) -> None:
    second = SECOND.replace("2027-01-01", "2025-12-31").replace("2025-12-20", "2025-12-19")
    assert found(tmp_path, {G2: second}) == [("data/letters/guarantee/v2.yml", 11, 12, "effective-before-last")]


def test_a_later_version_says_which_orders_it_governs_or_is_noted(tmp_path: Path) -> None:
    second = SECOND[: SECOND.index("transition:")] + SECOND[SECOND.index("fields:") :]
    assert found(tmp_path, {G2: second}) == [("data/letters/guarantee/v2.yml", 1, 1, "transition-missing")]


CHINESE_CHANGED = SECOND.replace("本公司道歉。", "本公司书面道歉。")


def test_english_that_stays_while_the_chinese_changes_is_noted(tmp_path: Path) -> None:
    line = SECOND[: SECOND.index("remedy\n    kind")].count("\n") + 1
    assert found(tmp_path, {G2: CHINESE_CHANGED}) == [
        ("data/letters/guarantee/v2.yml", line, 9, "translation-unchecked")
    ]


@pytest.mark.parametrize(
    "second",
    [
        CHINESE_CHANGED.replace("The company apologises.", "The company apologises in writing."),
        CHINESE_CHANGED.replace("    kind: remedy\n", "    kind: remedy\n    translation-checked: true\n"),
    ],
    ids=["changed too", "confirmed"],
)
def test_english_that_changed_too_or_was_confirmed_is_not_noted(second: str, tmp_path: Path) -> None:
    assert found(tmp_path, {G2: second}) == []


def test_a_hundred_unknown_references_are_told_and_then_only_that_there_are_more(tmp_path: Path) -> None:
    letter = swapped("        本公司道歉。", "        " + "[[xyz#a]]" * 300)
    codes = [problem[3] for problem in found(tmp_path, {G: letter}) if problem[3] != "translation-differs"]
    assert codes == ["unknown-letter"] * 100 + ["more-problems"]


def test_two_letters_with_one_number_are_both_named(tmp_path: Path) -> None:
    other = OTHER_LETTER.replace("CS-2026-002", "CS-2026-001")
    assert found(tmp_path, {"letters/compensation/v1.yml": other}) == [
        ("data/letters/compensation/v1.yml", 1, 9, "duplicate-number"),
        ("data/letters/guarantee/v1.yml", 1, 9, "duplicate-number"),
    ]
