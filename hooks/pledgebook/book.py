"""In: the data folder. Out: the whole book (publisher, letters, forms, measures), or every problem in it at once."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from pledgebook.archive import Archive, read_archive
from pledgebook.beside import beside
from pledgebook.cache import Cache
from pledgebook.check_book import check_book, sample_left
from pledgebook.check_letter import check_letter
from pledgebook.check_publisher import check_publisher
from pledgebook.check_situations import check_situations
from pledgebook.check_synonyms import check_synonyms
from pledgebook.check_vocabularies import check_holidays, check_measures
from pledgebook.checked import Checked
from pledgebook.folder import Folder
from pledgebook.guard import Proof, guarded
from pledgebook.model import Letter, Measure, Publisher, Situation, Synonyms, Version, Year
from pledgebook.problems import Problem, errors
from pledgebook.schema import (
    FormFile,
    HolidaysFile,
    LetterFile,
    MeasuresFile,
    PublisherFile,
    SituationsFile,
    SynonymsFile,
)
from pledgebook.sheet import Loose
from pledgebook.vocabulary import Language

_MANY = 100  # letters; fewer are read before a second process could be of use


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
    publisher = loader.one("publisher.yml", PublisherFile, check_publisher, is_needed=True)
    measures = loader.one("measures.yml", MeasuresFile, check_measures, is_needed=True)
    synonyms = loader.one("synonyms.yml", SynonymsFile, check_synonyms)
    years = loader.one("holidays.yml", HolidaysFile, check_holidays)
    letters = loader.letters()
    forms = loader.forms()
    versions = [*(form.version for form in forms.values()), *(c.shown for each in letters.values() for c in each)]
    check = partial(check_situations, versions=versions, unread=loader.unread)
    situations = loader.one("situations.yml", SituationsFile, check)
    problems = [*loader.problems, *check_book(letters, forms, measures, loader.unread)]
    if publisher and not publisher.is_sample:
        problems += sample_left(letters)
    if errors(problems) or publisher is None or measures is None:
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
            synonyms=synonyms or {},
            years=years or (),
            situations=situations or (),
        ),
        problems,
    )


class _Loader(Folder):
    """Walks the data folder; every file is read once, and its tree is dropped as soon as it is checked."""

    def __init__(self, data: Path, name: str, cache: Cache) -> None:
        super().__init__(data, name)
        self.cache = cache
        self.unread: set[str] = set()
        self.archive, problems = read_archive(data, name)
        self.problems += problems

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
