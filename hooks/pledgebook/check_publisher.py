"""In: the validated entries of publisher.yml. Out: the `Publisher`, and what is wrong with its details."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pledgebook.model import Channel, Publisher, Text
from pledgebook.nodes import Mapping, Node, Scalar, Sequence, find, position
from pledgebook.problems import Problem
from pledgebook.prose import findings
from pledgebook.schema import Bilingual, PublisherFile
from pledgebook.vocabulary import ChannelKind

SAMPLE = re.compile(r"示例|Example Company|(?:[\w.-]+@)?example\.com|400-000-0000")
"""What only the fictitious company has."""

_CHANNELS = {
    ChannelKind.PHONE: re.compile(r"\+?[0-9(][0-9 ()-]{3,24}(?:(?: ?转 ?| ?ext\.? ?)[0-9]{1,6})?"),
    ChannelKind.EMAIL: re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"),
    ChannelKind.WEB: re.compile(r"https://[^\s<>\"']+"),
}
"""What a channel's value must look like to become a link (RFC 3966, HTML's e-mail state, RFC 3986)."""

# GB 32100-2015, 4.4: each of the first 17 characters has its weight, 3 to the power of its position modulo 31.
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def check_publisher(entries: PublisherFile, tree: Mapping, path: str) -> tuple[Publisher, list[Problem]]:
    """Return the publisher and its problems. A sample's details must be impossible, a real company's must be right."""
    is_sample = entries.sample == "true"
    problems = []
    if entries.credit_code and not is_sample and not has_check_digit(entries.credit_code):
        problems.append(Problem(path, *position(tree, ("credit-code",)), "wrong-check-digit"))
    if not is_sample:
        problems += [Problem(path, line, column, "sample-left", {"found": found}) for line, column, found in left(tree)]
    problems += _private(tree, path)
    problems += _untranslated(tree, path)
    problems += _unreachable(entries, tree, path)
    publisher = Publisher(
        is_sample=is_sample,
        name=_text(entries.name),
        legal_name=_text(entries.legal_name),
        credit_code=entries.credit_code,
        licence=entries.licence,
        address=_text(entries.address) if entries.address else None,
        icp=entries.icp,
        police=entries.police,
        time_zone=entries.time_zone,
        hours=_text(entries.complaints.hours),
        channels=tuple(
            Channel(channel.kind, channel.value, _text(channel.note) if channel.note else None, channel.value_en)
            for channel in entries.complaints.channels
        ),
        layout=entries.layout,
    )
    return publisher, problems


def left(node: Node) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and words of every value that still is the sample company's."""
    if isinstance(node, Scalar):
        if found := SAMPLE.search(node.value):
            yield node.line, node.column, found[0]
        return
    for below in node.items if isinstance(node, Sequence) else node.entries.values():
        yield from left(below)


def _private(node: Node, path: str) -> Iterator[Problem]:
    """Yield each number of a person, anywhere in the file."""
    if isinstance(node, Scalar):
        for finding in findings(node.value, "en"):
            if finding.code in {"identity-number", "mobile-number"}:
                yield Problem(path, *node.at(finding.offset), finding.code, {"words": finding.words})
        return
    for below in node.items if isinstance(node, Sequence) else node.entries.values():
        yield from _private(below, path)


def _untranslated(node: Node, path: str) -> Iterator[Problem]:
    """Yield each text that has Chinese and no English."""
    if isinstance(node, Mapping) and "zh" in node.keys and "en" not in node.keys:
        yield Problem(path, *node.keys["zh"], "translation-missing")
    elif isinstance(node, Mapping | Sequence):
        for below in node.items if isinstance(node, Sequence) else node.entries.values():
            yield from _untranslated(below, path)


def _unreachable(entries: PublisherFile, tree: Mapping, path: str) -> Iterator[Problem]:
    """Yield each channel whose value nobody could call, write to or open."""
    for index, channel in enumerate(entries.complaints.channels):
        form = _CHANNELS.get(channel.kind)
        if form and not form.fullmatch(channel.value):
            node = find(tree, ("complaints", "channels", index, "value"))
            yield Problem(path, node.line, node.column, f"bad-{channel.kind.value}", {"found": channel.value})


def has_check_digit(code: str) -> bool:
    """Whether the last of the 18 characters is the one that the others require (GB 32100-2015)."""
    total = sum(_CREDIT_ALPHABET.index(character) * pow(3, index, 31) for index, character in enumerate(code[:17]))
    return _CREDIT_ALPHABET[(31 - total % 31) % 31] == code[17]


def _text(entry: Bilingual) -> Text:
    return Text(entry.zh, entry.en)
