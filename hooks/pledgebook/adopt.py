"""In: a copy of the repository, and a person at a terminal. Out: the command `start`, and the company's own data/."""

from __future__ import annotations

from pathlib import Path

from pledgebook.asking import Answers, ask, ask_language, confirm, fail, welcome
from pledgebook.book import load
from pledgebook.forms import needed, ordered
from pledgebook.problems import Problem, report
from pledgebook.start import chosen_forms, problems, publisher, questions, recover, set_up


def start(root: Path, given: Path | None) -> int:
    """Make the repository at `root` the company's own; `given` is a finished publisher.yml, which spares questions."""
    recover(root)
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
        own = given.read_bytes()
        if wrong := problems(own, str(given)):
            return _stop(wrong)
        set_up(root, own.decode(), book.forms, "")
    else:
        answers = Answers(root / ".cache" / "start.json")
        language = ask_language()
        titles = {form.letter: form.title.shown(language)[0] for form in ordered(book.forms)}
        welcome(answers, language)
        while True:
            ask(lambda known: questions(titles, language, known), answers, language)
            text = publisher(answers)
            wrong = problems(text.encode(), "data/publisher.yml")
            print(f"\n{text}")
            if wrong:
                print(report(wrong))
            chosen = chosen_forms(answers, titles)
            kept = needed(chosen, book.forms)
            if more := [title for id_, title in titles.items() if id_ in kept.difference(chosen)]:
                print(_kept(more, language == "zh"))
            aside = "、".join(book.letters)
            print(f"示例承诺书移入 samples/：{aside}\nThe sample letters go to samples/.")
            if not wrong and confirm("写入以上资料？ Write this?"):
                break
            if not confirm("从头修改？ Go through it again?"):
                return fail(
                    "尚未改动任何文件；再次运行 start 即可继续。", "No file was changed; run start again to go on."
                )
        set_up(root, text, kept, answers.get("site", ""))
        answers.file.unlink(missing_ok=True)
    print("已就绪。下一步：python3 run.py fill\nReady. Next: python3 run.py fill")
    return 0


def _kept(titles: list[str], zh: bool) -> str:
    if zh:
        return f"所选文本引用了下列文本，一并保留：{''.join(f'《{title}》' for title in titles)}\n"
    return f"The chosen forms refer to these, which are kept too: {'; '.join(titles)}\n"


def _stop(found: list[Problem]) -> int:
    print(report(found))
    return 1
