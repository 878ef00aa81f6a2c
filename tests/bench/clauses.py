"""Makes clauses without a site: the nine letters, or their sentences mixed anew, with other numbers and names."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Iterator

from tests.bench.corpus import SAMPLES

from pledgebook.book import load
from pledgebook.library import Library
from pledgebook.model import Synonyms
from pledgebook.search_docs import PARAGRAPH, Doc, Group, shown
from pledgebook.vocabulary import Language

_HAN = (
    "春夏秋冬东南西北山川湖海江河云雨风雷金木水火土石玉瓷布丝棉麻纸笔墨书画琴棋茶酒米面油盐酱醋糖果蔬豆牛羊马鸡鸭鱼虾蟹"
)
_SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ter",
    "van",
    "dor",
    "sel",
    "pra",
    "qui",
    "zen",
    "bor",
    "tal",
    "ris",
    "mon",
    "fel",
    "gar",
]
_SENTENCE: dict[Language, str] = {"zh": r"(?<=[。；])", "en": r"(?<=[.;]) "}


def synonyms(language: Language) -> Synonyms:
    """Return the sample's: every site has some, and they are part of what a query needs."""
    book, _ = load(SAMPLES)
    assert book
    return book.synonyms[language]


def make_groups(count: int, language: Language) -> Iterator[Group]:
    """Yield letters with at least so many clauses in all, always the same; names are as rare as words are (Zipf).

    Where the nine letters have as many themselves, it is they.
    """
    draw = random.Random(5)
    book, _ = load(SAMPLES)
    assert book
    real = list(shown(Library(book, datetime.date(2026, 6, 1)), language))
    if count <= sum(len(group.docs) for group in real):
        yield from real
        return
    texts = [doc.text.replace(PARAGRAPH, " ") for group in real for doc in group.docs if doc.id]
    sentences = [part.strip() for text in texts for part in re.split(_SENTENCE[language], text) if part.strip()]
    letters = _HAN if language == "zh" else _SYLLABLES
    names = ["".join(draw.choices(letters, k=draw.choice((2, 2, 3)))) for _ in range(3000)]
    weights = [1 / (rank + 10) for rank in range(len(names))]

    def named() -> str:
        return draw.choices(names, weights)[0]

    def varied(text: str) -> str:
        return re.sub(r"\d+", lambda _: str(draw.randint(1, 90)), text)

    def clause(doc: Doc) -> Doc:
        if not doc.id:
            heading = f"{named()}{doc.heading}" if language == "zh" else f"{named().title()}: {doc.heading}"
            return doc._replace(heading=heading, text=varied(doc.text))
        text = ("" if language == "zh" else " ").join(map(varied, draw.sample(sentences, draw.randint(1, 3))))
        about = f"就{named()}而言，" if language == "zh" else f"For {named()}, "
        return doc._replace(text=(about if draw.random() < 0.5 else "") + text)

    made = 0
    number = 0
    while made < count:
        group = real[number % len(real)]
        docs = tuple(map(clause, group.docs))
        yield Group(f"{group.letter}-{number}", "", f"CS-{number:06}", group.days, docs)
        made += len(docs)
        number += 1
