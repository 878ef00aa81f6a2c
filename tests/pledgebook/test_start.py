from __future__ import annotations

import pytest

from pledgebook.start import SOUND, problems, publisher, questions


def test_the_answers_become_a_publisher_file_that_the_checks_accept() -> None:
    answers = SOUND | {"name-en": "Mou: Service", "phone": "010-00000000", "time-zone": "Asia/Shanghai"}
    assert publisher(answers).split("\n", 2)[2] == (
        'sample: false\nname:\n  zh: 某公司\n  en: "Mou: Service"\nlegal-name:\n  zh: 某公司\naddress:\n  zh: 某地\n'
        "time-zone: Asia/Shanghai\ncomplaints:\n  hours:\n    zh: 每日\n  channels:\n    - kind: phone\n"
        "      value: 010-00000000\n    - kind: post\n      value: 某地\n"
    )
    assert problems(publisher(answers).encode(), "publisher.yml") == []


def test_a_postal_address_stands_in_english_where_that_was_asked_for() -> None:
    assert "    - kind: post\n      value: 某地\n      value-en: 1 Some St\n" in publisher(
        SOUND | {"post-en": "1 Some St"}
    )
    assert "value-en" not in publisher(SOUND | {"post": "", "phone": "010-00000000", "post-en": "1 Some St"})
    assert [q.key for q in questions({}, "zh", {"post": "某地"}) if q.key == "post-en"] == ["post-en"]
    assert [q.key for q in questions({}, "zh", {"post": ""}) if q.key == "post-en"] == []


@pytest.mark.parametrize(
    ("typed", "kept", "is_sound"),
    [
        ("https://a.test", "https://a.test/", True),
        ("https://a.test/b/", "https://a.test/b/", True),
        ("", "", True),
        ("a.test", "a.test/", False),
        ("https://a.test/?b", "https://a.test/?b/", False),
    ],
)
def test_the_sites_address_gets_its_last_slash(typed: str, kept: str, *, is_sound: bool) -> None:
    question = questions({}, "en", {})[-1]
    assert (question.tidy(typed), not kept or not question.check(kept)) == (kept, is_sound)


def test_a_file_that_is_still_the_samples_is_refused() -> None:
    text = publisher(SOUND).replace("sample: false", "sample: true")
    assert [problem.code for problem in problems(text.encode(), "publisher.yml")] == ["still-sample"]
