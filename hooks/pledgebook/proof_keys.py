"""In: the forms of leaves and ledger entries. Out: their keys with type, need and both descriptions, for the site."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from types import NoneType
from typing import Any, NamedTuple

from pledgebook.digests import digest, leaf_digest, version_digest
from pledgebook.leaves import VALUES, Filled, Form, Linked, Running, Words
from pledgebook.ledger import KINDS
from pledgebook.model import Text

_SHARED = (Words, Running, Filled, Linked)
_NAMES: dict[Any, Text] = {
    str: Text("字符串", "string"),
    int: Text("整数", "integer"),
    bool: Text("true 或 false", "true or false"),
    Words: Text("双语文字", "words"),
    Running: Text("正文", "running text"),
    Filled: Text("填写项", "field"),
    Linked: Text("引用", "reference"),
}
_LEAVES = {
    "letter": Text("承诺书id。", "The letter’s id."),
    "version": Text("版本号。", "The version’s number."),
    "number": Text("承诺书编号。", "The letter’s number, as people cite it."),
    "publisher": Text("发布单位当时的名称。", "The publisher, by the names of that day."),
    "title": Text("名称。", "Title."),
    "summary": Text("通俗说明。", "Summary in plain words."),
    "preamble": Text("序言。", "Preamble."),
    "stage": Text("服务阶段；适用于全流程的没有。", "Stage of service; none where it covers the whole course."),
    "headline": Text("代表本承诺书的条款id。", "The id of the clause whose promise stands for the letter."),
    "effective": Text("生效日期，如 2026-01-01。", "The day from which it is in force, such as 2026-01-01."),
    "expires": Text("届满日期，含当日。", "Its last day, inclusive."),
    "zone": Text("日期所用的时区。", "The time zone that days are read in."),
    "signed": Text("签署。", "The signature."),
    "prevails": Text("以何种语言为准：zh 或 en。", "The language that prevails: zh or en."),
    "numbering": Text("编号方式。", "How clauses are numbered."),
    "changes": Text("本版改了什么、为什么。", "What this version changed, and why."),
    "transition": Text("适用于哪些订单。", "Which orders it governs."),
    "removed": Text("本版删除的条款。", "The clauses that this version ended."),
    "fields": Text("填写项，每项一个部分。", "Fields, a leaf each."),
    "clauses": Text("条款，每条一个部分，按编号先后排列。", "Clauses, a leaf each, in the order of their numbers."),
    "corrections": Text(
        "封存后的勘误，每处一个部分，列在 corrections 而不在 leaves 中。",
        "Slips mended after sealing, a leaf each; they stand in corrections and not among the leaves.",
    ),
}
"""What each leaf is, by the first part of its path."""
_ALWAYS = {"letter", "version", "number", "publisher", "title", "summary", "effective", "zone", "signed", "prevails"}
_ALWAYS |= {"numbering", "clauses"}


class Part(NamedTuple):
    """One key, or one leaf. `path` names it from the top."""

    path: str
    is_required: bool
    type: Text
    words: Text


class Example(NamedTuple):
    """A leaf, the list of two leaves' digests and an entry, each with its canonical JSON and digest."""

    leaf: str
    leaf_digest: str
    version: str
    version_digest: str
    entry: str
    entry_digest: str


class Documentation(NamedTuple):
    """All that the page on the data format says of what is sealed."""

    leaves: list[Part]
    shared: list[tuple[Text, list[Part]]]
    """The forms that stand in many places, with their keys."""
    entries: list[tuple[str, Text, list[Part]]]
    """Each kind of entry in the ledger: its word, what it is for, its keys."""
    example: Example


def documentation() -> Documentation:
    """Return every key of what is sealed, and an example."""
    shared = [(_NAMES[form], list(_parts(form, ""))) for form in _SHARED]
    entries = [(kind, _described(form.model_fields["kind"].description), _entry(form)) for kind, form in KINDS.items()]
    return Documentation(_leaves(), shared, entries, _example())


def _leaves() -> list[Part]:
    """Return every leaf with the keys of its value."""
    found = []
    for name, form in VALUES.items():
        path = f"{name}/<id>" if name in {"fields", "clauses"} else f"{name}/<n>" if name == "corrections" else name
        found.append(Part(path, name in _ALWAYS, _type(form), _LEAVES[name]))
        found += _below(form, f"{path}: ")
    return found


def _example() -> Example:
    """Return numbers by which others can test their own programs."""
    salts = ("00112233445566778899aabbccddeeff", "ffeeddccbbaa99887766554433221100")
    leaves = [leaf_digest("letter", salts[0], "example"), leaf_digest("title", salts[1], {"zh": "例", "en": "Example"})]
    whole = version_digest(leaves)
    entry = {"seq": 1, "on": "2026-01-01", "kind": "seal", "letter": "example", "version": 1, "digest": whole}
    entry |= {"leaves": "".join(each[:8] for each in leaves), "prev": ""}
    return Example(
        leaf=f'["title","{salts[1]}",{{"en":"Example","zh":"例"}}]',
        leaf_digest=leaves[1],
        version=f'["{leaves[0]}","{leaves[1]}"]',
        version_digest=whole,
        entry=(
            f'{{"digest":"{whole}","kind":"seal","leaves":"{entry["leaves"]}","letter":"example","on":"2026-01-01",'
            '"prev":"","seq":1,"version":1}'
        ),
        entry_digest=digest(entry),
    )


def _entry(form: type[Form]) -> list[Part]:
    order = {name: place for place, name in enumerate(("seq", "on", "kind"))}
    last = {"prev": 98, "entry": 99}
    parts = list(_parts(form, "", below=False))
    return sorted(parts, key=lambda part: order.get(part.path, last.get(part.path, 50)))


def _parts(form: type[Form], above: str, *, below: bool = True) -> Iterator[Part]:
    for name, field in form.model_fields.items():
        path = above + (field.alias or name)
        yield Part(path, field.is_required(), _type(field.annotation), _described(field.description))
        if below:
            yield from _below(field.annotation, f"{path}.")


def _below(annotation: Any, above: str) -> Iterator[Part]:
    """Yield the keys of what stands in a value, but for the forms that are told once for all."""
    for form in _forms(annotation):
        if form not in _SHARED:
            yield from _parts(form, above)


def _forms(annotation: Any) -> Iterator[type[Form]]:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _forms(inner)


def _type(annotation: Any) -> Text:
    """Return what JSON a value is, in both languages."""
    if annotation in _NAMES:
        return _NAMES[annotation]
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _type(inner[0])
    if origin is typing.Literal:
        return Text(f"“{inner[0]}”", f"“{inner[0]}”")
    if origin is list:
        words = _type(inner[0])
        return Text(f"列表：{words.zh}", f"list: {words.en}")
    kinds = dict.fromkeys(_type(each) for each in inner if each is not NoneType)
    if kinds:
        return Text("、".join(kind.zh for kind in kinds), " or ".join(kind.en or "" for kind in kinds))
    return Text("对象", "object")


def _described(description: str | None) -> Text:
    zh, _, en = (description or "").partition("\n")
    return Text(zh, en)
