"""In: a repository, and a command about what is registered. Out: its files, changed together after a person agreed."""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from pledgebook.amending import (
    Amending,
    Attestation,
    RefusedError,
    correcting,
    redacting,
    removed_words,
    sealed_version,
    withdrawing,
    witnessing,
)
from pledgebook.asking import fail
from pledgebook.book import Book, load
from pledgebook.build import today
from pledgebook.dialogue import Dialogue
from pledgebook.erase import erased
from pledgebook.journal import write_together
from pledgebook.model import Correction, Version
from pledgebook.problems import errors, told
from pledgebook.renew import renewed
from pledgebook.sealing import candidates, refusals, sealing
from pledgebook.values import show_date
from pledgebook.vocabulary import Language

_MOST_LEFT = 20


def run(root: Path, options: argparse.Namespace) -> int:
    """Run one of the commands on the repository at `root`; return its exit code."""
    book, problems = load(root / "data")
    if book is None:
        print(told(problems, os.environ))
        return 1
    day = today(book.publisher.time_zone, os.environ.get("SOURCE_DATE_EPOCH"))
    commands: dict[str, Callable[[Registrar], None]] = {
        "seal": Registrar.seal,
        "new": Registrar.new,
        "withdraw": Registrar.withdraw,
        "correct": Registrar.correct,
        "redact": Registrar.redact,
        "witness": Registrar.witness,
    }
    try:
        commands[options.command](Registrar(root / "data", book, day, options))
    except RefusedError as error:
        return fail(error.words.zh, str(error.words.en))
    return 0


class Registrar(Dialogue):
    """Asks for what the command line doesn't say, shows what will be done, and does it."""

    def __init__(self, data: Path, book: Book, day: datetime.date, options: argparse.Namespace) -> None:
        super().__init__(options)
        self.data = data
        self.book = book
        self.day = day

    def seal(self) -> None:
        """Seal what is signed."""
        if unknown := [letter for letter in self.options.letters if letter not in self.book.letters]:
            raise RefusedError(
                f"没有这份承诺书：{'、'.join(unknown)}", f"There is no such letter: {', '.join(unknown)}"
            )
        versions = candidates(self.book, self.options.letters)
        if not versions:
            raise RefusedError(
                "没有已签署而未封存的版本。草案先写明 signed。",
                "Nothing is signed and unsealed. A draft has to be signed first: write `signed`.",
            )
        if objections := list(refusals(self.book, versions, self.day)):
            raise RefusedError("\n".join(o.zh for o in objections), "\n".join(str(o.en) for o in objections))
        made = sealing(self.book, versions, self.day)
        for version, digest in made.versions:
            print(f"{version.letter} v{version.number}  {version.title.zh}  {version.title.en or ''}")
            effective = show_date(version.effective, "zh") if version.effective else ""
            count = sum(1 for _ in version.walk())
            print(f"  {version.document}，{effective}生效，{count} 条款，SHA-256 {digest}")
            if version.effective and version.effective < self.day:
                print("  ! 生效日期已过。 Its day of effect is past.")
        self.agree("封存后，这些文字不能再改动。", "Once sealed, these words never change.")
        self.write(made.files)

    def new(self) -> None:
        """Draft the next version."""
        letter = self.book.letters.get(self.options.letter)
        if letter is None:
            raise RefusedError(f"没有承诺书 {self.options.letter}。", f"There is no letter {self.options.letter}.")
        last = letter.versions[-1]
        if last.is_draft:
            raise RefusedError(
                f"v{last.number} 还没有{'封存' if last.awaits_seal else '签署'}：请直接修改它。",
                f"v{last.number} isn’t {'sealed' if last.awaits_seal else 'signed'} yet: edit it.",
            )
        effective = self.date("effective", "新版从哪一天起生效（如 2027-01-01）？ In force from (such as 2027-01-01)?")
        if last.effective and effective < last.effective:
            day = show_date(last.effective, "zh")
            raise RefusedError(f"不能早于上一版的生效日期（{day}）。", "Not before the last version’s own day.")
        why = self.words("", "改了什么、为什么？ What changes, and why?")
        folder = f"letters/{letter.id}"
        text = (self.data / folder / f"v{last.number}.yml").read_text(encoding="utf-8")
        name = f"{folder}/v{last.number + 1}.yml"
        write_together(self.data, {name: renewed(text, effective, why).encode()})
        print(f"已起草 data/{name}：修改后写明 signed，再运行 seal {letter.id}。")
        print(f"Drafted: data/{name}. Edit it, sign it, then run seal {letter.id}.")

    def withdraw(self) -> None:
        """End a version by decision."""
        version = self.version()
        since = self.date("since", "从哪一天起不再有效（如 2027-01-01）？ First day without it (such as 2027-01-01)?")
        what = Amending(version, self.day, self.words("", "理由 The reason"))
        files = withdrawing(self.book, what, since)
        is_revoked = version.effective is not None and since <= version.effective
        print(f"{self.named(version)}：{show_date(since, 'zh')}起{'撤回' if is_revoked else '终止'}。")
        print(f"{self.named(version)} is withdrawn from {show_date(since, 'en')}.")
        self.agree("登记后不能撤销。", "Once registered, this can’t be undone.")
        self.write(files)

    def correct(self) -> None:
        """Mend a slip."""
        version = self.version()
        language: Language = self.options.language or self.language()
        old, new = (self.answer(key, words) for key, words in (("old", "原文 As sealed"), ("new", "更正为 Instead")))
        path = self.path(version)
        reason = self.words("", "理由 The reason")
        correction = Correction(self.day, path, language, old, new, reason)
        files = correcting(self.book, Amending(version, self.day, reason), correction)
        print(f"{self.named(version)} {path}：“{old}” → “{new}”")
        if language == version.prevails:
            print("! 更正的是作准文本。改变权利义务的，须另出新版。")
            print("! This is the text that prevails. A change of right or duty needs a new version.")
        self.agree("原文与更正都会一直显示。", "Both wordings stay visible for ever.")
        self.write(files)

    def redact(self) -> None:
        """Remove words by law."""
        version = self.version()
        path = self.path(version)
        basis = self.words("basis_", "依据 The legal basis")
        reason = self.words("", "理由 The reason")
        files, paths = redacting(self.book, Amending(version, self.day, reason), path, basis)
        words = removed_words(self.book, version, paths)
        name = f"letters/{version.letter}/v{version.number}.yml"
        files[name] = erased((self.data / name).read_text(encoding="utf-8"), paths).encode()
        print(f"{self.named(version)}，将删除 to be removed: {'、'.join(paths)}")
        print("\n".join(f"  {line}" for line in words))
        self.agree("删除后无法恢复。", "They can’t be brought back.")
        self.write(files)
        shutil.rmtree(self.data.parent / ".cache", ignore_errors=True)  # it remembers what the files once said
        self.tell_left(words)

    def witness(self) -> None:
        """Note an attestation."""
        by = self.words("by_", "见证人 Who attests")
        reference = self.answer("reference", "编号或链接 Their reference")
        attested = Attestation(self.options.entry, by, reference, self.words("", "说明 Remarks"))
        files = witnessing(self.book, self.day, attested)
        self.agree("登记后不能撤销。", "Once registered, this can’t be undone.")
        self.write(files)

    def tell_left(self, words: list[str]) -> None:
        """Say where the same words still stand, and what no command can reach."""
        left: dict[str, str] = {}
        for file in (path for path in sorted(self.data.rglob("*")) if path.is_file()):
            name = file.relative_to(self.data.parent).as_posix()
            for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").split("\n"), 1):
                if found := next((each for each in words if each in line), None):
                    left[f"{name}:{number}"] = found
        if left:
            print("下列各处还有相同的文字，请逐一核对。 The same words still stand here; look at each:")
            shown = sorted(left.items(), key=lambda item: -len(item[1]))[:_MOST_LEFT]
            print("\n".join(f"  {place}: {found}" for place, found in shown))
            if more := len(left) - len(shown):
                print(f"  另有 {more} 处。 {more} more.")
        print("本命令够不到：Git 历史、他人的复制与下载、搜索引擎的缓存、已打印的纸本。请按法律要求另行处理。")
        print(
            "Out of reach: Git’s history, forks, downloads, search engines’ copies, prints. Do what the law requires."
        )

    def write(self, files: dict[str, bytes]) -> None:
        """Write the files together, and look once more that all of the data agrees."""
        write_together(self.data, files)
        if wrong := errors(load(self.data)[1]):
            print(told(wrong, os.environ))
            raise RefusedError("写入后的检查发现问题，见上。", "The check after writing found the problems above.")
        print("已登记：请提交 data/ 中的改动。\nRegistered: commit what changed in data/.")

    def version(self) -> Version:
        """Return the sealed version that the command line names."""
        typed = self.options.version.lower().removeprefix("v")
        if not typed.isdecimal():
            raise RefusedError(
                f"版本应写成 v1：{self.options.version}", f"Write a version as v1: {self.options.version}"
            )
        return sealed_version(self.book, self.options.letter, int(typed))

    def path(self, version: Version) -> str:
        """Return the path of the leaf that the command line names, perhaps by a clause's id alone."""
        typed = str(self.options.path)
        is_clause = any(clause.id == typed for clause in version.walk())
        return f"clauses/{typed}" if is_clause else typed

    def named(self, version: Version) -> str:
        """Return what a version is called in the dialogue."""
        return f"{version.letter} v{version.number}《{version.title.zh}》"
