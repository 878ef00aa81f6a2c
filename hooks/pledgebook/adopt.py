"""In: a repository, and a person at a terminal. Out: the commands `start` and `fill`, and what they leave in data/."""

from __future__ import annotations

import difflib
import shutil
import sys
from pathlib import Path

from pledgebook.asking import Answers, ask, ask_language, confirm, fail
from pledgebook.book import Book, load
from pledgebook.build import today
from pledgebook.fill import Filling
from pledgebook.model import Version
from pledgebook.problems import Problem, errors, report
from pledgebook.start import chosen_forms, problems, publisher, questions, set_up


def start(root: Path, given: Path | None) -> int:
    """Make the repository at `root` the company's own; `given` is a finished publisher.yml, which spares questions."""
    book, found = load(root / "data")
    if book is None:
        return _stop(found)
    if not book.publisher.is_sample:
        return fail(
            "data/publisher.yml 已是贵公司的资料，无须再开始；请直接修改该文件。",
            "data/publisher.yml holds your company’s details already; edit that file.",
        )
    if given:
        if not given.is_file():
            return fail(f"没有这个文件：{given}", f"There is no such file: {given}")
        text = given.read_text(encoding="utf-8")
        if wrong := problems(text, str(given)):
            return _stop(wrong)
        set_up(root, text, list(book.forms), "")
    else:
        answers = Answers(root / ".cache" / "start.json")
        language = ask_language()
        titles = {id_: form.title.shown(language)[0] for id_, form in book.forms.items()}
        _welcome(answers, language == "zh")
        while True:
            ask(lambda _: questions(titles, language), answers, language)
            text = publisher(answers)
            wrong = problems(text, "data/publisher.yml")
            print(f"\n{text}")
            if wrong:
                print(report(wrong))
            aside = "、".join(book.letters)
            print(f"示例承诺书移入 samples/：{aside}\nThe sample letters go to samples/.")
            if not wrong and confirm("写入以上资料？ Write this?"):
                break
            if not confirm("从头修改？ Go through it again?"):
                return fail(
                    "尚未改动任何文件；再次运行 start 即可继续。", "No file was changed; run start again to go on."
                )
        set_up(root, text, chosen_forms(answers, titles), answers.get("site", ""))
        answers.file.unlink(missing_ok=True)
    print("已就绪。下一步：python3 run.py fill\nReady. Next: python3 run.py fill")
    return 0


def fill(root: Path, name: str | None) -> int:
    """Fill in the form `name`, or list the forms."""
    book, found = load(root / "data")
    if book is None:
        return _stop(found)
    form = book.forms.get(name or "")
    if form is None:
        return _forms(book, name)
    answers = Answers(root / ".cache" / "fill" / f"{form.letter}.json")
    language = ask_language()
    _welcome(answers, language == "zh")
    filling = Filling(book, form, language, today(book.publisher.time_zone, None))
    ask(filling.questions, answers, language)
    text = filling.text((root / "data" / "forms" / f"{form.letter}.yml").read_text(encoding="utf-8"), answers)
    return _add(root, form, text, answers)


def dialogue_ended(command: str) -> int:
    """Say how to go on after Ctrl+C, or where nobody answers."""
    return fail(
        f"\n已停止；回答过的都已保存，再次运行 {command} 即可继续。",
        f"Stopped. What was answered is kept: run {command} again to go on.",
    )


def _add(root: Path, form: Version, text: str, answers: Answers) -> int:
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
    if blank := sorted({p.args["letter"] for p in found if p.code == "refers-to-form"} - {form.letter}):
        print(f"条文还引用了尚未填写的：{'、'.join(blank)}\nIts clauses also refer to forms not filled in yet.")
    return 0


def _forms(book: Book, name: str | None) -> int:
    near = difflib.get_close_matches(name or "", list(book.forms), 1, 0.5)
    if name:
        meant = (f"是否想写 {near[0]}？", f" Did you mean {near[0]}?") if near else ("", "")
        print(f"没有空白文本 “{name}”。{meant[0]}\nThere is no form “{name}”.{meant[1]}", file=sys.stderr)
    for id_, form in book.forms.items():
        done = "✓" if id_ in book.letters else " "
        print(f"{done} {id_:24} {form.title.zh}  {form.title.en or ''}")
    print("填写其中一份：python3 run.py fill <名称>\nFill one in: python3 run.py fill <name>")
    return 1 if name else 0


def _welcome(answers: Answers, zh: bool) -> None:
    if zh:
        print("\n回车接受方括号中的内容；< 返回上一项；- 清空可跳过的一项；Ctrl+C 停止，下次继续。")
        print("继续上次的填写。" if answers else "", end="\n" if answers else "")
    else:
        print("\nEnter takes what is in brackets; < goes back; - leaves out what may be; Ctrl+C stops till next time.")
        print("Going on from last time." if answers else "", end="\n" if answers else "")


def _stop(found: list[Problem]) -> int:
    print(report(found))
    return 1
