"""What was checked before: letters behind their own checks, on disk between runs and in memory while a server runs.

A letter is kept under its file's name, with the SHA-256 of all that it depends on: the file's name and bytes, this
package's code and the pinned libraries. What depends on several files is checked anew each time. So a stale, cut-off or
deleted cache can cost time, but never change a result.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from pledgebook.checked import Checked


class _Kept(NamedTuple):
    key: str
    checked: Checked


class Cache:
    """The letters kept in a folder, which may be deleted at any time; None keeps them in memory alone."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._memory: dict[str, _Kept] = {}

    def find(self, path: str, data: bytes) -> Checked | None:
        """Return what the checks of the file gave when it last had these bytes, or None."""
        kept = self._memory.get(path) or self._read(path)
        if kept is None or kept.key != _key(path, data):
            return None
        self._memory[path] = kept
        return kept.checked

    def keep(self, path: str, data: bytes, checked: Checked) -> None:
        """Keep what the checks of the file gave."""
        kept = self._memory[path] = _Kept(_key(path, data), checked)
        if self._folder is None:
            return
        file = self._file(self._folder, path)
        partial = file.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(_adapter().dump_json(kept))
            partial.replace(file)  # moved there whole, so that nobody finds a half-written one
        except OSError:  # a disk that can't be written only makes the next run slower
            with suppress(OSError):
                partial.unlink()

    def _read(self, path: str) -> _Kept | None:
        if self._folder is None:
            return None
        try:
            return _adapter().validate_json(self._file(self._folder, path).read_bytes())
        except (OSError, ValidationError):  # not there, or cut short: read the letter itself
            return None

    @staticmethod
    def _file(folder: Path, path: str) -> Path:
        return folder / f"{hashlib.sha256(path.encode()).hexdigest()[:32]}.json"


@cache
def _adapter() -> TypeAdapter[_Kept]:
    return TypeAdapter(_Kept)


def _key(path: str, data: bytes) -> str:
    return hashlib.sha256(b"\0".join((_code(), path.encode(), data))).hexdigest()


@cache
def _code() -> bytes:
    """Return a digest of the code and the pinned libraries."""
    package = Path(__file__).parent
    files = [*sorted(package.glob("*.py")), package.parents[1] / "requirements.txt"]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files if file.is_file())).digest()
