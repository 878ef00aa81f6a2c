"""In: answers. Out: the text of a data file, as a careful person would type it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

Entry = str | Mapping[str, "Entry"] | list[Mapping[str, str]]
_PLAIN = re.compile(r"[\w\u4e00-\u9fff《（+][^:#\"'{}\[\]|>&*!%@`\\]*")


def scalar(value: str) -> str:
    """Return a value as YAML: plain where that can't be misread, else in double quotes."""
    is_plain = _PLAIN.fullmatch(value) and value == value.strip()
    return value if is_plain or re.fullmatch(r"https://[^\s#]+", value) else json.dumps(value, ensure_ascii=False)


def lines(entries: Mapping[str, Entry], indent: int = 0) -> list[str]:
    """Return keys with their values, line by line; an empty value leaves its key out."""
    pad, written = " " * indent, []
    for key, entry in entries.items():
        if isinstance(entry, str):
            written += [f"{pad}{key}: {scalar(entry)}"] if entry else []
        elif isinstance(entry, list):
            written += [f"{pad}{key}:"] if entry else []
            for item in entry:
                first, *rest = lines(item)
                written += [f"{pad}  - {first}", *(f"{pad}    {line}" for line in rest)]
        elif below := lines(entry, indent + 2):
            written += [f"{pad}{key}:", *below]
    return written


def letter(form: str, number: str, dates: Mapping[str, Entry], values: Mapping[str, Entry]) -> str:
    """Return a letter made of a form's own text: its lines stay, but for examples; what was asked for is put between.

    `dates` are the keys before `prevails`, `values` the value of each field by its id.
    """
    head, _, body = form.partition("title:")
    head = head.replace("../../docs/assets/schema/form.json", "../../../docs/assets/schema/letter.json")
    made = [f"{head.rstrip()}\n{lines({'number': number})[0]}" if head.strip() else lines({"number": number})[0]]
    field = ""
    in_fields = in_example = False
    for line in f"title:{body}".rstrip("\n").split("\n"):
        is_key = re.match(r"( {0,2})([A-Za-z][\w-]*):", line)
        if field and is_key:
            made += lines({"value": values[field]}, 4)
            field = ""
        if is_key and not is_key[1]:
            in_fields = is_key[2] == "fields"
            made += lines(dates) if is_key[2] == "prevails" else []
        elif is_key and in_fields and is_key[1] == "  ":
            field = is_key[2]
        in_example = in_fields and (line == "    example:" or (in_example and line.startswith("     ")))
        if not in_example:
            made.append(line)
    return "\n".join(made) + "\n"
