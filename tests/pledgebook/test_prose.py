from __future__ import annotations

import pytest

from pledgebook.prose import findings, is_person
from pledgebook.vocabulary import Language


def found(text: str, language: Language) -> list[tuple[str, int, str]]:
    return [(finding.code, finding.offset, finding.words) for finding in findings(text, language)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("依照第2.1条处理", "第2.1条"),
        ("依照第2.1条第（3）项处理", "第2.1条第（3）项"),
        ("依照第二条处理", "第二条"),
        ("依照第十二条第三款处理", "第十二条第三款"),
        ("依照第（三）项处理", "第（三）项"),
        ("依照前款处理", "前款"),
        ("依照上条处理", "上条"),
        ("依照前两款处理", "前两款"),
        ("《民法典》规定，第一百条", "第一百条"),
    ],
)
def test_a_chinese_clause_number_typed_by_hand_is_found(text: str, words: str) -> None:
    assert found(text, "zh") == [("typed-number", text.index(words), words)]


@pytest.mark.parametrize(
    "text",
    [
        "依照《消费者权益保护法》第三十九条处理",
        "依照《民法典》第一百条第二款第（三）项和第一百零一条处理",
        "依照《消费者权益保护法》（2013年修正）第二十五条之一处理",
        "第三方、第一次、条款、前述情形、下一步",
    ],
)
def test_an_article_of_a_statute_is_no_clause_number(text: str) -> None:
    assert found(text, "zh") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("under clause 2.1(3) of it", "clause 2.1(3)"),
        ("see Articles 2", "Articles 2"),
        ("the preceding paragraph", "preceding paragraph"),
    ],
)
def test_an_english_clause_number_typed_by_hand_is_found(text: str, words: str) -> None:
    assert found(text, "en") == [("typed-number", text.index(words), words)]


@pytest.mark.parametrize(
    "text", ["Article 39 of the Law of the PRC", "Articles 24 and 25 of the Civil Code", "this clause"]
)
def test_an_english_article_of_a_statute_is_no_clause_number(text: str) -> None:
    assert found(text, "en") == []


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("身份证110101199003070011。", ("identity-number", 3, "110101…")),
        ("身份证11010119900307001x。", ("identity-number", 3, "110101…")),
        ("电话13800138000。", ("mobile-number", 2, "138…")),
        ("电话138-0013-8000。", ("mobile-number", 2, "138…")),
        ("国家级标准", ("superlative", 0, "国家级标")),
        ("最优服务", ("superlative", 0, "最优")),
        ("100%满意", ("superlative", 0, "100%满")),
        ("第一品牌", ("superlative", 0, "第一品")),
    ],
)
def test_what_must_not_be_public_is_found(text: str, finding: tuple[str, int, str]) -> None:
    assert found(text, "zh") == [finding]


@pytest.mark.parametrize(
    "text",
    [
        "最长、最迟、最终、最高人民法院",
        "第一时间、第一百零一次",
        "订单号2110101199003070011",
        "400-000-0000",
        "110100199013070011",
    ],
)
def test_what_only_looks_like_it_is_not_found(text: str) -> None:
    assert found(text, "zh") == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("张三", True),
        ("欧阳明月", True),
        ("示例公司", False),
        ("客户服务部", False),
        ("某某市消费者协会", False),
        ("某某家电", False),
        ("安心数码", False),
        ("Li", False),
    ],
)
def test_a_person_is_told_from_an_organisation(name: str, expected: bool) -> None:
    assert is_person(name) is expected
