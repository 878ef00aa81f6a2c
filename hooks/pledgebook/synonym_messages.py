"""The words of every problem with the synonyms that search knows."""

from __future__ import annotations

from pledgebook.message import Message

SYNONYMS = {
    "synonym-twice": Message(
        "“{word}” 第二次出现（第一次在第{first}行）。每个词只写一次，请把两处合并。",
        "“{word}” stands here a second time (first on line {first}). Each word has one place: join the two.",
    ),
    "synonym-of-itself": Message(
        "“{word}” 同时写在 said 和 written 中，查不到别的内容。请删去一处。",
        "“{word}” stands under both “said” and “written”, which finds nothing else. Delete one of them.",
    ),
}
