"""In: a data file's text, and the parts that lose their words by law. Out: the text with the placeholder instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pledgebook.nodes import Mapping, Node, Path, Scalar, find
from pledgebook.nodes import Sequence as Items
from pledgebook.regions import Regions
from pledgebook.restored import REDACTED
from pledgebook.vocabulary import LANGUAGES


def erased(text: str, paths: Sequence[str]) -> str:
    """Return the file without the words of the leaves at `paths` (`summary`, `fields/<id>`, `clauses/<id>`).

    ValueError where the file has problems.
    """
    for path in paths:
        kind, _, id_ = path.partition("/")
        regions = Regions(text)
        if kind == "clauses":
            lines = _without_clause(regions, next(_clauses(regions.tree, id_)))
        elif kind == "fields":
            lines = _without_field(regions, id_)
        elif kind == "signed":
            lines = _replaced(regions, ("signed", "by"), _words(4))
        else:
            lines = _replaced(regions, (kind,), _texts(2) if kind != "removed" else None)
        text = "\n".join(lines) + "\n"
    return text


def _clauses(node: Node, id_: str, path: Path = ()) -> Iterator[Path]:
    """Yield the place of the clause with this id."""
    if isinstance(node, Mapping):
        found = find(node, ("id",))
        if path and isinstance(found, Scalar) and found.value == id_:
            yield path
        if "clauses" in node.entries:
            yield from _clauses(node.entries["clauses"], id_, (*path, "clauses"))
    elif isinstance(node, Items):
        for index, item in enumerate(node.items):
            yield from _clauses(item, id_, (*path, index))


def _without_clause(regions: Regions, path: Path) -> list[str]:
    """Keep the clause's id, its placeholder and the clauses below it."""
    clause = find(regions.tree, path)
    assert isinstance(clause, Mapping)
    whole, indent = regions.of(path), regions.indent((*path, "id"))
    pad = " " * indent
    kept = [f"{pad[:-2]}- id: {_value(clause, 'id')}", f"{pad}text:", *_texts(indent + 2)]
    if "clauses" in clause.entries:
        below = regions.of((*path, "clauses"))
        kept += [pad + regions.lines[below.start][indent:], *regions.lines[below.start + 1 : below.stop]]
    return [*regions.lines[: whole.start], *kept, *regions.lines[whole.stop :]]


def _without_field(regions: Regions, id_: str) -> list[str]:
    """Make the placeholder the field's value, and its id the label: neither says anything any more."""
    label = ["    label:", *(f"      {language}: {id_}" for language in LANGUAGES)]
    return _replaced(regions, ("fields", id_), ["    type: text", *label, "    value:", *_words(6)])


def _replaced(regions: Regions, path: Path, instead: list[str] | None) -> list[str]:
    """Return the lines with others below the key at `path`; without the key where there are none."""
    try:
        whole = regions.of(path)
    except KeyError:
        return regions.lines
    kept = [] if instead is None else [regions.lines[whole.start], *instead]
    return [*regions.lines[: whole.start], *kept, *regions.lines[whole.stop :]]


def _value(node: Mapping, key: str) -> str:
    found = node.entries[key]
    assert isinstance(found, Scalar)
    return found.value


def _words(indent: int) -> list[str]:
    return [f"{' ' * indent}{language}: {REDACTED.shown(language)[0]}" for language in LANGUAGES]


def _texts(indent: int) -> list[str]:
    pad = " " * indent
    return [line for language in LANGUAGES for line in (f"{pad}{language}: |", f"{pad}  {REDACTED.shown(language)[0]}")]
