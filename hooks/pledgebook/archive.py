"""In: the folder `sealed` and the ledger beside it. Out: what is registered of each version, and what can't be so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pledgebook.guard import Proof
from pledgebook.ledger import Ledger, parse
from pledgebook.problems import Problem

LEDGER = "ledger.jsonl"


@dataclass(frozen=True, slots=True)
class Archive:
    """The ledger, and the snapshots' files: one below `folder` for each sealed version, read when it is asked for."""

    folder: Path
    ledger: Ledger

    def data(self, letter: str, version: int) -> bytes:
        """Return a snapshot's bytes. OSError where it isn't there or can't be read."""
        return (self.folder / file_name(letter, version)).read_bytes()

    def proof(self, letter: str, version: int, name: str) -> Proof | Problem | None:
        """Return what is registered of a version, None where that is nothing; problems call the folder `name`."""
        about = tuple(self.ledger.of(letter, version))
        if not any(entry.kind == "seal" for entry in about):
            return None
        path = f"{name}/{file_name(letter, version)}"
        try:
            return Proof(path, self.data(letter, version), about)
        except FileNotFoundError:
            return Problem(path, 1, 1, "snapshot-missing", {"letter": letter, "version": str(version)})
        except OSError as error:
            return unreadable(path, error)

    def strangers(self, name: str) -> Iterator[Problem]:
        """Yield a problem at each file that no entry of the ledger has brought here."""
        sealed = self.ledger.sealed
        for path in sorted(self.folder.rglob("*")) if self.folder.is_dir() else ():
            below = path.relative_to(self.folder).as_posix()
            match = re.fullmatch(r"([a-z][a-z0-9-]*)/v([1-9]\d{0,3})\.json", below)
            if match is None and path.is_file() and not path.name.startswith("."):
                yield Problem(f"{name}/{below}", 1, 1, "misplaced-file", {"name": path.name})
            elif match and int(match[2]) not in sealed.get(match[1], ()):
                args = {"letter": match[1], "version": match[2]}
                yield Problem(f"{name}/{below}", 1, 1, "snapshot-unsealed", args)


def file_name(letter: str, version: int) -> str:
    """Return a snapshot's path below the folder of sealed texts."""
    return f"{letter}/v{version}.json"


def read_archive(data: Path, name: str) -> tuple[Archive, list[Problem]]:
    """Return what is registered below the folder `data`, which problems call `name`, and what is wrong with it."""
    path = data / LEDGER
    folder = data / "sealed"
    try:
        ledger, problems = parse(path.read_bytes(), f"{name}/{LEDGER}")
    except FileNotFoundError:
        is_lost = any(folder.rglob("*.json"))
        lost = [Problem(f"{name}/{LEDGER}", 1, 1, "ledger-missing")] if is_lost else []
        return Archive(folder, Ledger()), lost
    except OSError as error:
        return Archive(folder, Ledger()), [unreadable(f"{name}/{LEDGER}", error)]
    archive = Archive(folder, ledger)
    gone = [
        Problem(file, 1, 1, "sealed-file-missing", {"letter": letter, "version": str(version)})
        for letter, versions in ledger.sealed.items()
        for version in versions
        if not (data / (below := f"letters/{letter}/v{version}.yml")).is_file() and (file := f"{name}/{below}")
    ]
    return archive, [*problems, *gone, *archive.strangers(f"{name}/sealed")]


def unreadable(path: str, error: OSError) -> Problem:
    """Return the problem of a file that the system doesn't let us read."""
    return Problem(path, 1, 1, "file-unreadable", {"reason": str(error.strerror)})
