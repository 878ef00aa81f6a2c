"""In: a form's name, and a person at a terminal. Out: the command `fill`, and the letters that it puts into data/."""

from __future__ import annotations

import difflib
import shutil
import sys
from pathlib import Path

from pledgebook.asking import Answers, InputEndedError, ask, ask_language, confirm, dialogue_ended, fail, welcome
from pledgebook.book import Book, load
from pledgebook.build import today
from pledgebook.fill import Filling
from pledgebook.forms import ordered, waiting
from pledgebook.model import Version
from pledgebook.problems import errors, report
from pledgebook.vocabulary import Language


def complete(root: Path, name: str | None) -> int:
    """Fill in the form `name`, then those that it refers to, as far as the person wants; or list the forms."""
    language: Language | None = None
    written: list[Version] = []  # what the first referred to is offered after the last too
    while True:
        book, found = load(root / "data")
        if book is None:
            print(report(found))
            return 1
        form = book.forms.get(name or "")
        if form is None:
            return _forms(book, name)
        language = language or ask_language()
        answers = Answers(root / ".cache" / "fill" / f"{form.letter}.json")
        welcome(answers, language)
        filling = Filling(book, form, language, today(book.publisher.time_zone, None))
        try:
            ask(filling.questions, answers, language)
        except (InputEndedError, KeyboardInterrupt):  # it may be another form than the one of the command line
            return dialogue_ended(f"fill {form.letter}")
        text = filling.text((root / "data" / "forms" / f"{form.letter}.yml").read_text(encoding="utf-8"), answers)
        if _add(root, text, answers):
            return 1
        written.append(form)
        name = _next(waiting(written, load(root / "data")[0] or book), language)
        if name is None:
            return 0


def _add(root: Path, text: str, answers: Answers) -> int:
    """Put the letter where it belongs, unless the checks of the whole book object."""
    file = root / "data" / "letters" / answers["id"] / "v1.yml"
    copy = root / ".cache" / "fill" / "book"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root / "data", copy)
    target = copy / "letters" / answers["id"] / "v1.yml"
    target.parent.mkdir(parents=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    found = load(copy, "data")[1]
    shutil.rmtree(copy)
    if wrong := errors(found):
        kept = answers.file.with_suffix(".yml")
        kept.write_text(text, encoding="utf-8", newline="\n")
        print(report(wrong))
        return fail(
            f"尚未写入；全文保存在 {kept}。请再次运行 fill 修改回答。",
            f"Not written; the text is kept in {kept}. Run fill again.",
        )
    file.parent.mkdir(parents=True)
    partial = file.with_suffix(".partial")
    partial.write_text(text, encoding="utf-8", newline="\n")
    partial.replace(file)
    answers.file.unlink(missing_ok=True)
    print(f"\n已写入 {file.relative_to(root)}\nWritten: {file.relative_to(root)}")
    return 0


def _next(blank: list[Version], language: Language) -> str | None:
    """Say which forms a new letter refers to that are still blank, and return the one to be filled in now, if any."""
    if not blank:
        return None
    titles = [form.title.shown(language)[0] for form in blank]
    if language == "zh":
        print(f"\n条文还引用了尚未填写的{''.join(f'《{title}》' for title in titles)}；填写之前，链接指向空白文本。")
        words = f"现在填写《{titles[0]}》？"
    else:
        print(f"\nIts clauses refer to forms that are still blank, to which the links lead: {'; '.join(titles)}.")
        words = f"Fill in “{titles[0]}” now?"
    try:
        return blank[0].letter if confirm(words) else None
    except InputEndedError:
        return None


def _forms(book: Book, name: str | None) -> int:
    near = difflib.get_close_matches(name or "", list(book.forms), 1, 0.5)
    if name:
        meant = (f"是否想写 {near[0]}？", f" Did you mean {near[0]}?") if near else ("", "")
        print(f"没有空白文本 “{name}”。{meant[0]}\nThere is no form “{name}”.{meant[1]}", file=sys.stderr)
    wanted = {form.letter for form in waiting([letter.versions[-1] for letter in book.letters.values()], book)}
    for form in ordered(book.forms):
        mark = "✓" if form.letter in book.letters else "→" if form.letter in wanted else " "
        print(f"{mark} {form.letter:24} {form.title.zh}  {form.title.en or ''}")
    print("✓ 已填写 filled in  → 已有承诺书引用，尚未填写 referred to, but still blank")
    print("填写其中一份：python3 run.py fill <名称>\nFill one in: python3 run.py fill <name>")
    return 1 if name else 0
