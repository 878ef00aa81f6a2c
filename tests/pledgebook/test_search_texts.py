from __future__ import annotations

from pledgebook.search_docs import Doc, Group
from pledgebook.search_texts import next_number, rows_of, text_of

LETTER = Doc("", "", "", "whole", "承诺", "", "提要", "", ())
FIRST = Doc("prompt-answer", "第1.1条", "duty", "whole", "答复", "", "答复客户", "", (1, 1))
SECOND = Doc("refund", "第1.2条", "duty", "sale", "", "退款", "Refunds.", "en", (1, 2))


def test_a_file_has_a_column_for_each_part_of_its_clauses() -> None:
    group = Group("guarantee", "", "CS-1", "days", (LETTER, FIRST, SECOND))
    assert text_of(list(rows_of([group]))).split("\f") == [
        *("guarantee\t\tCS-1\tdays\t承诺", "\nduty\nduty", "whole\nwhole\nsale", "\n第1.1条\n", "\n\nen"),
        *("\nprompt answer\nrefund", "\n答复\n", "\n\n退款", "提要\n答复客户\nRefunds."),
    ]


def test_a_file_that_begins_within_a_version_names_it_and_its_first_number() -> None:
    rows = list(rows_of([Group("a", "2", "CS-1", "", (LETTER, FIRST, SECOND)), Group("b", "", "CS-2", "", (LETTER,))]))
    columns = text_of(rows[2:]).split("\f")
    assert (columns[0], columns[3]) == ("a\t2\tCS-1\t\t承诺\nb\t\tCS-2\t\t承诺", "第1.2条\n")


def test_the_number_that_follows_has_its_last_part_raised() -> None:
    found = [next_number(each) for each in ("第1.9条", "第2.1条第（3）项", "clause 2.1(9)", "第二条", "")]
    assert found == ["第1.10条", "第2.1条第（4）项", "clause 2.1(10)", "第二条", ""]
