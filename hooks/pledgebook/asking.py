"""In: questions, and a person at a terminal. Out: the answers, each kept on disk at once."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pledgebook.vocabulary import Language

BACK = "<"
Check = Callable[[str], str]


@dataclass(frozen=True)
class Question:
    """One question.

    `check` returns what is wrong with an answer, or nothing; `echo` what it will look like; `tidy` what is kept of it.
    """

    key: str
    words: str
    help: str = ""
    default: str = ""
    is_optional: bool = False
    check: Check = lambda _: ""
    echo: Callable[[str], str] = lambda _: ""
    tidy: Callable[[str], str] = str


class InputEndedError(Exception):
    """There is nobody to answer any more."""


class Answers(dict[str, str]):
    """Answers by key, kept in a file that may be deleted."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        with suppress(OSError, ValueError):  # not there yet, or spoilt: then the questions are asked anew
            self |= json.loads(file.read_text(encoding="utf-8"))

    def keep(self) -> None:
        """Write them whole, so that an interruption leaves either the old answers or the new ones."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        partial = self.file.with_suffix(".partial")
        partial.write_text(json.dumps(self, ensure_ascii=False, indent=1), encoding="utf-8")
        partial.replace(self.file)


def read_line(prompt: str) -> str:
    """Return the next line that is typed. InputEndedError where there is none."""
    print(prompt, end="", flush=True)
    line = sys.stdin.readline()
    if not line:
        print()
        raise InputEndedError
    return line.strip()


def ask_language() -> Language:
    """Return the language that the person wants to go on in."""
    while True:
        typed = read_line("语言 Language：1 中文  2 English [1] ")
        if typed in {"", "1", "2"}:
            return "en" if typed == "2" else "zh"


def ask(questions: Callable[[Answers], Sequence[Question]], answers: Answers, language: Language) -> None:
    """Ask every question until each has a sound answer; `<` goes back one.

    `questions` is asked anew after each answer, as later questions may depend on earlier answers. A dialogue that was
    stopped goes on with the first question that has no answer yet; one that was answered to its end begins anew.
    """
    known = [question.key in answers for question in questions(answers)]
    index, problem = 0 if all(known) else known.index(False), ""
    while index < len(rest := questions(answers)):
        question = rest[index]
        default = answers.get(question.key) or question.default
        print(f"\n{index + 1}/{len(rest)} {question.words}")
        if question.help and not problem:  # asked again, it stands just above
            print("\n".join(f"  {line}" for line in question.help.split("\n")))
        shown = f"[{default}] " if default else _skip(language) if question.is_optional else ""
        typed = read_line(f"> {shown}")
        if typed == BACK:
            index, problem = max(index - 1, 0), ""
            continue
        answer = "" if question.is_optional and typed == "-" else question.tidy(typed) or default
        problem = _empty(language) if not answer and not question.is_optional else ""
        problem = problem or (question.check(answer) if answer else "")
        if problem:
            print(f"  ! {problem}")
            continue
        if answer and (echo := question.echo(answer)):
            print(f"  = {echo}")
        answers[question.key] = answer
        answers.keep()
        index += 1


def confirm(words: str) -> bool:
    """Whether the person agrees; only a clear yes counts."""
    return read_line(f"{words} [y/N] ").lower() in {"y", "yes", "是", "好"}


def welcome(answers: Answers, language: Language) -> None:
    """Say how to answer, and where answers of an earlier time are gone on with."""
    if language == "zh":
        print("\n回车接受方括号中的内容；< 返回上一项；- 清空可跳过的一项；Ctrl+C 停止，下次继续。")
        print("从上次停下的地方继续；已答的可用 < 返回查看。\n" if answers else "", end="")
    else:
        print("\nEnter takes what is in brackets; < goes back; - leaves out what may be; Ctrl+C stops till next time.")
        print("Going on where it stopped; < leads back to what was answered.\n" if answers else "", end="")


def dialogue_ended(command: str) -> int:
    """Say how to go on after Ctrl+C, or where nobody answers."""
    return fail(
        f"\n已停止；回答过的都已保存，再次运行 python3 run.py {command} 即可继续。",
        f"Stopped. What was answered is kept: run python3 run.py {command} again to go on.",
    )


def fail(zh: str, en: str) -> int:
    """Say what is in the way, and return the exit code that goes with it."""
    print(f"{zh}\n{en}", file=sys.stderr)
    return 1


def _skip(language: Language) -> str:
    return "（可跳过）" if language == "zh" else "(may be left out) "


def _empty(language: Language) -> str:
    return "请填写。" if language == "zh" else "Please answer."
