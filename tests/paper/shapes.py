"""Letters of shapes that no sample has: of one clause, of two hundred, of clauses over a page, deep, unbreakable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.pledgebook.data import LETTER

ZH = "本公司收到客户的请求后，应当查明事实，说明理由，并以客户选择的方式书面答复；客户有异议的，可以要求复核。"
EN = "On receiving a request, the company finds out the facts, gives its reasons and answers in writing. "
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
URL = (
    "客户可以在下列网址查询：https://example.com/"
    + "averylongpathwithoutanyhyphenorspace" * 4
    + "/"
    + "a-very-long-path/" * 4
)


@dataclass(frozen=True)
class Shape:
    """A clause: how often its sentence stands in each paragraph, and the clauses below; `words` come in front."""

    paragraphs: tuple[int, ...] = ()
    below: tuple[Shape, ...] = ()
    words: str = ""
    has_heading: bool = True


def _deep(levels: int) -> Shape:
    return Shape((1,), (_deep(levels - 1), Shape((1,), has_heading=False)) if levels else (), has_heading=levels > 1)


SHAPES = {
    "one-clause": ("decimal", (Shape((1,)),)),
    "two-hundred": ("articles", tuple(Shape((), tuple(Shape((1 + n % 3,)) for n in range(20))) for _ in range(10))),
    "over-a-page": ("outline", (Shape((), (Shape((40,)), Shape((1,) * 40), Shape((3, 30, 3)))), Shape((2,)))),
    "deep": ("decimal", tuple(_deep(3) for _ in range(4))),
    "unbreakable": ("decimal", (Shape((1,), words=WORD), Shape((), (Shape((2,), words=URL), Shape((1,)))))),
}
"""By the letter's id: how it is numbered, and its clauses."""


def written() -> dict[str, str]:
    """Return the letters' files."""
    begin = LETTER[: LETTER.index("fields:")].replace("{response}", "4")
    files = {}
    for number, (name, (numbering, shapes)) in enumerate(SHAPES.items(), 11):
        head = begin.replace("CS-2026-001", f"CS-2026-{number:03}")
        files[f"letters/{name}/v1.yml"] = head + f"numbering: {numbering}\nclauses:\n" + "".join(_lines(shapes, "c", 2))
    return files


def _lines(shapes: tuple[Shape, ...], id_: str, indent: int) -> Iterator[str]:
    begin = " " * indent
    for number, shape in enumerate(shapes, 1):
        own = f"{id_}-{number}"
        yield f"{begin}- id: {own}\n"
        if shape.has_heading:
            yield f"{begin}  heading:\n{begin}    zh: 答复与复核\n{begin}    en: Answer and review\n"
        if shape.paragraphs:
            yield f"{begin}  kind: duty\n{begin}  text:\n"
            for language, sentence in (("zh", ZH), ("en", EN)):
                yield f"{begin}    {language}: |\n"
                yield from (f"{begin}      {shape.words}{(sentence * times).strip()}\n" for times in shape.paragraphs)
        if shape.below:
            yield f"{begin}  clauses:\n"
            yield from _lines(shape.below, own, indent + 4)
