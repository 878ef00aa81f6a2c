"""The words of every problem with `from`: what a clause was made from in the version before."""

from __future__ import annotations

from pledgebook.message import Message

LINEAGE = {
    "origin-in-first-version": Message(
        "from 说明本条由上一版的哪些条款而来，第1版和空白文本没有上一版。请删去。",
        "from names the clauses of the version before from which this one was made; version 1 and a blank form have "
        "none. Delete it.",
    ),
    "origin-itself": Message(
        "from 只写了本条自己（“{id}”）。沿用的条款不必写 from；由别的条款并入的，写出那些条款的id。",
        "from names nothing but the clause itself (“{id}”). A clause that goes on needs no from; if others were merged "
        "into it, name them.",
    ),
    "unknown-origin": Message(
        "from 中的 “{name}” 不对：第{version}版没有这个条款。请改正id。",
        "“{name}” under from is wrong: version {version} has no such clause. Correct the id.",
    ),
    "unknown-origin-near": Message(
        "from 中的 “{name}” 不对：第{version}版没有这个条款，是否想写 “{near}”？",
        "“{name}” under from is wrong: version {version} has no such clause; did you mean “{near}”?",
    ),
}
