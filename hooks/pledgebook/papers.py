"""In: the list of finished PDFs that a build is given. Out: for each, what a link to it says: its size and pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

LIST = "PLEDGEBOOK_PDFS"
"""The environment variable that names the list's file."""
PRINTS = "PLEDGEBOOK_PRINTS"
"""The one that, set at all, has a build write the pages that are only for paper too: it is going to be printed."""


class Paper(NamedTuple):
    """A PDF: bytes and pages."""

    size: int
    pages: int

    @property
    def kilobytes(self) -> int:
        """Return its size as people read it, rounded up."""
        return -(-self.size // 1000)


Papers: TypeAlias = Mapping[str, Paper]
"""By path below the site's root."""


def read(path: str | None) -> Papers:
    """Return the papers in the list; none where there is no list."""
    if not path:
        return {}
    return {name: Paper(*both) for name, both in json.loads(Path(path).read_text(encoding="utf-8")).items()}


def listed(papers: Papers) -> str:
    """Return the list's text."""
    return json.dumps(dict(sorted(papers.items())))
