from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.marks import MOST, Mark, Word, runs, words


def one_text(old: str, new: str) -> str:
    """Return both texts as one: [-words that go-]{+words that come+}."""
    form = {Mark.SAME: "{}", Mark.OLD: "[-{}-]", Mark.NEW: "{{+{}+}}"}
    return "".join(form[mark].format(text) for mark, text in runs(list(words(old)), list(words(new))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在4小时内", ["在", "4", "小", "时", "内"]),
        ("1,000.50元的80%", ["1,000.50", "元", "的", "80%"]),
        ("三十日内拨打12315", ["三十", "日", "内", "拨", "打", "12315"]),
        ("the customer's e-mail, 9:00", ["the", " ", "customer's", " ", "e-mail", ",", " ", "9:00"]),
        ("甲。\n乙", ["甲", "。", "\n", "乙"]),
    ],
)
def test_han_characters_stand_alone_and_numbers_and_latin_words_are_whole(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("在4小时内答复", "在24小时内答复", "在[-4-]{+24+}小时内答复"),
        ("自收到之日起三十日内", "自收到之日起四十五日内", "自收到之日起[-三十-]{+四十五+}日内"),
        ("适用第2条。", "适用第2条和第3条。", "适用第2条{+和第3条+}。"),
        ("4小时内适用第2条。", "2小时内适用第2条和第三十条。", "[-4-]{+2+}小时内适用第2条{+和第三十条+}。"),
        ("甲方道歉。甲方退款。", "甲方道歉。", "甲方道歉。[-甲方退款。-]"),
        ("within 4 hours", "within 2 business hours", "within [-4-]{+2 business+} hours"),
        ("甲。\n乙。", "甲。乙。", "甲。[-\n-]乙。"),
        ("", "新", "{+新+}"),
        ("旧", "", "[-旧-]"),
        ("同", "同", "同"),
    ],
)
def test_what_goes_stands_before_what_comes_in_its_place(old: str, new: str, expected: str) -> None:
    assert one_text(old, new) == expected


def test_a_rewritten_sentence_is_no_mosaic_of_single_characters() -> None:
    old = "超过服务响应时间但未造成重大损失的，属于轻微违约。"
    new = "未按时响应，或者服务质量低于标准的百分之八十的，属于轻微违约。"
    assert one_text(old, new) == (
        "[-超过服务响应时间但未造成重大损失-]{+未按时响应，或者服务质量低于标准的百分之八十+}的，属于轻微违约。"
    )


def test_texts_that_share_hardly_a_word_are_shown_one_after_the_other() -> None:
    old, new = "本公司书面道歉，并退还全部费用。", "客户可以选择更换其他产品的，由双方另行约定。"
    assert one_text(old, new) == f"[-{old}-]{{+{new}+}}"


def test_a_reference_to_the_same_clause_is_the_same_and_its_number_still_shows() -> None:
    old = [Word("见", "见"), Word("第2条", "\0a#b"), Word("。", "。")]
    new = [Word("见", "见"), Word("第3条", "\0a#b"), Word("。", "。")]
    assert [(mark.value, text) for mark, text in runs(old, new)] == [
        ("same", "见"),
        ("old", "第2条"),
        ("new", "第3条"),
        ("same", "。"),
    ]


TEXTS = st.text("甲乙丙，。第一二三条0123 ab\n", max_size=40)


@given(TEXTS, TEXTS)
def test_each_text_is_read_back_from_the_runs(old: str, new: str) -> None:
    found = runs(list(words(old)), list(words(new)))
    assert "".join(text for mark, text in found if mark is not Mark.NEW) == old
    assert "".join(text for mark, text in found if mark is not Mark.OLD) == new


@given(TEXTS)
def test_a_text_beside_itself_has_no_mark(text: str) -> None:
    assert {mark for mark, _ in runs(list(words(text)), list(words(text)))} <= {Mark.SAME}


def test_texts_that_differ_in_more_than_is_looked_for_keep_what_begins_and_ends_them() -> None:
    old = "始" + "".join(f"{number}甲" for number in range(MOST)) + "末"
    new = "始" + "".join(f"{number}乙" for number in range(MOST, 2 * MOST)) + "末"
    found = runs(list(words(old)), list(words(new)))
    assert [mark for mark, _ in found] in ([Mark.OLD, Mark.NEW], [Mark.SAME, Mark.OLD, Mark.NEW, Mark.SAME])
