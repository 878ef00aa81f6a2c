"""In: the file of a letter's last version. Out: the draft of the next one, ready to be edited."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pledgebook.model import Text
from pledgebook.nodes import Mapping, Node, Path, Scalar, Sequence
from pledgebook.regions import Regions
from pledgebook.values import parse_date
from pledgebook.vocabulary import LANGUAGES
from pledgebook.wording import TRANSITION

_OF_ONE_VERSION = ("signed", "changes", "transition", "removed")
_OF_ONE_CLAUSE = ("translation-checked", "from")


def renewed(text: str, effective: datetime.date, why: Text) -> str:
    """Return the next version as a draft: the same words, unsigned, in force from `effective`, with the reason.

    ValueError where the file has problems.
    """
    regions = Regions(text)
    dropped = {number for path in _dropped(regions, effective) for number in regions.of(path)}
    first = regions.of(("effective",))
    made: list[str] = []
    for number, line in enumerate(regions.lines):
        if number == first.start:
            made += [f"effective: {effective}", *_told("changes", why), *_told("transition", TRANSITION)]
        elif number not in dropped and number not in first:
            made.append(line)
    return "\n".join(made) + "\n"


def _dropped(regions: Regions, effective: datetime.date) -> Iterator[Path]:
    """Yield what belongs to the last version alone."""
    keys = regions.tree.entries
    yield from ((key,) for key in _OF_ONE_VERSION if key in keys)
    expires = keys.get("expires")
    if isinstance(expires, Scalar) and parse_date(expires.value) < effective:
        yield ("expires",)
    yield from _confirmations(keys["clauses"], ("clauses",))


def _confirmations(node: Node, path: Path) -> Iterator[Path]:
    for index, clause in enumerate(node.items if isinstance(node, Sequence) else ()):
        here = (*path, index)
        if isinstance(clause, Mapping):
            yield from ((*here, key) for key in _OF_ONE_CLAUSE if key in clause.entries)
            if "clauses" in clause.entries:
                yield from _confirmations(clause.entries["clauses"], (*here, "clauses"))


def _told(key: str, words: Text) -> list[str]:
    told = ((language, words.zh if language == "zh" else words.en) for language in LANGUAGES)
    return [f"{key}:", *(line for language, text in told if text for line in (f"  {language}: |", f"    {text}"))]
