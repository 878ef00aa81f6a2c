"""A letter of four versions (tests/pledgebook/versions.py) on its site, on 1 June 2026: the third is in force."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from lxml import etree
from tests.edge.building import SITE_URL, files
from tests.edge.html import Page, read, words
from tests.edge.rules import broken_links, broken_rules

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def pages(care: Path) -> dict[str, Page]:
    return read(care)


def said(page: Page, id_: str) -> list[str]:
    """Return what the block of a clause says, line by line, hidden words included."""
    lines = [" ".join(line.split()) for line in words(page.at(id_)).split("\n")]
    return [line for line in lines if line]


def test_every_version_from_the_second_on_has_its_changes_and_the_letter_its_comparison(pages: dict[str, Page]) -> None:
    found = {address for address in pages if re.search(r"/(changes|compare)/$", address) and "letters" in address}
    expected = {"letters/care/compare/", *(f"letters/care/v{number}/changes/" for number in (2, 3, 4))}
    assert found == {prefix + address for address in expected for prefix in ("", "en/")}


def test_all_pages_keep_all_rules(pages: dict[str, Page]) -> None:
    assert broken_rules(pages) == {}


def test_all_links_lead_somewhere(pages: dict[str, Page], care: Path) -> None:
    assert broken_links(pages, set(files(care))) == []


def test_a_change_is_told_with_marks_that_need_no_eyes(pages: dict[str, Page]) -> None:
    assert said(pages["letters/care/v2/changes/"], "c-answer") == [
        "修改编号变动",
        "第2.1条 原第1.1条",
        "本公司自收到服务请求之日起，在［删去：4］［增加：2］小时内［增加：书面］答复。"
        "逾期的，适用［删去：第2.1条］［增加：第3.2条］。",
        "承诺指标答复服务请求，［删去：4］［增加：2］小时内",
    ]


def test_a_split_is_told_with_both_parts_against_the_one_text(pages: dict[str, Page]) -> None:
    page = pages["en/letters/care/v2/changes/"]
    assert [said(page, "c-visit"), said(page, "c-pass")] == [
        [
            "SplitRenumbered",
            "Clause 2.2 was clause 1.2",
            "Part of it went to clause 2.3.",
            "Where a visit is needed, it takes place within [deleted: three][added: two] days.",
        ],
        [
            "Split",
            "Clause 2.3",
            "Split off from clause 1.2.",
            "Whoever comes shows a pass[added: and says why].",
        ],
    ]


def test_a_merged_text_stands_against_all_that_it_was_made_of(pages: dict[str, Page]) -> None:
    page = pages["letters/care/v2/changes/"]
    assert [said(page, "c-refund"), said(page, "c-payment")] == [
        ["合并", "原第2.2条", "并入第3.3条，文字见该条。", "理由：内容已并入他条。"],
        [
            "合并",
            "第3.3条",
            "由第2.2条、第2.3条合并而成。",
            "本公司退还费用［删去：。¶本公司］［增加：，并］赠送代金券。",
        ],
    ]


def test_what_a_customer_must_know_stands_first(pages: dict[str, Page]) -> None:
    sections = [words(heading) for heading in pages["letters/care/v2/changes/"].tree.iter("h2")]
    first = " ".join(words(pages["letters/care/v2/changes/"].around("pb-first")).split())
    assert sections == ["为什么改", "客户先要知道的", "条款以外的变更", "逐条对照"]
    assert first == (
        "客户先要知道的 第2版自2026年4月1日起施行。 适用于哪些订单 2026年4月1日以前的订单适用第1版。 "
        "承诺指标的变化 答复服务请求 第2.1条 原为 4小时内 现为 2小时内"
    )


def test_a_change_in_the_other_language_alone_is_told_and_asks_for_a_check(pages: dict[str, Page]) -> None:
    assert said(pages["en/letters/care/v3/changes/"], "c-appeal") == [
        "Changed",
        "Clause 3.4",
        "The English is unchanged; only the Chinese text differs. 中文",
        "The Chinese of this clause has changed; its English has not been checked against it yet.",
        "The customer may ask for a review.",
    ]


def test_titles_and_dates_are_compared_too(pages: dict[str, Page]) -> None:
    rows = pages["letters/care/v4/changes/"].around("pb-particulars").iter("dl")
    assert [" ".join(words(row).split()) for row in rows] == [
        "名称售后服务承诺书［增加：（2027）］ 生效日期［删去：2026］［增加：2027］年［删去：5］［增加：1］月1日"
    ]


def test_without_scripts_the_comparison_lists_the_neighbouring_ones(pages: dict[str, Page]) -> None:
    page = pages["letters/care/compare/"]
    links = [page.leads(link)[0] for link in page.around("pb-neighbours").iter("a")]
    assert links == [f"letters/care/v{number}/changes/index.html" for number in (4, 3, 2)]


def test_a_clause_tells_its_life_newest_first(pages: dict[str, Page]) -> None:
    page = pages["letters/care/answer/"]
    life = [" ".join(words(item).split()) for item in page.around("pb-life").find_class("pb-life")[0]]
    assert life == [
        "第4版 第2.1条 2027年1月1日起 ○尚未生效",
        "第3版 第2.1条 2026年5月1日起，至2026年12月31日 ●现行有效",
        "第2版 第2.1条 2026年4月1日起，至2026年4月30日 ◐已被取代 编号由第1.1条改为第2.1条。 "
        "本公司自收到服务请求之日起，在［删去：4］［增加：2］小时内［增加：书面］答复。"
        "逾期的，适用［删去：第2.1条］［增加：第3.2条］。 第2版改了什么",
        "第1版 第1.1条 2026年1月1日起，至2026年3月31日 ◐已被取代 "
        "本公司自收到服务请求之日起，在4小时内答复。逾期的，适用第2.1条。",
    ]


def test_a_clause_that_was_merged_away_says_what_became_of_it(pages: dict[str, Page]) -> None:
    page = pages["en/letters/care/refund/"]
    life = [" ".join(words(item).split()) for item in page.around("pb-life").find_class("pb-life")[0]]
    assert life == [
        "Version 2 no longer has it from 1 April 2026 Now part of clause 3.3. Reason: Its content stands elsewhere.",
        "Version 1 clause 2.2 from 1 January 2026 to 31 March 2026 ◐Superseded",
    ]


def shown_notices(page: Page) -> list[str]:
    for hidden in page.tree.xpath("//*[@hidden]"):
        hidden.drop_tree()
    return [" ".join(words(notice).split()) for notice in page.tree.find_class("pb-notice")]


def test_a_superseded_version_asks_when_the_reader_ordered(pages: dict[str, Page]) -> None:
    assert shown_notices(pages["letters/care/v1/"]) == [
        "您正在查看的不是现行版本。自2026年4月1日起，本版已被第2版取代。 查看现行版本"
        "您何时下单？ 第2版写明：2026年4月1日以前的订单适用第1版。 按下单日期查看当时的版本"
    ]


def test_a_version_in_force_asks_too_and_says_what_holds_where_it_says_nothing_itself(pages: dict[str, Page]) -> None:
    assert shown_notices(pages["letters/care/answer/"]) == [
        "您何时下单？ 本版适用于生效之日起的订单。此前的订单，原版本对客户更有利的，仍适用原版本。 "
        "按下单日期查看当时的版本"
    ]


def test_a_letter_names_the_clauses_whose_translation_is_unchecked(pages: dict[str, Page]) -> None:
    assert (
        "The Chinese of these clauses has changed; their English has not been checked against it yet: clause 3.4."
        in shown_notices(pages["en/letters/care/"])
    )
    own = "The Chinese of this clause has changed; its English has not been checked against it yet."
    assert own in shown_notices(pages["en/letters/care/appeal/"])
    chinese = shown_notices(pages["letters/care/"]) + shown_notices(pages["letters/care/appeal/"])
    assert [notice for notice in chinese if "尚未核对" in notice] == []


def test_the_log_has_what_happened_newest_first_and_what_is_to_come(pages: dict[str, Page]) -> None:
    page = pages["en/changes/"]
    entries = [
        (words(entry.find("time")), words(entry.find_class("pb-log-said")[0]))
        for entry in page.tree.xpath("//ol[@class='pb-log']/li[starts-with(@id, 'care-')]")
    ]
    assert entries == [
        ("1 January 2027", "Version 4 takes effect, superseding version 3"),
        ("1 May 2026", "Version 3 takes effect, superseding version 2"),
        ("1 April 2026", "Version 2 takes effect, superseding version 1"),
        ("1 January 2026", "Version 1 takes effect"),
    ]


FEEDS = [
    f"{prefix}{path}"
    for path in ("changes/feed.xml", "letters/care/feed.xml", "letters/compensation/feed.xml")
    for prefix in ("", "en/")
]
_ONCE = {"id", "title", "updated"}


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_keeps_the_rules_of_rfc_4287(path: str, care: Path, pages: dict[str, Page]) -> None:
    feed = etree.parse(care / path).getroot()
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == ("en" if path.startswith("en/") else "zh-CN")
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for element in [feed, *entries]:
        names = [str(child.tag).removeprefix(ATOM) for child in element]
        assert {name: names.count(name) for name in _ONCE} == dict.fromkeys(_ONCE, 1)  # 4.1.1, 4.1.2
        assert all((element.findtext(ATOM + name) or "").strip() for name in _ONCE)
        moment = datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "")  # 3.3
        assert moment.tzinfo is not None
        rels = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in element.findall(f"{ATOM}link")]
        assert len(set(rels)) == len(rels)  # no two alternates of one type and language
        assert ("alternate", "text/html", None) in rels  # an entry without content needs one
        allowed = {"author", "category", "id", "link", "summary", "title", "updated", "entry"}
        assert set(names) <= allowed
    (own,) = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == SITE_URL + path
    assert feed.findtext(f"{ATOM}author/{ATOM}name")  # every entry has an author, or its feed has (4.1.2)
    ids = [element.findtext(f"{ATOM}id") or "" for element in [feed, *entries]]
    assert len(set(ids)) == len(ids)
    assert all(id_.startswith(SITE_URL) for id_ in ids)
    updated = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert (updated, feed.findtext(f"{ATOM}updated")) == (sorted(updated, reverse=True), updated[0])
    for entry in entries:
        (link,) = entry.findall(f"{ATOM}link")
        page = str(link.get("href")).removeprefix(SITE_URL).split("#")[0]
        assert page in pages


def test_an_entrys_id_is_its_place_on_the_log(care: Path, pages: dict[str, Page]) -> None:
    for prefix in ("", "en/"):
        feed = etree.parse(care / f"{prefix}changes/feed.xml").getroot()
        places = [str(entry.findtext(f"{ATOM}id")).removeprefix(SITE_URL) for entry in feed.findall(f"{ATOM}entry")]
        assert {place.split("#")[0] for place in places} == {f"{prefix}changes/"}
        assert {place.split("#")[1] for place in places} <= set(pages[f"{prefix}changes/"].ids)


def test_a_page_names_the_feed_in_its_language(pages: dict[str, Page]) -> None:
    for address, prefix in (("letters/care/v1/", ""), ("en/letters/care/", "en/")):
        page = pages[address]
        (link,) = [tag for tag in page.tags if tag.name == "link" and tag.get("rel") == "alternate feed"]
        assert page.target(str(link.get("href")))[0] == f"{prefix}changes/feed.xml"


def test_the_calendar_has_the_first_and_last_days(care: Path) -> None:
    data = (care / "en/changes/calendar.ics").read_bytes()
    made = Calendar.from_ical(data.decode())
    days = [
        (str(event["UID"]), event.decoded("DTSTART").isoformat(), str(event["SUMMARY"]))
        for event in made.walk("VEVENT")
    ]
    assert [each for each in days if "guarantee" in each[0] or "care-v2" in each[0]] == [
        ("guarantee-v1-effective@example.com", "2026-01-01", "Service guarantee: Version 1 takes effect"),
        (
            "care-v2-effective@example.com",
            "2026-04-01",
            "After-sales guarantee: Version 2 takes effect, superseding version 1",
        ),
        ("guarantee-v1-expired@example.com", "2028-12-31", "Service guarantee: last day of version 1"),
    ]


def test_the_calendar_keeps_the_lines_of_rfc_5545(care: Path) -> None:
    for prefix in ("", "en/"):
        lines = (care / f"{prefix}changes/calendar.ics").read_bytes().split(b"\r\n")
        assert (lines[0], lines[-2:]) == (b"BEGIN:VCALENDAR", [b"END:VCALENDAR", b""])
        assert [line for line in lines if len(line) > 75 or b"\n" in line] == []  # 3.1
        count = lines.count(b"BEGIN:VEVENT")
        for name in (b"UID:", b"DTSTAMP:", b"DTSTART;VALUE=DATE:"):  # 3.6.1
            assert sum(line.startswith(name) for line in lines) == count > 0
