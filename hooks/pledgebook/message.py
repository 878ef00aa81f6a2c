"""What a problem's words consist of."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """A problem's words; a `warning` doesn't stop the build."""

    zh: str
    en: str
    warning: bool = False
