"""In: the data folder. Out: its files, read and validated, and a problem for whatever doesn't belong there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from pledgebook.archive import LEDGER, unreadable
from pledgebook.characters import MAX_BYTES
from pledgebook.nodes import Mapping
from pledgebook.problems import Problem
from pledgebook.read import read
from pledgebook.schema import ID_LENGTH, ID_PATTERN, RESERVED
from pledgebook.validate import Entries, validate

_Said = TypeVar("_Said")

_VOCABULARIES = {"measures.yml", "holidays.yml", "situations.yml", "synonyms.yml"}
_TOP = {"publisher.yml", "letters", "forms", "sealed", LEDGER} | _VOCABULARIES


class Folder:
    """The data folder at `data`, which problems call `name`; they gather in `problems`."""

    def __init__(self, data: Path, name: str) -> None:
        self.data = data
        self.name = name
        self.problems: list[Problem] = []

    def check_top(self) -> None:
        """Note what doesn't belong into the data folder: a folder with a misspelt name would simply not be read."""
        for path in sorted(self.data.iterdir()):
            self.expect(path.name in _TOP or _is_litter(path.name), path, "misplaced-file")

    def one(
        self,
        file: str,
        schema: type[Entries],
        check: Callable[[Entries, Mapping, str], tuple[_Said, list[Problem]]],
        *,
        is_needed: bool = False,
    ) -> _Said | None:
        """Return what a file beside the letters says; None where it has a mistake, or isn't there."""
        path = self.data / file
        if is_needed and not path.is_file():
            self.problems.append(Problem(self.named(path), 1, 1, "file-missing"))
            return None
        tree, entries = self.entries(path, schema, self.content(path) if path.exists() else None)
        if tree is None or entries is None:
            return None
        said, problems = check(entries, tree, self.named(path))
        self.problems += problems
        return said

    def entries(self, path: Path, schema: type[Entries], data: bytes | None) -> tuple[Mapping | None, Entries | None]:
        """Return a file's tree, and what it says if it follows the schema."""
        if data is None:
            return None, None
        tree, problems = read(data, self.named(path))
        self.problems += problems
        if tree is None:
            return None, None
        is_torn = any(problem.code == "duplicate-key" for problem in problems)  # some of its words are in no entry
        entries, problems = validate(tree, schema, self.named(path))
        self.problems += problems
        return tree, None if is_torn else entries

    def inside(self, folder: Path, is_expected: Callable[[Path], bool]) -> Iterator[Path]:
        """Yield what a folder should hold, in order, and note what it shouldn't."""
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            if not _is_litter(path.name) and is_expected(path):
                yield path

    def is_letter_folder(self, path: Path) -> bool:
        """Say whether it is a folder that can be a letter's, and note where it isn't."""
        return self.expect(path.is_dir(), path, "misplaced-file") and self.expect_id(path.name, path)

    def is_form_file(self, path: Path) -> bool:
        """Say whether it is a file that can be a form, and note where it isn't."""
        is_yaml = path.suffix == ".yml" and path.is_file()
        return self.expect(is_yaml, path, "misplaced-file") and self.expect_id(path.stem, path)

    def numbers(self, folder: Path) -> Iterator[int]:
        """Yield the numbers of the versions in a letter's folder, in the order of their files' names."""
        for path in sorted(folder.iterdir()):
            match = re.fullmatch(r"v([1-9]\d{0,3})\.yml", path.name)
            if match and path.is_file():
                yield int(match[1])
            else:
                self.expect(_is_litter(path.name), path, "misplaced-file")

    def expect_id(self, name: str, path: Path) -> bool:
        """Say whether the name can be an id, which addresses are made of."""
        is_id = bool(re.fullmatch(ID_PATTERN.rstrip("$"), name)) and len(name) <= ID_LENGTH and name not in RESERVED
        return self.expect(is_id and not re.fullmatch(r"v\d+", name), path, "bad-name")

    def expect(self, holds: bool, path: Path, code: str) -> bool:
        """Return `holds`; where it is false, note the problem at the path."""
        if not holds:
            self.problems.append(Problem(self.named(path), 1, 1, code, {"name": path.name}))
        return holds

    def content(self, path: Path) -> bytes | None:
        """Return the file's bytes, or just enough of them to be refused for their size; None where it can't be read."""
        try:
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError as error:  # no permission, or gone since the folder was listed
            self.problems.append(unreadable(self.named(path), error))
            return None

    def named(self, path: Path) -> str:
        """Return the path as problems give it."""
        return f"{self.name}/{path.relative_to(self.data).as_posix()}"


def _is_litter(name: str) -> bool:
    """Whether it is a file that systems and editors leave behind."""
    return name.startswith((".", "~$")) or name.endswith("~") or name in {"Thumbs.db", "desktop.ini"}
