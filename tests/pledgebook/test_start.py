from __future__ import annotations

from pledgebook.start import SOUND, problems, publisher


def test_the_answers_become_a_publisher_file_that_the_checks_accept() -> None:
    answers = SOUND | {"name-en": "Mou: Service", "phone": "010-00000000", "time-zone": "Asia/Shanghai"}
    assert publisher(answers).split("\n", 2)[2] == (
        'sample: false\nname:\n  zh: 某公司\n  en: "Mou: Service"\nlegal-name:\n  zh: 某公司\naddress:\n  zh: 某地\n'
        "time-zone: Asia/Shanghai\ncomplaints:\n  hours:\n    zh: 每日\n  channels:\n    - kind: phone\n"
        "      value: 010-00000000\n    - kind: post\n      value: 某地\n"
    )
    assert problems(publisher(answers).encode(), "publisher.yml") == []


def test_a_file_that_is_still_the_samples_is_refused() -> None:
    text = publisher(SOUND).replace("sample: false", "sample: true")
    assert [problem.code for problem in problems(text.encode(), "publisher.yml")] == ["still-sample"]
