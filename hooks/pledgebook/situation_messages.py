"""The words of problems with the situations from which customers choose what happened."""

from __future__ import annotations

from pledgebook.message import Message

SITUATIONS = {
    "bad-other-reference": Message(
        "“{found}” 不是另一文件中的条款：请写 承诺书id#条款id。",
        "“{found}” names no clause of a letter: write letter#clause.",
    ),
    "situation-letter-missing": Message(
        "没有承诺书或者空白文本 “{letter}”，引用它的条款不会显示。若不打算采用，请删去这一行；若是拼写错误，请改正。",
        "There is no letter or blank form “{letter}”; what refers to it isn’t shown. Delete the line if you don’t mean "
        "to use that letter, or correct its spelling.",
        warning=True,
    ),
    "situation-without-remedy": Message(
        "所列条款都没有带补救的承诺指标。请在 remedies 写明给予补救的条款，在 claim 写明如何提出。",
        "None of these clauses has a promise with a remedy. Name the clauses that give one under remedies, and under "
        "claim how to claim it.",
    ),
    "situation-without-claim": Message(
        "写了 remedies，却没有写如何提出。请补上 claim。",
        "There are remedies, but not how to claim them. Add claim.",
    ),
}
