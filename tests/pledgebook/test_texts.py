from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.pledgebook.data import loaded

from pledgebook.book import Book
from pledgebook.library import Library
from pledgebook.model import Clause, Text, Version
from pledgebook.texts import Setting
from pledgebook.vocabulary import Language


@pytest.fixture
def book(tmp_path: Path) -> Book:
    found = loaded(tmp_path)[0]
    assert found is not None
    return found


def setting(book: Book, language: Language = "zh", letter: str = "guarantee") -> Setting:
    library = Library(book, date(2026, 6, 1))
    return Setting(library, library.shown(letter), language, own="../", root="../../../")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<b>&amp;\"'", "&lt;b&gt;&amp;amp;&#34;&#39;"),
        ("{{a}} [[甲]] ]]", "{a} [甲] ]"),
        (
            "甲 https://example.com/<b>/contact 乙",
            '甲 <span class="pb-unbroken">https://example.com/&lt;b&gt;/contact</span> 乙',
        ),
        ("{response}", '<span class="pb-value">4小时</span>'),
        ("[[remedy]]", '<a class="pb-reference" href="../#remedy">第2条</a>'),
        ("[[remedy|<i>]]", '<a class="pb-reference pb-worded" href="../#remedy">&lt;i&gt;</a>'),
        ("[[guarantee#remedy]]", '<a class="pb-reference" href="../#remedy">第2条</a>'),
        (
            "[[compensation#scale]]",
            '<a class="pb-reference" href="../../../letters/compensation/#scale">《赔付承诺书》第1条</a>',
        ),
        (
            "[[compensation#waiting@current]]",
            '<a class="pb-term" href="../../../letters/compensation/#waiting">等候时间</a>',
        ),
    ],
)
def test_a_paragraph_becomes_html(typed: str, shown: str, book: Book) -> None:
    assert setting(book).inline(typed, "zh") == shown


def test_references_and_fields_follow_the_language(book: Book) -> None:
    assert setting(book, "en").inline("{response} [[compensation#scale]]", "en") == (
        '<span class="pb-value">4 hours</span> '
        '<a class="pb-reference" href="../../../letters/compensation/#scale">clause 1 of “Compensation”</a>'
    )


def test_a_field_with_words_shows_them_escaped(book: Book) -> None:
    own = setting(book)
    words = Text("<甲>", "<A>")
    field = replace(own.version.fields["response"], value=words, shown=words)
    own = replace(own, version=replace(own.version, fields={"response": field}))
    assert own.inline("{response}", "en") == '<span class="pb-value">&lt;A&gt;</span>'


@pytest.mark.parametrize(
    ("language", "told"), [("zh", "（答复时限：待填写）"), ("en", "(Time for an answer: to be filled in)")]
)
def test_a_blank_is_a_line_to_fill_in_with_its_label_for_screen_readers(
    language: Language, told: str, book: Book
) -> None:
    own = setting(book)
    field = replace(own.version.fields["response"], value=None, shown=None)
    own = replace(own, version=replace(own.version, fields={"response": field}))
    assert own.inline("{response}", language) == f'<span class="pb-blank"><span class="pb-hidden">{told}</span></span>'


def test_each_line_is_a_paragraph_and_empty_ones_are_none(book: Book) -> None:
    assert setting(book).running(Text("甲\n\n乙\n")) == "<p>甲</p><p>乙</p>"


@pytest.mark.parametrize(
    ("language", "shown"),
    [("zh", "<p><dfn>“等候”</dfn>指甲。</p>"), ("en", "<p><dfn>“wait”</dfn> means A.</p>")],
)
def test_a_definition_begins_with_its_term(language: Language, shown: str, book: Book) -> None:
    assert setting(book, language).running(Text("指甲。", "means A."), Text("等候", "wait")) == shown


def test_a_missing_translation_stands_in_its_own_language(book: Book) -> None:
    own = setting(book, "en")
    assert [own.words(Text("<甲>")), own.running(Text("甲\n乙"), Text("丙", "C"))] == [
        '<span lang="zh-CN">&lt;甲&gt;</span>',
        '<p lang="zh-CN"><dfn>“丙”</dfn>甲</p><p lang="zh-CN">乙</p>',
    ]


def test_a_term_without_a_translation_is_marked_within_an_english_sentence(book: Book) -> None:
    assert setting(book, "en").running(Text("指甲。", "means A."), Text("丙")) == (
        '<p><dfn>“<span lang="zh-CN">丙</span>”</dfn> means A.</p>'
    )


def test_a_title_is_escaped(book: Book) -> None:
    assert setting(book, "en").words(Text("甲", '<a href="x">')) == "&lt;a href=&#34;x&#34;&gt;"


def test_a_letter_with_all_its_translations_lacks_no_words(book: Book) -> None:
    own = setting(book, "en")
    assert own.lacks_words(own.version) is False


def test_a_letter_lacks_words_when_any_part_has_no_translation(book: Book) -> None:
    own = setting(book, "en")
    whole, words = own.version, Text("甲")
    clause = replace(whole.clauses[1], text=words)
    parts: list[Version | Clause] = [
        replace(whole, title=words),
        replace(whole, summary=words),
        replace(whole, preamble=words),
        replace(whole, clauses=(whole.clauses[0], clause)),
        clause,
    ]
    assert [own.lacks_words(part) for part in parts] == [True] * 5


def test_a_chinese_page_never_lacks_words(book: Book) -> None:
    own = setting(book)
    assert own.lacks_words(replace(own.version, title=Text("甲"))) is False


def test_an_excerpt_is_plain_text_cut_where_it_gets_too_long(book: Book) -> None:
    own = setting(book)
    clause = replace(own.version.clauses[0], text=Text("甲<乙>[[remedy]]\n丙丁"))
    assert [own.excerpt(clause, 20), own.excerpt(clause, 6)] == ["甲<乙>第2条 丙丁", "甲<乙>第2…"]


def test_an_excerpt_ends_with_a_whole_word_and_no_punctuation(book: Book) -> None:
    own, own_en = setting(book), setting(book, "en")
    clause = replace(own.version.clauses[0], text=Text("甲方。\n乙方，丙方", "The first part, of it\nThe second"))
    assert [own.excerpt(clause, length) for length in (4, 6, 9)] == ["甲方。乙…", "甲方。乙方…", "甲方。乙方，丙方"]
    assert [own_en.excerpt(clause, length) for length in (12, 15, 18)] == [
        "The first…",
        "The first part…",
        "The first part, of…",
    ]


def test_only_a_short_value_is_kept_on_one_line(book: Book) -> None:
    own = setting(book)
    values = [Text("《消费者权益保护法》"), Text("《中华人民共和国消费者权益保护法》及其实施条例的规定")]
    field = own.version.fields["response"]
    shown = []
    for value in values:
        version = replace(own.version, fields={"response": replace(field, value=value)})
        shown.append(replace(own, version=version).inline("{response}", "zh"))
    assert ["pb-value--long" in html for html in shown] == [False, True]


def test_what_has_no_words_at_all_lacks_no_translation(book: Book) -> None:
    own = setting(book, "en")
    empty = replace(own.version.clauses[0], heading=None, term=None, text=None, clauses=())
    assert [own.lacks_all_words(each) for each in (empty, replace(empty, text=Text("甲")), own.version)] == [
        False,
        True,
        False,
    ]


def test_a_clause_without_text_has_an_empty_excerpt(book: Book) -> None:
    own = setting(book)
    assert own.excerpt(replace(own.version.clauses[0], text=None), 20) == ""
