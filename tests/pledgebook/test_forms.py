from __future__ import annotations

from dataclasses import replace

import pytest
from tests.edge.building import SAMPLES

from pledgebook.book import Book, load
from pledgebook.forms import needed, ordered, referred, waiting


@pytest.fixture(scope="module")
def book() -> Book:
    book, _ = load(SAMPLES)
    assert book
    return book


def test_the_general_guarantee_comes_first_and_the_rest_in_the_course_of_service(book: Book) -> None:
    assert [form.letter for form in ordered(book.forms)] == [
        "service-guarantee",
        "accessible-service",
        "personal-information",
        "presale-information",
        "delivery-installation",
        "repair-return",
        "complaint-handling",
        "compensation",
        "service-conduct",
    ]


def test_a_form_refers_to_others_in_its_words_and_in_its_promises(book: Book) -> None:
    assert referred(book.forms["compensation"]) == {"complaint-handling", "service-guarantee"}


def test_what_the_chosen_forms_refer_to_is_needed_too(book: Book) -> None:
    assert needed(["compensation"], book.forms) == set(book.forms) - {"delivery-installation"}
    assert needed([], book.forms) == set()


def test_only_what_is_not_filled_in_waits(book: Book) -> None:
    form = book.forms["compensation"]
    letters = {id_: letter for id_, letter in book.letters.items() if id_ != "complaint-handling"}
    assert [each.letter for each in waiting([form], replace(book, letters=letters))] == ["complaint-handling"]


def test_what_any_of_several_letters_refers_to_waits(book: Book) -> None:
    forms = [book.forms[id_] for id_ in ("personal-information", "compensation")]
    without = {id_: letter for id_, letter in book.letters.items() if id_ != "service-conduct"}
    assert [each.letter for each in waiting(forms[1:], replace(book, letters=without))] == []
    assert [each.letter for each in waiting(forms, replace(book, letters=without))] == ["service-conduct"]
