"""In: the bytes of one data file. Out: its text, and a problem for each character that a reader couldn't see or trust.

What would let two texts look alike and differ is refused where it stands; what has a plainer form is only noted.
Nothing is ever normalised. Source of the classes: Unicode general categories; UTS #39 for invisible characters.
"""

from __future__ import annotations

import bisect
import itertools
import re
import unicodedata
from array import array
from collections.abc import Iterator
from functools import lru_cache

from pledgebook.messages import MESSAGES
from pledgebook.problems import MOST, Problem

MAX_BYTES = 2_000_000

# Letters by category, but drawn as nothing: fillers and joiners.
_INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef\u2800"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH = "\u00ad\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_NONCHARACTERS = "\ufdd0-\ufdef\ufffe\uffff\ufffd"
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_COMPATIBILITY = "\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"

_CLASSES = {
    "unusual-indent": f"^ *[{_SPACES}][ {_SPACES}]*",
    "line-break-character": f"[{_BREAKS}]",
    "control-character": f"[{_CONTROLS}]",
    "direction-character": f"[{_BIDI}]",
    "invisible-character": f"[{_ZERO_WIDTH}{_INVISIBLE}]",
    "private-character": f"[{_PRIVATE}{_NONCHARACTERS}\ud800-\udfff]",
    "unusual-space": f"[{_SPACES}]",
    "compatibility-character": f"[{_COMPATIBILITY}]",
}
_ANY = re.compile("|".join(f"(?P<{code.replace('-', '_')}>{found})" for code, found in _CLASSES.items()), re.MULTILINE)
_INDENT = re.compile(_CLASSES["unusual-indent"], re.MULTILINE)
_BREAK = re.compile(_CLASSES["line-break-character"])
_DELETED = re.compile(f"[{_CONTROLS}{_BIDI}{_ZERO_WIDTH}{_INVISIBLE}{_PRIVATE}{_NONCHARACTERS}\ud800-\udfff]")
_UNUSUAL = re.compile(
    f"[{_BREAKS}{_CONTROLS}{_BIDI}{_ZERO_WIDTH}{_INVISIBLE}{_PRIVATE}{_NONCHARACTERS}\ud800-\udfff{_SPACES}{_COMPATIBILITY}]"
)


def decode(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Return the text of a file, or None where it can't be read at all, and its problems.

    Windows line ends are taken as line ends; every other CR is a problem. What is refused is left out of the text, so
    that reading can go on behind it and find the other problems.
    """
    if len(data) > MAX_BYTES:
        return None, [Problem(path, 1, 1, "file-too-large", {"limit": "2 MB"})]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:2]:
        return None, [Problem(path, 1, 1, "not-utf8", {"found": "UTF-16"})]
    if data.startswith(b"\xef\xbb\xbf"):
        return None, [Problem(path, 1, 1, "byte-order-mark")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = place(before, len(before))
        return None, [Problem(path, line, column, "not-utf8", {"found": _guess(data)})]
    text = text.replace("\r\n", "\n")
    if not _UNUSUAL.search(
        "".join(set(text))
    ):  # so it is with almost every file, and this look takes a tenth of the time
        return text, []
    found = list(strange(text, path))
    text = _INDENT.sub(lambda match: match[0].replace("\u3000", "  ").replace("\xa0", " "), text)
    return _DELETED.sub("", _BREAK.sub(" ", text)), found


def strange(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for each refused or noted character of `text`, up to `MOST` of either sort."""
    count = {True: 0, False: 0}
    for match in _ANY.finditer(text):
        code = str(match.lastgroup).replace("_", "-")
        is_note = MESSAGES[code].warning
        count[is_note] += 1
        if is_note and count[True] > MOST + 1:
            continue
        index = match.end() - len(match[0].lstrip(" ")) if code == "unusual-indent" else match.start()
        if count[is_note] > MOST:
            yield Problem(path, *place(text, index), "more-notes" if is_note else "more-problems")
            if not is_note:
                return
            continue
        character = text[index]
        is_shown = code == "compatibility-character"
        yield Problem(
            path,
            *place(text, index),
            code,
            {
                "code_point": f"U+{ord(character):04X}",
                "name": unicodedata.name(character, "?"),
                "shown": character if is_shown else "",
                "plain": unicodedata.normalize("NFKC", character) if is_shown else "",
            },
        )


def place(text: str, index: int) -> tuple[int, int]:
    """Return line and column, from 1, of the character at `index`."""
    starts = _line_starts(text)
    line = bisect.bisect_right(starts, index)
    return line, min(index, len(text)) - starts[line - 1] + 1


@lru_cache(maxsize=4)
def _line_starts(text: str) -> array[int]:
    """Return where each line begins, so that many places in one long text cost no more than one walk through it."""
    return array("L", itertools.chain([0], (match.end() for match in re.finditer("\n", text))))


def _guess(data: bytes) -> str:
    """Name the encoding that the file probably has, for the message alone."""
    for name, codec in (("GBK", "gb18030"), ("Big5", "big5")):
        try:
            data.decode(codec)
        except UnicodeDecodeError:
            continue
        return name
    return "ANSI"
