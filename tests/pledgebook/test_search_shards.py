from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from pledgebook import search_shards
from pledgebook.search_shards import Postings, encoded, hashed

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def decoded(text: str) -> list[int]:
    """Do what `shards.js` does."""
    numbers: list[int] = []
    before, value, shift = -1, 0, 0
    for character in text:
        digit = DIGITS.index(character)
        value += (digit & 31) << shift
        shift += 5
        if digit < 32:
            before += value + 1
            numbers.append(before)
            value = shift = 0
    return numbers


@given(st.sets(st.integers(0, 2**31)))
def test_a_list_of_clauses_comes_back_as_it_was(numbers: set[int]) -> None:
    assert decoded(encoded(sorted(numbers))) == sorted(numbers)


def test_the_hash_is_fnv_1a_of_what_javascript_sees() -> None:
    found = [hashed(text) for text in ("", "a", "投诉", "\U00020000")]
    assert found == [2166136261, 3826002220, 3981970619, 3072481677]


def files(count: int, term: str = "答复") -> dict[str, str]:
    postings = Postings()
    for number in range(count):
        postings.add(number, {term} if number % 2 else set(), set() if number % 2 else {term})
    return dict(postings.files())


def test_a_rare_term_stands_in_its_shard_alone() -> None:
    assert files(4) == {"s0.txt": "答复\t2\tBB\t\t2\tAB"}


def test_a_common_term_goes_on_in_pages_where_its_shard_ends() -> None:
    found = files(1000)
    _, names, head, pages, _, _, more = found["s0.txt"].split("\t")
    rest = {line.rpartition("\t")[0]: decoded(line.rpartition("\t")[2]) for line in found["p0.txt"].split("\n")}
    assert (names, pages, more, sorted(found)) == ("500", "0", "0", ["p0.txt", "s0.txt"])
    assert decoded(head) + rest["答复\tn"] == list(range(1, 1000, 2))


def test_of_the_beginning_of_a_word_only_the_best_are_kept() -> None:
    found = files(1000, "co*")
    assert (sorted(found), found["s0.txt"].split("\t")[3]) == (["s0.txt"], "*")


def test_the_most_frequent_terms_come_first() -> None:
    postings = Postings()
    postings.add(0, {"a"}, {"b", "c"})
    postings.add(1, {"b"}, {"c"})
    postings.add(2, set(), {"c"})
    assert postings.common(2) == ["c", "b"]


def test_the_terms_of_synonyms_stand_together_in_a_file_too_with_every_word_that_begins_like_one() -> None:
    postings = Postings()
    postings.add(0, set(), {"退款", "款项", "re*", "refund", "refunds", "ref", "90%"})
    found = dict(postings.files({"退款", "refund", "90%"}))
    assert [line.split("\t")[0] for line in found["k.txt"].split("\n")] == ["90%", "refund", "refunds", "退款"]
    assert set(found["k.txt"].split("\n")) < set(found["s0.txt"].split("\n"))


def test_the_synonyms_file_names_fewer_clauses_where_it_would_be_long() -> None:
    postings = Postings()
    for number in range(300):
        postings.add(number, set(), {"退款"})
    with patch.object(search_shards, "_NEAR", 0):
        found = dict(postings.files({"退款"}))
    assert found["k.txt"] == f"退款\t0\t\t\t300\t{'A' * 16}\t+"
