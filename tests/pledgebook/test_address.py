from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.address import SECTIONS, Address, parse
from pledgebook.vocabulary import LANGUAGES

IDS = st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True).filter(
    lambda id_: not (id_[0] == "v" and id_[1:].isdigit()) and id_ not in {"changes", "compare"}
)
ADDRESSES = st.one_of(
    st.builds(Address, st.sampled_from(LANGUAGES), st.sampled_from(SECTIONS)),
    st.builds(Address, st.sampled_from(LANGUAGES), st.sampled_from(["letters", "forms"]), IDS),
    st.builds(Address, st.sampled_from(LANGUAGES), st.just("letters"), IDS, st.integers(1, 9999)),
    st.builds(Address, st.sampled_from(LANGUAGES), st.just("letters"), IDS, st.none(), IDS),
    st.builds(
        Address, st.sampled_from(LANGUAGES), st.just("letters"), IDS, st.integers(1, 9), st.none(), st.just("changes")
    ),
    st.builds(Address, st.sampled_from(LANGUAGES), st.just("letters"), IDS, st.none(), st.none(), st.just("compare")),
)


@given(ADDRESSES)
def test_an_address_is_read_back_from_its_text(address: Address) -> None:
    assert parse(str(address)) == address


@pytest.mark.parametrize(
    ("address", "text"),
    [
        (Address("zh"), ""),
        (Address("en"), "en/"),
        (Address("zh", "letters"), "letters/"),
        (Address("en", "letters", "compensation"), "en/letters/compensation/"),
        (Address("zh", "letters", "compensation", 2), "letters/compensation/v2/"),
        (Address("zh", "letters", "compensation", None, "scale"), "letters/compensation/scale/"),
        (Address("en", "forms", "compensation"), "en/forms/compensation/"),
        (Address("zh", "letters", "compensation", 2, page="changes"), "letters/compensation/v2/changes/"),
        (Address("en", "letters", "compensation", page="compare"), "en/letters/compensation/compare/"),
        (Address("en", "changes"), "en/changes/"),
    ],
)
def test_an_address_is_written_like_this_for_ever(address: Address, text: str) -> None:
    assert str(address) == text


@pytest.mark.parametrize(
    "text",
    [
        "letters",
        "/",
        "en",
        "zh/",
        "letters//",
        "letters/Compensation/",
        "letters/a/v0/",
        "letters/a/v01/",
        "letters/a/v10000/",
        "letters/a/v1/b/",
        "letters/a/changes/",
        "letters/a/v1/compare/",
        "changes/a/",
        "forms/a/v1/",
        "forms/a/b/",
        "clauses/a/",
        "letters/a/#b",
        "letters/a/\n",
        "en/en/",
    ],
)
def test_what_the_grammar_does_not_name_is_no_address(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("address", "root"),
    [(Address("zh"), "."), (Address("en"), ".."), (Address("en", "letters", "a", 1), "../../../..")],
)
def test_the_root_is_as_many_steps_up_as_the_address_has_folders(address: Address, root: str) -> None:
    assert address.root == root


@given(ADDRESSES, st.sampled_from(LANGUAGES))
def test_another_language_changes_nothing_but_the_language(address: Address, language: str) -> None:
    other = address.in_language("en" if language == "en" else "zh")
    assert str(other).removeprefix("en/") == str(address).removeprefix("en/")
