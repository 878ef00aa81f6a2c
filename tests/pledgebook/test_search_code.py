from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pledgebook.search_code import SEPARATOR, Alphabet

TEXTS = ["承诺人应当答复客户。\t承诺人\n", "The company answers the customer, and the company pays. ", "é | ü"]


def decoded(text: str, alphabet: Alphabet) -> str:
    """Do what `search.js` does."""
    letters = [*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA1, 0x800))]
    known = dict(zip(letters, SEPARATOR.join(alphabet.entries).split(SEPARATOR), strict=False))
    return re.sub("\x01(.)|[\x20-\u07ff]", lambda found: found[1] or known[found[0]], text, flags=re.DOTALL)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x01\x1b\x7f")))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    alphabet = Alphabet(TEXTS)
    assert decoded(alphabet.encode(text), alphabet) == text


def test_what_the_alphabet_was_made_for_gets_shorter() -> None:
    alphabet = Alphabet(TEXTS * 4)
    assert [len(alphabet.encode(text).encode()) * 10 // len(text.encode()) for text in TEXTS[:2]] == [3, 2]


def test_what_separates_things_stays_as_it_is() -> None:
    assert Alphabet(TEXTS).encode("\t\n\x1f") == "\t\n\x1f"
