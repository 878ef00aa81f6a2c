"""The sample data: what the letters must hold and show, what the forms share with them, and what neither may hold."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.edge.building import ROOT, SAMPLES

from pledgebook.book import Book, load
from pledgebook.comparison import ClauseChange, compare
from pledgebook.library import Library
from pledgebook.model import Clause, Letter, Promise, Remedy, Text, Version
from pledgebook.restored import REDACTED
from pledgebook.vocabulary import Change, Kind, Status

DATA = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sorted(SAMPLES.rglob("*.yml"))}
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"


LATE = datetime.date(2026, 12, 1)
"""A day on which the sample's later versions are in force, but those of 2027."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The data as it was written, whether or not it is sealed."""
    folder = tmp_path_factory.mktemp("written") / "data"
    shutil.copytree(SAMPLES, folder, ignore=shutil.ignore_patterns("sealed", "ledger.jsonl"))
    found = load(folder)[0]
    assert found is not None
    return found


def nine(book: Book) -> dict[str, Letter]:
    """Return the letters that cover the whole course of service: each has a blank form."""
    return {id_: letter for id_, letter in book.letters.items() if id_ in book.forms}


def found(pattern: str) -> set[str]:
    return {match[0] for text in DATA.values() for match in re.finditer(pattern, text, re.ASCII)}


def check_digit(code: str) -> str:
    """Return the last character that GB 32100-2015 asks of a credit code."""
    total = sum(_CREDIT.index(character) * 3**index for index, character in enumerate(code[:17]))
    return _CREDIT[-total % 31]


def shape(version: Version) -> list[tuple[str, int]]:
    """Return the ids of a letter's parts with the number of clauses in each."""
    return [(part.id, len(part.clauses)) for part in version.clauses]


def test_the_data_has_no_mistakes_and_one_note_of_a_translation_that_nobody_has_confirmed() -> None:
    notes = [(problem.path, problem.code, problem.args["id"]) for problem in load(SAMPLES)[1]]
    assert notes == [("data/letters/complaint-handling/v3.yml", "translation-unchecked", "reopening")]


def test_nine_letters_have_a_form_each_and_four_have_none(book: Book) -> None:
    others = sorted(book.letters.keys() - book.forms.keys())
    assert (len(nine(book)), list(nine(book))) == (9, list(book.forms))
    assert others == ["call-back", "holiday-dispatch", "parts-by-post", "trade-in"]


def test_each_letter_has_five_promises_or_more(book: Book) -> None:
    counts = {
        id_: sum(clause.promise is not None for clause in letter.versions[0].walk())
        for id_, letter in nine(book).items()
    }
    assert {id_: count for id_, count in counts.items() if count < 5} == {}


def remedied(book: Book) -> list[tuple[Version, Clause, Remedy]]:
    """Return every promise that has a remedy, with its clause and letter."""
    versions = [letter.versions[-1] for letter in book.letters.values()]
    return [
        (version, clause, clause.promise.remedy)
        for version in versions
        for clause in version.walk()
        if clause.promise and clause.promise.remedy
    ]


def test_fifty_promises_or_more_have_a_complete_remedy(book: Book) -> None:
    complete = [
        clause.id for _, clause, remedy in remedied(book) if remedy.breach and remedy.amount and remedy.paid_within
    ]
    assert len(complete) >= 50


def test_every_remedy_says_which_breach_it_answers_and_what_is_given(book: Book) -> None:
    remedies = remedied(book)
    wanting = [clause.id for _, clause, remedy in remedies if not remedy.breach or not (remedy.amount or remedy.gives)]
    assert (len(remedies) > 70, wanting) == (True, [])


def test_every_time_limit_says_how_it_is_counted(book: Book) -> None:
    promises = [clause.promise for letter in book.letters.values() for clause in letter.versions[-1].walk()]
    assert {bool(promise.starts) == bool(promise.calendar) for promise in promises if promise} == {True}


def test_each_letter_has_five_parts_or_more_but_the_second_which_has_four(book: Book) -> None:
    counts = {id_: len(letter.versions[0].clauses) for id_, letter in nine(book).items()}
    assert (counts.pop("service-conduct"), [id_ for id_, count in counts.items() if count < 5]) == (4, [])


def test_the_first_letter_has_its_five_parts(book: Book) -> None:
    parts = [part.heading.zh for part in book.letters["service-guarantee"].versions[0].clauses if part.heading]
    assert parts == ["定义条款", "承诺范围", "保障机制", "违约认定", "争议解决"]


def test_the_first_letter_defines_its_five_terms_first(book: Book) -> None:
    definitions = book.letters["service-guarantee"].versions[0].clauses[0].clauses
    terms = [clause.term.zh for clause in definitions if clause.term]
    assert terms[:5] == ["客户服务全流程保障", "服务协议", "服务响应时间", "服务质量标准", "客户投诉"]


def test_the_second_letter_has_its_four_parts(book: Book) -> None:
    parts = [part.heading.zh for part in book.letters["service-conduct"].versions[0].clauses if part.heading]
    assert parts == ["总则", "核心承诺", "实施机制", "法律责任"]


def test_the_second_letter_has_five_prohibitions_five_duties_and_three_cases(book: Book) -> None:
    clauses = {clause.id: clause for clause in book.letters["service-conduct"].versions[0].walk()}
    kinds = [
        (id_, {below.kind for below in clauses[id_].clauses}, len(clauses[id_].clauses))
        for id_ in ("prohibitions", "duties")
    ]
    cases = [len(clause.clauses) for clause in clauses.values() if clause.heading and clause.heading.zh == "违约情形"]
    assert (kinds, cases) == ([("prohibitions", {Kind.PROHIBITION}, 5), ("duties", {Kind.DUTY}, 5)], [3])


def without_figures(version: Version) -> Version:
    """Return the version without what a blank form leaves open: number, dates, signature, and every figure."""
    return replace(
        version,
        letter="",
        number=0,
        document="",
        effective=None,
        expires=None,
        signatory=None,
        signed_on=None,
        fields={id_: replace(field, value=None, shown=None, example=None) for id_, field in version.fields.items()},
        clauses=tuple(map(without_limit, version.clauses)),
    )


def without_limit(clause: Clause) -> Clause:
    promise = clause.promise and replace(clause.promise, shown=Text(""), calendar=None)
    return replace(clause, promise=promise, clauses=tuple(map(without_limit, clause.clauses)))


def test_each_form_is_its_letter_without_figures(book: Book) -> None:
    differing = [
        id_
        for id_, form in book.forms.items()
        if without_figures(form) != without_figures(book.letters[id_].versions[0])
        or any(field.value for field in form.fields.values())
    ]
    assert differing == []


def test_every_promise_names_what_is_paid_or_why_nothing_is(book: Book) -> None:
    promises = [
        clause.promise for letter in book.letters.values() for clause in letter.versions[0].walk() if clause.promise
    ]
    assert [promise for promise in promises if (promise.remedy is None) == (promise.reason is None)] == []


def test_the_only_telephone_number_cannot_be_dialled() -> None:
    numbers = found(
        r"(?<![\d-])(?:\+?86[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]\d{7,8}|[48]00-?\d{3}-?\d{4})(?!\d)"
    )
    assert numbers == {"400-000-0000"}


def test_no_credit_code_has_the_right_check_digit() -> None:
    codes = found(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])")
    right = {code for code in codes if set(code) <= set(_CREDIT) and check_digit(code) == code[17]}
    assert (codes, right) == ({"91000000EXAMPLE000"}, set())


def test_every_address_is_below_example_com() -> None:
    hosts = found(r"(?:https?://|@(?!current\b))[\w.-]+")  # [[letter#clause@current]] is no address
    assert hosts == {"https://example.com", "@example.com"}


def test_the_sample_company_alone_signs() -> None:
    signatories = set(re.findall(r"\n  by:\n    zh: (.+)\n    en: (.+)\n", "".join(DATA.values())))
    assert (signatories, found("consent:")) == ({("示例公司", "Example Company")}, set())


def test_no_form_is_signed_or_dated() -> None:
    keys = {
        key for path, text in DATA.items() if "/forms/" in path for key in re.findall(r"^(\w+):", text, re.MULTILINE)
    }
    assert keys & {"number", "effective", "expires", "signed"} == set()


def changes(book: Book, letter: str, number: int) -> dict[str, ClauseChange]:
    """Return what became of each clause from the version before to version `number`."""
    before, after = book.letters[letter].versions[number - 2 : number]
    return {change.id: change for change in compare(Library(book, LATE), before, after).clauses}


@pytest.mark.parametrize(
    ("letter", "number", "clause", "change", "before", "after"),
    [
        ("complaint-handling", 2, "help-to-complain", Change.ADDED, None, "2.3"),
        ("complaint-handling", 2, "progress", Change.MOVED, "3.2", "2.8"),
        ("complaint-handling", 2, "testing", Change.SPLIT, "3.4", "3.3"),
        ("complaint-handling", 2, "time-for-testing", Change.SPLIT, None, "3.4"),
        ("complaint-handling", 2, "acknowledgement", Change.RENUMBERED, "2.5", "2.6"),
        ("complaint-handling", 2, "handler", Change.CHANGED, "3.1", "3.1"),
        ("complaint-handling", 3, "review", Change.MERGED, "4.2", "4.1"),
        ("complaint-handling", 3, "escalation", Change.MERGED, "4.1", None),
        ("complaint-handling", 3, "time-for-testing", Change.REMOVED, "3.4", None),
        ("repair-return", 2, "quotation", Change.SPLIT, None, "2.4"),
        ("repair-return", 2, "refund-time", Change.MERGED, "3.6", "3.6"),
        ("repair-return", 2, "customer-data", Change.MOVED, "4.3", "2.8"),
        ("delivery-installation", 2, "arrival-notice", Change.ADDED, None, "2.3"),
        ("delivery-installation", 2, "rescheduling", Change.RENUMBERED, "2.3", "2.4"),
        ("delivery-installation", 2, "handover", Change.CHANGED, "2.4", "2.5"),
    ],
)
def test_the_later_versions_show_what_may_become_of_a_clause(
    letter: str, number: int, clause: str, change: Change, before: str | None, after: str | None, book: Book
) -> None:
    found = changes(book, letter, number)[clause]
    places = [each and ".".join(map(str, each.place)) for each in (found.before, found.after)]
    assert (change in found.changes, places) == (True, [before, after])


def test_a_removed_clause_names_its_successor(book: Book) -> None:
    ended = {
        (version.letter, version.number, removed.id): removed.successor and removed.successor.clause
        for letter in book.letters.values()
        for version in letter.versions
        for removed in version.removed
    }
    assert ended == {
        ("complaint-handling", 3, "escalation"): "review",
        ("complaint-handling", 3, "time-for-testing"): "closing-time",
        ("repair-return", 2, "late-refund"): "refund-time",
    }


def limits(version: Version) -> Iterator[tuple[str, Promise]]:
    return ((clause.id, clause.promise) for clause in version.walk() if clause.promise)


def test_the_later_versions_change_these_limits_and_no_other(book: Book) -> None:
    pairs = [pair for letter in book.letters.values() for pair in pairwise(letter.versions)]
    changed = {
        (after.letter, after.number, id_): (had.shown.zh, has.shown.zh)
        for before, after in pairs
        for id_, has in limits(after)
        if (had := dict(limits(before)).get(id_)) and had.shown != has.shown
    }
    assert changed == {
        ("complaint-handling", 2, "progress"): ("1个工作日内", "4小时内"),
        ("complaint-handling", 2, "outcome"): ("5个工作日内", "3个工作日内"),
        ("complaint-handling", 3, "records"): ("不少于3年", "不少于5年"),
        ("repair-return", 2, "repair-deadline"): ("10个工作日内", "7个工作日内"),
        ("repair-return", 2, "loan-unit"): ("2个工作日内", "1个工作日内"),
        ("delivery-installation", 2, "appointment"): ("3小时内", "2小时内"),
        ("delivery-installation", 2, "punctuality"): ("不低于95%", "不低于97%"),
    }


def test_one_english_text_was_confirmed_where_only_the_chinese_changed(book: Book) -> None:
    confirmed = [
        (version.letter, version.number, clause.id)
        for letter in book.letters.values()
        for version in letter.versions
        for clause in version.walk()
        if clause.is_translation_checked
    ]
    assert confirmed == [("complaint-handling", 2, "progress")]


@pytest.mark.parametrize(
    ("letter", "number", "status"),
    [
        ("holiday-dispatch", 1, Status.EXPIRED),
        ("call-back", 1, Status.UPCOMING),
        ("complaint-handling", 1, Status.SUPERSEDED),
        ("complaint-handling", 2, Status.SUPERSEDED),
        ("complaint-handling", 3, Status.IN_FORCE),
        ("delivery-installation", 1, Status.IN_FORCE),
        ("delivery-installation", 2, Status.UPCOMING),
    ],
)
def test_the_letters_show_each_status_that_dates_alone_give(
    letter: str, number: int, status: Status, book: Book
) -> None:
    library = Library(book, LATE)
    assert library.status(library.letters[letter].versions[number - 1]) is status


def test_one_clause_has_no_words_any_more(book: Book) -> None:
    emptied = [
        (version.letter, clause.id, clause.heading)
        for letter in book.letters.values()
        for version in letter.versions
        for clause in version.walk()
        if clause.text and clause.text.zh.strip() == REDACTED.zh
    ]
    assert emptied == [("parts-by-post", "supplier", None)]
