from __future__ import annotations

import re
from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.search_code import SEPARATOR, Alphabet

TEXTS = [
    "承诺人应当答复客户。\t承诺人\n" * 30,
    "The company answers the customer, and the company pays. " * 30,
    "é | ü",
]
KNOWN = Alphabet(TEXTS)


def decoded(text: str, alphabet: Alphabet) -> str:
    """Do what `search.js` does."""
    letters = [*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA1, 0x800))]
    others = map(chr, accumulate(alphabet.steps()))
    known = dict(zip(letters, [*SEPARATOR.join(alphabet.frequent).split(SEPARATOR), *others], strict=False))
    return re.sub("\x01(.)|[\x20-\u07ff]", lambda found: found[1] or known[found[0]], text, flags=re.DOTALL)


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x01\x1b\x7f")))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    for alphabet in (KNOWN, Alphabet([text * 30])):
        assert decoded(alphabet.encode(text), alphabet) == text


def test_what_the_alphabet_was_made_for_gets_shorter() -> None:
    assert [len(KNOWN.encode(text).encode()) * 100 // len(text.encode()) for text in TEXTS[:2]] == [9, 1]


def test_frequent_pairs_are_joined_until_one_letter_stands_for_a_word() -> None:
    entries = KNOWN.frequent
    assert ["承诺人" in entries, any("company" in entry for entry in entries)] == [True, True]


def test_the_same_texts_have_the_same_alphabet() -> None:
    again = Alphabet(TEXTS)
    assert (again.frequent, again.others) == (KNOWN.frequent, KNOWN.others)


def test_what_separates_things_stays_as_it_is() -> None:
    assert KNOWN.encode("\t\n\x0c\x1f") == "\t\n\x0c\x1f"
