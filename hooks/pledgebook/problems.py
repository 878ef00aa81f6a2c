"""In: what a stage found wrong. Out: `Problem`s, and their words in Chinese and English for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pledgebook.messages import MESSAGES

MOST = 100
"""How many errors, and how many notes, one stage reports of one file: a person mends no more at once."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one data file, at the place where it must be mended.

    `line` and `column` count characters from 1. The words, zh and en, stand in the catalogue under `code`; `args`
    fill their placeholders. The arg `mended` holds the lines as they should be, where that helps.
    """

    path: str
    line: int
    column: int
    code: str
    args: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def is_warning(self) -> bool:
        """Whether a build may go on in spite of it."""
        return MESSAGES[self.code].warning

    def __str__(self) -> str:
        message = MESSAGES[self.code]
        note_zh, note_en = ("提醒：", "Note: ") if message.warning else ("", "")
        lines = [
            f"{self.path}:{self.line}:{self.column}: {note_zh}{message.zh.format(**self.args)}",
            f"  {note_en}{message.en.format(**self.args)}",
        ]
        lines += [f"    | {line}" for line in self.args.get("mended", "").splitlines()]
        return "\n".join(lines)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those that stop a build, in the order of their places."""
    return sorted(problem for problem in problems if not problem.is_warning)


def report(problems: Iterable[Problem]) -> str:
    """Return the text of all problems in the order of their places, each once, and a line that counts them."""
    found = {str(problem): problem for problem in sorted(problems)}
    wrong = sum(not problem.is_warning for problem in found.values())
    notes = len(found) - wrong
    return "\n".join([*found, f"问题 {wrong} 个，提醒 {notes} 条。\n{wrong} problem(s), {notes} note(s)."])


def github_annotations(problems: Iterable[Problem]) -> str:
    """Return the problems as GitHub's workflow commands, which show each at its line of the file that was changed."""
    lines = []
    for problem in sorted(problems):
        place = f"file={problem.path},line={problem.line},col={problem.column}"
        words = str(problem).partition(": ")[2]
        escaped = words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        lines.append(f"::{'warning' if problem.is_warning else 'error'} {place}::{escaped}")
    return "\n".join(lines)
