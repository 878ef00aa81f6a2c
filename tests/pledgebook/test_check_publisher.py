from __future__ import annotations

from pathlib import Path

import pytest
from tests.pledgebook.data import LETTER, OTHER_LETTER, PUBLISHER, found, loaded

from pledgebook.check_publisher import has_check_digit
from pledgebook.model import Channel, Publisher, Text
from pledgebook.vocabulary import LANGUAGES, ChannelKind


def test_the_publisher_is_as_the_file_says(tmp_path: Path) -> None:
    book, _ = loaded(tmp_path)
    assert book and book.publisher == Publisher(
        is_sample=True,
        name=Text("示例公司", "Example Company"),
        legal_name=Text("示例公司（虚构）", "Example Company (fictitious)"),
        credit_code="91000000EXAMPLE000",
        licence=None,
        address=None,
        icp=None,
        police=None,
        time_zone="Asia/Shanghai",
        hours=Text("每日 9:00–21:00", "daily, 9 a.m. to 9 p.m."),
        channels=(Channel(ChannelKind.PHONE, "400-000-0000", None),),
    )


# Two codes made by the rule of GB 32100-2015, and the same with one character changed.
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("91350100M000100Y43", True),
        ("91350100M000100Y44", False),
        ("91350100M000010Y43", False),
        ("19350100M000100Y43", False),
    ],
)
def test_a_credit_code_has_its_check_digit(code: str, expected: bool) -> None:
    assert has_check_digit(code) is expected


REAL = """\
sample: false
name:
  zh: 某公司
  en: Mou
legal-name:
  zh: 某公司
  en: Mou
credit-code: 91350100M000100Y44
complaints:
  hours:
    zh: 每日
    en: daily
  channels:
    - kind: email
      value: help@mou.test
"""
LETTERS: dict[str, str | bytes] = {
    f"letters/{name}/v1.yml": text.replace("示例公司", "某公司").replace("Example Company", "Mou")
    for name, text in (("guarantee", LETTER), ("compensation", OTHER_LETTER))
}


def test_a_real_companys_credit_code_must_be_right(tmp_path: Path) -> None:
    assert found(tmp_path, {"publisher.yml": REAL, **LETTERS}) == [("data/publisher.yml", 8, 1, "wrong-check-digit")]


def test_a_real_company_keeps_nothing_of_the_sample(tmp_path: Path) -> None:
    publisher = REAL.replace("Y44", "Y43").replace("help@mou.test", "complaints@example.com")
    assert found(tmp_path, {"publisher.yml": publisher}) == [
        ("data/letters/compensation/v1.yml", 14, 9, "sample-left"),
        ("data/letters/guarantee/v1.yml", 15, 9, "sample-left"),
        ("data/publisher.yml", 15, 14, "sample-left"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("value: 400-000-0000", "value: 拨打前台", (15, 14, "bad-phone")),
        ("kind: phone", "kind: email", (15, 14, "bad-email")),
        ("kind: phone", "kind: web", (15, 14, "bad-web")),
        ("value: 400-000-0000", "value: 13800000000", (15, 14, "mobile-number")),
        ("zh: 每日 9:00–21:00", "zh: 每日，联系人 110101190001011234", (11, 16, "identity-number")),
        ("    en: daily, 9 a.m. to 9 p.m.\n", "", (11, 5, "translation-missing")),
    ],
)
def test_a_detail_that_nobody_can_use_or_nobody_should_see_is_told(
    old: str, new: str, expected: tuple[int, int, str], tmp_path: Path
) -> None:
    assert found(tmp_path, {"publisher.yml": PUBLISHER.replace(old, new)}) == [("data/publisher.yml", *expected)]


@pytest.mark.parametrize(
    "number", ["400-000-0000", "+86 10 0000 0000", "(010) 0000 0000 转 12", "12345", "010-00000000 ext. 3"]
)
def test_a_telephone_number_may_be_written_as_people_write_it(number: str, tmp_path: Path) -> None:
    assert found(tmp_path, {"publisher.yml": PUBLISHER.replace("400-000-0000", number)}) == []


@pytest.mark.parametrize(
    ("kind", "value", "href"),
    [
        (ChannelKind.PHONE, "400-000-0000", "tel:4000000000"),
        (ChannelKind.PHONE, "+86 10 0000 0000 转 12", "tel:+861000000000;ext=12"),
        (ChannelKind.PHONE, "(010) 0000 0000 ext. 3", "tel:01000000000;ext=3"),
        (ChannelKind.EMAIL, "help@mou.test", "mailto:help@mou.test"),
        (ChannelKind.WEB, "https://mou.test/complain", "https://mou.test/complain"),
        (ChannelKind.POST, "某地", None),
    ],
)
def test_a_channel_has_the_link_that_reaches_it(kind: ChannelKind, value: str, href: str | None) -> None:
    assert Channel(kind, value, None).href == href


def test_an_english_page_shows_an_address_as_it_is_written_there(tmp_path: Path) -> None:
    post = "    - kind: post\n      value: 某地\n      value-en: Some Place\n"
    book, _ = loaded(tmp_path, {"publisher.yml": PUBLISHER + post})
    assert book and [book.publisher.channels[-1].shown(language) for language in LANGUAGES] == ["某地", "Some Place"]
