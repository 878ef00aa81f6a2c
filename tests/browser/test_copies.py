"""Comparing a copy with what was sealed: it forgives what copying does, and never a changed word."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.visiting import opened
from tests.pledgebook.data import ROOT, SAMPLES, UNSEALED
from tests.pledgebook.sealed_data import letter_json, seal

LETTERS = ["service-guarantee", "complaint-handling", "compensation"]  # in decimals, in articles, in outline
RADICALS = str.maketrans("月人日一见长门页风", "⽉⼈⽇⼀⻅⻓⻔⻚⻛")
_COMPARE = """([letter, language, texts]) => {
  const reference = pbSealed.reference(letter, language, []);
  return texts.map((text) => {
    const found = pbCopies.compare(reference, text);
    const apart = found.parts.filter((part) => part.state !== "same").map((part) => `${part.name} ${part.state}`);
    return [...apart, ...found.extra.map((extra) => extra.text), ...found.other];
  });
}"""
_FOLD = "(text) => pbFolding.fold(text).folded"


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Iterator[Page]:
    """A page on which the comparison is at hand."""
    with opened(browser) as context:
        page = context.new_page()
        for name in ("folding", "sealed", "copies"):
            page.add_script_tag(path=ROOT / f"docs/assets/javascripts/{name}.js")
        yield page


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    data = tmp_path_factory.mktemp("copies") / "data"
    shutil.copytree(SAMPLES, data, ignore=UNSEALED)
    if not (data / "ledger.jsonl").exists():
        seal(data)
    return {letter: letter_json(data, letter, 1) for letter in LETTERS}


def lines(letter: dict[str, Any], language: str) -> list[str]:
    """Return the lines of a letter as its page shows them: number, heading and each paragraph on a line of its own."""

    def said(text: Any) -> str:
        return "".join(piece if isinstance(piece, str) else piece["shown"] for piece in text.get(language, text["zh"]))

    values = {leaf["path"]: leaf["value"] for leaf in letter["leaves"]}
    found = [said(values["title"]), *said(values["summary"]).split("\n")]
    found += said(values["preamble"]).split("\n") if "preamble" in values else []
    for path, value in values.items():
        if path.startswith("clauses/"):
            found += [said(value["label"]), said(value["heading"]) if "heading" in value else ""]
            space = " " if language == "en" else ""
            term = f"“{said(value['term'])}”{space}" if "term" in value else ""
            found += (term + said(value["text"])).split("\n") if "text" in value else []
    return [line for line in found if line.strip()]


def numbers(letter: dict[str, Any], language: str) -> set[str]:
    return {leaf["value"]["label"][language] for leaf in letter["leaves"] if leaf["path"].startswith("clauses/")}


def broken(text: str, dice: random.Random, between: str) -> str:
    """Break lines where a window or a sheet of paper would: in Chinese anywhere, in English at spaces."""
    if re.search("[一-鿿]", text):
        return re.sub(r"(?<=[一-鿿，。；、])(?=[一-鿿])", lambda _: between if dice.random() < 0.03 else "", text)
    return re.sub(" ", lambda _: between if dice.random() < 0.1 else " ", text)


HEADERS = {
    "zh": "\n示例公司　{number}\n第1版 · 2026年1月1日生效\nhttps://example.com/letters/x/v1/\n"
    "摘要 0123456789abcdef\n第3页 共12页\n— 3 —\n",
    "en": "\nExample Company · {number}\nVersion 1 · effective 1 January 2026\nhttps://example.com/en/letters/x/v1/\n"
    "digest 0123456789abcdef\nPage 3 of 12\n2026/6/1 10:23\n",
}
Copying = Callable[[str, random.Random], str]
COPYING: dict[str, Copying] = {
    "nothing": lambda text, _: text,
    "lines broken": lambda text, dice: broken(text, dice, "\n"),
    "full-width and unbreakable spaces": lambda text, _: re.sub("(?<=[，。])", "\u3000", text.replace(" ", "\u00a0")),
    "soft hyphens": lambda text, _: re.sub(r"(?<=[a-z]{3})(?=[a-z]{3})", "\u00ad", text),
    "words broken at soft hyphens": lambda text, _: re.sub(r"(?<=[a-z]{4})(?=[a-z]{4})", "\u00ad\n", text),
    "radicals for characters": lambda text, _: text.translate(RADICALS),
    "full-width signs": lambda text, _: text.replace("%", "％").replace("(", "（").replace(")", "）"),
    "invisible characters": lambda text, _: re.sub("(?<=[一-鿿])(?=[一-鿿])", "\u200b", text),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", LETTERS)
def test_it_forgives_what_copying_does(
    name: str, language: str, sealed: dict[str, dict[str, Any]], scripts: Page
) -> None:
    letter, dice = sealed[name], random.Random(name + language)
    number = next(leaf["value"] for leaf in letter["leaves"] if leaf["path"] == "number")
    typed = lines(letter, language)
    texts = {how: copying("\n".join(typed), dice) for how, copying in COPYING.items()}
    texts["page headers and footers"] = broken("\n".join(typed), dice, HEADERS[language].format(number=number))
    texts["no numbers"] = "\n".join(line for line in typed if line not in numbers(letter, language))
    cited = "《{}》第1版\n" if language == "zh" else "“{}” (No. {}, version 1)\n"
    texts["a citation in front"] = cited.format(typed[0], number) + texts["nothing"]
    found = scripts.evaluate(_COMPARE, [letter, language, list(texts.values())])
    assert {how: apart for how, apart in zip(texts, found, strict=True) if apart} == {}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", LETTERS)
def test_it_never_forgives_a_changed_character(
    name: str, language: str, sealed: dict[str, dict[str, Any]], scripts: Page
) -> None:
    letter, dice = sealed[name], random.Random(name + language)
    typed = lines(letter, language)
    words = [at for at, line in enumerate(typed) if line not in numbers(letter, language)]
    changed: list[tuple[str, str]] = []
    while len(changed) < 40:
        at = dice.choice(words)
        line, place = typed[at], dice.randrange(len(typed[at]))
        one = dice.choice("不无可除三1，" if language == "zh" else "xeno1,")
        other = dice.choice([line[:place] + line[place + 1 :], line[:place] + one + line[place:]])
        other = dice.choice([other, line[:place] + one + line[place + 1 :], f"{one}\n{line}", f"{line}\n{one}{one}"])
        if other.split() != line.split() and re.sub(r"\s", "", other) != re.sub(r"\s", "", line):
            changed.append((f"{line} → {other}", "\n".join([*typed[:at], other, *typed[at + 1 :]])))
    found = scripts.evaluate(_COMPARE, [letter, language, [text for _, text in changed]])
    assert [what for (what, _), apart in zip(changed, found, strict=True) if not apart] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.5", "15"),
        ("now here", "nowhere"),
        ("10²", "102"),
        ("5 日 1 次", "51次"),
        ("①", "1"),
        ("已", "己"),
        ("may be", "maybe"),
        ("¼", "14"),
    ],
)
def test_what_copying_never_does_is_another_text(old: str, new: str, scripts: Page) -> None:
    assert scripts.evaluate(_FOLD, old) != scripts.evaluate(_FOLD, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("8⁠0％", "80%"),
        ("⽉⻚", "月页"),
        ("ﬁnal ef\u00adfect", "final effect"),
        ("4 小时", "4小时"),
        ("e\u0301", "é"),
        ("non\u2011binding", "non-binding"),
        ("the\u00ad\ngoods", "thegoods"),
        ("两\n个，　工作日", "两个,工作日"),
    ],
)
def test_what_copying_does_is_the_same_text(old: str, new: str, scripts: Page) -> None:
    assert scripts.evaluate(_FOLD, old) == scripts.evaluate(_FOLD, new)


def test_a_digit_in_front_of_a_clause_without_a_space_is_no_number_of_it(scripts: Page) -> None:
    """A clause numbered 1 that begins with 5日 can't be made 15日 by leaving out the space."""
    number = {"place": [1], "label": {"zh": "1"}, "cited": {"zh": "第1条"}}
    clause = {"path": "clauses/a", "value": number | {"text": {"zh": ["5日内答复客户。"]}}}
    letter = {"letter": "a", "version": 1, "ledger": [], "leaves": [clause]}
    found = scripts.evaluate(_COMPARE, [letter, "zh", ["1 5日内答复客户。", "1\n5日内答复客户。", "15日内答复客户。"]])
    assert found == [[], [], ["第1条 differs"]]


def test_a_clause_copied_without_its_heading_is_the_same_and_one_with_another_heading_is_not(
    sealed: dict[str, dict[str, Any]], scripts: Page
) -> None:
    letter = sealed["complaint-handling"]
    value = next(leaf["value"] for leaf in letter["leaves"] if leaf["path"] == "clauses/closing-time")
    text = "".join(piece if isinstance(piece, str) else piece["shown"] for piece in value["text"]["zh"])
    bare, renamed = scripts.evaluate(_COMPARE, [letter, "zh", [text, f"另一标题\n{text}"]])
    assert [each for each in bare if not each.endswith("missing")] == []
    assert [each for each in renamed if not each.endswith("missing")] != []


def test_a_clause_at_another_place_is_told(sealed: dict[str, dict[str, Any]], scripts: Page) -> None:
    letter = sealed["complaint-handling"]
    typed = lines(letter, "zh")
    moved = [*typed[:-8], typed[-1], *typed[-8:-1]]
    (found,) = scripts.evaluate(_COMPARE, [letter, "zh", ["\n".join(moved)]])
    assert [each for each in found if each.endswith(("moved", "differs"))] != []
