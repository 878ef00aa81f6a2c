"""In: what a command line says, and a person at a terminal. Out: everything a command about the register needs."""

from __future__ import annotations

import argparse
import datetime

from pledgebook.amending import RefusedError
from pledgebook.asking import confirm, read_line
from pledgebook.model import Text
from pledgebook.values import parse_date
from pledgebook.vocabulary import LANGUAGES, Language


class Dialogue:
    """Takes the options of a command line, and asks for those that are missing."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options

    def words(self, key: str, question: str) -> Text:
        """Return words in both languages, from the command line or by asking."""
        return Text(self.answer(f"{key}zh", f"{question}（中文）"), self.answer(f"{key}en", f"{question} (English)"))

    def answer(self, key: str, question: str) -> str:
        """Return one option of the command line, or ask for it."""
        typed = getattr(self.options, key)
        while not (typed or "").strip():
            typed = read_line(f"{question}\n> ")
        answer = str(typed).strip()
        if not answer.isprintable():
            raise RefusedError(f"不得换行或含控制字符：{answer!r}", f"One line, without control characters: {answer!r}")
        return answer

    def language(self) -> Language:
        """Ask which language's words are meant."""
        while True:
            typed = read_line(f"语言 Language（{'/'.join(LANGUAGES)}）\n> ")
            if found := [language for language in LANGUAGES if language == typed]:
                return found[0]

    def date(self, key: str, question: str) -> datetime.date:
        """Return a day; RefusedError where the answer is none."""
        typed = self.answer(key, question)
        try:
            return parse_date(typed)
        except ValueError:
            raise RefusedError(f"日期应写成 2026-01-01：{typed}", f"Write a date as 2026-01-01: {typed}") from None

    def agree(self, zh: str, en: str) -> None:
        """Ask whether to go on; RefusedError where the answer isn't a clear yes."""
        if not self.options.yes:
            print(f"{zh}\n{en}")
            if not confirm("继续？ Go on?"):
                raise RefusedError("未作任何改动。", "Nothing was changed.")
