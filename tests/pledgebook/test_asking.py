"""A dialogue may be stopped at any question and gone on with: the answers are then the same as without the stop."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.edge.building import SAMPLES

from pledgebook.asking import Answers, InputEndedError, Question, ask
from pledgebook.book import load
from pledgebook.fill import Filling
from pledgebook.start import questions

Questions = Callable[[Answers], Sequence[Question]]
COMPANY = [
    "清河",
    "Qinghe",
    "清河有限公司",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "每日",
    "",
    "",
    "help@qinghe.test",
    "",
    "清河市1号",
]
CONDUCT = {
    "duration": "两个工作日内",
    "amount": "200",
    "frequency": "每月",
    "percent": "80",
    "count": "3",
    "text": "某部",
}


def dialogues() -> dict[str, tuple[Questions, list[str]]]:
    book, _ = load(SAMPLES)
    assert book
    form = book.forms["service-conduct"]
    filling = Filling(book, form, "zh", datetime.date(2026, 6, 1))
    values = [
        CONDUCT[field.type.value] for field in form.fields.values() for _ in range(1 + (field.type.value == "text"))
    ]
    return {
        "start": (lambda known: questions({"guarantee": "保障"}, "zh", known), [*COMPANY, "1 Qinghe", "", ""]),
        "fill": (filling.questions, ["conduct", "QH-1", *values, "2027/1/1", "", "2026.12.20", "王某", "", "同意"]),
    }


DIALOGUES = dialogues()


def answered(file: Path, asked: Questions, lines: list[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    answers = Answers(file)
    ask(asked, answers, "zh")
    return dict(answers)


@pytest.mark.parametrize("name", DIALOGUES)
def test_a_dialogue_stopped_at_any_question_goes_on_there(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, lines = DIALOGUES[name]
    whole = answered(tmp_path / "whole.json", asked, lines, monkeypatch)
    assert len(whole) == len(lines)
    for stop in range(1, len(lines)):
        file = tmp_path / f"{stop}.json"
        with pytest.raises(InputEndedError):
            answered(file, asked, lines[:stop], monkeypatch)
        assert answered(file, asked, lines[stop:], monkeypatch) == whole, stop


def test_a_dialogue_answered_to_its_end_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, lines = DIALOGUES["start"]
    whole = answered(tmp_path / "answers.json", asked, lines, monkeypatch)
    again = answered(tmp_path / "answers.json", asked, ["汾河", *[""] * (len(lines) - 1)], monkeypatch)
    assert again == whole | {"name-zh": "汾河"}


def test_a_blank_for_words_shows_an_example_in_each_language() -> None:
    book, _ = load(SAMPLES)
    assert book
    for form in book.forms.values():
        texts = {
            f"{field.id}.{language}"
            for field in form.fields.values()
            for language in ("zh", "en")
            if field.type.value == "text"
        }
        asked = Filling(book, form, "en", datetime.date(2026, 6, 1)).questions(Answers(Path("nowhere")))
        assert [question.key for question in asked if question.key in texts and "such as" not in question.help] == []


def test_words_are_asked_for_with_the_sentence_in_their_own_language() -> None:
    book, _ = load(SAMPLES)
    assert book
    filling = Filling(book, book.forms["service-conduct"], "zh", datetime.date(2026, 6, 1))
    asked = {question.key: question.help for question in filling.questions(Answers(Path("nowhere")))}
    zh, en = asked["supervising-department.zh"], asked["supervising-department.en"]
    assert ("指定＿＿＿" in zh, "appoints its ＿＿＿" in en) == (True, True), (zh, en)


def test_spoilt_answers_are_asked_for_anew(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text('{"name-zh": "清', encoding="utf-8")
    assert Answers(file) == {}
