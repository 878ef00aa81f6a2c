"""In: files to be written together. Out: all of them in their places, or none, however the process ends.

They are first written whole into a folder beside the data; renaming that folder is the one step that counts. What
follows is only moving them to their places, which `settle` takes up again after an interruption.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_PENDING = ".pending"  # a name that the reading of the data folder passes over


def write_together(data: Path, files: Mapping[str, bytes]) -> None:
    """Write `files`, named by their paths below the folder `data`, so that either all are there or none."""
    settle(data)
    partial = data / f"{_PENDING}.partial"
    shutil.rmtree(partial, ignore_errors=True)
    for name, content in files.items():
        path = partial / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    partial.rename(data / _PENDING)
    _sync(data)
    settle(data)


def settle(data: Path) -> None:
    """Finish what an interrupted `write_together` had decided, and clear away what it hadn't."""
    pending = data / _PENDING
    if not pending.is_dir():
        return
    for path in sorted(pending.rglob("*")):
        if not path.is_file():
            continue
        target = data / path.relative_to(pending)
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # another process, a development server, is settling at the same moment
            path.replace(target)
            _sync(target.parent)
    shutil.rmtree(pending, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Have the folder's names on the disk before going on; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
