"""In: the data folder. Out: the whole book (publisher, letters, forms, measures), or every problem in it at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field, replace
from pathlib import Path

from pledgebook.archive import LEDGER, Archive, read_archive, unreadable
from pledgebook.beside import beside
from pledgebook.cache import Cache
from pledgebook.characters import MAX_BYTES
from pledgebook.check_book import check_book, sample_left
from pledgebook.check_letter import check_letter
from pledgebook.check_publisher import check_publisher
from pledgebook.check_situations import check_situations
from pledgebook.check_synonyms import check_synonyms
from pledgebook.check_vocabularies import check_holidays, check_measures
from pledgebook.checked import Checked
from pledgebook.guard import Proof, guarded
from pledgebook.model import Letter, Measure, Publisher, Situation, Synonyms, Version, Year
from pledgebook.nodes import Mapping
from pledgebook.problems import Problem, errors
from pledgebook.read import read
from pledgebook.schema import (
    ID_LENGTH,
    ID_PATTERN,
    RESERVED,
    FormFile,
    HolidaysFile,
    LetterFile,
    MeasuresFile,
    PublisherFile,
    SituationsFile,
    SynonymsFile,
)
from pledgebook.sheet import Loose
from pledgebook.validate import Entries, validate
from pledgebook.vocabulary import Language

_MANY = 100  # letters; fewer are read before a second process could be of use
_VOCABULARIES = {"measures.yml", "holidays.yml", "situations.yml", "synonyms.yml"}
_TOP = {"publisher.yml", "letters", "forms", "sealed", LEDGER} | _VOCABULARIES


@dataclass(frozen=True, slots=True)
class Book:
    """All that the site is made from."""

    publisher: Publisher
    letters: ReadOnly[str, Letter]
    forms: ReadOnly[str, Version]
    measures: ReadOnly[str, Measure]
    archive: Archive
    """The ledger, empty while the publisher keeps none, and the sealed versions' files."""
    foreign: ReadOnly[tuple[str, int], tuple[Loose, ...]]
    """Where each version refers to other letters, by letter and number."""
    synonyms: ReadOnly[Language, Synonyms] = field(default_factory=dict)
    years: tuple[Year, ...] = ()
    """The official calendar, year by year; where it says nothing, business days are Monday to Friday."""
    situations: tuple[Situation, ...] = ()


def load(data: Path, name: str = "data", cache: Cache | None = None) -> tuple[Book | None, list[Problem]]:
    """Read and check everything below the folder `data`, which problems call `name`.

    A `cache` spares the reading of files that haven't changed; the result is the same without one. The book is None
    where there is an error; notes alone don't prevent it.
    """
    if not data.is_dir():
        return None, [Problem(name, 1, 1, "no-data-folder")]
    loader = _Loader(data, name, cache or Cache(None))
    loader.check_top()
    publisher = loader.publisher()
    measures = loader.measures()
    synonyms = loader.synonyms()
    years = loader.years()
    letters = loader.letters()
    forms = loader.forms()
    situations = loader.situations(letters, forms)
    problems = [*loader.problems, *check_book(letters, forms, measures, loader.unread)]
    if publisher and not publisher.is_sample:
        problems += sample_left(letters)
    if errors(problems) or publisher is None or measures is None or years is None:
        return None, problems
    return (
        Book(
            publisher=publisher,
            letters={id_: Letter(id_, tuple(checked.shown for checked in each)) for id_, each in letters.items()},
            forms={id_: form.version for id_, form in forms.items()},
            measures=measures,
            archive=loader.archive,
            foreign={
                (id_, checked.version.number): tuple(checked.foreign)
                for id_, each in letters.items()
                for checked in each
            },
            synonyms=synonyms,
            years=years,
            situations=situations,
        ),
        problems,
    )


class _Loader:
    """Walks the data folder; every file is read once, and its tree is dropped as soon as it is checked."""

    def __init__(self, data: Path, name: str, cache: Cache) -> None:
        self.data = data
        self.name = name
        self.cache = cache
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self.archive, problems = read_archive(data, name)
        self.problems += problems

    def check_top(self) -> None:
        """Note what doesn't belong into the data folder: a folder with a misspelt name would simply not be read."""
        for path in sorted(self.data.iterdir()):
            self.expect(path.name in _TOP or _is_litter(path.name), path, "misplaced-file")

    def publisher(self) -> Publisher | None:
        path = self.data / "publisher.yml"
        if not path.is_file():
            self.problems.append(Problem(self.named(path), 1, 1, "file-missing"))
            return None
        tree, entries = self.entries(path, PublisherFile, self.content(path))
        if tree is None or entries is None:
            return None
        publisher, problems = check_publisher(entries, tree, self.named(path))
        self.problems += problems
        return publisher

    def measures(self) -> dict[str, Measure] | None:
        """Return the vocabulary, or None where its file has a mistake: promises can't be compared with it then."""
        path = self.data / "measures.yml"
        if not path.is_file():
            self.problems.append(Problem(self.named(path), 1, 1, "file-missing"))
            return None
        tree, entries = self.entries(path, MeasuresFile, self.content(path))
        if tree is None or entries is None:
            return None
        measures, problems = check_measures(entries, tree, self.named(path))
        self.problems += problems
        return measures

    def years(self) -> tuple[Year, ...] | None:
        """Return the official calendar, none of it where there is no such file, or None where it has a mistake."""
        path = self.data / "holidays.yml"
        if not path.exists():
            return ()
        tree, entries = self.entries(path, HolidaysFile, self.content(path))
        if tree is None or entries is None:
            return None
        years, problems = check_holidays(entries, tree, self.named(path))
        self.problems += problems
        return years

    def situations(self, letters: dict[str, list[Checked]], forms: dict[str, Checked]) -> tuple[Situation, ...]:
        """Return what customers choose from; none where there is no such file, or where it has a mistake."""
        path = self.data / "situations.yml"
        if not path.exists():
            return ()
        tree, entries = self.entries(path, SituationsFile, self.content(path))
        if tree is None or entries is None:
            return ()
        versions = [*(form.version for form in forms.values()), *(c.shown for each in letters.values() for c in each)]
        situations, problems = check_situations(entries, tree, self.named(path), versions, self.unread)
        self.problems += problems
        return situations

    def synonyms(self) -> ReadOnly[Language, Synonyms]:
        """Return what search knows of everyday words; the file may be missing."""
        path = self.data / "synonyms.yml"
        tree, entries = self.entries(path, SynonymsFile, self.content(path) if path.exists() else None)
        if tree is None or entries is None:
            return {}
        synonyms, problems = check_synonyms(entries, tree, self.named(path))
        self.problems += problems
        return synonyms

    def letters(self) -> dict[str, list[Checked]]:
        letters: dict[str, list[Checked]] = {}
        folders = list(self.inside(self.data / "letters", self.is_letter_folder))
        helper = beside(lambda: self.warm(folders[len(folders) // 2 :])) if len(folders) >= _MANY else None
        for folder in folders:
            numbers = sorted(self.numbers(folder))
            self.expect(bool(numbers), folder, "letter-without-version")
            for expected, number in enumerate(numbers, 1):
                path = folder / f"v{number}.yml"
                if number != expected:
                    args = {"expected": f"v{expected}.yml"}
                    self.problems.append(Problem(self.named(path), 1, 1, "version-skipped", args))
                if checked := self.checked(path, LetterFile, folder.name, number):
                    letters.setdefault(folder.name, []).append(checked)
        if helper:
            helper.join()
        return letters

    def warm(self, folders: list[Path]) -> None:
        """Read and check these letters for the cache alone: where another process does so, this one finds them there.

        It begins at the end, so that the two don't read the same letter.
        """
        for folder in reversed(folders):
            for number in self.numbers(folder):
                self.checked(folder / f"v{number}.yml", LetterFile, folder.name, number)

    def forms(self) -> dict[str, Checked]:
        forms = {}
        for path in self.inside(self.data / "forms", self.is_form_file):
            if checked := self.checked(path, FormFile, path.stem, 0):
                forms[path.stem] = checked
        return forms

    def checked(self, path: Path, schema: type[FormFile], letter: str, number: int) -> Checked | None:
        before = len(self.problems)
        data = self.content(path)
        proof = self.proof(letter, number)
        key = None if data is None else data + (b"\0" + proof.key if proof else b"")
        if key is not None and (checked := self.cache.find(self.named(path), key)):
            return self.noted(checked, path)
        tree, entries = self.entries(path, schema, data)
        if key is None or tree is None or entries is None:
            self.unread.add(letter)
            return None
        checked = check_letter(entries, tree, self.named(path), letter, number)
        if proof:
            checked = guarded(checked, tree, proof)
        is_read_cleanly = len(self.problems) == before
        if is_read_cleanly:  # the cache wouldn't repeat what reading found
            self.cache.keep(self.named(path), key, checked)
        return self.noted(checked, path)

    def noted(self, checked: Checked, path: Path) -> Checked:
        """Note a version's problems; one that is signed, but not in the ledger that is kept, is no public one yet."""
        self.problems += checked.problems
        version = checked.version
        ledger = self.archive.ledger
        if version.is_form or version.signed_on is None or not ledger.entries:
            return checked
        if ledger.seal(version.letter, version.number):  # and where it can't be opened, that is told
            return checked
        args = {"letter": version.letter, "version": str(version.number)}
        self.problems.append(Problem(self.named(path), 1, 1, "not-sealed-yet", args))
        return checked._replace(version=replace(version, awaits_seal=True))

    def proof(self, letter: str, number: int) -> Proof | None:
        found = self.archive.proof(letter, number, f"{self.name}/sealed")
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        return found

    def entries(self, path: Path, schema: type[Entries], data: bytes | None) -> tuple[Mapping | None, Entries | None]:
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
        return self.expect(path.is_dir(), path, "misplaced-file") and self.expect_id(path.name, path)

    def is_form_file(self, path: Path) -> bool:
        return self.expect(path.suffix == ".yml" and path.is_file(), path, "misplaced-file") and self.expect_id(
            path.stem, path
        )

    def numbers(self, folder: Path) -> Iterator[int]:
        for path in sorted(folder.iterdir()):
            match = re.fullmatch(r"v([1-9]\d{0,3})\.yml", path.name)
            if match and path.is_file():
                yield int(match[1])
            else:
                self.expect(_is_litter(path.name), path, "misplaced-file")

    def expect_id(self, name: str, path: Path) -> bool:
        is_id = bool(re.fullmatch(ID_PATTERN.rstrip("$"), name)) and len(name) <= ID_LENGTH and name not in RESERVED
        return self.expect(is_id and not re.fullmatch(r"v\d+", name), path, "bad-name")

    def expect(self, holds: bool, path: Path, code: str) -> bool:
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
        return f"{self.name}/{path.relative_to(self.data).as_posix()}"


def _is_litter(name: str) -> bool:
    """Whether it is a file that systems and editors leave behind."""
    return name.startswith((".", "~$")) or name.endswith("~") or name in {"Thumbs.db", "desktop.ini"}
