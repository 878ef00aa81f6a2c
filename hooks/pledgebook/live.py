"""In: where a ledger is live: a file, a folder or a web address. Out: the ledger, or why it can't be had."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

from pledgebook.archive import LEDGER
from pledgebook.ledger import Ledger, parse
from pledgebook.problems import Problem

_PATIENCE = 30  # seconds


def live_ledger(where: str) -> tuple[Ledger, list[Problem]]:
    """Return the ledger at `where`. A site or folder that has none yet is an empty one, with a note."""
    is_web = where.startswith(("https://", "http://"))
    name = where if where.endswith(".jsonl") else f"{where.rstrip('/')}/{LEDGER}"
    try:
        data = _fetched(name) if is_web else Path(name).read_bytes()
    except FileNotFoundError:
        return Ledger(), [Problem(name, 1, 1, "live-ledger-absent")]
    except (OSError, ValueError) as error:
        return Ledger(), [Problem(name, 1, 1, "live-ledger-unreachable", {"reason": str(error)})]
    return parse(data, name)


def _fetched(address: str) -> bytes:
    asked = urllib.request.Request(address, headers={"User-Agent": "pledgebook"})
    try:
        with urllib.request.urlopen(asked, timeout=_PATIENCE) as answer:
            data: bytes = answer.read()
            return data
    except urllib.error.HTTPError as error:
        if error.code in {404, 410}:
            raise FileNotFoundError(address) from None
        raise
