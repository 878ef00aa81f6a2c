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

    @property
    def words(self) -> str:
        """What is wrong, in Chinese and in English, and the lines as they should be."""
        message = MESSAGES[self.code]
        note_zh, note_en = ("提醒：", "Note: ") if message.warning else ("", "")
        lines = [note_zh + message.zh.format(**self.args), f"  {note_en}{message.en.format(**self.args)}"]
        lines += [f"    | {line}" for line in self.args.get("mended", "").splitlines()]
        return "\n".join(lines)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.words}"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those that stop a build, in the order of their places."""
    return sorted(problem for problem in problems if not problem.is_warning)


def report(problems: Iterable[Problem]) -> str:
    """Return the text of all problems in the order of their places, each once, and a line that counts them."""
    found = {str(problem): problem for problem in sorted(problems)}
    wrong = sum(not problem.is_warning for problem in found.values())
    notes = len(found) - wrong
    return "\n".join([*found, f"问题 {wrong} 个，提醒 {notes} 条。\n{wrong} problem(s), {notes} note(s)."])


def told(problems: Iterable[Problem], environment: Mapping[str, str]) -> str:
    """Return what a command prints of problems: the report and, in a GitHub workflow, annotations at the lines."""
    found = list(problems)
    notes = _annotations(found) if environment.get("GITHUB_ACTIONS") == "true" else []
    return "\n".join([report(found), *notes])


def _annotations(problems: Iterable[Problem]) -> list[str]:
    # https://docs.github.com/actions/reference/workflow-commands. GitHub shows the first ten errors and the first ten
    # warnings of a step, hence the order; its log has the whole report.
    found: dict[str, None] = {}
    for problem in sorted(problems):
        kind, title = ("warning", "提醒 Note") if problem.is_warning else ("error", "问题 Problem")
        file = _escaped(problem.path).replace(":", "%3A").replace(",", "%2C")
        place = f"file={file},line={problem.line},col={problem.column},title={title}"
        found[f"::{kind} {place}::{_escaped(problem.words)}"] = None
    return list(found)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
