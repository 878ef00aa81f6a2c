from __future__ import annotations

from pledgebook.search_docs import Doc
from pledgebook.search_terms import fold, key, root, roots, terms, terms_of


def test_folding_leaves_each_character_where_it_was() -> None:
    text = "“ＡＢ”　４小时—２％ İ"
    assert (fold(text), len(fold(text))) == ('"ab"　4小时-2% i', len(text))


def test_han_characters_are_found_by_pairs_words_by_their_beginning_numbers_with_what_follows() -> None:
    assert terms("应当答复，于4小时内。2.5% of days") == {
        *("应当", "当答", "答复", "小时", "时内"),
        *("4", "4小", "2.5", "2.5%"),
        *("of", "o*", "of*", "days", "d*", "da*"),
    }


def test_terms_of_a_name_are_apart_from_those_that_only_the_text_has() -> None:
    doc = Doc("answer", "第2.1条", "duty", "whole", "答复期限", "", "答复客户", "", (2, 1))
    assert terms_of(doc, "CS-1") == ({"答复", "复期", "期限", "#2.1"}, {"复客", "客户", "#2"})


def test_a_letter_is_found_by_its_number() -> None:
    letter = Doc("", "", "", "whole", "承诺", "", "", "", ())
    assert terms_of(letter, "CS-2026")[0] == {"承诺", "cs", "c*", "cs*", "2026"}


def test_words_that_begin_alike_share_a_shard() -> None:
    assert [key(term) for term in ("complaint", "comply", "of", "of*", "答复", "2026", "#2.1")] == [
        *("com", "com", "of", "of*", "答复", "2026", "#2.1")
    ]


def test_forms_of_a_word_for_one_and_many_have_one_root() -> None:
    words = ["delivery", "deliveries", "refund", "refunds", "boxes", "box", "cry", "days", "退款", "90%"]
    assert [root(word) for word in words] == [
        *("deliver", "deliver", "refund", "refund", "box", "box", "cry", "day", "退款", "90%"),
    ]


def test_the_roots_of_phrases_are_those_of_their_terms_but_for_little_words() -> None:
    assert roots(["Back to me", "12315", "打官司"]) == {"back", "12315", "打官", "官司"}
