from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.edge.building import SAMPLES
from tests.pledgebook.data import loaded
from tests.pledgebook.test_check_situations import SITUATIONS

from pledgebook.book import Book, load
from pledgebook.cases import StageCases, stages_of_cases
from pledgebook.library import Library
from pledgebook.texts import Setting


def made(book: Book | None) -> list[StageCases]:
    assert book
    library = Library(book, date(2026, 6, 1))
    settings = {id_: Setting(library, library.shown(id_), "zh", f"../{id_}/", "../") for id_ in library.letters}
    return stages_of_cases(settings, library)


@pytest.fixture(scope="module")
def samples() -> list[StageCases]:
    return made(load(SAMPLES)[0])


def test_a_situation_stands_in_each_of_its_stages(tmp_path: Path) -> None:
    stages = made(loaded(tmp_path, {"situations.yml": SITUATIONS})[0])
    assert [(each.stage, [told.situation.id for told in each.happened]) for each in stages] == [
        ("after-sale", ["no-answer"]),
        ("complaint", ["no-answer", "slow"]),
    ]


def test_a_case_has_its_clauses_promise_and_says_how_to_count(tmp_path: Path) -> None:
    after_sale, complaint = made(loaded(tmp_path, {"situations.yml": SITUATIONS})[0])
    (case,) = after_sale.happened[0].cases
    assert (case.number, case.limit, case.permanent, case.citation) == (
        "《服务承诺书》第1条",
        "4 hour after most",
        "letters/guarantee/v1/#answer",
        "示例公司《服务承诺书》（编号CS-2026-001，第1版，2026年1月1日生效）第1条",
    )
    assert case.commitment
    assert case.commitment.missed
    slow = complaint.happened[1]
    assert (slow.cases[0].commitment, slow.remedies[0].href, str(slow.claim)) == (
        None,
        "../compensation/#scale",
        "打电话",
    )


def test_a_situation_whose_letter_is_not_public_is_left_out(tmp_path: Path) -> None:
    typed = SITUATIONS.replace("compensation#", "nowhere#")
    stages = made(loaded(tmp_path, {"situations.yml": typed})[0])
    assert [told.situation.id for each in stages for told in each.happened] == ["no-answer", "no-answer"]


def test_every_promise_of_the_samples_is_a_case_of_one_stage(samples: list[StageCases]) -> None:
    ids = [case.id for each in samples for case in each.promised]
    assert len(ids) == len(set(ids)) >= 50


def test_every_situation_of_the_samples_leads_to_a_remedy(samples: list[StageCases]) -> None:
    without = [
        told.situation.id
        for each in samples
        for told in each.happened
        if not told.remedies and not any(case.commitment and case.commitment.missed for case in told.cases)
    ]
    assert (without, sum(len(each.happened) for each in samples) > 40) == ([], True)
