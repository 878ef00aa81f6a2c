"""The letters in force on paper: everything that a legal department, a reader's program or a scanner finds in a PDF."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.paper.conftest import Printed
from tests.paper.reading import CHECKS, Read, Wanted


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_no_letter_is(check: Callable[[Read, Wanted], list[str]], letters: dict[str, Printed]) -> None:
    found = {address: check(each.read, each.wanted) for address, each in letters.items()}
    assert {address: complaints for address, complaints in found.items() if complaints} == {}
    assert len(found) == 26


def test_a_letter_weighs_at_most_300_kb(letters: dict[str, Printed]) -> None:
    assert {address: len(each.read.data) for address, each in letters.items() if len(each.read.data) > 300_000} == {}
